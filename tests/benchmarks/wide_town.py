"""The seeded town for a hundred thousand people: its ties stay in arrays; as objects they would need 10 GB."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.large_town import RINGS, Builder, Numbers, id_of
from tests.communities import Block
from tests.loading import Batch, large_batches
from tests.town import TIES

BATCH = 5_000


@dataclass
class Pairs:
    """Ties once each: two people, both rings, the last touch, whether both allow introductions."""

    a: Numbers
    b: Numbers
    rings: NDArray[np.int64]
    touched: Numbers
    via: NDArray[np.bool_]

    def rows(self) -> Iterator[list[dict[str, Any]]]:
        """Both directions, in batches."""
        for first in range(0, len(self.a), BATCH):
            some = range(first, min(first + BATCH, len(self.a)))
            yield [row for n in some for row in (self._row(n, 0), self._row(n, 1))]

    def _row(self, n: int, side: int) -> dict[str, Any]:
        ends = id_of("p", int(self.a[n])), id_of("p", int(self.b[n]))
        via = bool(self.via[n])
        kept = {"ring": RINGS[self.rings[n, side]], "touched": int(self.touched[n]), "via": via}
        return {
            "a": ends[side],
            "b": ends[1 - side],
            "side": kept | {"allows": via, "reason": "met", "kind": "BOTH", "since": 0},
        }


@dataclass
class WideBuilder(Builder):
    people: int = 100_000
    degree: int = 150
    pairs: Pairs | None = None

    def _ties(self) -> None:
        wanted = self.chance.lognormal(0, 0.7, self.people)
        wanted *= self.degree / 2 / wanted.mean() * 1.06
        pull = wanted / wanted.sum()
        drawn = [self._packed(person, wanted, pull) for person in range(self.people)]
        both = np.unique(np.concatenate(drawn))
        blocked = np.zeros(len(both), bool)
        blocked[self.chance.choice(len(both), len(both) // 2000, replace=False)] = True
        a, b = both // self.people, both % self.people
        self.made.blocks = [
            Block(id_of("p", int(x)), id_of("p", int(y)))
            for x, y in zip(a[blocked], b[blocked], strict=True)
        ]
        self._sided(a[~blocked], b[~blocked])

    def _packed(self, person: int, wanted: Any, pull: Any) -> Numbers:
        pairs = np.array(self._drawn(person, wanted, pull), np.int64).reshape(-1, 2)
        return pairs[:, 0] * self.people + pairs[:, 1]

    def _sided(self, a: Numbers, b: Numbers) -> None:
        count = len(a)
        rings = self.chance.choice(4, size=(count, 2), p=(0.4, 0.35, 0.2, 0.05))
        via = self.often(0.92, count) & self.often(0.92, count)
        self.pairs = Pairs(a, b, rings, self.ago(500, count), via)


def batches(town: WideBuilder) -> Iterator[Batch]:
    """Everything else, then the ties; says how far it is."""
    assert town.pairs
    yield from large_batches(town.made)
    began, ties = time.perf_counter(), len(town.pairs.a)
    for number, rows in enumerate(town.pairs.rows()):
        if number % 50 == 0:
            took = time.perf_counter() - began
            print(f"  {number * BATCH:,} of {ties:,} ties, {took:.0f} s", flush=True)
        yield TIES, rows
