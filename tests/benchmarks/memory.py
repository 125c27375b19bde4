"""What is timed of matching from memory: the arrays alone, with the store's check, and Today."""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from graph import asks, checks, mirror_follow, openings, pairings, shortlist
from graph.checks import MARGIN
from graph.mirror import Mirror
from graph.shortlist import Proposal
from graph.store import Store
from tests.benchmarks.arms import Arm
from tests.benchmarks.places import MOST_MB
from tests.benchmarks.sampling import Sample
from tests.mirrored import serving
from tests.server.conftest import SECRET
from tests.town import NOW

FIRST = 10
# The same question of the store alone, by the name of its arm.
SAME = {
    "matches, from memory": "matches",
    "Today: asks my gives fit, from memory": "Today: asks my gives fit",
    "Today: introductions I could make, from memory": "Today: introductions I could make",
}


@asynccontextmanager
async def built(store: Store) -> AsyncGenerator[Mirror]:
    """Followed as a server does; says how long it took and what it weighs."""
    began = time.perf_counter()
    async with mirror_follow.following(store, MOST_MB, lambda: NOW) as follower:
        while (mirror := await follower.fresh()) is None:
            await asyncio.sleep(0.05)
        took, ties = time.perf_counter() - began, int(mirror.ties.length.sum())
        weight = f"{mirror.nbytes / 1e6:.0f} MB, {mirror.nbytes / ties:.1f} bytes a side of a tie"
        print(f"the mirror: {ties:,} sides of ties in {took:.1f} s, {weight}", flush=True)
        yield mirror


def proposed(mirror: Mirror, viewer: str, ask: str) -> Proposal | None:
    """The arrays alone, from an ask's id to whom the store would be asked about."""
    question = shortlist.question(mirror, viewer, ask, NOW)
    if question is None:
        return None
    near = checks.near_to(mirror, question)
    wanted = shortlist.wanted(mirror, viewer, question, near)
    return shortlist.proposal(mirror, wanted, NOW, FIRST + MARGIN)


def arms(store: Store, mirror: Mirror) -> list[Arm]:
    async def alone(sample: Sample) -> Any:
        return proposed(mirror, sample.asker, sample.ask.id)

    async def matches(sample: Sample) -> Any:
        return await asks.matches(store, sample.asker, sample.ask.id, SECRET, FIRST, NOW)

    async def asks_for(sample: Sample) -> Any:
        return await openings.asks_for(store, sample.asker, NOW)

    async def pairs(sample: Sample) -> Any:
        return await pairings.introductions_i_could_make(store, sample.asker, NOW)

    names = list(SAME)
    found = [Arm("ranking in memory alone", alone), Arm(names[0], matches)]
    found += [Arm(names[1], asks_for), Arm(names[2], pairs)]
    return [Arm(arm.name, from_(mirror, arm.call)) for arm in found]


def without(some: list[Arm]) -> list[Arm]:
    """The same arms with nothing but the store."""
    return [Arm(arm.name, from_(None, arm.call)) for arm in some]


def from_(
    mirror: Mirror | None, call: Callable[[Sample], Awaitable[Any]]
) -> Callable[[Sample], Awaitable[Any]]:
    """The same call from this mirror, or from none."""

    async def called(sample: Sample) -> Any:
        with serving(mirror):
            return await call(sample)

    return called
