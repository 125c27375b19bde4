"""Look-ups: whom of one's notes is here already, of those who let themselves be found; so many a day."""

from graph import turns
from graph.bounds import DAY, number
from graph.refusals import InvalidInput, TooManyLookUps, refuses
from graph.store import Store, Transaction, new_id

MOST_AT_ONCE, A_DAY = 50, 500


async def chosen(store: Store, viewer: str) -> bool:
    """Whether whoever noted the viewer's address may learn that they are here; no, unless they said so."""
    return bool((await store.rows("lookups/chosen", viewer=viewer))[0]["findable"])


@refuses(InvalidInput)
async def choose(store: Store, viewer: str, findable: bool) -> bool:
    await store.write(lambda tx: tx.run("lookups/choose", viewer=viewer, findable=findable))
    return findable


@refuses(InvalidInput, TooManyLookUps)
async def look_up(store: Store, viewer: str, ids: list[str], now: int) -> list[str]:
    """Those of these notes whose people are here; each note asked for counts, whatever the answer."""
    number("acquaintance_ids", len(ids), 1, MOST_AT_ONCE)
    id = new_id()

    async def work(tx: Transaction) -> list[str]:
        await turns.take(tx, viewer, {viewer}, new_id())
        await _within_limit(tx, viewer, len(ids), now)
        await tx.run("lookups/forget", viewer=viewer, before=now - DAY)
        await tx.run("lookups/count", viewer=viewer, id=id, now=now, many=len(ids))
        return [row["id"] for row in await tx.rows("lookups/here", viewer=viewer, ids=ids)]

    return await store.write(work)


async def _within_limit(tx: Transaction, viewer: str, more: int, now: int) -> None:
    """The day is the last 24 hours."""
    over = more - A_DAY
    counted = await tx.rows("lookups/since", viewer=viewer, since=now - DAY)
    over += sum(row["many"] for row in counted)
    until = 0
    for row in counted:
        if over > 0:
            over, until = over - row["many"], row["at"] + DAY
    if until:
        raise TooManyLookUps(f"You can look up {A_DAY} people a day.", until)
