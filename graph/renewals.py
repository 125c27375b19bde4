"""What ends is announced before and renewed with one tap; a give without an end is confirmed twice a year."""

from graph import allowance, asks, changes, intents, turns
from graph.asks import OPEN_DAYS, Ask
from graph.bounds import DAY, NO_END
from graph.intents import Intent
from graph.refusals import (
    InvalidInput,
    NoLongerOpen,
    TooManyIntents,
    TooManyOpenAsks,
    refuses,
)
from graph.store import Store, Transaction, new_id

HALF_YEAR = 182 * DAY
ASK_NOTICE, INTENT_NOTICE, TO_CONFIRM = 2 * DAY, 7 * DAY, 30 * DAY
BATCH = 500


@refuses(InvalidInput, NoLongerOpen, TooManyOpenAsks)
async def renew_ask(store: Store, viewer: str, ask: str, now: int) -> Ask:
    """One's own, open or just ended, for another two weeks; an urgent one ends by itself."""
    turn = new_id()

    async def work(tx: Transaction) -> None:
        await turns.take(tx, viewer, {viewer}, turn)
        found = await tx.rows("renewals/ask", viewer=viewer, ask=ask)
        if not found:
            raise InvalidInput("ask_id", "We cannot find this ask among yours.")
        if found[0]["state"] != "OPEN" or found[0]["urgent"]:
            raise NoLongerOpen("This ask is over. Post it anew.")
        if found[0]["expires"] <= now:
            allowance.to_open(await allowance.in_turn(tx, viewer, turn, now), store.caps)
        until = max(found[0]["expires"], now + OPEN_DAYS * DAY)
        await tx.run("renewals/extend_ask", viewer=viewer, ask=ask, until=until)
        await changes.note(tx, "ask", ask, now)

    await store.write(work)
    return (await asks.of(store, viewer, [ask], now))[0]


@refuses(InvalidInput, NoLongerOpen, TooManyIntents)
async def renew_intent(store: Store, viewer: str, intent: str, now: int) -> Intent:
    """One's own: half a year more, or without an end again where it had none."""

    turn = new_id()

    async def work(tx: Transaction) -> None:
        await turns.take(tx, viewer, {viewer}, turn)
        found = await tx.rows("renewals/intent", viewer=viewer, intent=intent)
        if not found:
            raise InvalidInput("intent_id", "We cannot find this.")
        if found[0]["closed"]:
            raise NoLongerOpen("This is closed. Declare it anew.")
        if found[0]["until"] <= now:
            await intents.room(tx, viewer, now)
        endless = found[0]["endless"] or found[0]["until"] >= NO_END
        until = NO_END if endless else max(found[0]["until"], now + HALF_YEAR)
        await tx.run("renewals/extend_intent", viewer=viewer, intent=intent, until=until, now=now)
        await changes.note(tx, "intent", intent, now)

    await store.write(work)
    return (await intents.visible(store, viewer, [intent], now))[0]


async def announce(store: Store, now: int) -> int:
    """How many were told that something of theirs ends, each once an end."""

    given = {"now": now, "most": BATCH, "turn": new_id()}

    async def work(tx: Transaction) -> int:
        ending = await tx.rows("renewals/asks_ending", soon=now + ASK_NOTICE, **given)
        ending += await tx.rows("renewals/intents_ending", soon=now + INTENT_NOTICE, **given)
        stale = await tx.rows(
            "renewals/gives_unconfirmed",
            before=now - HALF_YEAR,
            no_end=NO_END,
            until=now + TO_CONFIRM,
            **given,
        )
        await changes.note_each(tx, "intent", [row["id"] for row in stale], now)
        return len(ending) + len(stale)

    return await store.write(work)
