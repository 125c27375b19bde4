"""What the formula does to a community over thousands of asks, and to whom somebody tries to lift or to sink."""

import random
from collections import Counter, defaultdict
from dataclasses import replace
from statistics import median

import pytest

from graph import formula
from graph.bounds import DAY
from graph.formula import Candidate, Give, Help, Path, Side
from tests import size
from tests.town import NOW

GIVE = Give("give", "pricing", "Field founders", 1.0, "pricing", about="pricing-id")
FRESH = Side("FAMILIAR", NOW)
MIRA = Path("mira", "Mira", FRESH, FRESH, FRESH, available=True, led_to_help=0, ties=20)
CLEO = Candidate("cleo", (GIVE,), (30,), (), 0, (MIRA,), ties=20)
ASKS = size.of(3_000, 10_000)
PEOPLE = 150
WANTED = 25


class Spreading:
    """Equally fit helpers, some of whom come later; each ask sees some of them, and the first in the list is asked."""

    def __init__(self, seed: int, a_day: float) -> None:
        self.chance = random.Random(seed)
        self.a_day = a_day
        self.helps: dict[int, list[Help]] = defaultdict(list)
        self.reached: dict[int, list[int]] = defaultdict(list)
        self.joined = [self.chance.choice((0, 0, self.chance.random())) for _ in range(PEOPLE)]
        self.first: Counter[int] = Counter()
        self.mixed, self.newcomers, self.fair_newcomers = 0, 0, 0.0

    def run(self) -> None:
        for number in range(ASKS):
            here = [n for n, joined in enumerate(self.joined) if joined <= number / ASKS]
            found = self.chance.sample(here, WANTED)
            self.ask(found, NOW + int(number / self.a_day * DAY))

    def ask(self, found: list[int], now: int) -> None:
        best = max(found, key=lambda person: (formula.score(self.seen(person, now), now), person))
        new = sum(1 for person in found if not self.helps[person])
        if 0 < new < len(found):
            self.mixed += 1
            self.fair_newcomers += new / len(found)
            self.newcomers += not self.helps[best]
        self.first[best] += 1
        self.reached[best].append(now)
        if self.chance.random() < 0.6:
            self.helps[best].append(Help(now, str(now), GIVE.about))

    def seen(self, person: int, now: int) -> Candidate:
        near = Side(self.chance.choice(("NEW", "FAMILIAR", "CLOSE")), now - 10 * DAY)
        lately = sum(1 for at in self.reached[person] if at >= now - 14 * DAY)
        path = replace(MIRA, near=near, onward=FRESH)
        return replace(CLEO, helps=tuple(self.helps[person][-50:]), reached=lately, paths=(path,))


@pytest.mark.parametrize("a_day", [8, 40])
def test_nobody_gets_thrice_the_median_and_newcomers_get_their_chance(a_day: float) -> None:
    town = Spreading(7, a_day)
    town.run()
    old = [town.first[person] for person, joined in enumerate(town.joined) if not joined]
    assert max(old) <= 3 * median(old)
    assert town.newcomers >= town.fair_newcomers / 4
    assert town.newcomers >= town.mixed / 20


def ring(size: int) -> Candidate:
    """A member of so many fake accounts, all tied to and helped by one another today, known to one honest contact."""
    others = tuple(Help(NOW, f"fake {n}", GIVE.about) for n in range(size - 1))
    return replace(CLEO, helps=others, ties=size)


@pytest.mark.parametrize(("size", "larger"), [(51, 100), (100, 1_000)])
def test_more_fakes_lift_no_further(size: int, larger: int) -> None:
    assert formula.score(ring(larger), NOW) <= 1.01 * formula.score(ring(size), NOW)


def test_one_friend_who_says_thank_you_daily_is_one_friend() -> None:
    often = tuple(Help(NOW - n * DAY, "friend", GIVE.about) for n in range(300))
    once = replace(CLEO, helps=often[:1])
    assert formula.score(replace(CLEO, helps=often), NOW) == formula.score(once, NOW)


def test_without_a_path_that_honest_people_opened_nothing_lifts() -> None:
    assert formula.score(replace(ring(1_000), paths=()), NOW) == 0
