"""Every factor of the score by hand-made numbers."""

from dataclasses import replace
from math import isclose, log, log1p

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import formula
from graph.bounds import DAY, MINUTE
from graph.formula import PACE, Candidate, Give, Help, Path, Side
from tests.town import NOW

PRICING = Give("give", "pricing", "Field founders", 1.0, "pricing", about="pricing-id", rarity=2.0)
FRESH = Side("FAMILIAR", NOW)
MIRA = Path("mira", "Mira", FRESH, FRESH, FRESH, available=True, led_to_help=0)
CLEO = Candidate("cleo", (PRICING,), (9,), (), 0, (MIRA,))


def helps(*days: int, topic: str = "") -> tuple[Help, ...]:
    """To another person each, so many days ago."""
    return tuple(Help(NOW - ago * DAY, f"asker {n}", topic) for n, ago in enumerate(days))


@pytest.mark.parametrize(
    ("ring", "days", "expected"),
    [
        ("NEW", 0, 1),
        ("FAMILIAR", 0, 2),
        ("CLOSE", 0, 4),
        ("CORE", 0, 8),
        ("CORE", 30, 4),
        ("CORE", 90, 2),
    ],
)
def test_a_tie_cools_by_half_in_one_pace(ring: str, days: int, expected: float) -> None:
    now = NOW // MINUTE * MINUTE
    touched = now - days * DAY
    assert isclose(formula.weight(Side(ring, touched), now), expected)
    assert formula.weight(Side(ring, touched + MINUTE - 1), now) == formula.weight(
        Side(ring, touched), now
    )


def test_a_touch_in_the_future_of_a_slow_clock_is_fresh() -> None:
    assert formula.weight(Side("NEW", NOW + DAY), NOW) == 1


def test_what_is_old_is_a_matter_of_the_pace() -> None:
    side = Side("CORE", NOW - 30 * DAY)
    assert formula.weight(side, NOW, pace=DAY) < formula.weight(side, NOW, pace=300 * DAY)


def test_two_ordinary_paths_are_stronger_than_one_of_twice_the_weight() -> None:
    hub = replace(MIRA, near=Side("CLOSE", NOW))
    assert formula.strength([MIRA, MIRA], NOW) > formula.strength([hub], NOW)


def test_a_contact_tied_to_many_says_less_of_each() -> None:
    hub = replace(MIRA, ties=1024)
    assert isclose(formula.strength([hub], NOW), formula.strength([MIRA], NOW) / 2**0.4)


@given(
    st.permutations(
        [replace(MIRA, contact=f"f{n}", near=Side("NEW", NOW - n * 37 * DAY)) for n in range(9)]
    )
)
def test_the_order_of_rows_changes_no_strength(paths: list[Path]) -> None:
    assert formula.strength(paths, NOW) == formula.strength(
        sorted(paths, key=lambda path: path.contact), NOW
    )


@given(st.permutations(helps(1, 1, 1, 3, 5, 8, 13, 21, 34, 55) + helps(0, 2, 400)))
def test_the_order_of_helps_changes_nothing(given: list[Help]) -> None:
    assert formula.counted(given) == formula.counted(sorted(given, key=lambda one: -one.at))


def test_each_person_helped_counts_once_and_fifty_count_at_most() -> None:
    often = [Help(NOW - n * DAY, "kai", "") for n in range(50)]
    assert formula.counted(often) == often[:1]
    assert formula.counted(helps(*range(90))) == list(helps(*range(50)))


def test_helpfulness_grows_slowly_and_starts_above_zero() -> None:
    assert formula.helpfulness((), NOW) == log(2)
    assert isclose(formula.helpfulness(helps(0, 30), NOW), log(3.5))


def test_recency_is_that_of_the_last_help() -> None:
    assert formula.recency((), NOW) == 0.3
    assert formula.recency(helps(0, 300), NOW) == 1
    assert isclose(formula.recency(helps(30), NOW), 0.65)


def test_proof_saturates_over_amount_and_share() -> None:
    assert formula.proof(1, 0) < formula.proof(4, 0) < formula.proof(40, 0) < 1
    assert formula.proof(4, 40) < formula.proof(4, 0)


def test_a_topic_counts_by_its_best_give_and_by_what_was_helped_with() -> None:
    weak = replace(PRICING, id="other", fit=0.5)
    fresh = formula.topic([PRICING], ())
    assert formula.topic([PRICING, weak], ()) == fresh == 0.3 + 4 * formula.proof(1, 0)
    assert formula.topic([PRICING], helps(1, 2, topic="pricing-id")) > fresh
    assert formula.topic([PRICING], helps(1, 2, topic="another")) < fresh


def test_two_asked_topics_add_up_and_the_rarer_counts_more() -> None:
    rare = replace(PRICING, asked="law", rarity=3.0)
    both = formula.topic([PRICING, rare], ())
    assert isclose(both - 0.3, (4 + 9) * formula.proof(1, 0))


def test_small_circles_matter_most() -> None:
    assert formula.circles(()) == 1
    assert formula.circles((2,)) > formula.circles((300,)) > 1
    assert isclose(formula.circles((2, 9)), 1 + 0.5 / log1p(2) + 0.5 / log1p(9))


def test_whoever_is_tied_to_everybody_is_discounted_a_little() -> None:
    assert formula.spread(0) == formula.spread(1) == 1
    assert 0.7 < formula.spread(900) < formula.spread(30)


def test_the_score_is_the_product_of_its_factors() -> None:
    given = helps(30, 60)
    one = replace(CLEO, helps=given, reached=1, circle_sizes=(9, 30), ties=4)
    expected = (
        formula.topic([PRICING], given)
        * formula.strength([MIRA], NOW)
        * formula.helpfulness(given, NOW)
        * formula.recency(given, NOW)
        * formula.circles((9, 30))
        * formula.spread(4)
        / 64
    )
    assert isclose(formula.score(one, NOW), expected, rel_tol=1e-12)


def test_an_introducer_is_chosen_by_closeness_and_by_what_came_of_it() -> None:
    close = replace(MIRA, back=Side("CLOSE", NOW))
    proven = replace(MIRA, led_to_help=3)
    assert formula.willingness(MIRA, NOW) < formula.willingness(proven, NOW)
    assert formula.willingness(MIRA, NOW) < formula.willingness(close, NOW, PACE)
