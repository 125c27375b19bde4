"""Intents: what a person gives or takes, about one topic in one circle, on terms."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from graph import changes, circles, receipts, topics, turns, welcomes
from graph.bounds import NO_END, later, number, prose
from graph.matching import LEAST_FIT
from graph.refusals import InvalidInput, KeyReused, TooManyIntents, TooManyNewTopics, refuses
from graph.store import Store, Transaction, new_id

MOST_LIVE = 30
MOST_DAYS = 731
CAPACITY = 2
VERB = "intents.declare"


@dataclass(frozen=True, slots=True)
class Intent:
    """`terms` 0 free to 3 paid; `capacity` (people a month) to its owner alone; `since`, `until` in UTC ms."""

    id: str
    kind: str
    person: str
    topic: str
    circle: str
    note: str
    terms: int
    visibility: str
    capacity: int | None
    since: int
    until: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """`topic` is a name; what is None gets its default: who sees it, how many a month, no end."""

    kind: str
    topic: str
    circle: str
    note: str = ""
    terms: int = 0
    visibility: str | None = None
    capacity: int | None = None
    until: int | None = None


async def of(store: Store, viewer: str, people: list[str], now: int) -> Mapping[str, list[Intent]]:
    """By person, newest first: what is live and the viewer may see of it."""

    async def work(tx: Transaction) -> list[Intent]:
        return await _of(tx, viewer, people, now)

    grouped: defaultdict[str, list[Intent]] = defaultdict(list)
    for intent in await store.read(work):
        grouped[intent.person].append(intent)
    return grouped


async def visible(store: Store, viewer: str, ids: list[str], now: int) -> list[Intent]:
    """Those of `ids` the viewer may see; one's own also when they have ended."""

    async def work(tx: Transaction) -> list[Intent]:
        own = await _own(tx, viewer, ids)
        owners = await tx.rows("intents/owners", viewer=viewer, ids=ids)
        people = [row["person"] for row in owners if row["person"] != viewer]
        # Of nobody the same is read in the viewer's place: a quicker answer would tell of an id that is kept back.
        others = await _of(tx, viewer, people or [viewer], now)
        return own + [one for one in others if one.id in ids and one.person != viewer]

    return await store.read(work)


async def _of(tx: Transaction, viewer: str, people: list[str], now: int) -> list[Intent]:
    return await tx.all(
        Intent,
        "intents/of",
        viewer=viewer,
        people=people,
        now=now,
        new_since=now - welcomes.NEW,
        fits=await fits(tx, viewer, now),
    )


async def fits(tx: Transaction, viewer: str, now: int) -> list[str]:
    """What one's gives fit, each "<topic>|<circle>"."""
    rows = await tx.rows("intents/fits", viewer=viewer, now=now, fit=LEAST_FIT)
    return [f"{topic}|{row['circle']}" for row in rows for topic in [row["topic"], *row["near"]]]


async def _own(tx: Transaction, viewer: str, ids: list[str]) -> list[Intent]:
    return await tx.all(Intent, "intents/own", viewer=viewer, ids=ids)


@refuses(InvalidInput, TooManyIntents, TooManyNewTopics, KeyReused)
async def declare(
    store: Store, viewer: str, draft: Draft, now: int, key: str | None = None
) -> Intent:
    """Makes a live intent in a circle of one's own; thirty at most at a time."""
    intent = _bounded(draft, now) | {"id": new_id()}

    async def work(tx: Transaction) -> Intent:
        await turns.take(tx, viewer, {viewer}, new_id())
        effect = await receipts.replay(tx, viewer, VERB, key, asdict(draft))
        if effect is None:
            effect = str(intent["id"])
            await _declare(tx, viewer, draft, intent, now)
            await receipts.keep(tx, viewer, VERB, key, asdict(draft), effect, now)
        found = await _own(tx, viewer, [effect])
        if not found:
            # Declared by this very key, in a circle that is seen by invitation alone and was left since.
            raise InvalidInput("circle_id", circles.UNKNOWN)
        return found[0]

    return await store.write(work)


async def _declare(
    tx: Transaction, viewer: str, draft: Draft, intent: dict[str, Any], now: int
) -> None:
    await circles.joined(tx, viewer, draft.circle)
    await room(tx, viewer, now)
    topic = (await topics.named(tx, viewer, [draft.topic], now, path="topic"))[0]
    await tx.run("intents/declare", viewer=viewer, circle=draft.circle, topic=topic, intent=intent)
    await changes.note(tx, what="intent", of=intent["id"], now=now)


async def room(tx: Transaction, viewer: str, now: int) -> None:
    """Thirty live ones at most."""
    if len(await tx.rows("intents/live", viewer=viewer, now=now)) >= MOST_LIVE:
        raise TooManyIntents()


def _bounded(draft: Draft, now: int) -> dict[str, Any]:
    gives = draft.kind == "GIVE"
    if draft.capacity is not None and not gives:
        raise InvalidInput("capacity", "Only what you give has a number of people a month.")
    if draft.visibility == "NEWCOMERS" and not gives:
        raise InvalidInput("visibility", "Only what you give can be for those who are new.")
    return {
        "kind": draft.kind,
        "note": prose("note", draft.note, 300, least=0),
        "terms": draft.terms,
        "visibility": draft.visibility or ("CIRCLE" if gives else "CONTACTS"),
        "capacity": _capacity(draft) if gives else 0,
        "since": now,
        "until": NO_END if draft.until is None else later("until", draft.until, now, MOST_DAYS),
        "closed": False,
    }


def _capacity(draft: Draft) -> int:
    return CAPACITY if draft.capacity is None else number("capacity", draft.capacity, 1, 50)


@refuses(InvalidInput)
async def close(store: Store, viewer: str, intent: str, now: int) -> Intent:
    """One's own; closing it again changes nothing."""

    async def work(tx: Transaction) -> Intent:
        own = await _own(tx, viewer, [intent])
        if not own:
            raise InvalidInput("intent_id", "We cannot find this.")
        await tx.run("intents/close", viewer=viewer, intent=intent)
        await changes.note(tx, what="intent", of=intent, now=now)
        return replace(own[0], closed=True)

    return await store.write(work)


async def close_in(tx: Transaction, viewer: str, circle: str, now: int) -> None:
    """Whoever leaves a circle gives and takes nothing there any more."""
    closed = await tx.rows("intents/close_in", viewer=viewer, circle=circle)
    await changes.note_each(tx, "intent", [row["id"] for row in closed], now)
