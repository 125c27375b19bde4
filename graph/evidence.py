"""What matching weighs: how near topics are, what people did lately, who may be asked to introduce."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph import matching
from graph.formula import RARITY, Give, Help, Side
from graph.store import Row, Transaction


@dataclass(frozen=True, slots=True)
class Near:
    """How well a topic fits an ask, and the ask's topic it fits best, with its rarity."""

    fit: float
    asked: str
    rarity: float = RARITY


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A topic an ask names, with the fit of every topic near enough to it, its own included."""

    topic: str
    name: str
    rarity: float
    fits: dict[str, float]


@dataclass(frozen=True, slots=True)
class Record:
    """Helps given, ties, times reached in the last 14 days, and how often each give was drawn on this month."""

    helps: tuple[Help, ...]
    ties: int
    reached: int
    drawn_on: dict[str, int]


@dataclass(frozen=True, slots=True)
class Way:
    """One of the viewer's contacts as a way in: their side of the tie, and whether they may be asked this week."""

    contact: str
    name: str
    ring: str
    touched: int
    introduces: bool
    has_place: bool
    inside: bool
    led_to_help: int
    ties: int

    @property
    def side(self) -> Side:
        return Side(self.ring, self.touched)


async def neighbourhoods(
    tx: Transaction, viewer: str, topics: Collection[str]
) -> list[Neighbourhood]:
    rows = await tx.rows(
        "evidence/near", viewer=viewer, topics=sorted(topics), floor=matching.LEAST_FIT
    )
    return [_neighbourhood(row) for row in rows]


def _neighbourhood(row: dict[str, Any]) -> Neighbourhood:
    fits = {topic: fit for topic, fit in row["near"] if topic is not None}
    return Neighbourhood(row["topic"], row["name"], row["rarity"], fits | {row["topic"]: 1.0})


def near(asked: Iterable[Neighbourhood]) -> dict[str, Near]:
    """The best fit of every topic to an ask; the first of the ask's topics, by id, where two fit alike."""
    best: dict[str, Near] = {}
    for around in sorted(asked, key=lambda around: around.topic):
        for topic, fit in around.fits.items():
            if topic not in best or best[topic].fit < fit:
                best[topic] = Near(fit, around.name, around.rarity)
    return best


async def records(
    tx: Transaction, viewer: str, helpers: Collection[str], now: int
) -> dict[str, Record]:
    if not helpers:
        return {}
    month = now - matching.MONTH
    rows = await tx.rows("evidence/records", viewer=viewer, helpers=sorted(helpers), month=month)
    return {row["helper"]: _record(row, now) for row in rows}


def record(helps: tuple[Help, ...], ties: int, reached: Iterable[list[Any]], now: int) -> Record:
    """`reached`: rows of when and over which give; nulls stand for nothing found."""
    times = [(at, give) for at, give in reached if at is not None]
    drawn_on: dict[str, int] = {}
    for _, give in times:
        drawn_on[give] = drawn_on.get(give, 0) + 1
    lately = sum(1 for at, _ in times if at >= now - matching.REST)
    return Record(helps, ties, lately, drawn_on)


def _record(row: Row, now: int) -> Record:
    helps = tuple(Help(*help) for help in row["helps"] if help[0] is not None)
    return record(helps, row["ties"], row["reached"], now)


async def ways(
    tx: Transaction, viewer: str, contacts: Collection[str], now: int, within: str = ""
) -> dict[str, Way]:
    """These of the viewer's contacts, by id; `inside` says whether they are in the circle `within`."""
    if not contacts:
        return {}
    week = now - matching.WEEK
    found = await tx.all(
        Way,
        "evidence/ways",
        viewer=viewer,
        contacts=sorted(contacts),
        week=week,
        within=within,
        now=now,
    )
    return {way.contact: way for way in found}


def gives(rows: Iterable[list[Any]], record: Record, fits: Mapping[str, Near]) -> tuple[Give, ...]:
    """Those with capacity left this month; a row is [id, capacity, topic id, topic, circle]."""
    return tuple(
        _give(id, topic, name, circle, fits[topic])
        for id, capacity, topic, name, circle in rows
        if record.drawn_on.get(id, 0) < capacity
    )


def _give(id: str, topic: str, name: str, circle: str, near: Near) -> Give:
    return Give(id, name, circle, near.fit, near.asked, about=topic, rarity=near.rarity)
