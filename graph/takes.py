"""What contacts look for: help is offered over it, and its owner decides."""

from typing import Any

from graph import intents, turns
from graph.introductions import Introduction, Part, State
from graph.refusals import InvalidInput, NoLongerOpen
from graph.starts import Beginning, begin
from graph.store import Store, Transaction, new_id

UNKNOWN = "We cannot find this."
OTHERS = "Offer help to a contact who looks for something you give."


async def offer(
    store: Store,
    viewer: str,
    take: str,
    note: str,
    given: dict[str, Any],
    now: int,
    key: str | None = None,
) -> Introduction:
    """Over a contact's take that a give of one's own fits or one watches for; once, whatever became of it."""
    turn = new_id()
    visible = await intents.visible(store, viewer, [take], now)
    if not visible or visible[0].kind != "TAKE" or visible[0].person == viewer:
        raise InvalidInput("intent_id", UNKNOWN)

    async def begun(tx: Transaction) -> Beginning:
        await turns.take(tx, viewer, {viewer}, turn)
        found = (await tx.rows("takes/offer", viewer=viewer, take=take))[0]
        if found["offered"]:
            raise NoLongerOpen()
        fits = await intents.fits(tx, viewer, now)
        fitting = found["watched"] or found["about"] in fits
        if not fitting or not (found["tied"] or found["frozen"]):
            raise InvalidInput("intent_id", OTHERS)
        return Beginning(
            State.WITH_ASKER,
            Part.HELPER,
            found["taker"],
            viewer,
            note,
            take=take,
            # Who blocked them is a contact still, as far as they know, and stays silent.
            muted=not found["tied"],
            told=found["tied"],
        )

    return await begin(store, viewer, "offer", key, given, begun, now)
