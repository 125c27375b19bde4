"""The words of the sample community, as its files hold them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HOME = Path(__file__).parent
CAPITALS = ("SQL", "VAT", "Python", "Rust", "Portuguese")


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic, in the circle that speaks of it most."""

    name: str
    circle: str
    gives: tuple[str, ...]
    takes: tuple[str, ...]
    whys: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    near: tuple[tuple[str, float], ...] = ()

    @property
    def inside_a_sentence(self) -> str:
        return self.name if self.name in CAPITALS else self.name[0].lower() + self.name[1:]


@dataclass(frozen=True, slots=True)
class Plea:
    """An ask to come; with an outcome it lies behind."""

    text: str
    circle: str
    topics: tuple[str, ...]
    terms: str = "FREE"
    style: str = "SOFT"
    audience: str = "EXTENDED"
    unnamed: bool = False
    within: bool = False
    newcomer: bool = False
    outcome: str = ""
    thanks: str = ""


@dataclass(frozen=True, slots=True)
class Gathering:
    """A circle to come, with how many it is meant to hold."""

    name: str
    purpose: str
    norms: str
    entry: str
    size: int
    reasons: tuple[str, ...]
    whys: tuple[str, ...]
    subjects: tuple[Subject, ...]
    asks: tuple[Plea, ...]
    earlier: tuple[Plea, ...]


@dataclass(frozen=True, slots=True)
class Region:
    given: tuple[str, ...]
    family: tuple[str, ...]
    places: tuple[tuple[str, str], ...]


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((HOME / name).read_text(encoding="utf-8"))


@cache
def gatherings() -> tuple[Gathering, ...]:
    files = sorted(path.name for path in (HOME / "circles").glob("*.toml"))
    return tuple(_gathering(read(f"circles/{name}")) for name in files)


@cache
def regions() -> tuple[Region, ...]:
    return tuple(
        Region(
            tuple(row["given"]),
            tuple(row["family"]),
            tuple((place, zone) for place, zone in row["places"]),
        )
        for row in read("names.toml")["region"]
    )


def _gathering(row: dict[str, Any]) -> Gathering:
    name = row["name"]
    return Gathering(
        name=name,
        purpose=row["purpose"],
        norms=row["norms"],
        entry=row["entry"],
        size=row["size"],
        reasons=tuple(row["reasons"]),
        whys=tuple(row["whys"]),
        subjects=tuple(_subject(one, name) for one in row["topic"]),
        asks=tuple(_plea(one, name) for one in row["ask"]),
        earlier=tuple(_plea(one, name) for one in row["earlier"]),
    )


def _subject(row: dict[str, Any], circle: str) -> Subject:
    lists = {key: tuple(row[key]) for key in ("gives", "takes", "whys", "aliases")}
    return Subject(row["name"], circle, near=tuple(row.get("near", {}).items()), **lists)


def _plea(row: dict[str, Any], circle: str) -> Plea:
    inside: dict[str, Any] = {
        "circle": circle,
        "topics": tuple(row["topics"]),
        "within": "circle" in row,
    }
    return Plea(**(row | inside))
