"""Matching's part of the graph in memory: who is tied to whom, what they give where, who asks; numbers for ids."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from graph.arrays import Column, Rows
from graph.formula import RARITY, Help, counted
from graph.matching import MONTH, WEEK

# Members of a circle nobody has counted yet.
ALONE = 2
NEVER = np.iinfo(np.int64).max
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """An open ask; `circle` is 0 for all of the asker's."""

    asker: int
    topics: tuple[int, ...]
    circle: int
    terms: int
    audience: str
    expires: int


@dataclass(slots=True)
class Numbers:
    """Small numbers for ids, in the order in which they were met; 0 is nobody's, '' the id of who was erased."""

    ids: list[str] = field(default_factory=lambda: [""])
    known: dict[str, int] = field(default_factory=dict[str, int])

    def of(self, id: str) -> int:
        """A new number for a new id."""
        number = self.known.setdefault(id, len(self.ids))
        if number == len(self.ids):
            self.ids.append(id)
        return number

    @classmethod
    def listed(cls, ids: list[str]) -> "Numbers":
        """The same numbers again."""
        return cls(ids, {id: number for number, id in enumerate(ids) if id})

    def all(self, ids: Iterable[str]) -> list[int]:
        return [self.of(id) for id in ids]

    def erase(self, id: str) -> None:
        if (number := self.known.pop(id, None)) is not None:
            self.ids[number] = ""


