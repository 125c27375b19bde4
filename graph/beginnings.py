"""The ways an introduction begins; what may not be told is answered with silence."""

from dataclasses import asdict, dataclass

from graph import asks, cold, mirror_follow, routes, shares, spacing, takes, turns, ways
from graph.bounds import DAY, prose
from graph.cold import Words
from graph.introductions import Introduction, Part, State
from graph.matching import WEEK
from graph.refusals import (
    AskedRecently,
    InvalidInput,
    KeyReused,
    NoLongerOpen,
    PathExists,
    TooLittleGiven,
    refuses,
)
from graph.starts import Beginning, begin
from graph.store import Store, Transaction, new_id
from graph.ways import NO_ASK, Way

NOTE = 600


@dataclass(frozen=True, slots=True)
class Direct:
    ask_id: str
    helper_id: str
    note: str
    cold: Words | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """Over an ask, or over what a contact looks for."""

    ask_id: str | None
    note: str
    intent_id: str | None = None


@refuses(AskedRecently, InvalidInput, KeyReused, NoLongerOpen)
async def request(
    store: Store, viewer: str, way: Way, secret: bytes, now: int, key: str | None = None
) -> Introduction:
    """The asker picks a way in; the helper hears of it after the introducer's yes."""
    note = prose("note", way.note, NOTE)
    turn, mirror = new_id(), await mirror_follow.fresh(store)

    async def begun(tx: Transaction) -> Beginning:
        helper, introducer = await ways.chosen(tx, mirror, viewer, way, secret, now)
        await turns.take(tx, viewer, {introducer, helper}, turn)
        found = await tx.rows(
            "beginnings/way",
            viewer=viewer,
            ask=way.ask_id,
            introducer=introducer,
            helper=helper,
            now=now,
            week_ago=now - WEEK,
            since=now - store.caps.pair_days * DAY,
        )
        if not found:
            raise NoLongerOpen()
        await spacing.keep(tx, viewer, introducer, store.caps, now)
        return Beginning(
            State.WITH_INTRODUCER,
            Part.ASKER,
            viewer,
            helper,
            note,
            way.ask_id,
            introducer,
            # Weft has asked them for the same asker already, which is not theirs to see.
            muted=found[0]["taken"],
            reroute=way.reroute,
        )

    return await begin(store, viewer, "request", key, asdict(way), begun, now)


@refuses(AskedRecently, InvalidInput, KeyReused, NoLongerOpen, PathExists, TooLittleGiven)
async def ask_directly(
    store: Store, viewer: str, direct: Direct, now: int, key: str | None = None
) -> Introduction:
    """A contact, an organiser, or, cold, a circle-mate to whom no path leads."""
    note = prose("note", direct.note, NOTE)
    words = direct.cold and direct.cold.bounded()
    turn = new_id()

    async def begun(tx: Transaction) -> Beginning:
        await turns.take(tx, viewer, {direct.helper_id}, turn)
        found = await tx.rows(
            "beginnings/direct",
            viewer=viewer,
            ask=direct.ask_id,
            helper=direct.helper_id,
            now=now,
            since=now - store.caps.pair_days * DAY,
        )
        if not found:
            raise InvalidInput("helper_id", "You can ask contacts, organisers and circle-mates.")
        relation = found[0]
        if relation["asked"]:
            raise NoLongerOpen()
        if relation["share"]:
            await shares.earned(tx, viewer, direct.helper_id, "helper_id")
        if relation["path"] and (relation["through"] or await _offered(tx, viewer, direct, now)):
            raise PathExists()
        await cold.fits(tx, viewer, direct.helper_id, words)
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
            cold=words,
        )

    return await begin(store, viewer, "ask_directly", key, asdict(direct), begun, now)


async def _offered(tx: Transaction, viewer: str, direct: Direct, now: int) -> bool:
    """Whether they are a match: a path to whoever is none may not be told of."""
    known = await routes.known(tx, viewer, direct.ask_id, now)
    return direct.helper_id in {one.helper for one in known}


@refuses(InvalidInput, KeyReused, NoLongerOpen)
async def offer(
    store: Store, viewer: str, offered: Offer, now: int, key: str | None = None
) -> Introduction:
    """Somebody who may come across an ask or a take offers help."""
    note = prose("note", offered.note, NOTE)
    if offered.intent_id is not None and offered.ask_id is None:
        return await takes.offer(store, viewer, offered.intent_id, note, asdict(offered), now, key)
    if offered.ask_id is None or offered.intent_id is not None:
        raise InvalidInput("intent_id", "Name an ask, or what a contact looks for.")
    return await _offer(store, viewer, offered, offered.ask_id, note, now, key)


async def _offer(
    store: Store, viewer: str, offered: Offer, ask: str, note: str, now: int, key: str | None
) -> Introduction:
    """Through the best contact in between, where the two are no contacts."""
    turn = new_id()
    visible = await asks.of(store, viewer, [ask], now)
    if not visible or visible[0].mine:
        raise InvalidInput("ask_id", NO_ASK)
    via = await ways.back(store, viewer, ask, now)

    async def begun(tx: Transaction) -> Beginning:
        await turns.take(tx, viewer, {viewer}, turn)
        found = await tx.rows("beginnings/offer", viewer=viewer, ask=ask, now=now)
        # In this order a block of the asker's, or the end of the ask, tells whose tie ended nothing.
        if found and not found[0]["offered"] and not visible[0].can_offer:
            raise InvalidInput("ask_id", NO_ASK)
        if not found or found[0]["offered"] or not found[0]["open"]:
            raise NoLongerOpen()
        await tx.run("beginnings/supersede", viewer=viewer, ask=ask, now=now, turn=turn)
        return Beginning(
            State.WITH_ASKER,
            Part.HELPER,
            found[0]["asker"],
            viewer,
            note,
            ask,
            None if found[0]["tied"] else via,
            muted=found[0]["blocked"],
        )

    return await begin(store, viewer, "offer", key, asdict(offered), begun, now)
