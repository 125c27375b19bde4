"""Who you can help: open asks that one's own gives fit, among contacts, two ties away and inside circles."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from graph import evidence, formula, matching, mirror_follow, prospects
from graph.evidence import Near, Way
from graph.formula import Give, Path, Side
from graph.matching import Reason
from graph.store import Row, Store, Transaction

FEW_TIES = 4


@dataclass(frozen=True, slots=True)
class Opening:
    """An ask the viewer could help with; `via` is the contact to come through, None for a contact's own ask."""

    ask: str
    asker: str
    tied: bool
    via: str | None
    give: str
    score: float
    reasons: tuple[Reason, ...]
    urgent: bool


@dataclass(frozen=True, slots=True)
class Own:
    """A live give of the viewer's with capacity left, and how well it fits each topic that may be asked about."""

    id: str
    terms: int
    name: str
    circle: str
    circle_name: str
    fits: dict[str, float]


async def asks_for(
    store: Store, viewer: str, now: int, only: Collection[str] | None = None
) -> list[Opening]:
    """Contacts' asks first, then those further away, each the best first; `only`: of these asks."""
    mine = await store.read(lambda tx: _mine(tx, viewer, now))
    if not mine:
        return []
    own = [_give(row) for row in mine]
    looking = _looking(viewer, own, mine[0]["met"], now)
    mirror = await mirror_follow.knowing(store, viewer)
    rows = await (
        prospects.asks(store, mirror, viewer, looking, now, only)
        if mirror
        else store.read(lambda tx: _found(tx, viewer, looking, now))
    )
    found = (_opening(row, own, now) for row in rows if only is None or row["ask"] in only)
    return sorted(
        filter(None, found), key=lambda opening: (not opening.tied, -opening.score, opening.ask)
    )


async def newcomers(store: Store, viewer: str, askers: Collection[str]) -> set[str]:
    """Those of them with few ties."""
    if mirror := await mirror_follow.knowing(store, viewer):
        return prospects.with_few_ties(mirror, askers, FEW_TIES)
    people = sorted(askers)
    rows = await store.rows("openings/few_ties", viewer=viewer, people=people, few=FEW_TIES)
    return {row["id"] for row in rows}


async def _found(tx: Transaction, viewer: str, looking: dict[str, Any], now: int) -> list[Row]:
    rows = await tx.rows("openings/contacts", **looking)
    rows += await tx.rows("openings/two_away", **looking)
    rows += await _inside(tx, viewer, await tx.rows("openings/circles", **looking))
    ways = await evidence.ways(tx, viewer, {path[0] for row in rows for path in row["paths"]}, now)
    return [row | {"paths": _paths(row["paths"], ways)} for row in rows]


async def own_gives(tx: Transaction, viewer: str, now: int) -> list[Own]:
    return [_give(row) for row in await _mine(tx, viewer, now)]


async def _mine(tx: Transaction, viewer: str, now: int) -> list[Row]:
    """Own gives with capacity left, each with all asks the viewer was asked about before."""
    return await tx.rows(
        "openings/mine",
        viewer=viewer,
        now=now,
        month=now - matching.MONTH,
        floor=matching.LEAST_FIT,
    )


def _give(row: Row) -> Own:
    fits = {topic: fit for topic, fit in row["near"] if topic is not None} | {row["topic"]: 1.0}
    return Own(row["id"], row["terms"], row["name"], row["circle"], row["circle_name"], fits)


def _looking(viewer: str, own: list[Own], met: list[str], now: int) -> dict[str, Any]:
    return {
        "viewer": viewer,
        "now": now,
        "met": met,
        "near": sorted({topic for give in own for topic in give.fits}),
        "circles": sorted({give.circle for give in own}),
    }


async def _inside(tx: Transaction, viewer: str, rows: list[Row]) -> list[Row]:
    """Asks inside circles, those of strangers with the paths that stay inside."""
    strangers = [row for row in rows if row["ring"] is None]
    paths = await _between(tx, viewer, strangers) if strangers else {}
    return [row | {"paths": paths.get(row["ask"], [])} for row in rows]


async def _between(
    tx: Transaction, viewer: str, strangers: list[Row]
) -> dict[str, list[list[Any]]]:
    """Paths of every ask, joined here: one hop from either end is far less than two from one."""
    circles = sorted({row["within"][0] for row in strangers})
    near = await tx.rows("openings/inside", viewer=viewer, circles=circles)
    contacts = sorted({row["contact"] for row in near})
    askers = sorted({row["asker"] for row in strangers})
    far = await tx.rows("openings/between", viewer=viewer, askers=askers, contacts=contacts)
    known = {(row["contact"], row["circle"]): row for row in near}
    return {
        row["ask"]: [
            [step["contact"], one["ring"], one["touched"], step["ring"], step["touched"]]
            for step in far
            if step["asker"] == row["asker"]
            and (one := known.get((step["contact"], row["within"][0])))
        ]
        for row in strangers
    }


def _opening(row: Row, own: list[Own], now: int) -> Opening | None:
    """None where no give fits the ask's terms and circle, or no contact in between introduces."""
    fitting = list(_fitting(row, own))
    tied = row["ring"] is not None
    paths: list[Path] = [] if tied else row["paths"]
    if not fitting or not (tied or paths or row["audience"] == "CIRCLE"):
        return None
    give = matching.best_give(fitting)
    via = next(iter(matching.ways_in(paths, now)), None)
    closeness = (
        formula.closeness(Side(row["ring"], row["touched"]), now)
        if tied
        else formula.strength(paths, now)
    )
    reasons = matching.opening_reasons(give, via.name if via else None)
    return Opening(
        row["ask"],
        row["asker"],
        tied,
        via.contact if via else None,
        give.id,
        give.fit * closeness,
        reasons,
        row["urgent"],
    )


def _fitting(row: Row, own: list[Own]) -> Iterable[Give]:
    circles = set(row["shared"]) & set(row["within"] or row["shared"])
    for give in own:
        if (
            give.terms <= row["terms"]
            and give.circle in circles
            and (near := _near(row["topics"], give))
        ):
            yield Give(give.id, give.name, give.circle_name, near.fit, near.asked)


def _near(topics: Iterable[list[str]], give: Own) -> Near | None:
    fits = [(give.fits[id], name) for id, name in sorted(topics) if id in give.fits]
    return Near(*max(fits, key=lambda fit: fit[0])) if fits else None


def _paths(rows: Iterable[list[Any]], ways: dict[str, Way]) -> list[Path]:
    """Paths over contacts who introduce at all: an offer asks nothing of them, so no weekly place is needed."""
    return [_path(row, ways[row[0]]) for row in rows if ways[row[0]].introduces]


def _path(row: list[Any], way: Way) -> Path:
    """From the helper's end: who says yes most likely is the same from either."""
    _, ring, touched, onward_ring, onward_touched = row
    near, onward = Side(ring, touched), Side(onward_ring, onward_touched)
    return Path(
        way.contact,
        way.name,
        near,
        way.side,
        onward,
        available=True,
        led_to_help=way.led_to_help,
        ties=way.ties,
    )
