"""A community lives on: a mirror that hears of it agrees with the definition, a deaf one gives nothing away."""

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graph import checks, departures, evidence, mirror_load
from graph.bounds import DAY
from graph.formula import counted
from graph.matching import Match
from graph.mirror import Mirror
from graph.store import Noted, Store, new_id
from tests import size
from tests.communities import Ask, Community, Favour
from tests.graph.test_candidates import SECRET, plain
from tests.inventing import communities, invent
from tests.living import Life
from tests.loading import load
from tests.mirrored import mirrored
from tests.oracle import Found, Oracle
from tests.town import NOW, Town

lives = given(world=communities, seed=st.integers(0, 2**32))
unhurried = size.examples(12, 400)


@lives
@unhurried
async def test_after_live_changes_the_list_is_that_of_the_definition(
    store: Store, world: Community, seed: int
) -> None:
    await load(store, world)
    mirror = await mirrored(store, world)
    for _ in range(3):
        noted = await lived(store, world, seed, moves=6)
        await mirror_load.refresh(store, mirror, {one.of for one in noted}, NOW)
        oracle = Oracle(world)
        for ask in world.asks:
            found = await matches(store, mirror, ask)
            assert [plain(match) for match in found] == expected(oracle, ask)


@lives
@unhurried
async def test_a_mirror_that_hears_nothing_shows_nothing_it_may_not(
    store: Store, world: Community, seed: int
) -> None:
    await load(store, world)
    stale = await mirrored(store, world)
    await lived(store, world, seed, moves=20)
    oracle = Oracle(world)
    for ask in world.asks:
        allowed = {found.helper for found in expected(oracle, ask)}
        for match in await matches(store, stale, ask):
            assert match.helper in allowed
            assert match.give in {give.id for give in oracle.gives(ask, match.helper)}
            named = {match.introducer, match.runner_up} - {None}
            assert named <= set(oracle.introducers(ask, match.helper))


async def lived(store: Store, world: Community, seed: int, moves: int) -> list[Noted]:
    """What the process heard of while so many moves were made."""
    heard: list[Noted] = []
    store.listening.append(heard.extend)
    try:
        await Life(store, world, random.Random(seed)).go_on(moves)
    finally:
        store.listening.remove(heard.extend)
    return heard


async def matches(store: Store, mirror: Mirror, ask: Ask) -> list[Match]:
    return await checks.matches(store, mirror, ask.asker, ask.id, SECRET, NOW, 50) or []


def expected(oracle: Oracle, ask: Ask) -> list[Found]:
    """Of an ask that is open and goes beyond contacts."""
    live = ask.state == "OPEN" and ask.expires > NOW and ask.audience != "CONTACTS"
    return oracle.matches(ask) if live else []


async def test_reading_everything_is_reading_everybody(store: Store) -> None:
    """In sweeps or one by one: the same rows."""
    world = invent(seed=7, people=20, density=0.4)
    await load(store, world)
    whole, each = await mirror_load.build(store, NOW, 512), await mirrored(store, world)
    for person in world.people:
        assert held(whole, person.id) == held(each, person.id)
    for ask in world.asks:
        assert await matches(store, whole, ask) == await matches(store, each, ask)


async def test_who_was_helped_often_counts_once_after_they_left_as_well(store: Store) -> None:
    town = Town()
    ada, helper, friend = town.people("Ada", "Bob", "Cleo")
    await town.build(store)
    helps = [Favour(new_id(), helper, friend, None, NOW - n * DAY) for n in range(3)]
    await load(store, Community(favours=helps))
    await departures.leave(store, friend, friend, NOW, NOW)
    records = await store.read(lambda tx: evidence.records(tx, ada, [helper], NOW))
    assert [help.at for help in counted(records[helper].helps)] == [NOW]
    each = Mirror()
    await mirror_load.refresh(store, each, {helper}, NOW)
    for mirror in (each, await mirror_load.build(store, NOW, 512)):
        assert held(mirror, helper)["helped"] == [NOW]


def held(mirror: Mirror, person: str) -> dict[str, Any]:
    """Everything about one person, in ids."""
    who, people = mirror.people.known[person], mirror.people.ids
    ties = zip(mirror.ties.get(who, "other"), mirror.ties.get(who, "side"), strict=True)
    return {
        "ties": {(people[other], int(side)) for other, side in ties},
        "circles": {mirror.circles.ids[at] for at in mirror.memberships.get(who, "circle")},
        "helped": mirror.helped.get(who, "at").tolist(),
        "reached": mirror.reached.get(who, "at").tolist(),
        "busy": int(mirror.busy[who]),
        "open": bool(mirror.open[who]),
        "blocks": {people[other] for other in mirror.blocks.get(who, ())},
        "gives": sorted(gives(mirror, who)),
    }


def gives(mirror: Mirror, who: int) -> list[tuple[str, str, int, int, int]]:
    found: list[tuple[str, str, int, int, int]] = []
    for circle in mirror.memberships.get(who, "circle").tolist():
        cells = [mirror.gives.get(circle, name) for name in mirror.gives.columns]
        for owner, topic, *rest in zip(*cells, strict=True):
            if owner == who:
                terms, until, full = map(int, rest)
                names = mirror.circles.ids[circle], mirror.topics.ids[topic]
                found.append((*names, terms, until, full))
    return found
