"""The change feed: what somebody else could see or match has changed."""

from graph.store import Transaction, new_id


async def note(tx: Transaction, what: str, of: str, now: int) -> None:
    await tx.run("changes/note", id=new_id(), what=what, of=of, now=now)
