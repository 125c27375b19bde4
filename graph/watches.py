"""Looking out for somebody: a contact's take that one watches for, and meets again in Today."""

from graph import intents
from graph.intents import Intent
from graph.refusals import InvalidInput, refuses
from graph.store import Store, Transaction

UNKNOWN = "We cannot find this among what your contacts look for."


@refuses(InvalidInput)
async def watch(store: Store, viewer: str, take: str, now: int) -> Intent:
    """A contact's live take that one may see; its owner is not told, and watching it again changes nothing."""
    intent = await _visible(store, viewer, take, now)

    async def work(tx: Transaction) -> None:
        if not await tx.rows("watches/watch", viewer=viewer, take=take, now=now):
            raise InvalidInput("intent_id", UNKNOWN)

    await store.write(work)
    return intent


@refuses(InvalidInput)
async def unwatch(store: Store, viewer: str, take: str, now: int) -> Intent:
    intent = await _visible(store, viewer, take, now)
    await store.write(lambda tx: tx.run("watches/unwatch", viewer=viewer, take=take))
    return intent


async def mine(store: Store, viewer: str, takes: list[str]) -> set[str]:
    """Those of `takes` the viewer watches for."""
    rows = await store.rows("watches/mine", viewer=viewer, takes=takes)
    return {row["id"] for row in rows}


async def _visible(store: Store, viewer: str, take: str, now: int) -> Intent:
    found = await intents.visible(store, viewer, [take], now)
    if not found or found[0].kind != "TAKE" or found[0].person == viewer:
        raise InvalidInput("intent_id", UNKNOWN)
    return found[0]
