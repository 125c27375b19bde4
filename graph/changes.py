"""The change feed: what somebody else could see or match has changed."""

from dataclasses import dataclass

from graph.store import Store, Transaction, new_id

AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Change:
    id: str
    what: str
    of: str
    at: int


async def note(tx: Transaction, what: str, of: str, now: int) -> None:
    await tx.run("changes/note", id=new_id(), what=what, of=of, now=now)


async def since(store: Store, at: int, limit: int = AT_ONCE) -> list[Change]:
    """Oldest first, from `at` (UTC ms) on: ask with an overlap and drop doubles by id."""
    return await store.all(Change, "changes/since", at=at, limit=limit)


async def sweep(store: Store, before: int) -> None:
    await store.write(lambda tx: tx.run("changes/sweep", before=before))
