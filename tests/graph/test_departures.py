"""Leaving: out of sight at once, thirty days to come back."""

import json
from typing import Any

import pytest

from graph import (
    asks,
    badges,
    circles,
    departures,
    digests,
    introductions,
    mirror_load,
    outbox,
    people,
    sessions,
    ties,
)
from graph.bounds import DAY
from graph.departures import Leaving
from graph.introductions import State
from graph.mirror import Mirror
from graph.notices import Kind, Notices, Way
from graph.outbox import Letter
from graph.refusals import InvalidInput, ProveItAgain
from graph.store import Noted, Store, new_id
from tests.cast import small
from tests.reading import rows
from tests.stage import NEWEST, SECRET, asking, introduced, requested
from tests.town import NOW, look

LATER = NOW + 1


async def left(store: Store, person: str, now: int) -> int:
    return await departures.leave(store, person, person, now, now)


async def returning(store: Store, person: str, now: int = LATER) -> str:
    """A session of somebody who came back with a code from their mail."""
    session = new_id()
    (row,) = await look(store, "MATCH (p:Leaving {id: $id}) RETURN p.email AS email", id=person)
    email = row["email"]
    given = {"id": session, "key": session, "device": "A phone", "now": now, "until": now + DAY}
    begun = store.write(lambda tx: departures.sign_in(tx, email, None, given))
    assert await begun == person
    return session


async def test_who_leaves_is_gone_for_everybody_and_comes_back_as_they_were(store: Store) -> None:
    stage = await asking(store)
    cast = stage.cast

    async def seen() -> list[Any]:
        return [
            await people.visible(store, cast.fen, [cast.cleo], NOW),
            await ties.of(store, cast.fen, [cast.cleo]),
            await ties.contacts(store, cast.fen, NEWEST, 9),
            await circles.members(store, cast.sam, cast.guild, NEWEST, 9),
            await circles.visible(store, cast.sam, [cast.guild], NOW),
            [
                (one.introducer, one.helper)
                for one in await asks.matches(store, cast.ada, stage.ask.id, SECRET, 10, NOW)
            ],
        ]

    before = await seen()
    assert await left(store, cast.cleo, NOW) == NOW + 30 * DAY
    visible, tie, contacts, members, (circle,), matches = await seen()
    assert (visible, tie, matches) == ([], [], [])
    assert len(contacts) == len(before[2]) - 1
    assert len(members) == len(before[3]) - 1 == circle.member_count
    assert await people.visible(store, cast.cleo, [cast.cleo], NOW) == []

    session = await returning(store, cast.cleo)
    assert await departures.of(store, session, LATER) == Leaving(cast.cleo, "Cleo", NOW + 30 * DAY)
    assert await sessions.find(store, session, LATER) is None
    assert await departures.keep(store, session, cast.cleo, LATER)
    assert await seen() == before
    assert await departures.of(store, session, LATER) is None
    assert await sessions.find(store, session, LATER)


@pytest.mark.parametrize("lent", [True, False])
async def test_what_a_contact_says_of_their_ties_meanwhile_holds(store: Store, lent: bool) -> None:
    cast = await small(store)
    ways = "MATCH (p {id: $id})-[k:KNOWS]-() WHERE k.via RETURN count(k) AS open"
    await ties.lend(store, cast.fen, not lent, NOW)
    await left(store, cast.cleo, NOW)
    await ties.lend(store, cast.fen, lent, NOW)
    await departures.keep(store, await returning(store, cast.cleo), cast.cleo, LATER)
    # Both sides of the tie to Ines, and of that to Fen.
    assert await rows(store, ways, id=cast.cleo) == [{"open": 4 if lent else 2}]


async def test_nobody_deletes_somebody_else(store: Store) -> None:
    cast = await small(store)
    with pytest.raises(InvalidInput):
        await departures.leave(store, cast.zoe, cast.ada, NOW, NOW)


async def test_leaving_needs_a_fresh_proof(store: Store) -> None:
    cast = await small(store)
    for proved in (None, NOW - 600_000, NOW + 1):
        with pytest.raises(ProveItAgain):
            await departures.leave(store, cast.zoe, cast.zoe, proved, NOW)
    assert await people.visible(store, cast.zoe, [cast.zoe], NOW)


