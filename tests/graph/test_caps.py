"""One's own caps: what is posted and asked never goes beyond them, and a refusal names the day it ends."""

from hypothesis import given
from hypothesis import strategies as st

from graph import caps
from graph.bounds import DAY
from graph.caps import STARTING
from graph.matching import MONTH, WEEK

HOUR = DAY // 24
moments = st.lists(st.integers(0, 60 * 24), max_size=12).map(
    lambda hours: [h * HOUR for h in hours]
)
NOW = 61 * DAY


@given(moments, st.integers(0, 61 * 24))
def test_the_week_has_room_again_just_when_it_is_told(posted: list[int], joined: int) -> None:
    until = caps.next_new(posted, joined * HOUR, NOW, STARTING)
    if until:
        assert until > NOW
        assert not caps.next_new(posted, joined * HOUR, until, STARTING)
        assert caps.next_new(posted, joined * HOUR, until - 1, STARTING) == until


@given(moments)
def test_a_pair_is_free_again_just_when_it_is_told(asked: list[int]) -> None:
    until = caps.next_touch(asked, NOW, STARTING)
    assert bool(until) == any(at > NOW - 14 * DAY for at in asked)
    assert until in (0, max(asked, default=0) + 14 * DAY)


@given(moments)
def test_five_are_open_at_a_time(ends: list[int]) -> None:
    until = caps.next_open(ends, STARTING)
    assert bool(until) == (len(ends) >= 5 and sorted(ends)[len(ends) - 5] > 0)
    if until:
        assert sum(end > until for end in ends) < 5


@given(moments)
def test_one_is_urgent_a_month(posted: list[int]) -> None:
    until = caps.next_urgent(posted, NOW, STARTING)
    assert bool(until) == any(at > NOW - MONTH for at in posted)


def test_the_first_week_has_room_for_one() -> None:
    assert caps.next_new([], NOW, NOW, STARTING) == 0
    assert caps.next_new([NOW], NOW, NOW, STARTING) == NOW + WEEK
    assert caps.next_new([NOW, NOW], NOW - WEEK, NOW, STARTING) == 0
