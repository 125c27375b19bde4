"""Suspensions: a person who matches nobody and writes to nobody until a date; the rest stays theirs."""

from graph import changes, ties
from graph.refusals import Suspended
from graph.store import Store, Transaction


async def check(store: Store, viewer: str, now: int) -> None:
    """Suspended, with its end, while they are."""
    rows = await store.rows("suspensions/of", viewer=viewer)
    if rows and rows[0]["until"] > now:
        raise Suspended("Until this date you cannot do this.", until=rows[0]["until"])


async def begin(tx: Transaction, viewer: str, person: str, until: int, now: int) -> None:
    """Closed to asks, and no way leads over their ties: every engine reads just that."""
    await tx.run("suspensions/begin", viewer=viewer, person=person, until=until)
    await _reopen(tx, person, now)


async def end(tx: Transaction, person: str, now: int) -> None:
    await tx.run("suspensions/end", person=person)
    await _reopen(tx, person, now)


async def finish(store: Store, now: int) -> None:
    """Ends those whose date has passed."""
    for row in await store.rows("suspensions/over", now=now):
        person = str(row["person"])
        await store.write(lambda tx, person=person: end(tx, person, now))


async def _reopen(tx: Transaction, person: str, now: int) -> None:
    await ties.reopen(tx, person, now)
    await changes.note(tx, "person", person, now)