async def test_only_who_leaves_has_a_way_back_and_only_until_its_end(store: Store) -> None:
    cast = await small(store)
    with pytest.raises(InvalidInput):
        await departures.keep(store, new_id(), cast.zoe, NOW)
    until = await left(store, cast.zoe, NOW)
    session = await returning(store, cast.zoe, until - 1)
    assert await departures.of(store, session, until) is None
    with pytest.raises(InvalidInput):
        await departures.keep(store, session, cast.zoe, until)
    assert await departures.keep(store, session, cast.zoe, until - 1) == cast.zoe


async def test_leaving_ends_every_session_and_the_mail_on_its_way(store: Store) -> None:
    cast = await small(store)
    email = f"{cast.ada}@example.org"
    held = new_id()
    given = (cast.ada, held, new_id(), None, "A phone", NOW)
    await store.write(lambda tx: sessions.begin(tx, *given))
    assert await sessions.find(store, held, NOW)
    await left(store, cast.ada, NOW)
    assert await sessions.find(store, held, NOW) is None
    letters = await rows(store, "MATCH (o:Outbox {to: $to}) RETURN o.kind AS kind", to=email)
    assert [letter["kind"] for letter in letters] == ["leaving"]


async def test_what_was_collected_goes_too_and_is_collected_anew_for_who_comes_back(
    store: Store,
) -> None:
    cast = await small(store)
    collected = "MATCH (o:Outbox {to: $to}) RETURN o.kind AS kind ORDER BY kind"
    email = f"{cast.zoe}@example.org"
    await _collected(store, cast.zoe, email)
    assert await rows(store, collected, to=email) == [{"kind": "digest"}, {"kind": "outcome"}]
    await left(store, cast.zoe, NOW)
    assert await rows(store, collected, to=email) == [{"kind": "leaving"}]
    await departures.keep(store, await returning(store, cast.zoe), cast.zoe, LATER)
    await _collected(store, cast.zoe, email)
    found = [row["kind"] for row in await rows(store, collected, to=email)]
    assert [kind for kind in found if kind != "leaving"] == ["digest", "outcome"]


async def _collected(store: Store, person: str, email: str) -> None:
    about = {"introduction": new_id()}
    await store.write(lambda tx: outbox.put(tx, kind="outcome", to=email, about=about, now=NOW))
    (row,) = await rows(
        store, "MATCH (o:Outbox {to: $to, kind: 'outcome'}) RETURN o.id AS id", to=email
    )
    letter = Letter(row["id"], "outcome", email, json.dumps(about), 0)
    await digests.collect(store, letter, Way(person, Kind.NEWS, Notices()), NOW)


async def test_a_request_through_somebody_waits_on_when_its_helper_leaves(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    before = introductions.seen(begun, LATER)
    await left(store, stage.cast.cleo, LATER)
    (after,) = await introductions.of(store, stage.cast.ada, [begun.id])
    assert introductions.seen(after, LATER) == before
    assert before.state is State.WAITING
    between = begun.introducer or ""
    assert (await badges.of(store, between, LATER)).answers == 0
    assert await introductions.of(store, between, [begun.id]) == []


async def test_an_introduction_goes_with_whom_it_named(store: Store) -> None:
    stage = await asking(store)
    met = await introduced(store, stage)
    await left(store, stage.cast.cleo, LATER)
    assert await introductions.of(store, stage.cast.ada, [met.id]) == []


async def test_the_mirror_forgets_and_knows_again(store: Store) -> None:
    stage, mirror = await asking(store), Mirror()
    cast, ask = stage.cast, stage.ask.id
    everybody = {cast.ada, cast.fen, cast.ines, cast.cleo, ask}
    await mirror_load.refresh(store, mirror, everybody, NOW)
    before = _ties(mirror, cast.fen)
    await left(store, cast.ada, NOW)
    await mirror_load.refresh(store, mirror, {cast.ada, cast.fen}, NOW)
    assert cast.ada not in mirror.people.known
    assert (_ties(mirror, cast.fen), ask in mirror.asks) == (before - {cast.ada}, False)
    heard: list[Noted] = []
    store.listening.append(heard.extend)
    await departures.keep(store, await returning(store, cast.ada), cast.ada, LATER)
    store.listening.remove(heard.extend)
    await mirror_load.refresh(store, mirror, {one.of for one in heard}, NOW)
    assert (_ties(mirror, cast.fen), ask in mirror.asks) == (before, True)


def _ties(mirror: Mirror, person: str) -> set[str]:
    others = mirror.ties.get(mirror.people.known[person], "other").tolist()
    return {mirror.people.ids[other] for other in others}
