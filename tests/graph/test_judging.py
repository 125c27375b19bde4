"""Measures, against every order of equal scores."""

from itertools import permutations
from math import isclose, log2

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graph import judging

some = st.lists(st.tuples(st.integers(0, 2), st.booleans()), min_size=1, max_size=6).filter(
    lambda people: any(true for _, true in people)
)
People = list[tuple[int, bool]]


def orders(people: People) -> list[list[bool]]:
    """All that put higher scores first."""
    ranked = [list(order) for order in permutations(people)]
    right = [order for order in ranked if order == sorted(order, key=lambda one: -one[0])]
    return [[true for _, true in order] for order in right]


def arrays(people: People) -> tuple[judging.Floats, judging.Marks]:
    return np.array([score for score, _ in people], float), np.array([t for _, t in people])


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


@given(some)
def test_measures_are_means_over_every_order(people: People) -> None:
    levels = judging.levels(*arrays(people))
    every = orders(people)
    assert isclose(
        judging.reciprocal_rank(levels), mean([1 / (order.index(True) + 1) for order in every])
    )
    assert isclose(judging.hit(levels, 2), mean([float(any(order[:2])) for order in every]))
    assert isclose(judging.discounted_gain(levels, 3), mean([gain(order) for order in every]))


def gain(order: list[bool]) -> float:
    ideal = sorted(order, reverse=True)
    found, best = (
        sum(true / log2(2 + place) for place, true in enumerate(one[:3])) for one in (order, ideal)
    )
    return found / best


@given(some, st.integers(1, 4))
def test_places_are_shared_among_equals(people: People, depth: int) -> None:
    scores, _ = arrays(people)
    shared = judging.places(scores, depth)
    assert isclose(shared.sum(), min(depth, len(people)))
    assert all(
        shared[a] >= shared[b]
        for a in range(len(people))
        for b in range(len(people))
        if scores[a] >= scores[b]
    )


def test_sums_in_another_order_are_equal() -> None:
    scores = judging.rounded(np.array([0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1, 0.6001]))
    assert scores[0] == scores[1] != scores[2]


def test_gini_is_nothing_for_equals_and_near_one_for_a_single_winner() -> None:
    assert judging.gini(np.ones(9)) == 0
    assert isclose(judging.gini(np.array([0.0] * 99 + [5])), 0.99)
    assert judging.gini(np.zeros(3)) == 0


def test_an_interval_draws_askers_with_all_their_asks() -> None:
    values = np.array([0.0, 0, 0, 0, 1])
    low, high = judging.interval(values, np.array([1, 1, 1, 1, 2]))
    assert (low, high) == (0, 1)
    assert judging.interval(np.ones(5), np.arange(5)) == (1, 1)
