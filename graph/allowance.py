"""What one may post: caps read in one's turn, refused with the moment there is room again; and to whom."""

from dataclasses import dataclass

from graph import caps, goals
from graph.caps import Caps
from graph.matching import MONTH, WEEK
from graph.refusals import InvalidInput, TooManyAsksThisWeek, TooManyOpenAsks, TooManyUrgentAsks
from graph.store import Transaction


@dataclass(frozen=True, slots=True)
class Posted:
    """When the viewer joined, when their open asks end, when this week's and this month's urgent ones were posted."""

    joined: int
    ends: list[int]
    posted: list[int]
    urgent: list[int]


async def in_turn(tx: Transaction, viewer: str, turn: str, now: int) -> Posted:
    """Takes the viewer's turn (turns.py) and reads after it, in one walk to the store."""
    since = {"week_ago": now - WEEK, "month_ago": now - MONTH}
    rows = await tx.all(Posted, "allowance/in_turn", viewer=viewer, turn=turn, now=now, **since)
    return rows[0]


def to_post(asks: Posted, capped: Caps, urgent: bool, now: int) -> None:
    """Five open, three new a week, one urgent a month."""
    to_open(asks, capped)
    if until := caps.next_new(asks.posted, asks.joined, now, capped):
        words = "That is enough asks for this week. Give one time to work."
        raise TooManyAsksThisWeek(words, until)
    if urgent and (until := caps.next_urgent(asks.urgent, now, capped)):
        raise TooManyUrgentAsks("You had an urgent ask lately. Post this one without.", until)


def to_open(asks: Posted, capped: Caps) -> None:
    """Five open; an ask that is opened again is no new one."""
    if until := caps.next_open(asks.ends, capped):
        words = f"You have {len(asks.ends)} open asks. Close one, or wait until one ends."
        raise TooManyOpenAsks(words, until)


async def audience(tx: Transaction, viewer: str, chosen: str, circle: str | None) -> None:
    """A circle of one's own; for a whole one, after saying what one is after."""
    if chosen == "CIRCLE" and circle is None:
        raise InvalidInput("circle_id", "Choose the circle this ask should stay in.")
    if circle is not None and not await tx.rows("allowance/circle", viewer=viewer, circle=circle):
        raise InvalidInput("circle_id", "We cannot find this circle among yours.")
    if chosen == "CIRCLE":
        await goals.needed(tx, viewer)
