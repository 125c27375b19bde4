"""A town lives on through the verbs while a mirror follows: definition, Cypher and mirror must agree at the end."""

import argparse
import asyncio
import random
import shutil
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from graph import asks, mirror_follow
from graph.store import Store
from tests.benchmarks import places
from tests.benchmarks.bench import Unequal
from tests.benchmarks.large_town import Builder
from tests.benchmarks.places import CACHE
from tests.benchmarks.reference import Reference
from tests.benchmarks.sampling import Sample, drawn, live
from tests.communities import Community, Knows
from tests.graph.test_candidates import SECRET, plain
from tests.living import Life
from tests.oracle import Found
from tests.town import NOW

FIRST = 10


@dataclass
class TownLife(Life):
    """The same moves, with ties found by their two people."""

    sides: dict[tuple[str, str], Knows] = field(default_factory=dict[tuple[str, str], Knows])
    made: Counter[str] = field(default_factory=Counter[str])

    async def go_on(self, moves: int) -> None:
        self.sides = {(side.a, side.b): side for side in self.world.knows}
        for _ in range(moves):
            move = self.chance.choice(self.moves)
            await self.counted(move)
        self.world.knows = list(self.sides.values())

    async def counted(self, move: Callable[[], Awaitable[None]]) -> None:
        self.made[getattr(move, "__name__", "")] += 1
        await move()

    def _one(self, some: Any) -> Any:
        """A tie that ended stays in the list until the end."""
        while isinstance(one := self.chance.choice(some), Knows):
            if (one.a, one.b) in self.sides:
                break
        return one

    def _side(self, a: str, b: str) -> Knows:
        return self.sides[a, b]

    def _untie(self, a: str, b: str) -> None:
        del self.sides[a, b], self.sides[b, a]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", choices=places.KINDS, default="embedded")
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--degree", type=int, default=50)
    parser.add_argument("--moves", type=int, default=10_000)
    parser.add_argument("--askers", type=int, default=100)
    asyncio.run(run(parser.parse_args()))


async def run(wanted: argparse.Namespace) -> None:
    town = Builder(wanted.people, wanted.degree).build()
    name = f"{wanted.people}-{wanted.degree}"
    async with places.opened(wanted.store, name, town):
        print("the town is loaded", flush=True)
    kept, copy = (CACHE / f"{wanted.store}-{name}{tail}" for tail in ("", "-living"))
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(kept, copy)
    async with places.opened(wanted.store, f"{name}-living", town) as store:
        await lived(store, town, wanted)
    shutil.rmtree(copy)


async def lived(store: Store, town: Community, wanted: argparse.Namespace) -> None:
    async with mirror_follow.following(store, 1024, lambda: NOW) as follower:
        while await follower.fresh() is None:
            await asyncio.sleep(0.2)
        began, life = time.perf_counter(), TownLife(store, town, random.Random(7))
        await life.go_on(wanted.moves)
        print(f"{wanted.moves:,} moves in {time.perf_counter() - began:.0f} s: {dict(life.made)}")
        samples = [one for one in drawn(town, wanted.askers) if live(one.ask)]
        remembered = [await ranked(store, sample) for sample in samples]
    searched = [await ranked(store, sample) for sample in samples]
    compare(town, samples, remembered, searched)


async def ranked(store: Store, sample: Sample) -> list[Found]:
    found = await asks.matches(store, sample.asker, sample.ask.id, SECRET, FIRST, NOW)
    return [plain(match) for match in found]


def compare(
    town: Community,
    samples: list[Sample],
    remembered: list[list[Found]],
    searched: list[list[Found]],
) -> None:
    oracle = Reference(town)
    for sample, mine, stored in zip(samples, remembered, searched, strict=True):
        expected = oracle.matches(sample.ask)[:FIRST]
        if not mine == stored == expected:
            raise Unequal(f"{sample.ask.id}: {mine} {stored} {expected}")
    print(f"{len(samples)} askers, {sum(map(len, remembered))} matches: all three agree")


if __name__ == "__main__":
    main()
