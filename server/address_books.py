"""Files of contacts as programs write them: which kind one is, and its people as far as they can be read."""

import codecs
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from graph.bounds import TURNING, address, line, web
from graph.findings import Entry, bounded
from graph.imports import MOST_ROWS
from graph.refusals import InvalidInput

NOBODY = "We found nobody in this file. Choose a .vcf file, or a .csv file with headings."
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass
class Said:
    """What a file says of one person, in as many values as it has."""

    row: int
    name: str = ""
    email: list[str] = field(default_factory=list[str])
    phone: list[str] = field(default_factory=list[str])
    organisation: str = ""
    role: str = ""
    link: list[str] = field(default_factory=list[str])
    note: list[str] = field(default_factory=list[str])


@dataclass(frozen=True, slots=True)
class Row:
    """A person of a file, by the number of the card or line they begin at."""

    row: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Refused:
    row: int
    words: str


@dataclass(frozen=True, slots=True)
class Book:
    source: str
    rows: list[Row]
    refused: list[Refused]


def book(source: str, people: Iterable[Said | Refused]) -> Book:
    rows: list[Row] = []
    refused: list[Refused] = []
    for number, said in enumerate(people):
        if number == MOST_ROWS:
            words = f"{MOST_ROWS:,} people at a time are the most. Split the file."
            raise InvalidInput("file", words)
        if isinstance(said, Refused):
            refused.append(said)
            continue
        try:
            rows.append(Row(said.row, bounded("", _entry(said))))
        except InvalidInput as no:
            refused.append(Refused(said.row, _words(no)))
    if not rows and not refused:
        raise InvalidInput("file", NOBODY)
    return Book(source, rows, refused)


def _words(no: InvalidInput) -> str:
    return f"{no.path.capitalize()}: {no.message}" if no.path != "name" else no.message


def _entry(said: Said) -> Entry:
    """The first value that fits is the field's; the others are not lost, they go into the note."""
    email, mails = _first(said.email, lambda value: address("email", value))
    phone, phones = _first(said.phone, lambda value: line("phone", value, 40))
    link, links = _first(said.link, lambda value: web("link", _schemed(value)))
    also = [f"Also: {one}" for one in (*mails, *phones, *links)]
    notes = [one.strip() for one in (*said.note, *also) if one.strip()]
    return Entry(
        name=said.name,
        email=email,
        phone=phone,
        organisation=said.organisation,
        role=said.role,
        link=link,
        note="\n".join(notes),
    )


def _first(values: list[str], fit: Callable[[str], str]) -> tuple[str, list[str]]:
    """The first value that fits, and all others."""
    found, rest = "", list[str]()
    for value in dict.fromkeys(part.strip() for part in values if part.strip()):
        try:
            good = fit(value)
        except InvalidInput:
            good = ""
        if good and not found:
            found = good
        elif not good or good != found:
            rest.append(value)
    return found, rest


def _schemed(link: str) -> str:
    return link if "://" in link else f"https://{link}"


def decoded(raw: bytes) -> str:
    """By its mark, else UTF-8, else as Windows of western Europe writes; phones wrap numbers in what turns text."""
    return _text(raw).translate(dict.fromkeys(map(ord, TURNING)))


def _text(raw: bytes) -> str:
    for mark, name in MARKS:
        if raw.startswith(mark):
            return raw.decode(name, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