class Mirror:
    """What was last read of each person, topic and ask; only the rows of whoever changed are written again."""

    def __init__(self) -> None:
        self.people, self.circles, self.topics = Numbers(), Numbers(), Numbers()
        # A tie is the other's number, and minutes of the last touch * 8 + ring * 2 + via.
        self.ties = Rows(other=np.int32, side=np.uint32)
        self.memberships = Rows(circle=np.int32)
        self.members = Rows(person=np.int32)
        self.gives = Rows(
            owner=np.int32, topic=np.int32, terms=np.int8, until=np.int64, full=np.int64
        )
        # The helps that count, the newest first; when they were reached.
        self.helped, self.reached = Rows(at=np.int64, topic=np.int32), Rows(at=np.int64)
        self.open, self.introduces = np.zeros(0, bool), np.zeros(0, bool)
        self.busy: Column = np.zeros(0, np.int64)
        self.crowd: Column = np.zeros(0, np.int32)
        # Helps that came about through them.
        self.led: Column = np.zeros(0, np.int32)
        self.size: Column = np.zeros(0, np.int32)
        self.blocks: dict[int, frozenset[int]] = {}
        self.near: dict[int, dict[int, float]] = {}
        self.names: dict[int, tuple[str, float]] = {}
        self.asks: dict[str, Asked] = {}
        self.by_topic: dict[int, set[str]] = {}
        self.by_asker: dict[int, set[str]] = {}

    @property
    def tables(self) -> dict[str, Rows]:
        return {name: part for name, part in vars(self).items() if isinstance(part, Rows)}

    @property
    def nbytes(self) -> int:
        """Arrays exactly; ids, names and asks as they come out on average."""
        flags = (self.open, self.introduces, self.busy, self.crowd, self.led, self.size)
        arrays = sum(part.nbytes for part in (*self.tables.values(), *flags))
        return arrays + 200 * len(self.people.ids) + 900 * len(self.asks) + 400 * len(self.names)

    def person(self, row: Row, now: int) -> None:
        """Everything of a person but their ties, written anew."""
        who = self.people.of(row["id"])
        self.reach()
        self.open[who] = row["open"]
        self.introduces[who] = row["weekly"] > 0
        full = _nth_latest(row["asked"], row["weekly"], now - WEEK)
        # A pause until then looks like a week that is full until then.
        self.busy[who] = max(full, row["paused"] - WEEK - 1)
        self.crowd[who], self.led[who] = row["ties"], row["led"]
        helps = counted(Help(*help) for help in row["helps"])
        topics = [self.topics.of(help.topic) if help.topic else 0 for help in helps]
        self.helped.put(who, at=[help.at for help in helps], topic=topics)
        self.reached.put(who, at=sorted(at for at, _ in row["reached"]))
        self._block(who, row["blocked"])
        self._dwell(who, row["circles"])
        self._give(who, row, now)

    @property
    def wasteful(self) -> dict[str, Rows]:
        return {name: part for name, part in self.tables.items() if part.wasteful}

    def tie(self, id: str, others: Sequence[str], sides: Sequence[int] | Column) -> None:
        who = self.people.of(id)
        self.ties.put(who, other=self.people.all(others), side=sides)
        self.reach()

    def erase(self, id: str) -> None:
        """Nothing of them is left, in no row and under no number."""
        if (who := self.people.known.get(id)) is None:
            return
        self.reach()
        self.open[who] = self.introduces[who] = False
        self.led[who] = 0
        for other in self.ties.get(who, "other").tolist():
            self.ties.keep(other, self.ties.get(other, "other") != who)
        self.ties.put(who, other=[], side=[])
        self.helped.put(who, at=[], topic=[])
        self.reached.put(who, at=[])
        self._dwell(who, [])
        self._block(who, [])
        for ask in list(self.by_asker.get(who, ())):
            self.close(ask)
        self.people.erase(id)

    def circle(self, id: str, size: int) -> None:
        number = self.circles.of(id)
        self._widen()
        self.size[number] = size

    def topic(self, row: Row) -> None:
        number = self.topics.of(row["id"])
        self.names[number] = (row["name"], row["rarity"])
        fits = {self.topics.of(other): fit for other, fit in row["near"]}
        for gone in self.near.get(number, {}).keys() - fits.keys():
            self.near[gone].pop(number, None)
        self.near[number] = fits
        for other, fit in fits.items():
            self.near.setdefault(other, {})[number] = fit

    def neighbourhood(self, topic: str) -> tuple[str, float, dict[str, float]]:
        """A topic's name and rarity, and every topic near enough, itself included."""
        number = self.topics.known.get(topic, 0)
        fits = {self.topics.ids[other]: fit for other, fit in self.near.get(number, {}).items()}
        return *self.names.get(number, ("", RARITY)), fits | {topic: 1.0}

    def ask(self, row: Row) -> None:
        """An open ask."""
        self.close(row["id"])
        circle = self.circles.of(row["circle"]) if row["circle"] else 0
        topics = tuple(self.topics.all(sorted(row["topics"])))
        asker = self.people.of(row["asker"])
        said = (row["terms"], row["audience"], row["expires"])
        self.hold(row["id"], Asked(asker, topics, circle, *said))

    def hold(self, id: str, asked: Asked) -> None:
        self.asks[id] = asked
        self.by_asker.setdefault(asked.asker, set()).add(id)
        for topic in asked.topics:
            self.by_topic.setdefault(topic, set()).add(id)

    def close(self, ask: str) -> None:
        if found := self.asks.pop(ask, None):
            self.by_asker[found.asker].discard(ask)
            for topic in found.topics:
                self.by_topic[topic].discard(ask)

    def expire(self, now: int) -> None:
        """Asks whose time is over; one that is renewed later is read again."""
        for ask in [ask for ask, asked in self.asks.items() if asked.expires <= now]:
            self.close(ask)

    def _block(self, who: int, blocked: Iterable[str]) -> None:
        """Both directions; the other side's are written from either."""
        others = frozenset(self.people.all(blocked))
        before = self.blocks.pop(who, frozenset[int]())
        for other in before - others:
            self.blocks[other] = self.blocks.get(other, frozenset()) - {who}
        for other in others - before:
            self.blocks[other] = self.blocks.get(other, frozenset()) | {who}
        if others:
            self.blocks[who] = others

    def _dwell(self, who: int, circles: Iterable[str]) -> None:
        before = set(self.memberships.get(who, "circle").tolist())
        after = set(self.circles.all(circles))
        self._widen()
        self.memberships.put(who, circle=sorted(after))
        for circle in before:
            self.gives.keep(circle, self.gives.get(circle, "owner") != who)
        for circle in before - after:
            self.members.keep(circle, self.members.get(circle, "person") != who)
        for circle in after - before:
            self.members.add(circle, person=[who])

    def _give(self, who: int, row: Row, now: int) -> None:
        """Gives in circles they are a member of; when each will have capacity again is known now."""
        used: dict[str, list[int]] = {}
        for at, give in row["reached"]:
            used.setdefault(give, []).append(at)
        added: dict[int, list[tuple[int, int, int, int, int]]] = {}
        for give, topic, circle, terms, capacity, until in row["gives"]:
            full = _nth_latest(used.get(give, []), capacity, now - MONTH)
            cell = (who, self.topics.of(topic), terms, until, full)
            if circle in row["circles"]:
                added.setdefault(self.circles.of(circle), []).append(cell)
        for circle, cells in added.items():
            columns = zip(self.gives.columns, zip(*cells, strict=True), strict=True)
            self.gives.add(circle, **dict(columns))

    def _widen(self) -> None:
        if (most := len(self.circles.ids)) > len(self.size):
            self.size = np.concatenate([self.size, np.full(most, ALONE, np.int32)])

    def reach(self) -> None:
        """Whoever is known by a tie alone is closed and busy until they are read themselves."""
        if (most := len(self.people.ids)) > len(self.open):
            more = most - len(self.open) + len(self.open) // 8
            self.open = np.concatenate([self.open, np.zeros(more, bool)])
            self.introduces = np.concatenate([self.introduces, np.zeros(more, bool)])
            self.busy = np.concatenate([self.busy, np.full(more, NEVER)])
            self.crowd = np.concatenate([self.crowd, np.ones(more, np.int32)])
            self.led = np.concatenate([self.led, np.zeros(more, np.int32)])


def _nth_latest(times: Iterable[int], most: int, since: int) -> int:
    """The moment (UTC ms) whose end of a week or month frees a place: until then all `most` are taken."""
    if most <= 0:
        return NEVER
    lately = sorted((at for at in times if at >= since), reverse=True)
    return lately[most - 1] if len(lately) >= most else 0
