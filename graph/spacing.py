"""One unanswered touch per pair: whom one asked lately is left time to answer."""

from graph import caps
from graph.bounds import DAY
from graph.caps import Caps
from graph.refusals import AskedRecently
from graph.store import Transaction


async def keep(tx: Transaction, viewer: str, person: str, capped: Caps, now: int) -> None:
    """AskedRecently while one's last touch of this person is unanswered, as far as one can see."""
    since = now - capped.pair_days * DAY
    rows = await tx.rows("spacing/unanswered", viewer=viewer, person=person, since=since)
    if until := caps.next_touch([row["at"] for row in rows], now, capped):
        raise AskedRecently("You asked them lately. Leave them time to answer.", until)
