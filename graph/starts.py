"""The first state of an introduction, written with its mail and its change."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from graph import changes, cold, introductions, receipts
from graph.bounds import DAY, NO_END
from graph.caps import Caps
from graph.cold import Words
from graph.introductions import Introduction, Part, State, step_until
from graph.refusals import AskedRecently, NoLongerOpen
from graph.store import Store, Transaction, new_id


@dataclass(frozen=True, slots=True)
class Beginning:
    """`muted`: kept for whoever began it, told to nobody, so that it looks like silence."""

    # Not `told`: its asker hears of it from INTRODUCED on, in place of the one in `instead_of`.

    state: State
    begun_by: Part
    asker: str
    helper: str
    note: str
    ask: str | None = None
    introducer: str | None = None
    upon: str | None = None
    other_note: str = ""
    muted: bool = False
    told: bool = True
    due: int = 0
    reroute: bool = False
    instead_of: str = ""
    take: str | None = None
    cold: Words | None = None
    # Where it is not whoever began it.
    note_by: Part | None = None


Begin = Callable[[Transaction], Awaitable[Beginning]]


async def begin(
    store: Store,
    viewer: str,
    verb: str,
    key: str | None,
    given: dict[str, Any],
    begun: Begin,
    now: int,
) -> Introduction:
    """Writes one beginning with its mail and its change; a replay reads the first one again."""
    fresh, turn = new_id(), new_id()

    async def work(tx: Transaction) -> Introduction:
        # The same key twice at once, or an ask withdrawn meanwhile: one after the other.
        await tx.run("starts/take_turn", viewer=viewer, ask=given.get("ask_id") or "", turn=turn)
        once = (tx, viewer, f"beginnings.{verb}", key, given)
        known = await receipts.replay(*once)
        try:
            if known is None:
                await write(tx, viewer, fresh, await begun(tx), now)
                await receipts.keep(*once, fresh, now)
        except (AskedRecently, NoLongerOpen):
            # What is in the way may be the effect of this very key, committed after the look above.
            if (known := await receipts.replay(*once)) is None:
                raise
        told = await introductions.told(tx, viewer, [known or fresh])
        if not told:
            raise NoLongerOpen()
        return told[0]

    return await store.write(work)


def fixed(now: int, ends: int, caps: Caps) -> int:
    """Eight days on unless the host says otherwise, and no later than the ask's end, which all in it may know."""
    return min(now + caps.fixed_days * DAY, ends)


async def write(tx: Transaction, viewer: str, fresh: str, begun: Beginning, now: int) -> None:
    """`due` stays where it was set before; a muted one has been asked of nobody."""
    due = begun.due or fixed(now, await _ends(tx, viewer, begun.ask), tx.caps)
    state = State.CLOSED if begun.muted else begun.state
    asked = begun.state is State.WITH_INTRODUCER and not begun.muted
    reached = begun.state is State.WITH_HELPER and not begun.muted
    pair = _pair(begun)
    if pair:
        await tx.run("starts/free", viewer=viewer, pair=pair, now=now)
    await tx.run(
        "starts/begin",
        viewer=viewer,
        id=fresh,
        state=state,
        begun_by=begun.begun_by,
        both=begun.state is State.WITH_BOTH,
        told=begun.told and not (begun.muted and begun.begun_by is not Part.ASKER),
        pair=pair,
        note=begun.note,
        note_by=begun.note_by or begun.begun_by,
        other_note=begun.other_note,
        now=now,
        due=due,
        step_due=step_until(now, due, tx.caps),
        asked_at=now if asked else 0,
        reached_at=now if reached else 0,
        reroute=begun.reroute,
        # Less than a day is too short for anybody to answer.
        reroute_until=due - DAY if begun.reroute else 0,
        asker=begun.asker,
        helper=begun.helper,
        # The id no node has: for a null one the embedded store looks through all of them.
        introducer=begun.introducer or "",
        ask=begun.ask or "",
        take=begun.take or "",
        upon=(reached and begun.upon) or "",
        instead_of=begun.instead_of,
    )
    if begun.cold:
        await cold.keep(tx, viewer, fresh, begun.cold)
    if begun.muted and begun.introducer and begun.begun_by is Part.ASKER:
        await tx.run("starts/stand_in", viewer=viewer, id=fresh, helper=begun.helper)
    for part in introductions.AWAITED.get(state, frozenset[Part]()):
        await introductions.tell(tx, viewer, fresh, part, f"introduction_{state.lower()}", now)
    await changes.note(tx, "introduction", fresh, now)


async def _ends(tx: Transaction, viewer: str, ask: str | None) -> int:
    rows = await tx.rows("starts/ends", viewer=viewer, ask=ask) if ask else []
    return rows[0]["expires"] if rows else NO_END


def _pair(begun: Beginning) -> str | None:
    """One open introduction per ask or take and helper who was asked, or per two people brought together."""
    if begun.muted or begun.state is State.WITH_INTRODUCER:
        return None
    if over := begun.ask or begun.take:
        return f"{over}|{begun.helper}"
    return "|".join(sorted((begun.asker, begun.helper)))
