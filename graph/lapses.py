"""What the clock decided already, written down: lapsed steps, faded threads, one reminder a step."""

from graph import styles
from graph.bounds import DAY
from graph.introductions import THREAD_DAYS
from graph.store import Store, Transaction, new_id

BATCH = 500


async def record(store: Store, now: int) -> int:
    """How many introductions were closed; none of it shows before or after but as it already did."""
    turn = new_id()

    async def work(tx: Transaction) -> int:
        lapsed = await tx.rows("lapses/lapse", now=now, turn=turn, most=BATCH)
        faded = await tx.rows(
            "lapses/fade", before=now - THREAD_DAYS * DAY, now=now, turn=turn, most=BATCH
        )
        return len(lapsed) + len(faded)

    return await store.write(work)


async def remind(store: Store, now: int) -> int:
    """How many were reminded: once a step, as its style says; never a junior, nor after an answer."""

    async def work(tx: Transaction) -> int:
        shares = styles.shares(tx.caps.reminder)
        due = await tx.rows("lapses/remind", now=now, most=BATCH, styles=shares)
        return len(due)

    return await store.write(work)
