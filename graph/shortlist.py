"""Whom the mirror proposes for an ask: the best by its arrays, for the store to check."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import cast

import numpy as np

from graph import formula, matching, scoring
from graph.arrays import Column
from graph.candidates import Question
from graph.evidence import Near, Neighbourhood
from graph.formula import Help, Path
from graph.matching import MONTH, WEEK
from graph.mirror import Mirror
from graph.scoring import Floats, Giving
from graph.sides import VIA, side


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
    """Somebody to check: all open paths to them, and by whom of those in between, the likeliest yes first."""

    helper: str
    paths: list[Path]
    ways: list[str]
    helps: tuple[Help, ...]
    ties: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """The best; nobody left out has a score above `beyond`."""

    best: list[Proposed]
    beyond: float


@dataclass(frozen=True, slots=True)
class Paths:
    """Open ways from the viewer to some people: `to` is a place among them, the rest is per path; sides are packed."""

    to: Column
    contact: Column
    strength: Floats
    near: Column
    back: Column
    onward: Column


def proposal(
    mirror: Mirror, wanted: Wanted, now: int, most: int, meant: Callable[[str], bool] = bool
) -> Proposal:
    """The best `most`, and of these whoever is meant; who is too close to the last to tell comes `beyond`."""
    owners, gives = _giving(mirror, wanted, now)
    people, place = np.unique(owners, return_inverse=True)
    paths = between(mirror, wanted.viewer, people, now)
    introducing = _introducing(mirror, wanted, paths, now)
    scores = _scores(mirror, wanted, people, replace(gives, owner=place), paths, introducing, now)
    some = np.argsort(-scores, kind="stable")[: most + 1].tolist()
    chosen = [
        at for at in some[:most] if scores[at] > 0 and meant(mirror.people.ids[int(people[at])])
    ]
    best = _proposed(mirror, people, chosen, paths, introducing, now)
    return Proposal(best, float(scores[some[most]]) if len(some) > most else 0.0)


def _proposed(
    mirror: Mirror, people: Column, chosen: list[int], paths: Paths, introducing: Column, now: int
) -> list[Proposed]:
    found: dict[int, list[Path]] = {at: [] for at in chosen}
    for to, path in opened(mirror, paths, introducing, np.isin(paths.to, chosen)):
        found[to].append(path)
    ways = {at: [path.contact for path in matching.ways_in(found[at], now)] for at in chosen}
    helpers: list[int] = people[chosen].tolist()
    ids, crowd = mirror.people.ids, mirror.crowd[people[chosen]].tolist()
    return [
        Proposed(ids[helper], found[at], ways[at], helps(mirror, helper), ties)
        for at, helper, ties in zip(chosen, helpers, crowd, strict=True)
    ]


def opened(
    mirror: Mirror, paths: Paths, introducing: Column, some: Column
) -> Iterable[tuple[int, Path]]:
    """To whom each of these leads, by place; the names are for the store to tell."""
    contacts = paths.contact[some]
    sides = (column[some] for column in (paths.near, paths.back, paths.onward))
    flags = (introducing[some], mirror.led[contacts], mirror.crowd[contacts])
    columns = (paths.to[some], contacts, *sides, *flags)
    rows = cast(Iterable[tuple[int, ...]], zip(*(one.tolist() for one in columns), strict=True))
    for to, contact, near, back, onward, may, led, ties in rows:
        known = mirror.people.ids[contact]
        yield to, Path(known, "", side(near), side(back), side(onward), may > 0, led, ties)


def helps(mirror: Mirror, helper: int) -> tuple[Help, ...]:
    """Those that count; the mirror does not keep who was helped, only that each was somebody else."""
    times: list[int] = mirror.helped.get(helper, "at").tolist()
    topics: list[int] = mirror.helped.get(helper, "topic").tolist()
    rows = enumerate(zip(times, topics, strict=True))
    return tuple(Help(at, str(n), mirror.topics.ids[topic]) for n, (at, topic) in rows)


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
    hits, step, onward = _sides(mirror, contacts, ends, place[further] >= 0)
    via = (onward & VIA) == 1
    hits, step, onward = hits[via], step[via], onward[via]
    _, mutual, towards = _sides(mirror, contacts, ends, further == viewer)
    back = np.zeros(len(contacts), np.uint32)
    back[mutual] = towards
    near, between = sides[open_], contacts[step]
    strength = scoring.step(
        scoring.closeness(near, now)[step], scoring.closeness(onward, now), mirror.crowd[between]
    )
    return Paths(place[further[hits]], between, strength, near[step], back[step], onward)


def _sides(
    mirror: Mirror, contacts: Column, ends: Column, hit: Column
) -> tuple[Column, Column, Column]:
    """Which ties of these contacts were hit, whose, and their sides of them, without joining that column as well."""
    hits = np.flatnonzero(hit)
    step = np.searchsorted(ends, hits, side="right")
    rows, last = contacts[step], ends[step]
    cells = mirror.ties.start[rows] + mirror.ties.length[rows] - (last - hits)
    return hits, step, mirror.ties.columns["side"][cells]


def _introducing(mirror: Mirror, wanted: Wanted, paths: Paths, now: int) -> Column:
    """Over which paths one may be introduced."""
    free = mirror.busy[paths.contact] < now - WEEK
    if wanted.inside:
        free &= np.isin(paths.contact, mirror.members.get(wanted.inside, "person"))
    return free


def _scores(
    mirror: Mirror,
    wanted: Wanted,
    people: Column,
    gives: Giving,
    paths: Paths,
    introducing: Column,
    now: int,
) -> Floats:
    """0 for whom nobody may introduce."""
    strength = np.bincount(paths.to, paths.strength, len(people)) ** formula.PATHS
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


def around(mirror: Mirror, topics: Iterable[str]) -> list[Neighbourhood]:
    return [Neighbourhood(topic, *mirror.neighbourhood(topic)) for topic in topics]


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
