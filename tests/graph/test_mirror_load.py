"""A community lives on: a mirror that hears of it agrees with the definition, a deaf one gives nothing away."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import checks, mirror_load
from graph.matching import Match
from graph.mirror import Mirror
from graph.store import Noted, Store
from tests.communities import Ask, Community
from tests.graph.test_candidates import SECRET, plain
from tests.inventing import communities
from tests.living import Life
from tests.loading import load
from tests.mirrored import mirrored
from tests.oracle import Found, Oracle
from tests.town import NOW

lives = given(world=communities, seed=st.integers(0, 2**32))
unhurried = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


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
        allowed = {found.helper: found for found in expected(oracle, ask)}
        for match in await matches(store, stale, ask):
            assert match.give == allowed[match.helper].give
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
