import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import bounds
from graph.bounds import DAY
from graph.refusals import InvalidInput

# Joiners, marks of direction, a variation selector, a combining mark, fillers, wide and odd spaces.
NOTHING = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0f\u0301\u034f\u00ad\u115f\u2800\u3164\uffa0\u3000\u2028 "
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("value", "kept"),
    [("a", "a"), ("  a\nb ", "a b"), ("x" * 200, "x" * 200), ("e\u0301", "é"), ("👩‍🚀", "👩‍🚀")],
)
def test_a_line_is_trimmed_and_composed(value: str, kept: str) -> None:
    assert bounds.line("name", value, 200) == kept


@pytest.mark.parametrize("value", ["", "   ", "x" * 201, "a\0b", "a\x1bb", "\ud800", "\ue000"])
def test_what_is_no_line_is_refused_with_its_field(value: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        bounds.line("name", value, 200)
    assert refused.value.path == "name"


@given(st.text(NOTHING))
def test_what_nobody_can_see_is_nothing(value: str) -> None:
    for bounded in (bounds.line, bounds.prose):
        with pytest.raises(InvalidInput):
            bounded("name", value, 200)


@given(st.text(), st.sampled_from(TURNING), st.text())
def test_nothing_turns_the_text_around_it(before: str, turning: str, after: str) -> None:
    for least in (0, 1):
        with pytest.raises(InvalidInput):
            bounds.prose("name", f"{before}a{turning}a{after}", 1000, least)


@given(st.text(NOTHING), st.text(NOTHING), st.characters(categories=["L", "N", "P", "S"]))
def test_one_that_is_seen_makes_a_text(before: str, after: str, seen: str) -> None:
    given = unicodedata.normalize("NFC", f"{before}a{after}{seen}").strip()
    assert bounds.prose("name", given, 1000) == given
    assert len(bounds.line("name", given, 1000).splitlines()) == 1


@pytest.mark.parametrize("value", ["می‌خواهم", "שלום\u200f!", "👩‍🚀", "क्‍ष"])
def test_joiners_and_marks_of_direction_stay(value: str) -> None:
    assert bounds.line("name", value, 200) == value


@pytest.mark.parametrize("at", [-1, bounds.NO_END + 1])
def test_a_moment_is_refused_in_words_about_moments(at: int) -> None:
    with pytest.raises(InvalidInput) as refused:
        bounds.moment("until", at)
    assert refused.value.path == "until"
    assert refused.value.message == "Choose a moment between the years 1970 and 2100."
    assert [bounds.moment("until", one) for one in (0, bounds.NO_END)] == [0, bounds.NO_END]


@pytest.mark.parametrize("value", [0, 51, -1])
def test_a_number_has_both_ends(value: int) -> None:
    with pytest.raises(InvalidInput):
        bounds.number("first", value, 1, 50)


@pytest.mark.parametrize("at", [0, 1000, 1000 + 7 * DAY + 1])
def test_later_is_after_now_and_not_too_far(at: int) -> None:
    with pytest.raises(InvalidInput):
        bounds.later("until", at, 1000, 7)
    assert bounds.later("until", 1000 + 7 * DAY, 1000, 7)


@pytest.mark.parametrize("value", ["ada@example.org", " Ada@Example.ORG ", "a+b@c.d.example"])
def test_an_address_has_one_spelling(value: str) -> None:
    assert bounds.address("email", value) == value.strip().lower()


@pytest.mark.parametrize(
    "value",
    [
        "",
        "ada",
        "ada@",
        "@example.org",
        "ada@example",
        "a b@c.d",
        "a@b.c,d@e.f",
        "a@b.c\r\nBcc: d@e.f",
        "<a@b.c>",
        "a@" + "b" * 250 + ".org",
    ],
)
def test_what_is_no_address_is_refused(value: str) -> None:
    with pytest.raises(InvalidInput):
        bounds.address("email", value)


def test_four_characters_may_become_one() -> None:
    whole = "\u1f82" * 5
    assert bounds.line("name", unicodedata.normalize("NFD", whole), 5) == whole


def test_what_is_far_too_long_is_not_composed(monkeypatch: pytest.MonkeyPatch) -> None:
    composed = list[str]()
    monkeypatch.setattr(unicodedata, "normalize", lambda _, text: composed.append(text) or text)
    with pytest.raises(InvalidInput, match="at most 5"):
        bounds.line("name", "a" + "\u0301\u0316" * 10, 5, 0)
    assert composed == []
