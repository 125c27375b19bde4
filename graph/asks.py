"""A request for help: one text, and as much around it as its asker likes."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import Literal

from graph import allowance, candidates, changes, mirror_follow, receipts, topics, urgent
from graph.bounds import DAY, later, prose
from graph.candidates import Question
from graph.matching import LEAST_FIT, Contact, Match
from graph.refusals import (
    GoalFirst,
    InvalidInput,
    KeyReused,
    TooManyAsksThisWeek,
    TooManyNewTopics,
    TooManyOpenAsks,
    TooManyUrgentAsks,
    refuses,
)
from graph.store import Store, Transaction, new_id

OPEN_DAYS = 14
MOST_DAYS = 90

Cursor = tuple[int, str]
Audience = Literal["CONTACTS", "EXTENDED", "CIRCLE"]
FAR: tuple[Audience, ...] = ("EXTENDED", "CIRCLE")
EVERY: tuple[Audience, ...] = ("CONTACTS", *FAR)


@dataclass(frozen=True, slots=True)
class Draft:
    text: str
    topics: list[str] | None = None
    circle_id: str | None = None
    terms: int = 0
    style: str = "SOFT"
    audience: Audience = "EXTENDED"
    unnamed: bool = False
    expires_at: int | None = None
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """An ask as its viewer may see it; `asker` (what is on their card) is None where unnamed."""

    id: str
    text: str
    terms: int
    style: str
    audience: str
    unnamed: bool
    recorded: str
    posted: int
    expires: int
    asker: dict[str, str] | None
    circle: str | None
    topics: list[str]
    mine: bool
    can_offer: bool
    urgent: bool
    share: bool


def state(ask: Ask, now: int) -> str:
    """OPEN, HELPED, WITHDRAWN, or EXPIRED by the clock alone."""
    return "EXPIRED" if ask.recorded == "OPEN" and ask.expires <= now else ask.recorded


@refuses(
    GoalFirst,
    InvalidInput,
    KeyReused,
    TooManyAsksThisWeek,
    TooManyNewTopics,
    TooManyOpenAsks,
    TooManyUrgentAsks,
)
async def post(store: Store, viewer: str, draft: Draft, now: int, key: str | None = None) -> Ask:
    text = prose("text", draft.text, 1000, least=3)
    if draft.style == "COLD":
        raise InvalidInput("style", "A cold ask goes to one circle-mate: ask them directly.")
    expires = _expires(draft, now)
    names = await _names(store, viewer, draft, text)
    ask, turn = new_id(), new_id()

    async def work(tx: Transaction) -> Ask:
        own = await allowance.in_turn(tx, viewer, turn, now)
        if earlier := await receipts.replay(tx, viewer, "asks.post", key, asdict(draft)):
            return await _own(tx, viewer, earlier, now)
        allowance.to_post(own, store.caps, draft.urgent, now)
        await allowance.audience(tx, viewer, draft.audience, draft.circle_id)
        about = await topics.named(tx, viewer, names, now)
        (posted,) = await tx.all(
            Ask,
            "asks/post",
            viewer=viewer,
            id=ask,
            text=text,
            terms=draft.terms,
            style=draft.style,
            audience=draft.audience,
            unnamed=draft.unnamed,
            now=now,
            expires=expires,
            circle=draft.circle_id or "",
            topics=about,
            urgent=draft.urgent,
        )
        if draft.urgent:
            await urgent.tell(tx, viewer, ask, draft.audience, now)
        await receipts.keep(tx, viewer, "asks.post", key, asdict(draft), ask, now)
        await changes.note(tx, "ask", ask, now)
        return posted

    return await store.write(work)


@refuses(InvalidInput)
async def withdraw(store: Store, viewer: str, ask_id: str, now: int) -> Ask:
    """Closes the ask and whatever still waits over it; those who were asked see it closed."""
    turn = new_id()

    async def work(tx: Transaction) -> Ask:
        await end(tx, viewer, ask_id, turn, now)
        return await _own(tx, viewer, ask_id, now)

    return await store.write(work)


async def end(tx: Transaction, asker: str, ask_id: str, turn: str, now: int) -> None:
    if not await tx.rows("asks/withdraw", viewer=asker, id=ask_id, turn=turn):
        raise InvalidInput("ask_id", "We cannot find this ask among yours.")
    await tx.run("introductions/withdraw", viewer=asker, ask=ask_id, turn=turn, now=now)
    await changes.note(tx, "ask", ask_id, now)


async def of(
    store: Store, viewer: str, ids: list[str], now: int, known: Collection[str] = ()
) -> list[Ask]:
    """Those of `ids` the viewer may see: own, a contact's, taking part, or one their gives fit (`known` to)."""

    async def work(tx: Transaction) -> list[Ask]:
        near = await _seen(tx, viewer, ids, sorted(set(ids).intersection(known)), now)
        sure = {ask.id for ask in near if ask.can_offer or ask.mine or state(ask, now) != "OPEN"}
        if not (unsure := sorted(set(ids) - sure)):
            return near
        # Also of who reads it as the contact in between: their own gives may fit.
        fits = await tx.rows("asks/fitting", viewer=viewer, ids=unsure, now=now, least=LEAST_FIT)
        granted = [row["id"] for row in fits]
        fitting = await _seen(tx, viewer, granted, granted, now) if granted else []
        return [ask for ask in near if ask.id not in granted] + fitting

    return await store.read(work)


