"""A virtual year of members who ask as often as they are let, and schedules that try worse."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from graph import caps
from graph.bounds import DAY
from graph.caps import STARTING
from graph.matching import MONTH, WEEK
from tests import size

HOUR = DAY // 24
YEAR, MEMBERS = 365, size.of(100, 1_000)
Pair = tuple[int, int]


@dataclass
class Member:
    joined: int
    posted: list[int] = field(default_factory=list[int])
    ends: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    urgent: list[int] = field(default_factory=list[int])


@dataclass
class Village:
    """Whoever wants to asks; the rules of `caps` decide, and the diary keeps what they let through."""

    members: list[Member]
    touched: defaultdict[Pair, list[tuple[int, int]]] = field(
        default_factory=lambda: defaultdict[Pair, list[tuple[int, int]]](list)
    )

    def post(self, who: int, now: int, days: int, urgent: bool = False) -> None:
        one = self.members[who]
        ends = [end for begun, end in one.ends if begun <= now < end]
        week = [at for at in one.posted if at > now - WEEK]
        refused = caps.next_open(ends, STARTING) or caps.next_new(week, one.joined, now, STARTING)
        if refused or (urgent and caps.next_urgent(one.urgent, now, STARTING)):
            return
        one.posted.append(now)
        one.ends.append((now, now + days * DAY))
        one.urgent += [now] if urgent else []

    def touch(self, pair: Pair, now: int, met: int) -> None:
        """`met` is when it will be answered, far off for never."""
        unanswered = [
            at for at, answer in self.touched[pair] if at > now - 14 * DAY and answer > now
        ]
        if not caps.next_touch(unanswered, now, STARTING):
            self.touched[pair].append((now, met))

    def holds(self) -> None:
        for one in self.members:
            assert crowded(one.posted, WEEK, 3) == 0
            assert crowded([at for at in one.posted if at < one.joined + WEEK], WEEK, 1) == 0
            assert crowded(one.urgent, MONTH, 1) == 0
            assert all(sum(b <= at < e for b, e in one.ends) <= 5 for at, _ in one.ends)
        for times in self.touched.values():
            for (at, met), (again, _) in pairwise(times):
                assert met <= again or again - at >= 14 * DAY


def crowded(moments: Sequence[int], span: int, most: int) -> int:
    """How many of these moments have more than `most` within the span that ends with them."""
    ordered = sorted(moments)
    return sum(at - ordered[n - most] < span for n, at in enumerate(ordered) if n >= most)


def test_everybody_in_a_year() -> None:
    chance = Random(4)
    village = Village([Member(chance.randrange(YEAR) * DAY) for _ in range(MEMBERS)])
    for day in range(YEAR):
        for who, one in enumerate(village.members):
            now = day * DAY + chance.randrange(DAY)
            if one.joined <= now and chance.random() < 0.5:
                village.post(who, now, chance.choice((1, 14, 90)), chance.random() < 0.2)
                other = (who + chance.randrange(1, 6)) % MEMBERS
                village.touch((who, other), now, now + chance.choice((1, 400)) * DAY)
    village.holds()
    assert sum(len(one.posted) for one in village.members) > 20 * MEMBERS


attempts = st.tuples(
    st.integers(0, 96), st.booleans(), st.integers(0, 2), st.integers(1, 90), st.booleans()
)


@settings(max_examples=size.of(500, 10_000), deadline=None)
@given(st.lists(attempts, max_size=40), st.integers(0, 14))
def test_no_schedule_goes_over_a_cap(
    schedule: list[tuple[int, bool, int, int, bool]], day: int
) -> None:
    village, now = Village([Member(day * DAY)]), day * DAY
    for hours, posts, whom, days, sure in schedule:
        now += hours * HOUR
        if posts:
            village.post(0, now, days, sure)
        else:
            village.touch((0, whom), now, now + (days * HOUR if sure else YEAR * DAY))
    village.holds()
