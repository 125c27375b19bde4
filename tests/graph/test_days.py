import pytest

from graph import days
from graph.occasions import Kind, Occasion

A, N, T = Kind.ANSWER, Kind.ASK, Kind.TAKE
EVERY = (*Kind,)


def many(kind: Kind, count: int, newcomer: bool = False, handled: bool = False) -> list[Occasion]:
    return [Occasion(kind, f"{kind}{n}", newcomer=newcomer, handled=handled) for n in range(count)]


def kinds(found: list[Occasion]) -> list[str]:
    return [key.partition("|")[0] for key in days.arrange(found)]


@pytest.mark.parametrize(
    ("zone", "date"),
    [
        ("UTC", "2026-03-28"),
        ("Europe/Berlin", "2026-03-29"),
        ("Pacific/Auckland", "2026-03-29"),
        ("America/Bogota", "2026-03-28"),
        ("", "2026-03-28"),
        ("Nowhere/Land", "2026-03-28"),
        ("../etc/passwd", "2026-03-28"),
    ],
)
def test_a_day_is_the_readers_own(zone: str, date: str) -> None:
    assert days.local(zone, 1_774_740_600_000) == date  # 28 March 2026, 23:30 UTC


def test_nothing_makes_an_empty_list() -> None:
    assert days.arrange([]) == []


def test_seven_at_most_and_every_kind_gets_a_turn() -> None:
    found = [one for kind in EVERY for one in many(kind, 9)]
    assert kinds(found) == ["answer", "answer", "ask", "ask", "take", "make", "outcome"]


def test_two_answers_at_most_even_alone() -> None:
    assert kinds(many(A, 9)) == ["answer", "answer"]
    mixed = [*many(Kind.TIE, 1), *many(A, 5)]
    assert kinds(mixed) == ["answer", "tie"]


def test_never_seven_of_one_kind() -> None:
    for kind in EVERY:
        assert len(kinds(many(kind, 20))) <= 5


def test_one_place_is_kept_for_a_newcomer() -> None:
    found = [*many(N, 9), Occasion(N, "new", newcomer=True), *many(T, 9), *many(A, 9)]
    arranged = days.arrange(found)
    assert len(arranged) == 7
    assert arranged[2] == "ask|new"


def test_only_one_place_is_the_newcomers() -> None:
    found = [*many(N, 2), *many(N, 5, newcomer=True)[2:]]
    assert days.arrange(found) == ["ask|ask2", "ask|ask0", "ask|ask1", "ask|ask3", "ask|ask4"]


def test_an_ask_comes_once() -> None:
    both = [Occasion(Kind.MAKE, "x", "far"), Occasion(N, "x"), Occasion(Kind.MAKE, "y", "far")]
    assert days.arrange(both) == ["ask|x", "make|y.far"]
    two = [Occasion(Kind.MAKE, "y", "best"), Occasion(Kind.MAKE, "y", "next")]
    assert days.arrange(two) == ["make|y.best"]


def test_within_a_kind_the_order_stays() -> None:
    assert days.arrange(many(N, 5)) == [f"ask|ask{n}" for n in range(5)]
