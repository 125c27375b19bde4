"""What the mirror proposes for Today, and the store's word on it."""

import asyncio
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from graph import evidence, shortlist
from graph.arrays import Column
from graph.evidence import Record
from graph.formula import Path
from graph.matching import MONTH, WEEK
from graph.mirror import Asked, Mirror
from graph.sides import VIA
from graph.store import Row, Store, Transaction


async def asks(
    store: Store,
    mirror: Mirror,
    viewer: str,
    looking: dict[str, Any],
    now: int,
    only: Collection[str] | None,
) -> list[Row]:
    """Asks that fit these topics and circles, everybody's or `only` these, with the paths to who asks."""
    ids = _about(mirror, looking["near"]) if only is None else mirror.asks.keys() & only
    fitting = _fitting(mirror, viewer, ids, looking["circles"], now)
    ways = _ways(mirror, viewer, fitting.values(), now)
    some = {ask: one for ask, one in fitting.items() if _comes_across(mirror, viewer, one, ways)}
    if not some:
        return []
    ways = {asker: ways[asker] for asker in _askers(mirror, some.values()) if asker in ways}
    rows, open_ = await asyncio.gather(
        store.rows("prospects/asks", asks=sorted(some), **looking),
        store.read(lambda tx: _open(tx, viewer, ways, _insides(mirror, some.values()), now)),
    )
    return [row | {"paths": _paths(row, ways.get(row["asker"], []), open_)} for row in rows]


def _about(mirror: Mirror, near: Iterable[str]) -> set[str]:
    topics = (mirror.topics.known.get(topic, 0) for topic in near)
    return set[str]().union(*(mirror.by_topic.get(topic, ()) for topic in topics))


def _fitting(
    mirror: Mirror, viewer: str, asks: Iterable[str], circles: Iterable[str], now: int
) -> dict[str, Asked]:
    own = {mirror.circles.known.get(circle, 0) for circle in circles}
    found = {ask: mirror.asks[ask] for ask in asks}
    me = mirror.people.known[viewer]
    return {
        ask: asked
        for ask, asked in found.items()
        if asked.expires > now
        and asked.asker != me
        and (asked.circle or not own.isdisjoint(_circles(mirror, asked.asker)))
        and (not asked.circle or asked.circle in own)
    }


def _circles(mirror: Mirror, person: int) -> list[int]:
    return mirror.memberships.get(person, "circle").tolist()


def _askers(mirror: Mirror, asks: Iterable[Asked]) -> set[str]:
    return {mirror.people.ids[asked.asker] for asked in asks}


def _insides(mirror: Mirror, asks: Iterable[Asked]) -> list[str]:
    """The circles that asks stay inside of."""
    inside = {asked.circle for asked in asks if asked.audience == "CIRCLE"}
    return sorted(mirror.circles.ids[circle] for circle in inside)


def _ways(mirror: Mirror, viewer: str, fitting: Iterable[Asked], now: int) -> dict[str, list[Path]]:
    """The paths from the viewer to who asks, by who asks."""
    askers = np.unique(np.array([asked.asker for asked in fitting], np.int64))
    paths = shortlist.between(mirror, mirror.people.known[viewer], askers, now)
    everybody = np.ones(len(paths.to), bool)
    found: dict[str, list[Path]] = {}
    for to, path in shortlist.opened(mirror, paths, everybody, everybody):
        found.setdefault(mirror.people.ids[int(askers[to])], []).append(path)
    return found


def _comes_across(
    mirror: Mirror, viewer: str, asked: Asked, ways: Mapping[str, list[Path]]
) -> bool:
    if asked.audience == "CIRCLE":
        return True
    tied = asked.asker in mirror.ties.get(mirror.people.known[viewer], "other")
    return tied or (asked.audience == "EXTENDED" and mirror.people.ids[asked.asker] in ways)


async def _open(
    tx: Transaction, viewer: str, ways: Mapping[str, list[Path]], within: list[str], now: int
) -> dict[str, Row]:
    """Of the contacts in between those who introduce: name, circles among `within`, and to whom their tie is open."""
    between: dict[str, list[str]] = {}
    for asker, paths in ways.items():
        for path in paths:
            between.setdefault(path.contact, []).append(asker)
    if not between:
        return {}
    steps = [{"contact": contact, "askers": askers} for contact, askers in between.items()]
    rows = await tx.rows("prospects/paths", viewer=viewer, between=steps, within=within, now=now)
    return {row["contact"]: row for row in rows}


