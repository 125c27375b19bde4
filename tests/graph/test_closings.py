"""A circle is closed by an organiser who just showed who they are, and nothing goes on there."""

import pytest

from graph import asks, audiences, circles, closings, departures, entries, intents, renewals
from graph.audiences import Audience, Readers
from graph.circles import UNKNOWN
from graph.proofs import FRESH
from graph.refusals import InvalidInput, NoLongerOpen, OnlyOrganisers, ProveItAgain
from graph.store import Store, new_id
from tests import stage
from tests.cast import small
from tests.graph.test_departures import LATER, left, returning
from tests.graph.test_reports import mails
from tests.reading import rows
from tests.town import NOW


async def test_only_organisers_close_it_and_on_a_fresh_proof(store: Store) -> None:
    cast = await small(store)
    with pytest.raises(InvalidInput) as unknown:
        await closings.close(store, cast.fen, new_id(), NOW, NOW)
    assert unknown.value.message == UNKNOWN
    for person in (cast.ada, cast.zoe):
        with pytest.raises(OnlyOrganisers):
            await closings.close(store, person, cast.guild, NOW, NOW)
    for proved in (None, NOW - FRESH):
        with pytest.raises(ProveItAgain):
            await closings.close(store, cast.fen, cast.guild, proved, NOW)
    assert await circles.shared(store, cast.ada, [cast.fen])


async def test_everybody_leaves_and_is_told(store: Store) -> None:
    cast = await small(store)
    await closings.close(store, cast.fen, cast.guild, NOW, NOW)
    for person in (cast.ada, cast.ines, cast.cleo, cast.sam):
        assert await circles.visible(store, person, [cast.guild], NOW) == []
        (letter,) = await mails(store, person, "circle_closed")
        assert "circle_name" in letter["about"]
    assert await mails(store, cast.fen, "circle_closed") == []
    left = "MATCH (c:Circle {id: $id})<-[m:MEMBER]-() RETURN m.since"
    assert await rows(store, left, id=cast.guild) == []


async def test_what_was_asked_and_given_there_ends(store: Store) -> None:
    acting = await stage.asking(store)
    cast = acting.cast
    there = await asks.post(
        store, cast.sam, asks.Draft("Who prices this?", ["Pricing"], cast.guild), NOW
    )
    soon = asks.Draft("Who reads this?", ["Pricing"], cast.guild, expires_at=NOW + 1)
    over = await asks.post(store, cast.sam, soon, NOW)
    await closings.close(store, cast.fen, cast.guild, NOW + 2, NOW + 2)
    with pytest.raises(NoLongerOpen):
        await renewals.renew_ask(store, cast.sam, over.id, NOW + 2)
    (ended,) = await asks.of(store, cast.sam, [there.id], NOW)
    assert asks.state(ended, NOW) == "WITHDRAWN"
    (elsewhere,) = await asks.of(store, cast.ada, [acting.ask.id], NOW)
    assert asks.state(elsewhere, NOW) == "OPEN"
    assert await asks.matches(store, cast.ada, acting.ask.id, stage.SECRET, 10, NOW) == []
    own = (await intents.of(store, cast.cleo, [cast.cleo], NOW)).get(cast.cleo, [])
    assert all(one.closed for one in own)


async def test_who_was_on_their_way_out_finds_it_gone_when_they_come_back(store: Store) -> None:
    cast = await small(store)
    for field, person in (("place", cast.cleo), ("link", cast.sam)):
        chosen = Audience(field, Readers.CONTACTS, (cast.guild,))
        await audiences.put(store, person, chosen, NOW)
    there = asks.Draft("Who prices this?", ["Pricing"], cast.guild)
    posted = await asks.post(store, cast.cleo, there, NOW)
    await left(store, cast.cleo, NOW)
    session = await returning(store, cast.cleo)
    await closings.close(store, cast.fen, cast.guild, NOW, NOW)
    await departures.keep(store, session, cast.cleo, LATER)
    assert await circles.visible(store, cast.cleo, [cast.guild], LATER) == []
    (ended,) = await asks.of(store, cast.cleo, [posted.id], NOW)
    assert asks.state(ended, NOW) == "WITHDRAWN"
    for field, person in (("place", cast.cleo), ("link", cast.sam)):
        assert Audience(field, Readers.CONTACTS) in await audiences.mine(store, person)


async def test_nothing_is_posted_there_any_more(store: Store) -> None:
    cast = await small(store)
    await closings.close(store, cast.fen, cast.guild, NOW, NOW)
    for person in (cast.fen, cast.ada):
        with pytest.raises(InvalidInput):
            draft = asks.Draft("Who prices this?", ["Pricing"], cast.guild)
            await asks.post(store, person, draft, NOW)
        with pytest.raises(InvalidInput):
            await entries.join(store, person, cast.guild, None, NOW)
        with pytest.raises(InvalidInput):
            await closings.close(store, person, cast.guild, NOW, NOW)
