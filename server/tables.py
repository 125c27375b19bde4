"""Tables of contacts: LinkedIn's with its preamble, Google's old and new one, and any CSV with headings we know."""

import csv
import io
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from pathlib import Path

from graph.refusals import InvalidInput
from server.address_books import Book, Said, book
from server.exports import FORMULA

COLUMNS = Path(__file__).with_name("columns.csv")
DELIMITERS = ",;\t"
# LinkedIn puts some lines of notes before its headings.
PREAMBLE = 20
SEVERAL = ":::"
NO_HEADINGS = (
    "We cannot tell the columns. The first line needs headings such as Name, E-mail, Organisation."
)
Fields = list[tuple[int, str]]


@cache
def columns() -> dict[str, str]:
    with COLUMNS.open(encoding="utf-8", newline="") as file:
        return {row["heading"]: row["field"] for row in csv.DictReader(file)}


def read(text: str) -> Book:
    """With the delimiter under which the most headings are known."""
    tried = [(len(_headings(text, one)[1]), one) for one in DELIMITERS]
    known, delimiter = max(tried, key=lambda found: found[0])
    if not known:
        raise InvalidInput("file", NO_HEADINGS)
    at, fields, source = _headings(text, delimiter)
    return book(source, _people(text, delimiter, at, fields))


def _headings(text: str, delimiter: str) -> tuple[int, Fields, str]:
    """The row the headings are in, the columns we know, and whose file it is."""
    best: tuple[int, Fields, str] = (0, [], "CSV")
    for number, (_, cells) in zip(range(PREAMBLE), _rows(text, delimiter), strict=False):
        names = [" ".join(cell.split()).casefold() for cell in cells]
        fields = [(n, columns()[name]) for n, name in enumerate(names) if name in columns()]
        named = {field for _, field in fields} & {"name", "first", "last", "email"}
        if named and len(fields) > len(best[1]):
            best = number, fields, _source(names)
    return best


def _source(names: list[str]) -> str:
    if "connected on" in names:
        return "LINKEDIN"
    return "GOOGLE" if any(name.endswith("1 - value") for name in names) else "CSV"


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """With the number of the line each begins at."""
    reader, at = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as fault:
            words = f"Line {at} cannot be read: a quotation mark may be missing."
            raise InvalidInput("file", words) from fault
        if cells is None:
            return
        yield at, cells
        at = reader.line_num + 1


def _people(text: str, delimiter: str, headings: int, fields: Fields) -> Iterator[Said]:
    for number, (at, cells) in enumerate(_rows(text, delimiter)):
        if number > headings and any(cell.strip() for cell in cells):
            yield _person(at, _known(cells, fields))


def _known(cells: list[str], fields: Fields) -> list[tuple[str, str]]:
    """Not looked for past the end of the row: the headings may be as long as a file."""
    return [(field, cells[n]) for n, field in takewhile(lambda one: one[0] < len(cells), fields)]


def _person(at: int, cells: list[tuple[str, str]]) -> Said:
    found: dict[str, list[str]] = {}
    for field, cell in cells:
        found.setdefault(field, []).extend(_values(field, cell))
    parts = (part for name in ("first", "middle", "last") for part in found.get(name, ())[:1])
    since = [f"Connected on LinkedIn: {one}" for one in found.get("since", ())]
    return Said(
        at,
        name=_one(found, "name") or " ".join(parts),
        email=found.get("email", []),
        phone=found.get("phone", []),
        organisation=_one(found, "organisation"),
        role=_one(found, "role"),
        link=found.get("link", []),
        note=[*found.get("note", []), *since],
    )


def _one(found: dict[str, list[str]], name: str) -> str:
    return next(iter(found.get(name, ())), "")


def _values(field: str, cell: str) -> list[str]:
    parts = [cell] if field == "note" else cell.split(SEVERAL)
    return [text for part in parts if (text := _plain(part.strip()))]


def _plain(cell: str) -> str:
    """Without the mark that our own export puts before what a spreadsheet would run."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA else cell
