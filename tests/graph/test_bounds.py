import pytest

from graph import bounds
from graph.bounds import DAY
from graph.refusals import InvalidInput


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
