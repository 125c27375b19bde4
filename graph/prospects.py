"""What the mirror proposes for Today, and the store's word on it."""

from collections.abc import Collection, Iterable
from typing import Any

import numpy as np

from graph import shortlist
from graph.arrays import Column
from graph.mirror import Asked, Mirror
from graph.sides import VIA
from graph.store import Row, Transaction


async def asks(
    tx: Transaction, mirror: Mirror, viewer: str, looking: dict[str, Any], now: int
) -> list[Row]:
    """Everybody's asks that fit these topics and circles, with the paths to who asks."""
    fitting = _fitting(mirror, viewer, looking["near"], looking["circles"], now)
    between = _between(mirror, viewer, fitting.values(), now)
    ids = [ask for ask, asked in fitting.items() if _comes_across(mirror, viewer, asked, between)]
    if not ids:
        return []
    rows = await tx.rows("prospects/asks", asks=sorted(ids), **looking)
    strangers = {row["asker"] for row in rows if row["ring"] is None}
    paths = await _paths(tx, viewer, looking["circles"], strangers, between)
    return [row | {"paths": _open(row, paths.get(row["asker"], []))} for row in rows]


def _fitting(
    mirror: Mirror, viewer: str, near: Iterable[str], circles: Iterable[str], now: int
) -> dict[str, Asked]:
    own = {mirror.circles.known.get(circle, 0) for circle in circles}
    topics = (mirror.topics.known.get(topic, 0) for topic in near)
    ids = set[str]().union(*(mirror.by_topic.get(topic, ()) for topic in topics))
    found = {ask: mirror.asks[ask] for ask in ids}
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


def _between(
    mirror: Mirror, viewer: str, fitting: Iterable[Asked], now: int
) -> dict[str, list[str]]:
    """The contacts in between the viewer and who asks, by who asks."""
    askers = np.unique(np.array([asked.asker for asked in fitting], np.int64))
    paths = shortlist.between(mirror, mirror.people.known[viewer], askers, now)
    found: dict[str, list[str]] = {}
    to: list[int] = askers[paths.to].tolist()
    contacts: list[int] = paths.contact.tolist()
    for asker, contact in zip(to, contacts, strict=True):
        found.setdefault(mirror.people.ids[asker], []).append(mirror.people.ids[contact])
    return found


def _comes_across(mirror: Mirror, viewer: str, asked: Asked, between: dict[str, list[str]]) -> bool:
    if asked.audience == "CIRCLE":
        return True
    tied = asked.asker in mirror.ties.get(mirror.people.known[viewer], "other")
    return tied or (asked.audience == "EXTENDED" and mirror.people.ids[asked.asker] in between)


async def _paths(
    tx: Transaction,
    viewer: str,
    circles: list[str],
    askers: Collection[str],
    between: dict[str, list[str]],
) -> dict[str, list[Row]]:
    pairs = [[contact, asker] for asker in askers for contact in between.get(asker, [])]
    found: dict[str, list[Row]] = {}
    if pairs:
        for row in await tx.rows("prospects/paths", viewer=viewer, pairs=pairs, circles=circles):
            found.setdefault(row["asker"], []).append(row)
    return found


def _open(row: Row, paths: list[Row]) -> list[list[Any]]:
    """An ask inside a circle goes over its members only."""
    if row["audience"] != "CIRCLE":
        return [path["path"] for path in paths]
    return [path["path"] for path in paths if row["within"][0] in path["inside"]]


async def contacts_asks(tx: Transaction, mirror: Mirror, viewer: str, now: int) -> list[Row]:
    """Open asks of contacts whom the viewer may introduce."""
    ids = [ask for person in _via(mirror, viewer) for ask in mirror.by_asker.get(person, ())]
    if not ids:
        return []
    return await tx.rows("prospects/contacts_asks", viewer=viewer, asks=sorted(ids), now=now)


async def givers(
    tx: Transaction, mirror: Mirror, viewer: str, near: list[str], circles: list[str], now: int
) -> list[Row]:
    """Contacts whom the viewer may introduce, who give something near these topics in these circles."""
    topics = np.zeros(len(mirror.topics.ids), bool)
    topics[[mirror.topics.known.get(topic, 0) for topic in near]] = True
    known = [mirror.circles.known.get(circle, 0) for circle in circles]
    giving = [np.zeros(0, np.int32), *(_giving(mirror, circle, topics) for circle in known)]
    helpers = np.intersect1d(np.concatenate(giving), _via(mirror, viewer)).tolist()
    return await tx.rows(
        "prospects/givers",
        viewer=viewer,
        helpers=[mirror.people.ids[helper] for helper in helpers],
        near=near,
        circles=circles,
        now=now,
    )


def _giving(mirror: Mirror, circle: int, topics: Column) -> Column:
    return mirror.gives.get(circle, "owner")[topics[mirror.gives.get(circle, "topic")]]


def _via(mirror: Mirror, viewer: str) -> list[int]:
    me = mirror.people.known[viewer]
    open_ = (mirror.ties.get(me, "side") & VIA) == 1
    return mirror.ties.get(me, "other")[open_].tolist()
