"""What the clock decided already, written down: lapsed steps, faded threads, one reminder a step."""

from graph import styles
from graph.introductions import faded
from graph.store import Store, Transaction, new_id

BATCH = 500


async def record(store: Store, now: int) -> int:
    """How many introductions were closed; none of it shows before or after but as it already did."""
    turn = new_id()

    async def work(tx: Transaction) -> int:
        lapsed = await tx.rows("lapses/lapse", now=now, turn=turn, most=BATCH)
        ended = await tx.rows("lapses/fade", before=faded(now), now=now, turn=turn, most=BATCH)
        return len(lapsed) + len(ended)

    return await store.write(work)


async def remind(store: Store, now: int) -> int:
    """How many were reminded: once a step, as its style says; never a junior, nor after an answer."""

    async def work(tx: Transaction) -> int:
        shares = styles.shares(tx.caps.reminder)
        due = await tx.rows("lapses/remind", now=now, most=BATCH, styles=shares)
        return len(due)

    return await store.write(work)
