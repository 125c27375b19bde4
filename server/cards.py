"""vCards 2.1, 3.0 and 4.0, several in a file: each is read by itself, so that a broken one costs no other."""

import logging
import re
from collections.abc import Iterator, Sequence
from typing import Any

import vobject

from server import card_lines
from server.address_books import Book, Refused, Said, book

BEGIN, END = re.compile(r"\s*BEGIN:VCARD\s*", re.I), re.compile(r"\s*END:VCARD\s*", re.I)
# Characters of what is read of one card: more than all its fields may have, written at their longest.
MOST = 64 * 1024
TOO_LONG = "This card is too long to be read."
LIBRARY: Any = vobject
FORGIVING = {"validate": False, "ignoreUnreadable": True}
# What it cannot parse it would write into the log, and that is somebody's data.
logging.getLogger("vobject.base").setLevel(logging.CRITICAL + 1)


def read(text: str) -> Book:
    return book("VCARD", (_said(*card) for card in _cards(text)))


def _cards(text: str) -> Iterator[tuple[int, list[str]]]:
    number, lines = 0, list[str]()
    for line in text.splitlines():
        if BEGIN.fullmatch(line):
            number, lines = number + 1, []
        elif END.fullmatch(line):
            yield number, lines
            lines = []
        else:
            lines.append(line)


def _said(number: int, lines: list[str]) -> Said | Refused:
    """Nothing but its number where the card cannot be read."""
    needed = list(card_lines.read(lines))
    if sum(map(len, needed)) > MOST:
        return Refused(number, TOO_LONG)
    text = "\n".join(["BEGIN:VCARD", *needed, "END:VCARD", ""])
    try:
        found = next(LIBRARY.readComponents(text, **FORGIVING))
        return _person(number, found.contents)
    # The library fails in many ways on what is no vCard, StopIteration and LookupError among them.
    except Exception:
        return Said(number)


def _person(number: int, said: dict[str, list[Any]]) -> Said:
    def values(name: str) -> list[str]:
        found = sorted(said.get(name, ()), key=lambda one: not _preferred(one.params))
        return [text for one in found if (text := _text(one.value))]

    def first(*names: str) -> str:
        return next((value for name in names for value in values(name)), "")

    return Said(
        number,
        name=first("fn", "n"),
        email=[one.removeprefix("mailto:") for one in values("email")],
        phone=[one.removeprefix("tel:") for one in values("tel")],
        organisation=first("org"),
        role=first("title", "role"),
        link=values("url"),
        note=values("note"),
    )


def _preferred(params: dict[str, list[str]]) -> bool:
    return "PREF" in params or "pref" in ",".join(params.get("TYPE", ())).lower()


def _text(value: Any) -> str:
    if isinstance(value, vobject.vcard.Name):
        parts = (value.given, value.additional, value.family)
        return " ".join(word for part in parts for word in _words(part))
    parts = (value,) if isinstance(value, str) else value
    return ", ".join(word for part in parts for word in _words(part))


def _words(part: Any) -> list[str]:
    parts: Sequence[Any] = (part,) if isinstance(part, str) else part
    return [text for one in parts if (text := str(one).strip())]
