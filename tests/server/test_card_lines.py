"""Cards made to be slow to read: the library is given whole lines only, and only those it finds its way in."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
import vobject

from graph.findings import Entry
from server import card_lines, cards

MANY = 1_000
# As a telephone of 2009 wrote them.
PHONE = """BEGIN:VCARD\r
VERSION:2.1\r
N;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=D0=98=D0=B2=D0=B0=D0=BD=D0=BE=D0=\r
=B2;=D0=90=D0=BD=D0=BD=D0=B0\r
ORG;CHARSET=UTF-8;ENCODING=\r
 QUOTED-PRINTABLE:=D0=9F=D0=\r
=B5=D1=87=D1=8C\r
NOTE;ENCODING=QUOTED-PRINTABLE:1 =3D 1=0D=0A=\r
 a line that begins with a space=0D=0A=\r
TEL: no number=\r
\r
TEL;CELL:+7 1\r
TITLE;QUOTED-PRINTABLE:Baker=\r
END:VCARD\r
"""


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the library is given to read, card by card."""
    found = list[str]()

    def reading(text: str, **how: Any) -> Iterator[Any]:
        found.append(text)
        return vobject.readComponents(text, **how)

    monkeypatch.setattr(cards, "LIBRARY", SimpleNamespace(readComponents=reading))
    return found


def card(*lines: str) -> str:
    return "\n".join(["BEGIN:VCARD", "VERSION:2.1", "FN:Ana", *lines, "END:VCARD", ""])


def test_a_card_with_soft_breaks_is_read() -> None:
    (row,) = cards.read(PHONE).rows
    assert row.entry == Entry(
        name="Анна Иванов",
        phone="+7 1",
        organisation="Печь",
        role="Baker",
        note="1 = 1\n a line that begins with a space\nTEL: no number",
    )


@pytest.mark.parametrize(
    ("first", "piece"),
    [("NOTE;ENCODING=QUOTED-PRINTABLE:x=", "y="), ("NOTE:x", " y")],
    ids=["soft", "folded"],
)
def test_a_line_in_many_pieces_is_handed_over_in_one(
    handed: list[str], first: str, piece: str
) -> None:
    found = cards.read(card(first, *[piece] * MANY, "TEL:1"))
    (text,) = handed
    assert len(text.splitlines()) <= len(["BEGIN", "VERSION", "FN", "NOTE", "TEL", "END"])
    assert len(found.rows) + len(found.refused) == 1


def test_a_soft_break_is_one_of_the_property_and_not_of_its_words() -> None:
    (row,) = cards.read(card("NOTE:quoted-printable x=", "TEL:1")).rows
    assert (row.entry.note, row.entry.phone) == ("quoted-printable x=", "1")


@pytest.mark.parametrize(
    "line",
    [
        'NOTE;A=,,,,,,,,,,,":x',
        'NOTE;A,,,,,,,,,,,":x',
        "NOTE;A=,,,,,,,,,,,;ſ:x",
        "NOTE;A=\n ,,,,,,,,,,,",
        "NOTE;CHARSET=Punycode;ENCODING=QUOTED-PRINTABLE:abc-x",
        "NOTE",
    ],
)
def test_a_line_the_library_loses_itself_in_is_left_out(handed: list[str], line: str) -> None:
    (row,) = cards.read(card(line)).rows
    assert row.entry == Entry(name="Ana")
    assert "NOTE" not in handed[0]


@pytest.mark.parametrize(
    "line", ["N:a", "item1.N:a", "N;:a", "N;HOME:a", 'n;A=b,"c:d";E=,f;G,h;I=:a', "N;;A=b:a"]
)
def test_a_head_is_what_the_library_has_as_one(line: str) -> None:
    assert list(card_lines.read([line])) == [line]
    assert vobject.base.parseLine(line)[2] == "a"


def test_a_card_beyond_the_most_is_not_handed_over_and_costs_no_other(handed: list[str]) -> None:
    long = card("NOTE:" + "x" * cards.MOST)
    photo = card("PHOTO:" + "x" * cards.MOST)
    found = cards.read(long + photo)
    assert [(one.row, one.words) for one in found.refused] == [(1, cards.TOO_LONG)]
    assert [row.row for row in found.rows] == [2]
    assert len(handed) == 1