async def mine(
    store: Store, viewer: str, wanted: str | None, before: Cursor, first: int, now: int
) -> list[Ask]:
    """Own asks, newest first, optionally of one state."""

    async def work(tx: Transaction) -> list[Ask]:
        rows = await tx.rows(
            "asks/mine",
            viewer=viewer,
            state=wanted,
            now=now,
            posted=before[0],
            id=before[1],
            first=first,
        )
        ids = [row["id"] for row in rows]
        found = await _seen(tx, viewer, ids, [], now)
        return sorted(found, key=lambda ask: ids.index(ask.id))

    return await store.read(work)


async def question(
    tx: Transaction, viewer: str, ask: str, now: int, audiences: tuple[Audience, ...] = FAR
) -> Question | None:
    """What an open ask of one's own looks for; None where there is none of these audiences."""
    rows = await tx.rows(
        "asks/question", viewer=viewer, ask=ask, now=now, audiences=list(audiences)
    )
    if not rows:
        return None
    row = rows[0]
    return Question(
        row["ask"],
        tuple(sorted(row["topics"])),
        tuple(sorted(row["circles"])),
        row["terms"],
        row["audience"] == "CIRCLE",
    )


async def matches(
    store: Store, viewer: str, ask: str, secret: bytes, first: int, now: int
) -> list[Match]:
    """The ways in to people two ties away; an ask among contacts has none."""
    found = await mirror_follow.matches(store, viewer, ask, secret, now, first)
    if found is not None:
        return found
    asked = await store.read(lambda tx: question(tx, viewer, ask, now))
    return await candidates.matches(store, viewer, asked, secret, now, first) if asked else []


async def contacts(store: Store, viewer: str, ask: str, first: int, now: int) -> list[Contact]:
    """Own contacts who fit, to be asked directly."""
    asked = await store.read(lambda tx: question(tx, viewer, ask, now, EVERY))
    return (await candidates.contacts(store, viewer, asked, now))[:first] if asked else []


async def fallback(store: Store, viewer: str, ask: str, now: int) -> str | None:
    """The organiser to turn to where nobody else fits; id of a person, or None."""
    rows = await store.rows("asks/fallback", viewer=viewer, ask=ask, now=now)
    return rows[0]["id"] if rows else None


async def _own(tx: Transaction, viewer: str, ask: str, now: int) -> Ask:
    """Read back before the commit: one walk to the store and back less."""
    return (await _seen(tx, viewer, [ask], [], now))[0]


async def _seen(
    tx: Transaction, viewer: str, ids: list[str], granted: list[str], now: int
) -> list[Ask]:
    return await tx.all(Ask, "asks/of", viewer=viewer, ids=ids, granted=granted, now=now)


def _expires(draft: Draft, now: int) -> int:
    if draft.urgent:
        return urgent.expires(draft.expires_at, now)
    if draft.expires_at is None:
        return now + OPEN_DAYS * DAY
    return later("expires_at", draft.expires_at, now, MOST_DAYS)


async def _names(store: Store, viewer: str, draft: Draft, text: str) -> list[str]:
    """One to three topics as given, else those the text itself suggests."""
    if draft.topics is None:
        return [topic.name for topic in await topics.suggest(store, viewer, text, 3)]
    if len(draft.topics) > 3:
        raise InvalidInput("topics", "Choose at most three topics.")
    return draft.topics
