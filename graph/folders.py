"""A community of the past in a folder of CSV files: who was tied, gave, belonged, helped and asked, and when."""

import csv
import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Row = dict[str, str]


class WrongFolder(Exception):
    """What is said to be a community is not of the form its README tells."""


@dataclass(frozen=True, slots=True)
class Past:
    """Rows of one kind: `owner` did something about `other` at `at`."""

    owner: Ints
    other: Ints
    at: Ints
    weight: Floats

    def __len__(self) -> int:
        return len(self.at)

    def turned(self) -> "Past":
        return Past(self.other, self.owner, self.at, self.weight)

    def only(self, rows: NDArray[np.bool_]) -> "Past":
        return Past(self.owner[rows], self.other[rows], self.at[rows], self.weight[rows])


@dataclass(frozen=True, slots=True)
class Asked:
    ask: str
    asker: int
    at: int
    topics: tuple[int, ...]
    helpers: frozenset[int]
    introducers: frozenset[int]
    part: str


@dataclass(frozen=True, slots=True)
class Folder:
    """People, topics and circles are numbers here; helps are those that helped and all that were given."""

    name: str
    people: int
    topics: int
    circles: int
    ties: Past
    gives: Past
    members: Past
    helps: Past
    given: Past
    asks: list[Asked]


class Numbers(dict[str, int]):
    """Every name gets the next number."""

    def __missing__(self, name: str) -> int:
        self[name] = len(self)
        return self[name]


def read(folder: Path) -> Folder:
    try:
        return _read(folder)
    except (KeyError, TypeError, ValueError) as wrong:
        raise WrongFolder(f"{folder} is not of the form its rows need: {wrong!r}") from wrong


def _read(folder: Path) -> Folder:
    people, topics, circles = Numbers(), Numbers(), Numbers()
    for row in _rows(folder, "people"):
        people[row["person"]]
    ties = _past(
        (people[r["a"]], people[r["b"]], r["at"], r["weight"]) for r in _rows(folder, "ties")
    )
    gives = _past(
        (topics[r["topic"]], people[r["person"]], r["at"], r["weight"])
        for r in _rows(folder, "gives")
    )
    members = _past(
        (circles[r["circle"]], people[r["person"]], r["at"], "1") for r in _rows(folder, "circles")
    )
    given = _helps(_rows(folder, "helps"), people)
    asks = [_asked(row, people, topics) for row in _rows(folder, "asks")]
    if not asks or not len(ties):
        raise WrongFolder(f"{folder} holds no asks or no ties.")
    return Folder(
        folder.resolve().name,
        len(people),
        len(topics),
        len(circles),
        _both_ways(ties),
        gives,
        members,
        helps=given.only(given.weight > 0),
        given=given,
        asks=sorted(asks, key=lambda ask: ask.at),
    )


def _rows(folder: Path, name: str) -> Iterator[Row]:
    """None where there is no such file."""
    plain, packed = folder / f"{name}.csv", folder / f"{name}.csv.gz"
    if plain.exists():
        with plain.open(encoding="utf-8", newline="") as file:
            yield from _named(csv.DictReader(file), plain)
    elif packed.exists():
        with gzip.open(packed, "rt", encoding="utf-8", newline="") as file:
            yield from _named(csv.DictReader(file), packed)


def _named(rows: Iterable[Row], file: Path) -> Iterator[Row]:
    try:
        yield from rows
    except (csv.Error, UnicodeDecodeError) as wrong:
        raise WrongFolder(f"{file} cannot be read: {wrong}") from wrong


def _past(rows: Iterable[tuple[int, int, str, str]]) -> Past:
    owner, other, at, weight = zip(*rows, strict=True) if (rows := list(rows)) else ((),) * 4
    return Past(
        np.array(owner, np.int64),
        np.array(other, np.int64),
        np.array([int(float(moment)) for moment in at], np.int64),
        np.array(weight, np.float64),
    )


def _helps(rows: Iterable[Row], people: Numbers) -> Past:
    """One row a help, whatever the number of its topics; its weight is 1 when it was good."""
    good: dict[tuple[int, int, str], int] = {}
    for row in rows:
        key = people[row["helper"]], people[row["asker"]], row["at"]
        good[key] = max(good.get(key, 0), int(row["good"] or 0))
    return _past((helper, asker, at, str(won)) for (helper, asker, at), won in good.items())


def _both_ways(ties: Past) -> Past:
    apart = ties.only(ties.owner != ties.other)
    back = apart.turned()
    return Past(
        np.concatenate([apart.owner, back.owner]),
        np.concatenate([apart.other, back.other]),
        np.concatenate([apart.at, back.at]),
        np.concatenate([apart.weight, back.weight]),
    )


def _asked(row: Row, people: Numbers, topics: Numbers) -> Asked:
    return Asked(
        row["ask"],
        people[row["asker"]],
        int(float(row["at"])),
        tuple(dict.fromkeys(topics[topic] for topic in (row["topics"] or "").split())),
        frozenset(people[helper] for helper in row["helpers"].split()),
        frozenset(people[one] for one in (row.get("introducers") or "").split()),
        row["part"],
    )
