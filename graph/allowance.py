"""What one may post: caps read after one's turn, refused with the moment there is room again; and to whom."""

from graph import caps, goals
from graph.caps import Caps
from graph.matching import MONTH, WEEK
from graph.refusals import InvalidInput, TooManyAsksThisWeek, TooManyOpenAsks, TooManyUrgentAsks
from graph.store import Row, Store, Transaction


async def to_post(tx: Transaction, viewer: str, store: Store, urgent: bool, now: int) -> None:
    """Five open, three new a week, one urgent a month."""
    own = await _own(tx, viewer, now)
    _open(own, store.caps)
    if until := caps.next_new(own["posted"], own["joined"], now, store.caps):
        words = "That is enough asks for this week. Give one time to work."
        raise TooManyAsksThisWeek(words, until)
    if urgent and (until := caps.next_urgent(own["urgent"], now, store.caps)):
        raise TooManyUrgentAsks("You had an urgent ask lately. Post this one without.", until)


async def audience(tx: Transaction, viewer: str, chosen: str, circle: str | None) -> None:
    """A circle of one's own; for a whole one, after saying what one is after."""
    if chosen == "CIRCLE" and circle is None:
        raise InvalidInput("circle_id", "Choose the circle this ask should stay in.")
    if circle is not None and not await tx.rows("allowance/circle", viewer=viewer, circle=circle):
        raise InvalidInput("circle_id", "We cannot find this circle among yours.")
    if chosen == "CIRCLE":
        await goals.needed(tx, viewer)


async def to_open(tx: Transaction, viewer: str, store: Store, now: int) -> None:
    """Five open; an ask that is opened again is no new one."""
    _open(await _own(tx, viewer, now), store.caps)


def _open(own: Row, capped: Caps) -> None:
    if until := caps.next_open(own["ends"], capped):
        words = f"You have {len(own['ends'])} open asks. Close one, or wait until one ends."
        raise TooManyOpenAsks(words, until)


async def _own(tx: Transaction, viewer: str, now: int) -> Row:
    since = {"week_ago": now - WEEK, "month_ago": now - MONTH}
    return (await tx.rows("allowance/own", viewer=viewer, now=now, **since))[0]
