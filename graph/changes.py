"""The change feed: what somebody else could see or match has changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.store import Noted, Store, Transaction, new_id

AT_ONCE = 1_000
SWEPT_AT_ONCE = 4_000
# Whose change concerns so much that what is held in memory is read anew as a whole.
EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Change:
    id: str
    what: str
    of: str
    at: int


async def note(tx: Transaction, what: str, of: str, now: int) -> str:
    """The change's id."""
    (id,) = await note_each(tx, what, [of], now)
    return id


async def note_each(tx: Transaction, what: str, things: Iterable[str], now: int) -> list[str]:
    """In one statement; the ids of the changes."""
    noted = [Noted(new_id(), of) for of in things]
    if rows := [{"id": one.id, "of": one.of} for one in noted]:
        await tx.run("changes/note", rows=rows, what=what, now=now)
    tx.noted += noted
    return [one.id for one in noted]


async def prove(store: Store, now: int) -> None:
    """Unwritten, where the store cannot write; else a change that concerns nobody."""
    await store.write(lambda tx: note(tx, "store", new_id(), now))


async def since(store: Store, at: int, id: str = "", limit: int = AT_ONCE) -> list[Change]:
    """Oldest first, after the change (at in UTC ms, id): ask with an overlap and drop doubles by id."""
    return await store.all(Change, "changes/since", at=at, id=id, limit=limit)


async def sweep(store: Store, before: int) -> None:
    """A part at a time: after some days without a worker they are more than one transaction takes away."""
    given, gone = {"before": before, "most": SWEPT_AT_ONCE}, 1
    while gone:
        (row,) = await store.write(lambda tx: tx.rows("changes/sweep", **given))
        gone = row["gone"]
