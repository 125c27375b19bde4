"""Reading the mirror from the store: all of it in pages, or only what changed."""

import asyncio
from collections.abc import Callable, Collection
from typing import Any, TypeVar

import numpy as np

from graph.arrays import Column
from graph.matching import LEAST_FIT, MONTH, WEEK
from graph.mirror import Mirror
from graph.sides import packed
from graph.store import Row, Store

T = TypeVar("T")
PAGE = 200
# The store has other things to do as well.
AT_ONCE = 2
# A sweep reads a whole kind of row, once a start.
SWEEP_SECONDS = 600.0
TIE_BYTES = 8
PERSON_BYTES = 600
MB = 1024 * 1024


# What a sweep may find nothing of, and what each is asked with.
NOTHING: Row = {
    "led": 0,
    **{name: [] for name in ("circles", "gives", "helps", "reached", "asked", "blocked")},
}
SWEEPS: dict[str, tuple[str, ...]] = {
    "mirror/all_memberships": (),
    "mirror/all_gives": ("now",),
    "mirror/all_helps": (),
    "mirror/all_led": (),
    "mirror/all_reached": ("month",),
    "mirror/all_asked": ("week",),
    "mirror/all_blocks": (),
}


class TooLarge(Exception):
    """The community needs more memory than the mirror may have."""


async def build(store: Store, now: int, most_mb: int) -> Mirror:
    """Everything, as it was read while others wrote: whoever changed meanwhile is to be read again."""
    ids: list[str] = (await _sweep(store, "mirror/everybody"))[0]["ids"]
    ties: int = (await _sweep(store, "mirror/size"))[0]["ties"]
    needed = (ties * TIE_BYTES + len(ids) * PERSON_BYTES) // MB + 1
    if needed > most_mb:
        raise TooLarge(
            f"{len(ids):,} people and {ties:,} sides of ties need about {needed:,} MB; "
            f"WEFT_MATCHING_MEMORY allows {most_mb:,}."
        )
    mirror = Mirror()
    mirror.people.all(ids)
    await _topics(store, mirror, None)
    await _circles(store, mirror, None)
    await _everybody(store, mirror, now)
    await _all_ties(store, mirror, ids)
    asks = (await store.rows("mirror/live_asks", now=now))[0]["ids"]
    await _asks(store, mirror, asks, now)
    for name, rows in mirror.wasteful.items():
        setattr(mirror, name, rows.compacted())
    return mirror


async def reread(
    store: Store,
    mirror: Mirror,
    people: Collection[str],
    asks: Collection[str],
    topics: Collection[str],
    now: int,
) -> None:
    """These, as they are now; who and what is no longer there is forgotten."""
    wanted = sorted(people)
    known = await _people(store, mirror, wanted, now)
    await _ties(store, mirror, wanted)
    for id in set(wanted) - known:
        mirror.erase(id)
    await _asks(store, mirror, sorted(asks), now)
    if topics:
        await _topics(store, mirror, sorted(topics))


async def _everybody(store: Store, mirror: Mirror, now: int) -> None:
    """Each kind of row in one sweep: several times faster than person by person."""
    rows = {row["id"]: row | NOTHING for row in await _sweep(store, "mirror/all_people")}
    since = {"now": now, "month": now - MONTH, "week": now - WEEK}
    for name, asked in SWEEPS.items():
        for row in await _sweep(store, name, **{one: since[one] for one in asked}):
            # Whoever joined meanwhile is read again as a change.
            rows.get(row["id"], {}).update(row)
    for row in rows.values():
        _keep(mirror, row, now)


async def _sweep(store: Store, name: str, **parameters: Any) -> list[Row]:
    return await store.read(lambda tx: tx.rows(name, **parameters), SWEEP_SECONDS)


