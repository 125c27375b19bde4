"""Thirty at once: whoever introduces or gives is reached as often as they let, and no more."""

import asyncio
from collections.abc import Awaitable

import pytest

from graph import asks, beginnings, waves
from graph.asks import Ask, Draft
from graph.beginnings import Direct, Way
from graph.introductions import Introduction
from graph.refusals import NoLongerOpen
from graph.store import Store
from graph.waves import Letting
from tests.reading import rows
from tests.stage import NOTE, SECRET, answered
from tests.town import NOW, Town

MANY = 30
THROUGH = """
MATCH (i:Introduction)-[:INTRODUCER]->(:Person {id: $id}) WHERE i.asked_at > 0
RETURN i.id AS id"""
UPON = """
MATCH (i:Introduction)-[:UPON]->(:Intent {id: $id}) WHERE i.reached_at > 0
RETURN i.id AS id"""


REACHED = """
MATCH (i:Introduction)-[:HELPER]->(:Person {id: $id}) WHERE i.reached_at > 0
RETURN i.id AS id"""


async def crowd(
    store: Store, weekly: int = 1, **capacity: int
) -> tuple[list[Ask], list[str], str, str, str]:
    """Thirty who ask for what Cleo gives and know Fen, who knows her: asks, askers, Fen, Cleo, the give."""
    town = Town()
    fen, cleo = town.person("Fen", weekly=weekly), town.person("Cleo")
    askers = [town.person(f"Asker {n}") for n in range(MANY)]
    topic, guild = town.topic("Pricing"), town.circle(fen, cleo, *askers)
    name = town.rows["topics"][0]["name"]
    give = town.give(cleo, topic, guild, **capacity)
    town.tie(fen, cleo)
    for one in askers:
        town.tie(one, fen)
        if not capacity:
            town.tie(one, cleo)
    await town.build(store)
    posted = [await asks.post(store, one, Draft("How do I say a price?", [name]), NOW) for one in askers]  # fmt: skip
    return posted, askers, fen, cleo, give


async def at_once(
    tries: list[Awaitable[Introduction]],
) -> list[Introduction | BaseException]:
    return await asyncio.gather(*tries, return_exceptions=True)


async def test_an_introducer_is_asked_by_one_of_thirty_a_week(store: Store) -> None:
    posted, askers, fen, _, _ = await crowd(store, capacity=50)
    ways: list[Way] = []
    for one, ask in zip(askers, posted, strict=True):
        (match,) = await asks.matches(store, one, ask.id, SECRET, 1, NOW)
        ways.append(Way(ask.id, match.id, NOTE))
    told = await at_once(
        [
            beginnings.request(store, one, way, SECRET, NOW)
            for one, way in zip(askers, ways, strict=True)
        ]
    )
    assert len(await rows(store, THROUGH, id=fen)) == 1
    refused = [one for one in told if not isinstance(one, Introduction)]
    assert {type(one) for one in refused} == {NoLongerOpen} and len(refused) == MANY - 1


async def test_a_give_reaches_two_of_thirty_a_month_and_the_rest_wait_in_vain(store: Store) -> None:
    posted, askers, _, cleo, give = await crowd(store)
    told = await at_once(
        [
            beginnings.ask_directly(store, one, Direct(ask.id, cleo, NOTE), NOW)
            for one, ask in zip(askers, posted, strict=True)
        ]
    )
    assert all(isinstance(one, Introduction) for one in told)
    assert len(await rows(store, UPON, id=give)) == 2


@pytest.mark.parametrize("weekly", [1, 3])
async def test_waves_of_thirty_askers_and_their_requests_keep_to_the_week_of_one_introducer(
    store: Store, weekly: int
) -> None:
    posted, askers, fen, _, _ = await crowd(store, weekly, capacity=50)
    waving = MANY // 2
    ways = [
        Way(ask.id, (await asks.matches(store, one, ask.id, SECRET, 1, NOW))[0].id, NOTE)
        for one, ask in zip(askers[waving:], posted[waving:], strict=True)
    ]
    await asyncio.gather(
        *(
            waves.let_weft_ask(store, one, Letting(ask.id, NOTE), NOW)
            for one, ask in zip(askers[:waving], posted[:waving], strict=True)
        ),
        *(
            beginnings.request(store, one, way, SECRET, NOW)
            for one, way in zip(askers[waving:], ways, strict=True)
        ),
        return_exceptions=True,
    )
    assert len(await rows(store, THROUGH, id=fen)) == weekly


async def test_thirty_introducers_who_say_yes_reach_a_give_twice(store: Store) -> None:
    begun, cleo, give = await awaited(store)
    told = await asyncio.gather(*(answered(store, one, id) for one, id in begun))
    assert all(one.yes for one in told)
    assert len(await rows(store, UPON, id=give)) == 2
    assert len(await rows(store, REACHED, id=cleo)) == 2


async def awaited(store: Store) -> tuple[list[tuple[str, str]], str, str]:
    """Thirty askers, each with an introducer of their own who is asked for Cleo; (introducer, introduction)."""
    town = Town()
    cleo = town.person("Cleo")
    pairs = [(town.person(f"Asker {n}"), town.person(f"Between {n}")) for n in range(MANY)]
    topic, guild = (
        town.topic("Pricing"),
        town.circle(cleo, *(one for both in pairs for one in both)),
    )
    name = town.rows["topics"][0]["name"]
    give = town.give(cleo, topic, guild)
    for asker, between in pairs:
        town.tie(asker, between)
        town.tie(between, cleo)
    await town.build(store)
    begun: list[tuple[str, str]] = []
    for asker, between in pairs:
        ask = await asks.post(store, asker, Draft("How do I say a price?", [name]), NOW)
        (match,) = await asks.matches(store, asker, ask.id, SECRET, 1, NOW)
        way = Way(ask.id, match.id, NOTE)
        begun.append((between, (await beginnings.request(store, asker, way, SECRET, NOW)).id))
    return begun, cleo, give
