"""What the mirror proposes and the store checks, against the definition in plain Python."""

import pytest
from hypothesis import given

from graph import asks, checks, mirror_load
from graph.asks import Draft
from graph.bounds import DAY
from graph.matching import Match
from graph.mirror import Mirror
from graph.store import Store, new_id
from tests import size
from tests.communities import Ask, Community, Introduction
from tests.graph.test_candidates import SECRET, plain
from tests.inventing import communities, invent
from tests.loading import load
from tests.mirrored import mirrored
from tests.oracle import Oracle
from tests.town import NOW, Town


@given(world=communities)
@size.examples(50, 2_000)
async def test_list_order_introducers_and_reasons_follow_the_definition(
    store: Store, world: Community
) -> None:
    await load(store, world)
    mirror = await mirrored(store, world)
    oracle = Oracle(world)
    for ask in world.asks:
        expected = (
            oracle.matches(ask)
            if ask.audience != "CONTACTS" and ask.expires > NOW and ask.state == "OPEN"
            else []
        )
        for first in (2, 50):
            found = await checks.matches(store, mirror, ask.asker, ask.id, SECRET, NOW, first)
            assert [plain(match) for match in found or []] == expected[:first]


@given(world=communities)
@size.examples(10, 100)
async def test_a_match_is_found_again_by_its_id_and_no_other_is(
    store: Store, world: Community
) -> None:
    await load(store, world)
    mirror = await mirrored(store, world)

    async def resolved(ask: Ask, id: str) -> Match | None:
        asked = (mirror, ask.asker, ask.id, SECRET, id, NOW)
        return await store.read(lambda tx: checks.resolve(tx, *asked))

    for ask in world.asks:
        found = await checks.matches(store, mirror, ask.asker, ask.id, SECRET, NOW, 50)
        for match in found or []:
            assert await resolved(ask, match.id) == match
        assert await resolved(ask, "0" * 64) is None


@pytest.mark.parametrize("alone", [True, False])
async def test_a_way_is_found_where_the_likeliest_are_all_turned_down(
    store: Store, alone: bool
) -> None:
    """Whom Weft asked for somebody else, unseen, has no place left, and no mirror knows of it."""
    town = Town()
    ada, other, helper, second = town.people("Ada", "Bob", "Cleo", "Dan")
    between = town.people("Eve", "Finn", "Gus", "Hal")
    topic = town.topic("Pricing")
    name = town.rows["topics"][0]["name"]
    guild = town.circle(ada, helper, second)
    for n, one in enumerate(between):
        town.tie(ada, one, touched=NOW - n * 40 * DAY)
        town.tie(one, helper)
    town.tie(between[-1], second)
    for one in (helper,) if alone else (helper, second):
        town.give(one, topic, guild)
    await town.build(store)
    ask = await asks.post(store, ada, Draft("How do I price it?", topics=[name]), NOW)
    await load(store, Community(introductions=[unseen(other, f, second) for f in between[:-1]]))
    mirror = Mirror()
    everything = {ada, helper, second, *between, ask.id, topic, guild}
    await mirror_load.refresh(store, mirror, everything, NOW)
    found = await checks.matches(store, mirror, ada, ask.id, SECRET, NOW, 10)
    assert found == await asks.matches(store, ada, ask.id, SECRET, 10, NOW)
    assert [match.introducer for match in found or []] == [between[-1]] * (1 if alone else 2)


def unseen(asker: str, introducer: str, helper: str) -> Introduction:
    """In a wave, asked today."""
    people = (asker, introducer, helper, None, None)
    return Introduction(new_id(), None, *people, "WITH_INTRODUCER", NOW, 0, told=False)


async def test_somebody_known_by_a_tie_alone_is_left_out(store: Store) -> None:
    world = invent(seed=7, people=20, density=0.4)
    await load(store, world)
    mirror = await mirrored(store, world)
    for person in world.people:
        others, sides = (
            mirror.ties.get(mirror.people.known[person.id], c) for c in ("other", "side")
        )
        known = [mirror.people.ids[other] for other in others]
        mirror.tie(person.id, [*known, f"new to {person.id}"], [*sides, 7])
    oracle = Oracle(world)
    for ask in world.asks:
        found = await checks.matches(store, mirror, ask.asker, ask.id, SECRET, NOW, 50)
        assert found is None or [plain(match) for match in found] == oracle.matches(ask)
