"""The bare question that every engine can answer, its arrays, and its definition in plain Python."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph import shortlist
from graph.candidates import Question
from graph.formula import RINGS
from graph.mirror import Mirror
from graph.sides import RING_OF, VIA
from tests.town import NOW

# Who gives one of the ask's topics, is exactly two open ties away and not known: the best ten by the sum, over their
# paths, of both ties' weights, each with the contact on the best path; equal ones by id.
FIRST = 10
# Whole and powers of two, so that sums are exact in whatever order an engine adds.
WEIGHTS = np.array([RINGS[ring] for ring in RING_OF], np.int64)
Answer = list[tuple[str, str]]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody with an open ask, in the mirror's numbers and as the engines that ask by id need them."""

    id: str
    number: int
    topics: Numbers
    topic_ids: list[str]
    question: Question


@dataclass(frozen=True, slots=True)
class Plain:
    """The mirror's own ties, givers by topic, and the place of every person in the order of ids."""

    mirror: Mirror
    first_giver: Numbers
    givers: NDArray[np.int32]
    order: NDArray[np.int32]

    def giving(self, topic: int) -> NDArray[np.int32]:
        return self.givers[self.first_giver[topic] : self.first_giver[topic + 1]]

    def ties_of(self, person: int) -> tuple[list[int], list[int], list[bool]]:
        """The other, the weight of one's own side, whether it is open."""
        side = self.mirror.ties.get(person, "side")
        weights = WEIGHTS[(side >> np.uint32(1)) & np.uint32(3)]
        others = self.mirror.ties.get(person, "other")
        return others.tolist(), weights.tolist(), ((side & VIA) == 1).tolist()

    @property
    def nbytes(self) -> int:
        ties = self.mirror.ties
        return ties.nbytes + self.first_giver.nbytes + self.givers.nbytes + self.order.nbytes


def plain(mirror: Mirror) -> Plain:
    pairs = np.unique(np.concatenate([_gives(mirror, n) for n in range(len(mirror.circles.ids))]))
    people = len(mirror.people.ids)
    topics, owners = pairs // people, pairs % people
    first = np.searchsorted(topics, np.arange(len(mirror.topics.ids) + 1))
    order = np.empty(people, np.int32)
    order[np.argsort(np.array(mirror.people.ids))] = np.arange(people, dtype=np.int32)
    return Plain(mirror, first.astype(np.int64), owners.astype(np.int32), order)


def _gives(mirror: Mirror, circle: int) -> Numbers:
    """Topic * people + owner of every live give."""
    live = mirror.gives.get(circle, "until") > NOW
    topic = mirror.gives.get(circle, "topic")[live].astype(np.int64)
    return topic * len(mirror.people.ids) + mirror.gives.get(circle, "owner")[live]


def askers(mirror: Mirror, count: int) -> list[Asker]:
    """People with an open ask, evenly over the order of their numbers of contacts."""
    live = {
        asked.asker: ask
        for ask, asked in sorted(mirror.asks.items())
        if asked.expires > NOW and asked.audience == "EXTENDED"
    }
    length, ids = mirror.ties.length, mirror.people.ids
    ordered = sorted(live, key=lambda who: (length[who], ids[who]))
    even = [ordered[(2 * n + 1) * len(ordered) // (2 * count)] for n in range(count)]
    return [_asker(mirror, who, live[who]) for who in even]


def _asker(mirror: Mirror, who: int, ask: str) -> Asker:
    id, topics = mirror.people.ids[who], mirror.asks[ask].topics
    question = shortlist.question(mirror, id, ask, NOW)
    assert question
    names = [mirror.topics.ids[topic] for topic in topics]
    return Asker(id, who, np.array(topics, np.int64), names, question)


def definition(world: Plain) -> Callable[[Asker], Answer]:
    """As one would explain it, person by person."""

    def answer(asker: Asker) -> Answer:
        known, weights, open_ = world.ties_of(asker.number)
        wanted = {who for topic in asker.topics for who in world.giving(topic).tolist()}
        wanted -= {asker.number, *known}
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for contact, near, passes in zip(known, weights, open_, strict=True):
            if passes:
                for helper, onward, further in zip(*world.ties_of(contact), strict=True):
                    if further and helper in wanted:
                        found[helper].append((near * onward, contact))
        return ranked(world, found)

    return answer


def ranked(world: Plain, found: dict[int, list[tuple[int, int]]]) -> Answer:
    """By helper the worth of each path and its contact."""
    order, ids = world.order, world.mirror.people.ids
    sums = {who: sum(worth for worth, _ in paths) for who, paths in found.items()}
    best = sorted(sums, key=lambda who: (-sums[who], order[who]))[:FIRST]
    by = [min(found[who], key=lambda path: (-path[0], order[path[1]]))[1] for who in best]
    return [(ids[who], ids[contact]) for who, contact in zip(best, by, strict=True)]


def unequal(wanted: list[Answer], given: list[Any]) -> int:
    """How many of the answers differ."""
    return sum(one != other for one, other in zip(wanted, given, strict=True))