async def refresh(store: Store, mirror: Mirror, changed: set[str], now: int) -> None:
    """Whatever these ids are of: people, intents, asks, topics, introductions."""
    known = mirror.people.known.keys() & changed
    asks = mirror.asks.keys() & changed
    rows = await store.rows("mirror/concerned", ids=sorted(changed))
    people = known.union(*(row["people"] for row in rows))
    asks = asks.union(*(row["asks"] for row in rows))
    topics = {row["topic"] for row in rows} - {None}
    await reread(store, mirror, people, asks, topics, now)
    if circles := {row["circle"] for row in rows} - {None}:
        await _circles(store, mirror, sorted(circles))


async def _topics(store: Store, mirror: Mirror, ids: list[str] | None) -> None:
    for row in await store.rows("mirror/topics", ids=ids, floor=LEAST_FIT):
        row["near"] = _whole(row["near"])
        mirror.topic(row)


async def _circles(store: Store, mirror: Mirror, ids: list[str] | None) -> None:
    for row in await store.rows("mirror/circles", ids=ids):
        mirror.circle(row["id"], row["size"])


async def _people(store: Store, mirror: Mirror, ids: list[str], now: int) -> set[str]:
    """Whom of them there is."""

    def kept(rows: list[Row]) -> set[str]:
        for row in rows:
            _keep(mirror, row, now)
        return {row["id"] for row in rows}

    since = {"month": now - MONTH, "week": now - WEEK}
    pages = await _each(store, "mirror/people", ids, kept, now=now, **since)
    return set[str]().union(*pages)


def _keep(mirror: Mirror, row: Row, now: int) -> None:
    row["gives"], row["helps"] = _whole(row["gives"]), _whole(row["helps"])
    row["reached"] = _whole(row["reached"], 1)
    mirror.person(row, now)


async def _ties(store: Store, mirror: Mirror, ids: list[str]) -> None:
    rows = [row for page in await _each(store, "mirror/ties", ids, list) for row in page]
    for id in set(ids) - {row["id"] for row in rows}:
        mirror.tie(id, [], [])
    for row in rows:
        mirror.tie(row["id"], row["others"], _sides(row))


def _sides(row: Row) -> Column:
    return packed(row["touched"], row["rings"], row["via"])


async def _asks(store: Store, mirror: Mirror, ids: list[str], now: int) -> None:
    def kept(rows: list[Row]) -> set[str]:
        for row in rows:
            mirror.ask(row)
        return {row["id"] for row in rows}

    pages = await _each(store, "mirror/asks", ids, kept, now=now)
    for id in set(ids).difference(*pages):
        mirror.close(id)


def _whole(rows: list[list[Any]], least: int | None = None) -> list[list[Any]]:
    """Without what stands for nothing found: a row of nulls."""
    return [row for row in rows if None not in row[:least]]


async def _all_ties(store: Store, mirror: Mirror, ids: list[str]) -> None:
    """One row after another without holes, in the order of the numbers that `ids` have."""
    lengths = np.zeros(len(mirror.people.ids), np.int32)

    def packed(rows: list[Row]) -> tuple[Column, Column]:
        rows.sort(key=lambda row: mirror.people.known[row["id"]])
        for row in rows:
            lengths[mirror.people.known[row["id"]]] = len(row["others"])
        others = [other for row in rows for other in row["others"]]
        parts = [np.zeros(0, np.uint32), *map(_sides, rows)]
        return np.array(mirror.people.all(others), np.int32), np.concatenate(parts)

    pages = await _each(store, "mirror/ties", ids, packed)
    other = np.concatenate([np.zeros(0, np.int32), *(page[0] for page in pages)])
    side = np.concatenate([np.zeros(0, np.uint32), *(page[1] for page in pages)])
    mirror.ties.fill(lengths, other=other, side=side)
    mirror.reach()


async def _each(
    store: Store, name: str, ids: list[str], made: Callable[[list[Row]], T], **parameters: Any
) -> list[T]:
    """What is made of every page, in the order of `ids`; a few pages are read at once."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def page(some: list[str]) -> T:
        async with gate:
            return made(await store.rows(name, ids=some, **parameters))

    pages = [ids[first : first + PAGE] for first in range(0, len(ids), PAGE)]
    return await asyncio.gather(*(page(some) for some in pages))
