"""Whom the mirror proposes for an ask: the best by its arrays, for the store to check."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from graph import formula, scoring
from graph.arrays import Column
from graph.candidates import Question
from graph.evidence import Near
from graph.matching import MONTH, WEEK
from graph.mirror import VIA, Mirror
from graph.scoring import Floats, Giving


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an ask looks for, in the mirror's numbers; by topic: fit x rarity squared, and which asked topic it fits."""

    viewer: int
    circles: list[int]
    value: Column
    asked: Column
    terms: int
    inside: int  # the circle that introducers must be in, 0 for any


@dataclass(frozen=True, slots=True)
class Proposed:
    """Somebody to check, with everybody in between; ids."""

    helper: str
    contacts: list[str]


@dataclass(frozen=True, slots=True)
class Proposal:
    """The best; nobody left out has a score above `beyond`."""

    best: list[Proposed]
    beyond: float


@dataclass(frozen=True, slots=True)
class Paths:
    """Open ways from the viewer to some people: `to` is a place among them, the rest is per path."""

    to: Column
    contact: Column
    strength: Floats


def proposal(mirror: Mirror, wanted: Wanted, now: int, most: int) -> Proposal:
    """The best `most`; who is too close to the last to tell comes `beyond`."""
    owners, gives = _giving(mirror, wanted, now)
    people, place = np.unique(owners, return_inverse=True)
    paths = between(mirror, wanted.viewer, people, now)
    scores = _scores(mirror, wanted, people, replace(gives, owner=place), paths, now)
    some = np.argsort(-scores, kind="stable")[: most + 1].tolist()
    ids = mirror.people.ids
    best = [
        Proposed(ids[int(people[at])], [ids[f] for f in paths.contact[paths.to == at].tolist()])
        for at in some[:most]
        if scores[at] > 0
    ]
    return Proposal(best, float(scores[some[most]]) if len(some) > most else 0.0)


def _giving(mirror: Mirror, wanted: Wanted, now: int) -> tuple[Column, Giving]:
    """Every live give that fits and has capacity, with its owner."""
    found = [_giving_in(mirror, circle, wanted, now) for circle in wanted.circles]
    owners = np.concatenate([np.zeros(0, np.int32), *(owner for owner, _ in found)])
    topics = np.concatenate([np.zeros(0, np.int32), *(topic for _, topic in found)])
    return owners, Giving(owners, topics, wanted.asked[topics], wanted.value[topics])


def _giving_in(mirror: Mirror, circle: int, wanted: Wanted, now: int) -> tuple[Column, Column]:
    def cells(name: str) -> Column:
        return mirror.gives.get(circle, name)

    near = np.flatnonzero(wanted.value[cells("topic")])
    owner = cells("owner")[near]
    free = (
        (cells("terms")[near] <= wanted.terms)
        & (cells("until")[near] > now)
        & (cells("full")[near] < now - MONTH)
        & mirror.open[owner]
    )
    return owner[free], cells("topic")[near[free]]


def between(mirror: Mirror, viewer: int, people: Column, now: int) -> Paths:
    """All open paths of two ties to those of `people` the viewer is neither tied to nor blocked with."""
    others, sides = mirror.ties.get(viewer, "other"), mirror.ties.get(viewer, "side")
    place = np.full(len(mirror.people.ids), -1, np.int32)
    place[people] = np.arange(len(people))
    place[others] = -1
    place[[viewer, *mirror.blocks.get(viewer, ())]] = -1
    open_ = (sides & VIA) == 1
    contacts = others[open_]
    ends, further = mirror.ties.gather(contacts, "other")
    hits = np.flatnonzero(place[further] >= 0)
    step = np.searchsorted(ends, hits, side="right")
    onward = _sides(mirror, contacts, ends, hits, step)
    via = (onward & VIA) == 1
    hits, step, onward = hits[via], step[via], onward[via]
    near = scoring.closeness(sides[open_], now)[step]
    between = contacts[step]
    strength = scoring.step(near, scoring.closeness(onward, now), mirror.crowd[between])
    return Paths(place[further[hits]], between, strength)


def _sides(mirror: Mirror, contacts: Column, ends: Column, hits: Column, step: Column) -> Column:
    """The contacts' sides of the ties that were hit, without joining that column as well."""
    rows, last = contacts[step], ends[step]
    cells = mirror.ties.start[rows] + mirror.ties.length[rows] - (last - hits)
    return mirror.ties.columns["side"][cells]


def _scores(
    mirror: Mirror, wanted: Wanted, people: Column, gives: Giving, paths: Paths, now: int
) -> Floats:
    """0 for whom nobody may introduce."""
    strength = np.bincount(paths.to, paths.strength, len(people)) ** formula.PATHS
    introducing = mirror.busy[paths.contact] < now - WEEK
    if wanted.inside:
        introducing &= np.isin(paths.contact, mirror.members.get(wanted.inside, "person"))
    reached = np.bincount(paths.to, introducing, len(people)) > 0
    scores = np.zeros(len(people))
    circles = np.array(wanted.circles)
    worth = scoring.worth(mirror, people[reached], _of(gives, reached), circles, now)
    scores[reached] = strength[reached] * worth
    return scores


def _of(gives: Giving, some: Column) -> Giving:
    """Only these people's, in whose order the places are counted anew."""
    kept = some[gives.owner]
    place = np.cumsum(some) - 1
    return Giving(place[gives.owner[kept]], gives.topic[kept], gives.asked[kept], gives.value[kept])


def question(mirror: Mirror, viewer: str, ask: str, now: int) -> Question | None:
    """What an open ask of the viewer's looks for; None for one the mirror does not hold."""
    asked, who = mirror.asks.get(ask), mirror.people.known.get(viewer)
    if asked is None or asked.asker != who or asked.expires <= now or asked.audience == "CONTACTS":
        return None
    circles: list[int] = mirror.memberships.get(asked.asker, "circle").tolist()
    return Question(
        ask,
        tuple(mirror.topics.ids[topic] for topic in asked.topics),
        tuple(
            mirror.circles.ids[circle] for circle in ([asked.circle] if asked.circle else circles)
        ),
        asked.terms,
        asked.audience == "CIRCLE",
    )


def wanted(mirror: Mirror, viewer: str, question: Question, near: Mapping[str, Near]) -> Wanted:
    who = mirror.people.known[viewer]
    own = set(mirror.memberships.get(who, "circle").tolist())
    circles = [mirror.circles.known.get(circle, 0) for circle in question.circles]
    names = sorted({one.asked for one in near.values()})
    value, asked = np.zeros(len(mirror.topics.ids)), np.zeros(len(mirror.topics.ids), np.int64)
    for topic, one in near.items():
        number = mirror.topics.known.get(topic, 0)
        value[number], asked[number] = one.fit * one.rarity**2, names.index(one.asked)
    inside = circles[0] if question.circle_only else 0
    return Wanted(who, sorted(own.intersection(circles)), value, asked, question.terms, inside)
