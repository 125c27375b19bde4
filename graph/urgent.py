"""Urgent: a day at most, once a month, told at once to close contacts or to those in the circle who fit."""

from graph.bounds import DAY, later
from graph.matching import LEAST_FIT
from graph.refusals import InvalidInput
from graph.store import Store, Transaction

CLOSE = ["CLOSE", "CORE"]
MOST = 50


def expires(wanted: int | None, now: int) -> int:
    """Within a day; a day where nothing is said."""
    if wanted is None:
        return now + DAY
    if wanted > now + DAY:
        raise InvalidInput("expires_at", "An urgent ask ends within 24 hours.")
    return later("expires_at", wanted, now, 1)


async def tell(tx: Transaction, viewer: str, ask: str, audience: str, now: int) -> None:
    """A mail at once to those who may come across it anyway, fifty at most; it names nobody."""
    whom = {"viewer": viewer, "ask": ask, "now": now, "most": MOST}
    if audience == "CIRCLE":
        await tx.run("urgent/tell_circle", **whom, least=LEAST_FIT)
    else:
        await tx.run("urgent/tell_contacts", **whom, rings=CLOSE)


async def lasts(store: Store, viewer: str, ask: str, now: int) -> bool:
    """Whether an ask they were told of is open still."""
    return bool(await store.rows("urgent/lasts", viewer=viewer, ask=ask, now=now))
