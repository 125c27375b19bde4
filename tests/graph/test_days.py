import pytest

from graph import days
from graph.occasions import Kind, Occasion

A, N, T = Kind.ANSWER, Kind.ASK, Kind.TAKE
EVERY = (*Kind,)


LIST = ["answer|1", "tie|2", "ask|3", "take|4", "make|5.x", "thanks|6", "give|7"]


def many(kind: Kind, count: int, newcomer: bool = False, handled: bool = False) -> list[Occasion]:
    return [Occasion(kind, f"{kind}{n}", newcomer=newcomer, handled=handled) for n in range(count)]


def kinds(found: list[Occasion]) -> list[str]:
    return [key.partition("|")[0] for key in days.arrange(found, {})]


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
    assert days.arrange([], {}) == []


def test_seven_at_most_and_every_kind_gets_a_turn() -> None:
    found = [one for kind in EVERY for one in many(kind, 9)]
    assert kinds(found) == ["answer", "answer", "ask", "make", "pair", "outcome", "give"]


def test_a_newcomers_ask_is_the_asks_turn() -> None:
    found = [one for kind in EVERY for one in many(kind, 9, newcomer=kind is N)]
    assert kinds(found) == ["answer", "answer", "ask", "make", "pair", "outcome", "give"]


def test_without_answers_there_is_room_for_more_help() -> None:
    found = [one for kind in EVERY if kind not in days.WAITING for one in many(kind, 9)]
    assert kinds(found) == ["ask", "ask", "take", "make", "pair", "outcome", "give"]


@pytest.mark.parametrize(
    ("kind", "most"),
    [(Kind.PAIR, 1), (Kind.GIVE, 1), (Kind.CUE, 1), (Kind.CONFIRM, 2), (Kind.ASK_ENDS, 3)],
)
def test_of_what_costs_little_there_is_little(kind: Kind, most: int) -> None:
    assert kinds(many(kind, 9)) == [kind] * most


def test_what_waits_for_an_answer_shares_two_places() -> None:
    found = [*many(A, 1), *many(Kind.CONFIRM, 3), *many(Kind.MENTION, 3)]
    assert kinds(found) == ["answer", "confirm"]


def test_a_take_comes_once() -> None:
    both = [Occasion(Kind.PAIR, "x", "far"), Occasion(T, "x"), Occasion(Kind.PAIR, "y", "far")]
    assert days.arrange(both, {}) == ["take|x", "pair|y.far"]


def test_two_answers_at_most_even_alone() -> None:
    assert kinds(many(A, 9)) == ["answer", "answer"]
    mixed = [*many(Kind.TIE, 1), *many(A, 5)]
    assert kinds(mixed) == ["answer", "tie"]


def test_never_seven_of_one_kind() -> None:
    for kind in EVERY:
        assert len(kinds(many(kind, 20))) <= 5


def test_one_place_is_kept_for_a_newcomer() -> None:
    found = [*many(N, 9), Occasion(N, "new", newcomer=True), *many(T, 9), *many(A, 9)]
    arranged = days.arrange(found, {})
    assert len(arranged) == 7
    assert arranged[2] == "ask|new"


def test_only_one_place_is_the_newcomers() -> None:
    found = [*many(N, 2), *many(N, 5, newcomer=True)[2:]]
    assert days.arrange(found, {}) == ["ask|ask2", "ask|ask0", "ask|ask1", "ask|ask3", "ask|ask4"]


def test_an_ask_comes_once() -> None:
    both = [Occasion(Kind.MAKE, "x", "far"), Occasion(N, "x"), Occasion(Kind.MAKE, "y", "far")]
    assert days.arrange(both, {}) == ["ask|x", "make|y.far"]
    two = [Occasion(Kind.MAKE, "y", "best"), Occasion(Kind.MAKE, "y", "next")]
    assert days.arrange(two, {}) == ["make|y.best"]


def test_within_a_kind_the_order_stays() -> None:
    assert days.arrange(many(N, 5), {}) == [f"ask|ask{n}" for n in range(5)]


@pytest.mark.parametrize(
    ("came", "first"),
    [
        ({}, "give"),
        ({Kind.GIVE: 7}, "cue"),
        ({Kind.CUE: 7}, "give"),
        ({Kind.GIVE: 7, Kind.CUE: 8, N: 9}, "give"),
        ({Kind.GIVE: 8, Kind.CUE: 7}, "cue"),
    ],
)
def test_of_two_prompts_the_one_comes_that_came_longest_ago(
    came: dict[Kind, int], first: str
) -> None:
    found = [*many(Kind.GIVE, 3), *many(Kind.CUE, 3), *many(N, 1)]
    assert days.arrange(found, came) == ["ask|ask0", f"{first}|{first}0"]


def test_what_is_urgent_has_a_place_before_the_newcomers() -> None:
    found = [one for kind in EVERY for one in many(kind, 9, newcomer=kind is N)]
    urgent = Occasion(N, "now", urgent=True)
    arranged = days.arrange([*found, urgent], {})
    assert len(arranged) == 7 and arranged[2:4] == ["ask|now", "ask|ask0"]
    assert days.arrange([*many(N, 9), urgent], {}) == [
        "ask|now",
        *(f"ask|ask{n}" for n in range(4)),
    ]


@pytest.mark.parametrize(
    ("items", "over", "gone"),
    [
        (LIST[1:], [], []),
        (LIST, [], ["give|7"]),
        (LIST, ["give|7", "thanks|6"], ["give|7"]),
        (LIST, ["take|4"], ["take|4"]),
        (LIST, ["answer|1"], ["answer|1"]),
        ([f"ask|{n}" for n in range(5)], [], ["ask|4"]),
        ([*(f"ask|{n}" for n in range(5)), "give|7"], ["ask|2"], ["ask|2"]),
    ],
)
def test_an_urgent_ask_comes_onto_a_list_that_stays_as_long_as_lists_are(
    items: list[str], over: list[str], gone: list[str]
) -> None:
    entered = days.enter(items, ["ask|now"], {*items} - {*over})
    assert set(entered) == {*items, "ask|now"} - {*gone}
    assert next(one for one in entered if one.startswith("ask|")) == "ask|now"
    assert days.enter(entered, ["ask|now"], {*items}) == entered


def test_urgent_asks_never_push_each_other_away() -> None:
    urgent = [f"ask|{n}" for n in range(9)]
    assert days.enter([], urgent, set()) == urgent[:5]
    full = [*LIST[:2], *urgent[:5]]
    assert days.enter(full, urgent, {*full}) == full