def _paths(row: Row, ways: Iterable[Path], open_: Mapping[str, Row]) -> list[Path]:
    """An ask inside a circle goes over its members only."""
    found = ((path, open_.get(path.contact)) for path in ways)
    return [
        replace(path, name=contact["name"])
        for path, contact in found
        if contact
        and row["asker"] in contact["askers"]
        and (row["audience"] != "CIRCLE" or row["within"][0] in contact["inside"])
    ]


def with_few_ties(mirror: Mirror, people: Iterable[str], few: int) -> set[str]:
    known = ((person, mirror.people.known.get(person, 0)) for person in people)
    return {person for person, who in known if who and len(mirror.ties.get(who, "other")) < few}


async def pairs(
    store: Store,
    mirror: Mirror,
    viewer: str,
    now: int,
    only: Collection[tuple[str, str]] | None,
) -> tuple[list[Row], list[Row]]:
    """Open asks of contacts whom the viewer may introduce, and such contacts who give near them, each with a record."""
    asks = _contacts_asks(mirror, viewer, now, only)
    near, circles = _sought(mirror, asks.values())
    helpers = _givers(mirror, viewer, near, circles, only)
    if not helpers:
        return [], []
    rows, givers = await asyncio.gather(
        store.rows(
            "prospects/contacts_asks", viewer=viewer, asks=sorted(asks), now=now, week=now - WEEK
        ),
        store.rows(
            "prospects/givers",
            viewer=viewer,
            helpers=sorted(helpers),
            near=sorted(near),
            circles=sorted(mirror.circles.ids[circle] for circle in circles),
            now=now,
            month=now - MONTH,
        ),
    )
    return rows, [row | {"record": _record(mirror, row, now)} for row in givers]


def _contacts_asks(
    mirror: Mirror, viewer: str, now: int, only: Collection[tuple[str, str]] | None
) -> dict[str, Asked]:
    ids = {ask for person in _via(mirror, viewer) for ask in mirror.by_asker.get(person, ())}
    if only is not None:
        ids &= {ask for ask, _ in only}
    found = {ask: mirror.asks[ask] for ask in ids}
    return {
        ask: one for ask, one in found.items() if one.expires > now and one.audience != "CIRCLE"
    }


def _sought(mirror: Mirror, asks: Collection[Asked]) -> tuple[set[str], set[int]]:
    """The topics near these asks, and the circles they are open to."""
    topics = {mirror.topics.ids[topic] for asked in asks for topic in asked.topics}
    circles = ([asked.circle] if asked.circle else _circles(mirror, asked.asker) for asked in asks)
    near = {topic for one in shortlist.around(mirror, topics) for topic in one.fits}
    return near, set[int]().union(*circles)


def _givers(
    mirror: Mirror,
    viewer: str,
    near: Iterable[str],
    circles: Iterable[int],
    only: Collection[tuple[str, str]] | None,
) -> set[str]:
    topics = np.zeros(len(mirror.topics.ids), bool)
    topics[[mirror.topics.known.get(topic, 0) for topic in near]] = True
    giving = [np.zeros(0, np.int32), *(_giving(mirror, circle, topics) for circle in circles)]
    owners = np.intersect1d(np.concatenate(giving), _via(mirror, viewer))
    numbers: list[int] = owners.tolist()
    found = {mirror.people.ids[owner] for owner in numbers}
    return found if only is None else found & {helper for _, helper in only}


def _record(mirror: Mirror, row: Row, now: int) -> Record:
    who = mirror.people.known.get(row["helper"], 0)
    return evidence.record(
        shortlist.helps(mirror, who), int(mirror.crowd[who]), row["reached"], now
    )


def _giving(mirror: Mirror, circle: int, topics: Column) -> Column:
    return mirror.gives.get(circle, "owner")[topics[mirror.gives.get(circle, "topic")]]


def _via(mirror: Mirror, viewer: str) -> list[int]:
    me = mirror.people.known[viewer]
    open_ = (mirror.ties.get(me, "side") & VIA) == 1
    return mirror.ties.get(me, "other")[open_].tolist()
