"""A seeded town of twenty thousand people: log-normal degrees, clustered in circles, Zipf topics."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from graph.bounds import DAY, NO_END
from tests.communities import (
    Ask,
    Belonging,
    Block,
    Circle,
    Community,
    Favour,
    Intent,
    Introduction,
    Knows,
    Member,
    Nearness,
    Topic,
)
from tests.town import NOW

Numbers = NDArray[np.int64]
RINGS = ("NEW", "FAMILIAR", "CLOSE", "CORE")


@dataclass
class Builder:
    """Sizes of the town, and what has been drawn so far; the same seed gives the same town."""

    people: int = 20_000
    degree: int = 50
    circles: int = 400
    topics: int = 200
    gives_each: int = 5
    seed: int = 7
    made: Community = field(default_factory=Community)

    def __post_init__(self) -> None:
        self.chance = np.random.default_rng(self.seed)
        self.members: list[Numbers] = []
        self.own: list[list[int]] = [[] for _ in range(self.people)]

    def build(self) -> Community:
        for step in (
            self._people,
            self._circles,
            self._ties,
            self._topics,
            self._gives,
            self._asks,
            self._past,
        ):
            step()
        return self.made

    def zipf(self, kinds: int, power: float, count: int) -> Numbers:
        share = 1 / np.arange(1, kinds + 1) ** power
        return self.chance.choice(kinds, size=count, p=share / share.sum())

    def often(self, share: float, count: int) -> NDArray[np.bool_]:
        return self.chance.random(count) < share

    def ago(self, days: int, count: int) -> Numbers:
        return NOW - self.chance.integers(0, days * DAY, count)

    def _people(self) -> None:
        weekly = self.chance.choice((0, 1, 1, 1, 2, 3), self.people)
        open_ = self.often(0.92, self.people)
        for n in range(self.people):
            self.made.people.append(
                Member(id_of("p", n), f"Person {n}", bool(open_[n]), int(weekly[n]))
            )

    def _circles(self) -> None:
        self.made.circles = [Circle(id_of("c", n), f"Circle {n}") for n in range(self.circles)]
        drawn = self.zipf(self.circles, 0.6, 3 * self.people).reshape(self.people, 3)
        for person, row in enumerate(drawn):
            self.own[person] = sorted({int(circle) for circle in row})
            self.made.belongings += [
                Belonging(id_of("p", person), id_of("c", circle)) for circle in self.own[person]
            ]
        pairs = [(circle, person) for person, own in enumerate(self.own) for circle in own]
        self.members = grouped(pairs, self.circles)

    def _ties(self) -> None:
        wanted = self.chance.lognormal(0, 0.7, self.people)
        # Every tie is drawn from one side, and some are drawn twice.
        wanted *= self.degree / 2 / wanted.mean() * 1.06
        pull = wanted / wanted.sum()
        pairs = {
            pair for person in range(self.people) for pair in self._drawn(person, wanted, pull)
        }
        ordered = sorted(pairs)
        blocked = set(self.chance.choice(len(ordered), len(ordered) // 200, replace=False).tolist())
        self.made.blocks = [
            Block(id_of("p", a), id_of("p", b)) for n, (a, b) in enumerate(ordered) if n in blocked
        ]
        self._sides([pair for n, pair in enumerate(ordered) if n not in blocked])

    def _drawn(
        self, person: int, wanted: NDArray[np.float64], pull: NDArray[np.float64]
    ) -> list[tuple[int, int]]:
        """Seven of ten within one's own circles."""
        count = max(1, round(float(wanted[person])))
        near = np.concatenate([self.members[circle] for circle in self.own[person]])
        inside = self.chance.choice(near, round(count * 0.7), p=pull[near] / pull[near].sum())
        outside = self.chance.integers(0, self.people, count - len(inside))
        others = [int(other) for other in (*inside, *outside) if other != person]
        return [(min(person, other), max(person, other)) for other in others]

    def _sides(self, pairs: Sequence[tuple[int, int]]) -> None:
        count = len(pairs)
        allows = self.often(0.92, 2 * count).reshape(count, 2)
        rings = self.chance.choice(4, size=(count, 2), p=(0.4, 0.35, 0.2, 0.05))
        touched = self.ago(500, count)
        for n, (a, b) in enumerate(pairs):
            via = bool(allows[n].all())
            for x, y, side in ((a, b, 0), (b, a, 1)):
                ring, allowed = RINGS[rings[n, side]], bool(allows[n, side])
                self.made.knows.append(
                    Knows(id_of("p", x), id_of("p", y), ring, int(touched[n]), allowed, via)
                )

    def _topics(self) -> None:
        self.made.topics = [Topic(id_of("t", n), f"topic {n}") for n in range(self.topics)]
        pairs = {
            tuple(sorted(self.chance.choice(self.topics, 2, replace=False).tolist()))
            for _ in range(400)
        }
        for a, b in sorted(pairs):
            fit = round(float(self.chance.uniform(0.2, 0.9)), 3)
            self.made.near += [
                Nearness(id_of("t", x), id_of("t", y), fit) for x, y in ((a, b), (b, a))
            ]

    def _gives(self) -> None:
        count = self.people * self.gives_each
        topics = self.zipf(self.topics, 0.9, count)
        terms = self.chance.choice(4, count, p=(0.7, 0.1, 0.1, 0.1))
        for n in range(count):
            owner = n // self.gives_each
            circle = self.own[owner][n % len(self.own[owner])]
            self.made.intents.append(
                Intent(
                    id_of("i", n),
                    id_of("p", owner),
                    id_of("t", int(topics[n])),
                    id_of("c", circle),
                    "GIVE",
                    terms=int(terms[n]),
                    capacity=2,
                    until=NO_END if n % 10 else NOW - DAY,
                    closed=n % 13 == 0,
                )
            )

    def _asks(self) -> None:
        """Two fifths have one; every third of them is still open."""
        count = self.people * 2 // 5
        askers = self.chance.integers(0, self.people, count)
        topics = self.zipf(self.topics, 0.9, 2 * count).reshape(count, 2)
        posted = self.ago(14, count)
        for n in range(count):
            asker = int(askers[n])
            audience = ("CIRCLE", "CONTACTS", *["EXTENDED"] * 8)[n % 10]
            self.made.asks.append(
                Ask(
                    id_of("a", n),
                    id_of("p", asker),
                    topics=sorted({id_of("t", int(topic)) for topic in topics[n]}),
                    circle=id_of("c", self.own[asker][0])
                    if audience == "CIRCLE" or n % 4 == 0
                    else None,
                    terms=int(n % 4),
                    audience=audience,
                    state="OPEN" if n % 3 == 0 else "HELPED",
                    expires=int(posted[n]) + 14 * DAY,
                    posted=int(posted[n]),
                )
            )

    def _past(self) -> None:
        count = self.people // 2
        parts = self.chance.integers(0, self.people, (count, 2))
        at = self.ago(120, count)
        for n in range(count):
            ask = self.made.asks[n % len(self.made.asks)]
            helper, introducer = int(parts[n, 0]), int(parts[n, 1])
            if id_of("p", helper) != ask.asker:
                self._introduced(n, ask, helper, introducer, int(at[n]))

    def _introduced(self, n: int, ask: Ask, helper: int, introducer: int, at: int) -> None:
        by, through = id_of("p", helper), id_of("p", introducer)
        upon = id_of("i", helper * self.gives_each)
        self.made.introductions.append(
            Introduction(
                id_of("n", n),
                ask.id,
                ask.asker,
                through,
                by,
                None,
                upon,
                "THANKED",
                at,
                at + DAY // 2,
            )
        )
        if n % 2:
            self.made.favours.append(Favour(id_of("f", n), by, ask.asker, through, at + DAY))


def id_of(kind: str, number: int) -> str:
    return f"{kind}{number:031d}"


def grouped(pairs: Sequence[tuple[int, int]], kinds: int) -> list[Numbers]:
    """The second of each pair, by the first; both ascending."""
    both = np.array(sorted(pairs), dtype=np.int64)
    edges = np.searchsorted(both[:, 0], np.arange(kinds + 1))
    return [both[start:end, 1] for start, end in pairwise(edges)]
