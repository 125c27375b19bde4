"""vCards 2.1, 3.0 and 4.0, several in a file: each is read by itself, so that a broken one costs no other."""

import logging
import re
from collections.abc import Iterator, Sequence
from typing import Any

import vobject

from server.address_books import Book, Said, book

BEGIN, END = re.compile(r"\s*BEGIN:VCARD\s*", re.I), re.compile(r"\s*END:VCARD\s*", re.I)
PROPERTY = re.compile(r"(?:[\w-]+\.)?([A-Za-z][\w-]*)(?:;[^:]*)?:")
# All that is read: photos are most of a file, and a private thing of somebody else.
READ = {"VERSION", "N", "FN", "EMAIL", "TEL", "ORG", "TITLE", "ROLE", "URL", "NOTE"}
LIBRARY: Any = vobject
FORGIVING = {"validate": False, "ignoreUnreadable": True, "allowQP": True}
# What it cannot parse it would write into the log, and that is somebody's data.
logging.getLogger("vobject.base").setLevel(logging.CRITICAL + 1)


def read(text: str) -> Book:
    return book("VCARD", (_said(*card) for card in _cards(text)))


def _cards(text: str) -> Iterator[tuple[int, str]]:
    number, lines = 0, list[str]()
    for line in text.splitlines():
        if BEGIN.fullmatch(line):
            number, lines = number + 1, []
        elif END.fullmatch(line):
            yield number, "\n".join(["BEGIN:VCARD", *_needed(lines), "END:VCARD", ""])
            lines = []
        else:
            lines.append(line)


def _needed(lines: list[str]) -> Iterator[str]:
    """Without properties that nobody reads; a folded line belongs to the one before it."""
    keep = quoted = False
    for line in lines:
        began = PROPERTY.match(line)
        if not (line[:1] in (" ", "\t") or quoted) and began:
            keep = began[1].upper() in READ
        printable = "QUOTED-PRINTABLE" in line.upper() if began and not quoted else quoted
        quoted = printable and line.endswith("=")
        if keep:
            yield line


def _said(number: int, text: str) -> Said:
    """Nothing but its number where the card cannot be read."""
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
