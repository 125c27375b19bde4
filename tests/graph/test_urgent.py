"""Urgent: a day at most, one a month, told at once to those who are near and may see it, over by itself."""

import asyncio

import pytest

from graph import asks, mutes, today
from graph.asks import Draft
from graph.bounds import DAY
from graph.caps import Caps
from graph.matching import MONTH
from graph.refusals import InvalidInput, TooManyUrgentAsks
from graph.store import Store
from tests.cast import small
from tests.neighbourhood import Neighbourhood, neighbourhood
from tests.reading import rows
from tests.town import NOW, look

MAILED = "MATCH (o:Outbox {kind: 'urgent_ask'}) WHERE o.id STARTS WITH $ask RETURN o.to AS to"
CLOSE = """
MATCH (:Person {id: $ben})-[k:KNOWS]->(:Person {id: $mia})
SET k.ring = 'CLOSE'
RETURN k.ring AS ring"""
TOLD = "MATCH (:Person {id: $mia})<-[t:TOLD]-(:Ask) RETURN type(t) AS told"
URGENT = Draft("My talk is tonight and the slides are gone!", [], urgent=True)


async def told(store: Store, ask: str) -> set[str]:
    return {row["to"].split("@")[0] for row in await rows(store, MAILED, ask=ask)}


async def test_m45_close_contacts_hear_at_once_and_it_ends_within_a_day(store: Store) -> None:
    cast = await small(store)
    ask = await asks.post(store, cast.ada, URGENT, NOW)
    assert (ask.urgent, ask.expires) == (True, NOW + DAY)
    assert await told(store, ask.id) == {cast.fen}
    assert asks.state(ask, NOW + DAY) == "EXPIRED"
    assert not await asks.of(store, cast.fen, [ask.id], NOW + DAY)


async def test_a_circle_hears_where_a_give_fits(store: Store) -> None:
    cast = await small(store)
    (topic,) = await store.rows("topics/of", viewer=cast.ada, ids=[cast.selling])
    within = Draft(URGENT.text, [topic["name"]], cast.guild, audience="CIRCLE", urgent=True)
    ask = await asks.post(store, cast.ada, within, NOW)
    assert await told(store, ask.id) == {cast.cleo}
    assert await asks.of(store, cast.cleo, [ask.id], NOW)


async def test_thirty_urgent_asks_at_once_are_one_a_month(store: Store) -> None:
    cast, store = await small(store), store.under(Caps(open_asks=30, asks_a_week=30))
    outcomes = await asyncio.gather(
        *(asks.post(store, cast.ada, URGENT, NOW) for _ in range(30)), return_exceptions=True
    )
    refused = [one for one in outcomes if isinstance(one, TooManyUrgentAsks)]
    assert len(refused) == 29
    assert {one.until for one in refused} == {NOW + MONTH}
    assert await asks.post(store, cast.ada, URGENT, NOW + MONTH)


async def test_a_day_is_the_longest(store: Store) -> None:
    cast = await small(store)
    for at in (NOW, NOW + DAY + 1):
        late = Draft(URGENT.text, [], urgent=True, expires_at=at)
        with pytest.raises(InvalidInput) as refused:
            await asks.post(store, cast.ada, late, NOW)
        assert refused.value.path == "expires_at"


async def close_by(store: Store, asks_before: int = 0) -> Neighbourhood:
    """Ben counts Mia as close; she has looked at her list of the day."""
    near = await neighbourhood(store)
    await look(store, CLOSE, ben=near.ben, mia=near.mia)
    for who in (near.kai, *[near.ben] * 4)[:asks_before]:
        await near.ask(who, now=NOW - 1)
    assert len(await near.keys()) == asks_before
    return near


async def urgent(near: Neighbourhood, who: str, topic: str = "") -> str:
    ask = await near.ask(who, topic, NOW + 1, urgent=True)
    return f"ask|{ask.id}"


async def test_m45_an_urgent_ask_comes_onto_a_list_that_was_done(store: Store) -> None:
    near = await close_by(store)
    assert (await near.look()).done
    key = await urgent(near, near.ben)
    found = await near.look(NOW + 2)
    assert [(one.key, one.urgent) for one in found.items] == [(key, True)] and not found.done
    assert [one.key for one in (await near.look(NOW + 3)).items] == [key]
    over = await near.look(NOW + 1 + DAY)
    assert over.items == []


async def test_m45_on_a_full_list_it_comes_first_and_the_list_stays_as_long(store: Store) -> None:
    near = await close_by(store, 5)
    before = await near.keys()
    key = await urgent(near, near.ben)
    assert await near.keys(NOW + 2) == [key, *before[:4]]
    await today.put_off(near.store, near.mia, key, None, NOW + 3)
    assert await near.keys(NOW + 4) == before[:4]


async def test_helped_with_it_stays_as_what_was_done(store: Store) -> None:
    near = await close_by(store)
    ask = await near.ask(near.ben, now=NOW + 1, urgent=True)
    await near.look(NOW + 2)
    await near.offer(near.mia, ask, NOW + 3)
    found = await near.look(NOW + 4)
    assert [one.handled for one in found.items] == [True] and found.done


async def test_who_is_not_told_or_could_not_help_keeps_the_list_as_it_was(store: Store) -> None:
    near = await close_by(store)
    for who, topic in ((near.ben, near.drawing), (near.kai, near.pricing), (near.eva, "")):
        await urgent(near, who, topic)
    assert await near.keys(NOW + 2) == []
    assert sum(key.startswith("ask|") for key in await near.keys(NOW + DAY)) == 2


async def test_muted_blocked_or_taken_back_it_does_not_come(store: Store) -> None:
    near = await close_by(store)
    ask = await near.ask(near.ben, now=NOW + 1, urgent=True)
    await mutes.mute(store, near.mia, near.ben, NOW + 2)
    assert await near.keys(NOW + 3) == []
    await mutes.unmute(store, near.mia, near.ben, NOW + 4)
    await asks.withdraw(store, near.ben, ask.id, NOW + 5)
    assert await near.keys(NOW + 6) == []


async def test_whom_it_told_is_forgotten_once_it_is_over(store: Store) -> None:
    near = await close_by(store)
    await urgent(near, near.ben)
    for days, told in ((0, 1), (2, 0)):
        await near.look(NOW + days * DAY + 2)
        assert len(await rows(store, TOLD, mia=near.mia)) == told


async def test_in_a_circle_it_comes_to_whose_give_fits(store: Store) -> None:
    near = await close_by(store)
    ask = await near.ask(
        near.kai, now=NOW + 1, audience="CIRCLE", circle_id=near.guild, urgent=True
    )
    assert await near.keys(NOW + 2) == [f"ask|{ask.id}"]
    assert await near.keys(NOW + 2, near.eva) == []
