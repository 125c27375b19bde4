"""Introductions only the viewer could make: one contact asks, another gives, and nothing one may know ties the two."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph import evidence, formula, matching, mirror_follow, prospects
from graph.evidence import Near, Record
from graph.formula import Candidate, Path, Side
from graph.matching import Reason
from graph.mirror import Mirror
from graph.store import Row, Store, Transaction


@dataclass(frozen=True, slots=True)
class Pairing:
    ask: str
    asker: str
    helper: str
    give: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A contact's open ask; `near` says which topics fit it, `side` is the viewer's side of the tie."""

    ask: str
    asker: str
    terms: int
    circles: frozenset[str]
    met: frozenset[str]
    near: dict[str, Near]
    side: Side


async def introductions_i_could_make(store: Store, viewer: str, now: int) -> list[Pairing]:
    """The best first; none while the viewer introduces nobody, or has been asked often enough this week."""
    mirror = await mirror_follow.knowing(store, viewer)

    async def work(tx: Transaction) -> list[Pairing]:
        week = now - matching.WEEK
        place = await tx.rows("pairings/place", viewer=viewer, week=week)
        if not place or not place[0]["has_place"]:
            return []
        rows = await (
            prospects.contacts_asks(tx, mirror, viewer, now)
            if mirror
            else tx.rows("pairings/asks", viewer=viewer, now=now)
        )
        return await _pairings(tx, viewer, rows, now, mirror)

    return await store.read(work)


async def others(store: Store, viewer: str, ask: str, now: int) -> list[Pairing]:
    """The viewer's contacts who fit a contact's ask, for an introducer to choose from; the best first."""

    async def work(tx: Transaction) -> list[Pairing]:
        return await _pairings(
            tx, viewer, await tx.rows("pairings/ask", viewer=viewer, ask=ask, now=now), now
        )

    return await store.read(work)


async def _pairings(
    tx: Transaction, viewer: str, rows: list[Row], now: int, mirror: Mirror | None = None
) -> list[Pairing]:
    asks = await _asked(tx, viewer, rows)
    givers = await _givers(tx, mirror, viewer, asks, now)
    records = await evidence.records(tx, viewer, [giver["helper"] for giver in givers], now)
    pairs = [
        pairing
        for asked in asks
        for giver in givers
        if (pairing := _pairing(asked, giver, records[giver["helper"]], now))
    ]
    return sorted(
        await _apart(tx, viewer, pairs), key=lambda pair: (-pair.score, pair.ask, pair.helper)
    )


async def _asked(tx: Transaction, viewer: str, rows: list[Row]) -> list[Asked]:
    topics = {topic for row in rows for topic in row["topics"]}
    around = (
        {one.topic: one for one in await evidence.neighbourhoods(tx, viewer, topics)}
        if topics
        else {}
    )
    return [
        Asked(
            row["ask"],
            row["asker"],
            row["terms"],
            frozenset(row["circles"]) & frozenset(row["within"] or row["circles"]),
            frozenset(row["met"]),
            evidence.near([around[topic] for topic in row["topics"]]),
            Side(row["ring"], row["touched"]),
        )
        for row in rows
    ]


async def _givers(
    tx: Transaction, mirror: Mirror | None, viewer: str, asks: list[Asked], now: int
) -> list[Row]:
    if not asks:
        return []
    near = sorted({topic for asked in asks for topic in asked.near})
    circles = sorted({circle for asked in asks for circle in asked.circles})
    if mirror:
        return await prospects.givers(tx, mirror, viewer, near, circles, now)
    return await tx.rows("pairings/givers", viewer=viewer, near=near, circles=circles, now=now)


def _pairing(asked: Asked, giver: Row, record: Record, now: int) -> Pairing | None:
    """None where this contact is the asker, was in it before, or gives nothing that fits."""
    helper = giver["helper"]
    if helper == asked.asker or helper in asked.met:
        return None
    gives = evidence.gives(_within(giver["gives"], asked), record, asked.near)
    if not gives:
        return None
    give = matching.best_give(gives)
    found = Candidate(
        helper,
        gives,
        _sizes(asked, giver),
        record.helps,
        record.reached,
        (_path(asked, giver),),
        record.ties,
    )
    reason = matching.topic_reason(give, f"{giver['name']} gives")
    return Pairing(asked.ask, asked.asker, helper, give.id, formula.score(found, now), (reason,))


def _within(rows: Iterable[list[Any]], asked: Asked) -> Iterable[list[Any]]:
    for *give, circle, terms in rows:
        if circle in asked.circles and terms <= asked.terms and give[2] in asked.near:
            yield give


def _sizes(asked: Asked, giver: Row) -> tuple[int, ...]:
    """Of the circles asker and giver share."""
    both = zip(giver["circles"], giver["sizes"], strict=True)
    return tuple(size for circle, size in both if circle in asked.circles)


def _path(asked: Asked, giver: Mapping[str, Any]) -> Path:
    """The viewer stands between the two and weighs both ties from their own side."""
    onward = Side(giver["ring"], giver["touched"])
    return Path(
        "", "", near=asked.side, back=asked.side, onward=onward, available=True, led_to_help=0
    )


async def _apart(tx: Transaction, viewer: str, pairings: list[Pairing]) -> list[Pairing]:
    """Those whose two people may be thought not to know each other: what they hide takes no pair away."""
    pairs = sorted({(pairing.asker, pairing.helper) for pairing in pairings})
    if not pairs:
        return []
    rows = await tx.rows(
        "pairings/apart",
        viewer=viewer,
        pairs=[{"asker": asker, "helper": helper} for asker, helper in pairs],
    )
    apart = {(row["asker"], row["helper"]) for row in rows}
    return [pairing for pairing in pairings if (pairing.asker, pairing.helper) in apart]
