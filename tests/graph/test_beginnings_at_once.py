"""Thirty at once: whoever introduces or gives is reached as often as they let, and no more."""

import asyncio
from collections.abc import Awaitable

from graph import asks, beginnings
from graph.asks import Ask, Draft
from graph.beginnings import Direct, Way
from graph.introductions import Introduction
from graph.refusals import NoLongerOpen
from graph.store import Store
from tests.reading import rows
from tests.stage import NOTE, SECRET
from tests.town import NOW, Town

MANY = 30
THROUGH = """
MATCH (i:Introduction)-[:INTRODUCER]->(:Person {id: $id}) WHERE i.asked_at > 0
RETURN i.id AS id"""
UPON = """
MATCH (i:Introduction)-[:UPON]->(:Intent {id: $id}) WHERE i.reached_at > 0
RETURN i.id AS id"""


async def crowd(store: Store, **capacity: int) -> tuple[list[Ask], list[str], str, str, str]:
    """Thirty who ask for what Cleo gives and know Fen, who knows her: asks, askers, Fen, Cleo, the give."""
    town = Town()
    fen, cleo = town.people("Fen", "Cleo")
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
