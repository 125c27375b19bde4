"""Introductions only the viewer could make: one contact asks, another gives, and nothing one may know ties the two."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph import evidence, formula, matching, mirror_follow, prospects, shortlist
from graph.evidence import Near, Neighbourhood
from graph.formula import Candidate, Path, Side
from graph.matching import Reason
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


async def introductions_i_could_make(
    store: Store, viewer: str, now: int, only: Collection[tuple[str, str]] | None = None
) -> list[Pairing]:
    """The best first, or `only` these asks with these helpers; none without a place to introduce left this week."""
    mirror = await mirror_follow.knowing(store, viewer)
    if mirror is None:
        found = await store.read(lambda tx: _found(tx, viewer, now))
    else:
        rows, givers = await prospects.pairs(store, mirror, viewer, now, only)
        asks = _asked(rows, shortlist.around(mirror, _topics(rows)))
        found = await store.read(lambda tx: _ranked(tx, viewer, asks, givers, now))
    return [pair for pair in found if only is None or (pair.ask, pair.helper) in only]


async def _found(tx: Transaction, viewer: str, now: int) -> list[Pairing]:
    place = await tx.rows("pairings/place", viewer=viewer, week=now - matching.WEEK)
    if not place or not place[0]["has_place"]:
        return []
    return await _pairings(tx, viewer, await tx.rows("pairings/asks", viewer=viewer, now=now), now)


async def others(store: Store, viewer: str, ask: str, now: int) -> list[Pairing]:
    """The viewer's contacts who fit a contact's ask, for an introducer to choose from; the best first."""

    async def work(tx: Transaction) -> list[Pairing]:
        return await _pairings(
            tx, viewer, await tx.rows("pairings/ask", viewer=viewer, ask=ask, now=now), now
        )

    return await store.read(work)


async def _pairings(tx: Transaction, viewer: str, rows: list[Row], now: int) -> list[Pairing]:
    if not rows:
        return []
    asks = _asked(rows, await evidence.neighbourhoods(tx, viewer, _topics(rows)))
    givers = await tx.rows(
        "pairings/givers",
        viewer=viewer,
        near=sorted({topic for asked in asks for topic in asked.near}),
        circles=sorted({circle for asked in asks for circle in asked.circles}),
        now=now,
    )
    records = await evidence.records(tx, viewer, [giver["helper"] for giver in givers], now)
    proved = [giver | {"record": records[giver["helper"]]} for giver in givers]
    return await _ranked(tx, viewer, asks, proved, now)


async def _ranked(
    tx: Transaction, viewer: str, asks: list[Asked], givers: list[Row], now: int
) -> list[Pairing]:
    pairs = [
        pairing for asked in asks for giver in givers if (pairing := _pairing(asked, giver, now))
    ]
    return sorted(
        await _apart(tx, viewer, pairs), key=lambda pair: (-pair.score, pair.ask, pair.helper)
    )


def _topics(rows: Iterable[Row]) -> set[str]:
    return {topic for row in rows for topic in row["topics"]}


def _asked(rows: Iterable[Row], near: Iterable[Neighbourhood]) -> list[Asked]:
    around = {one.topic: one for one in near}
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


def _pairing(asked: Asked, giver: Row, now: int) -> Pairing | None:
    """None where this contact is the asker, was in it before, or gives nothing that fits."""
    helper, record = giver["helper"], giver["record"]
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
