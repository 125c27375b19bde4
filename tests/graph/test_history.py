"""What was known at a moment, against looking at every row."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graph.folders import Past
from graph.history import Counter, History, Pace, spans

rows = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 6), st.integers(1, 4)),
    max_size=30,
)
Row = tuple[int, int, int, int]


def past(rows: list[Row]) -> Past:
    owner, other, at, weight = np.array(rows, np.int64).reshape(-1, 4).T
    return Past(owner, other, at, weight.astype(float))


@given(rows, st.integers(0, 8))
def test_the_last_row_of_a_pair_knows_the_sum_so_far(rows: list[Row], at: int) -> None:
    history = History(past(rows), 4, 4)
    found, whose = history.before(np.arange(4), at)
    seen = {
        (int(owner), int(history.other[row])): (history.sum[row], history.at[row])
        for row, owner in zip(found, whose, strict=True)
    }
    earlier = [row for row in rows if row[2] < at]
    assert len(found) == len(seen)
    assert seen == {
        pair: (
            sum(row[3] for row in earlier if row[:2] == pair),
            max(row[2] for row in earlier if row[:2] == pair),
        )
        for pair in {row[:2] for row in earlier}
    }


@given(rows)
def test_the_first_row_of_every_pair_is_known(rows: list[Row]) -> None:
    assert History(past(rows), 4, 4).first.sum() == len({row[:2] for row in rows})


def test_spans_are_all_numbers_in_between() -> None:
    numbers, whose = spans(np.array([3, 9, 0]), np.array([5, 9, 3]))
    assert numbers.tolist() == [3, 4, 0, 1, 2]
    assert whose.tolist() == [0, 0, 2, 2, 2]


@given(rows, st.lists(st.integers(0, 8), max_size=3))
def test_a_counter_counts_what_was_before(rows: list[Row], moments: list[int]) -> None:
    some = past(rows)
    counter = Counter(4, some.owner, some.at, some.weight)
    for at in sorted(moments):
        counter.until(at)
        for person in range(4):
            own = [row for row in rows if row[0] == person and row[2] < at]
            assert counter.sum[person] == sum(row[3] for row in own)
            assert counter.last[person] == max((row[2] for row in own), default=-1)


def test_the_pace_is_the_mean_gap_of_one_persons_doings() -> None:
    pace = Pace(np.array([0, 0, 0, 1, 1, 2]), np.array([10, 30, 30, 5, 45, 7]))
    assert pace.before(30) == float("inf")
    assert pace.before(31) == 20
    assert pace.before(46) == 30


def test_where_nothing_has_a_time_nothing_fades() -> None:
    assert Pace(np.array([0, 0]), np.array([0, 0])).before(1) == float("inf")
    assert Pace(np.array([], np.int64), np.array([], np.int64)).before(1) == float("inf")
