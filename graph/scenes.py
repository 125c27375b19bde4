"""What the rankings of an ask may know: everybody two ties away at its time, and what came before it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.folders import Asked, Floats, Folder, Ints
from graph.formula import ASKERS
from graph.history import Counter, History, Pace

# So many touches of ties for one help, where nobody's help is known and the pace is that of the ties.
TOUCHES = 4
# Helps looked back upon to find the newest few people helped.
BACK = 8 * ASKERS


@dataclass(frozen=True, slots=True)
class Paths:
    """One line a path; `to` is the place of the helper, ages in the folder's own time."""

    to: Ints
    contact: Ints
    near: Floats
    onward: Floats
    near_age: Ints
    onward_age: Ints
    ties: Floats


@dataclass(frozen=True, slots=True)
class Shares:
    """One line a thing of a helper's: the place of the helper, and how much."""

    to: Ints
    much: Floats


@dataclass(frozen=True, slots=True)
class Evidence:
    """Per asked topic: for every helper the evidence so far, and how many people have any."""

    on_topic: Floats
    givers: int


@dataclass(frozen=True, slots=True)
class Scene:
    """`people` are the candidates; every other array has one number for each of them."""

    ask: Asked
    people: Ints
    paths: Paths
    pace: float
    topics: list[Evidence]
    gives: Floats  # all evidence, whatever the topic
    givers: int  # everybody with any evidence
    helped: Floats  # good helps so far
    helps: Shares  # ages of the newest help for each of the newest people helped
    given: Floats  # all helps ever, good or not
    last_given: Ints
    circles: Shares  # sizes of circles shared
    ties: Floats

    def summed(self, to: Ints, much: Floats) -> Floats:
        return np.bincount(to, much, minlength=len(self.people)).astype(np.float64)


class World:
    """A folder on its way through time; asks are looked at in the order of their times."""

    def __init__(self, folder: Folder) -> None:
        people = folder.people
        self.folder = folder
        self._ties = History(folder.ties, people, people)
        self._gives = History(folder.gives, folder.topics, people)
        self._helps = History(folder.helps, people, people)
        self._circles = History(folder.members, folder.circles, people)
        self._memberships = History(folder.members.turned(), people, folder.circles)
        first = self._ties.first
        self._degree = Counter(people, self._ties.owner[first], self._ties.at[first])
        gives, given = folder.gives, folder.given
        self._giving = Counter(people, gives.other, gives.at, gives.weight)
        helps = folder.helps
        self._helped = Counter(people, helps.owner, helps.at)
        self._given = Counter(people, given.owner, given.at)
        self._place = np.full(people, -1, np.int64)

    @cached_property
    def _paces(self) -> tuple[Pace, Pace]:
        helps, ties = self.folder.helps, self.folder.ties
        return Pace(helps.owner, helps.at), Pace(ties.owner, ties.at)

    def scene(self, ask: Asked) -> Scene | None:
        """None where nobody is two ties away."""
        for counter in (self._degree, self._giving, self._helped, self._given):
            counter.until(ask.at)
        paths, people = self._paths(ask)
        if not len(people):
            return None
        self._place[people] = np.arange(len(people))
        scene = Scene(
            ask,
            people,
            paths,
            self._pace(ask.at),
            [self._evidence(topic, ask.at, len(people)) for topic in ask.topics],
            self._giving.sum[people],
            int(np.count_nonzero(self._giving.last >= 0)),
            self._helped.sum[people],
            self._newest(people, ask.at),
            self._given.sum[people],
            self._given.last[people],
            self._shared(ask),
            self._degree.sum[people],
        )
        self._place[people] = -1
        return scene

    def _pace(self, at: int) -> float:
        helps, touches = self._paces
        return helps.before(at) if len(self.folder.helps) else TOUCHES * touches.before(at)

    def _paths(self, ask: Asked) -> tuple[Paths, Ints]:
        ties, at = self._ties, ask.at
        near, _ = ties.before(np.array([ask.asker]), at)
        contacts = ties.other[near]
        onward, whose = ties.before(contacts, at)
        self._place[contacts] = self._place[ask.asker] = 0
        further = self._place[ties.other[onward]] < 0
        self._place[contacts] = self._place[ask.asker] = -1
        onward, near = onward[further], near[whose[further]]
        people, to = np.unique(ties.other[onward], return_inverse=True)
        contact = ties.other[near]
        return Paths(
            to,
            contact,
            ties.sum[near],
            ties.sum[onward],
            at - ties.at[near],
            at - ties.at[onward],
            self._degree.sum[contact],
        ), people

    def _evidence(self, topic: int, at: int, people: int) -> Evidence:
        rows, _ = self._gives.before(np.array([topic]), at)
        place = self._place[self._gives.other[rows]]
        here = place >= 0
        much = np.bincount(place[here], self._gives.sum[rows][here], minlength=people)
        return Evidence(much.astype(np.float64), len(rows))

    def _newest(self, people: Ints, at: int) -> Shares:
        rows, whose = self._helps.before(people, at, BACK)
        order = np.lexsort((-self._helps.at[rows], whose))
        rows, whose = rows[order], whose[order]
        nth = np.arange(len(whose)) - np.searchsorted(whose, whose)
        few = nth < ASKERS
        return Shares(whose[few], (at - self._helps.at[rows[few]]).astype(float))

    def _shared(self, ask: Asked) -> Shares:
        mine, _ = self._memberships.before(np.array([ask.asker]), ask.at)
        circles = self._memberships.other[mine]
        rows, whose = self._circles.before(circles, ask.at)
        sizes = np.bincount(whose, minlength=len(circles))[whose].astype(float)
        place = self._place[self._circles.other[rows]]
        return Shares(place[place >= 0], sizes[place >= 0])
