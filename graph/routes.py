"""Ways in that nobody in them was in before, for what Weft asks by itself: whoever is full or away is left out."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from graph import asks, candidates, turns
from graph.bounds import DAY
from graph.candidates import Ranked
from graph.matching import WEEK
from graph.store import Transaction

SHORTLIST = 12


@dataclass(frozen=True, slots=True)
class Route:
    introducer: str
    helper: str


async def known(tx: Transaction, viewer: str, ask: str, now: int) -> list[Ranked]:
    """Who fits an ask and through whom, as far as its asker may know; the best first."""
    question = await asks.question(tx, viewer, ask, now)
    return await candidates.ranked(tx, viewer, question, now) if question else []


async def choose(
    tx: Transaction,
    viewer: str,
    ask: str,
    known: list[Ranked],
    turn: str,
    apart_days: int,
    now: int,
) -> list[Route]:
    """The best first, each helper and each introducer once; places are counted after their turns."""
    met = {row["id"] for row in await tx.rows("routes/met", viewer=viewer, ask=ask)}
    unmet = [one for one in known if one.helper not in met]
    # Whoever is full fills no place on the short list, however many of the best they know.
    hopeful = pick(unmet, await _free(tx, viewer, ask, between(unmet), apart_days, now))
    likely = {route.introducer for route in hopeful[:SHORTLIST]}
    if not likely:
        return []
    await turns.take(tx, viewer, likely, turn)
    return pick(unmet, await _free(tx, viewer, ask, likely, apart_days, now))


async def _free(
    tx: Transaction, viewer: str, ask: str, introducers: set[str], apart_days: int, now: int
) -> set[str]:
    rows = await tx.rows(
        "routes/free",
        viewer=viewer,
        ask=ask,
        introducers=sorted(introducers),
        week_ago=now - WEEK,
        since=now - apart_days * DAY,
        now=now,
    )
    return {row["id"] for row in rows}


def between(ranked: Iterable[Ranked]) -> set[str]:
    return {introducer for one in ranked for introducer in one.introducers}


def pick(ranked: Iterable[Ranked], free: Collection[str]) -> list[Route]:
    """Down the list, everybody by the likeliest contact who is still free."""
    found: list[Route] = []
    for one in ranked:
        if left := _left(one.introducers, free, found):
            found.append(Route(left[0], one.helper))
    return found


def _left(introducers: Sequence[str], free: Collection[str], found: list[Route]) -> list[str]:
    taken = {route.introducer for route in found}
    return [one for one in introducers if one in free and one not in taken]
