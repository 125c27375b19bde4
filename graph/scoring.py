"""The formula over arrays: close enough to choose whom the store is asked about, never the last word."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph import formula
from graph.arrays import Column, Rows
from graph.bounds import MINUTE
from graph.matching import REST
from graph.mirror import Mirror
from graph.sides import RING_OF

Floats = NDArray[np.float64]

RINGS: Floats = np.array([formula.RINGS[ring] for ring in RING_OF])


@dataclass(frozen=True, slots=True)
class Giving:
    """Gives that fit: whose (a place among people), about what, for which asked topic, and fit x rarity squared."""

    owner: Column
    topic: Column
    asked: Column
    value: Column


def closeness(sides: Column, now: int) -> Floats:
    """formula.closeness of sides as the mirror keeps them, the last touch to the minute."""
    minutes = (sides >> np.uint32(3)).astype(np.float64)
    ring = RINGS[(sides >> np.uint32(1)) & np.uint32(3)]
    return np.log1p(ring * _fading(now - minutes * MINUTE))


def step(near: Floats, onward: Floats, ties: Column) -> Floats:
    """What one path adds to the strength before its last power."""
    return (near * onward) ** formula.STEP / np.maximum(ties, 1) ** formula.CROWDED_BETWEEN


def worth(mirror: Mirror, people: Column, gives: Giving, circles: Column, now: int) -> Floats:
    """formula.worth; never less than it is, for helps and requests are what everybody may know of."""
    reached = _summed(mirror.reached, people, "at", lambda at: at >= now - REST)
    return (
        _topic(mirror, people, gives)
        * _helpfulness(mirror, people, now)
        * _circles(mirror, people, circles)
        * np.maximum(mirror.crowd[people], 1) ** -formula.CROWDED
        * (1.0 + reached) ** -formula.RESTING
    )


def _topic(mirror: Mirror, people: Column, gives: Giving) -> Floats:
    owners = people[gives.owner]
    helps = mirror.helped.length[owners]
    about = np.repeat(gives.topic, helps)
    on_topic = 1 + _summed(mirror.helped, owners, "topic", lambda topic: topic == about)
    share = formula.PRIOR + 1 + helps
    asked = int(gives.asked.max(initial=0)) + 1
    best = np.zeros(len(people) * asked)
    np.maximum.at(best, gives.owner * asked + gives.asked, gives.value * on_topic / share)
    return formula.TOPIC_FLOOR + best.reshape(-1, asked).sum(axis=1)


def _helpfulness(mirror: Mirror, people: Column, now: int) -> Floats:
    """With recency; the newest help comes first in a row."""
    faded = _summed(mirror.helped, people, "at", lambda at: _fading(now - at))
    some = mirror.helped.length[people] > 0
    newest = np.zeros(len(people))
    newest[some] = _fading(now - mirror.helped.columns["at"][mirror.helped.start[people[some]]])
    return np.log(2 + faded) * _floored(newest)


def _circles(mirror: Mirror, people: Column, circles: Column) -> Floats:
    def small(own: Column) -> Floats:
        return np.isin(own, circles) / np.log1p(np.maximum(mirror.size[own], 1))

    return 1 + formula.CIRCLES * _summed(mirror.memberships, people, "circle", small)


def _fading(age: Column) -> Floats:
    return 1 / (1 + np.maximum(age, 0) / formula.PACE)


def _floored(share: Floats) -> Floats:
    return formula.FLOOR + (1 - formula.FLOOR) * share


def _summed(rows: Rows, people: Column, name: str, count: Callable[[Column], Column]) -> Floats:
    """Per person, the sum over their row."""
    ends, cells = rows.gather(people, name)
    total = np.concatenate([[0.0], np.cumsum(count(cells), dtype=np.float64)])
    upto = total[ends]
    upto[1:] -= upto[:-1].copy()
    return upto
