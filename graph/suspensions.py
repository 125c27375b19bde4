"""Suspensions: a person who matches nobody and writes to nobody until a date; the rest stays theirs."""

from graph import changes, ties, turns
from graph.refusals import Suspended
from graph.store import Store, Transaction, new_id


async def check(store: Store, viewer: str, now: int) -> None:
    """Suspended, with its end, while they are."""
    rows = await store.rows("suspensions/of", viewer=viewer)
    if rows and rows[0]["until"] > now:
        raise Suspended("Until this date you cannot do this.", until=rows[0]["until"])


async def settle(tx: Transaction, person: str, now: int) -> None:
    """By the decisions that stand: closed to asks, and no way leads over their ties, which is all any engine reads."""
    if await tx.rows("suspensions/settle", viewer=person, now=now):
        await ties.reopen(tx, person, now)
        await changes.note(tx, "person", person, now)


async def finish(store: Store, now: int) -> None:
    """Ends those whose date has passed."""

    async def work(tx: Transaction, person: str) -> None:
        # Another may be decided meanwhile.
        await turns.take(tx, person, {person}, new_id())
        await settle(tx, person, now)

    for row in await store.rows("suspensions/over", now=now):
        await store.write(lambda tx, person=str(row["person"]): work(tx, person))
