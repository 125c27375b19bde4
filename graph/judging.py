"""How good an order is: what it is worth on average over every order of equal scores."""

from dataclasses import dataclass
from math import log2, prod

import numpy as np
from numpy.typing import NDArray

from graph.folders import Floats

Marks = NDArray[np.bool_]
DEPTH = 10


def rounded(scores: Floats) -> Floats:
    """To some twelve digits, so that what is equal but for the order of sums is equal."""
    share, power = np.frexp(scores)
    return np.ldexp(np.round(share * 2.0**40) / 2.0**40, power)


@dataclass(frozen=True, slots=True)
class Level:
    """People of one score: how many stand above, how many they are, how many of them are true."""

    above: int
    size: int
    hits: int


def levels(scores: Floats, true: Marks) -> list[Level]:
    """Those with somebody true, the best first."""
    scores = rounded(scores)
    return [
        Level(
            int((scores > one).sum()), int((scores == one).sum()), int((scores[true] == one).sum())
        )
        for one in np.unique(scores[true])[::-1]
    ]


def reciprocal_rank(levels: list[Level]) -> float:
    if not levels:
        return 0.0
    first = levels[0]
    left = first.size - np.arange(first.size - first.hits + 1)
    none_before = np.concatenate([[1.0], np.cumprod(1 - first.hits / left)[:-1]])
    places = first.above + 1 + np.arange(len(left))
    return float((none_before * first.hits / left / places).sum())


def hit(levels: list[Level], depth: int) -> float:
    """How likely somebody true is among the first so many."""
    if not levels:
        return 0.0
    first = levels[0]
    places = min(max(depth - first.above, 0), first.size)
    return 1 - prod(max(first.size - first.hits - n, 0) / (first.size - n) for n in range(places))


def discounted_gain(levels: list[Level], depth: int = DEPTH) -> float:
    """NDCG with gains of 0 and 1."""
    gain = sum(
        level.hits / level.size * _discount(level.above, min(level.above + level.size, depth))
        for level in levels
    )
    best = _discount(0, min(sum(level.hits for level in levels), depth))
    return gain / best if best else 0.0


def _discount(after: int, until: int) -> float:
    return sum(1 / log2(1 + place) for place in range(after + 1, until + 1))


def places(scores: Floats, depth: int) -> Floats:
    """What share of the first so many places each would hold on average; sums up to `depth`."""
    scores = rounded(scores)
    if len(scores) <= depth:
        return np.ones(len(scores))
    last = np.partition(scores, -depth)[-depth]
    better, level = scores > last, scores == last
    return better + level * (depth - better.sum()) / level.sum()


def gini(amounts: Floats) -> float:
    """0 when everybody holds the same, towards 1 when one holds all."""
    n, total = len(amounts), amounts.sum()
    if not n or not total:
        return 0.0
    return float((2 * np.arange(1, n + 1) - n - 1) @ np.sort(amounts) / (n * total))


def interval(values: Floats, askers: NDArray[np.int64], draws: int = 1000) -> tuple[float, float]:
    """The 95 % bootstrap interval of the mean, drawing askers, each with all their asks."""
    _, who = np.unique(askers, return_inverse=True)
    sums, counts = np.bincount(who, values), np.bincount(who)
    drawn = np.random.default_rng(1).integers(len(counts), size=(draws, len(counts)))
    means = sums[drawn].sum(1) / counts[drawn].sum(1)
    low, high = np.quantile(means, (0.025, 0.975))
    return float(low), float(high)
