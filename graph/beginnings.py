"""The ways an introduction begins; what may not be told is answered with silence."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from typing import Any

from graph import asks, changes, introductions, receipts, spacing, turns, ways
from graph.bounds import DAY, prose
from graph.introductions import FIXED_DAYS, Introduction, Part, State, step_until
from graph.matching import WEEK
from graph.refusals import (
    AskedRecently,
    InvalidInput,
    KeyReused,
    NoLongerOpen,
    PathExists,
    refuses,
)
from graph.store import Store, Transaction, new_id
from graph.ways import NO_ASK, Way

NOTE = 600


@dataclass(frozen=True, slots=True)
class Direct:
    ask_id: str
    helper_id: str
    note: str


@dataclass(frozen=True, slots=True)
class Offer:
    ask_id: str
    note: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """`muted`: kept for whoever began it, told to nobody, so that it looks like silence."""

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


Begin = Callable[[Transaction], Awaitable[Beginning]]


@refuses(AskedRecently, InvalidInput, KeyReused, NoLongerOpen)
async def request(
    store: Store, viewer: str, way: Way, secret: bytes, now: int, key: str | None = None
) -> Introduction:
    """The asker picks a way in; the helper hears of it after the introducer's yes."""
    note = prose("note", way.note, NOTE)
    turn = new_id()

    async def begun(tx: Transaction) -> Beginning:
        helper, introducer = await ways.chosen(tx, viewer, way, secret, now)
        await turns.take(tx, viewer, {introducer, helper}, turn)
        found = await tx.rows(
            "beginnings/way",
            viewer=viewer,
            ask=way.ask_id,
            introducer=introducer,
            helper=helper,
            now=now,
            week_ago=now - WEEK,
        )
        if not found:
            raise NoLongerOpen()
        await spacing.keep(tx, viewer, introducer, store.caps, now)
        return Beginning(
            State.WITH_INTRODUCER, Part.ASKER, viewer, helper, note, way.ask_id, introducer
        )

    return await begin(store, viewer, "request", key, asdict(way), begun, now)


@refuses(AskedRecently, InvalidInput, KeyReused, NoLongerOpen, PathExists)
async def ask_directly(
    store: Store, viewer: str, direct: Direct, now: int, key: str | None = None
) -> Introduction:
    """A contact, an organiser, or a circle-mate to whom no path leads."""
    note = prose("note", direct.note, NOTE)
    turn = new_id()

    async def begun(tx: Transaction) -> Beginning:
        await turns.take(tx, viewer, {direct.helper_id}, turn)
        found = await tx.rows(
            "beginnings/direct", viewer=viewer, ask=direct.ask_id, helper=direct.helper_id, now=now
        )
        if not found:
            raise InvalidInput("helper_id", "You can ask contacts, organisers and circle-mates.")
        relation = found[0]
        if relation["asked"]:
            raise NoLongerOpen()
        if relation["path"]:
            raise PathExists()
        await spacing.keep(tx, viewer, direct.helper_id, store.caps, now)
        give = await ways.upon(tx, viewer, direct.ask_id, direct.helper_id, now)
        return Beginning(
            State.WITH_HELPER,
            Part.ASKER,
            viewer,
            direct.helper_id,
            note,
            direct.ask_id,
            upon=give.id,
            muted=give.full or not relation["reachable"],
        )

    return await begin(store, viewer, "ask_directly", key, asdict(direct), begun, now)


@refuses(InvalidInput, KeyReused, NoLongerOpen)
async def offer(
    store: Store, viewer: str, offered: Offer, now: int, key: str | None = None
) -> Introduction:
    """Somebody who may come across an ask offers help, through the best contact in between."""
    note = prose("note", offered.note, NOTE)
    turn = new_id()
    visible = await asks.of(store, viewer, [offered.ask_id], now)
    if not visible or visible[0].mine:
        raise InvalidInput("ask_id", NO_ASK)
    via = await ways.back(store, viewer, offered.ask_id, now)

    async def begun(tx: Transaction) -> Beginning:
        await turns.take(tx, viewer, {viewer}, turn)
        found = await tx.rows("beginnings/offer", viewer=viewer, ask=offered.ask_id, now=now)
        if not found or found[0]["offered"]:
            raise NoLongerOpen()
        await tx.run("beginnings/supersede", viewer=viewer, ask=offered.ask_id, now=now, turn=turn)
        return Beginning(
            State.WITH_ASKER,
            Part.HELPER,
            found[0]["asker"],
            viewer,
            note,
            offered.ask_id,
            None if found[0]["tied"] else via,
        )

    return await begin(store, viewer, "offer", key, asdict(offered), begun, now)


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
        await tx.run(
            "beginnings/take_turn", viewer=viewer, ask=given.get("ask_id") or "", turn=turn
        )
        once = (tx, viewer, f"beginnings.{verb}", key, given)
        known = await receipts.replay(*once)
        try:
            if known is None:
                await _write(tx, viewer, fresh, await begun(tx), now)
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


async def _write(tx: Transaction, viewer: str, fresh: str, begun: Beginning, now: int) -> None:
    due = now + FIXED_DAYS * DAY
    state = State.CLOSED if begun.muted else begun.state
    reached = begun.state is State.WITH_HELPER and not begun.muted
    pair = _pair(begun)
    if pair:
        await tx.run("beginnings/free", viewer=viewer, pair=pair, now=now)
    await tx.run(
        "beginnings/begin",
        viewer=viewer,
        id=fresh,
        state=state,
        begun_by=begun.begun_by,
        both=begun.state is State.WITH_BOTH,
        told=not (begun.muted and begun.begun_by is Part.INTRODUCER),
        pair=pair,
        note=begun.note,
        other_note=begun.other_note,
        now=now,
        due=due,
        step_due=step_until(now, due),
        asked_at=now if begun.state is State.WITH_INTRODUCER else 0,
        reached_at=now if reached else 0,
        ended_by=Part.HELPER if begun.muted else "",
        asker=begun.asker,
        helper=begun.helper,
        # The id no node has: for a null one the embedded store looks through all of them.
        introducer=begun.introducer or "",
        ask=begun.ask or "",
        upon=(reached and begun.upon) or "",
    )
    for part in introductions.AWAITED.get(state, frozenset[Part]()):
        await introductions.tell(tx, viewer, fresh, part, f"introduction_{state.lower()}", now)
    await changes.note(tx, "introduction", fresh, now)


def _pair(begun: Beginning) -> str | None:
    """One open introduction per ask and helper who was asked, or per two people brought together."""
    if begun.muted or begun.state is State.WITH_INTRODUCER:
        return None
    if begun.ask:
        return f"{begun.ask}|{begun.helper}"
    return "|".join(sorted((begun.asker, begun.helper)))
