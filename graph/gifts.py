"""One-tap gives: a link, a word passed on, praise, a note; nothing is asked in return, nothing chased."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from graph import changes, outbox, reach, receipts, ties, turns
from graph.bounds import DAY, prose, web
from graph.refusals import InvalidInput, KeyReused, TooManyRequests, refuses
from graph.store import Store, Transaction, new_id

Cursor = tuple[int, str]
A_DAY = 10
A_WEEK_EACH = 3
VERB = "gifts.give"
UNKNOWN = "We cannot find this gift."


class Kind(StrEnum):
    """An introduction is a give as well: it is proposed (graph/proposals.py) and has its own answers."""

    LINK = "LINK"
    PASSED_ON = "PASSED_ON"
    PRAISE = "PRAISE"
    NOTE = "NOTE"


# What is nothing without words.
WORDED = (Kind.PRAISE, Kind.NOTE)


@dataclass(frozen=True, slots=True)
class Draft:
    kind: Kind
    person_id: str
    text: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Gift:
    """`unread` is for whom it is alone; nobody learns whether it was read. `at` in UTC ms."""

    id: str
    kind: str
    text: str
    link: str
    at: int
    giver: str
    person: str
    unread: bool


async def mine(store: Store, viewer: str, given: bool, before: Cursor, first: int) -> list[Gift]:
    """Received, or given; newest first."""
    listed = "gifts/given" if given else "gifts/received"
    return await store.all(Gift, listed, viewer=viewer, at=before[0], id=before[1], first=first)


async def of(store: Store, viewer: str, ids: list[str]) -> list[Gift]:
    return await store.all(Gift, "gifts/of", viewer=viewer, ids=ids)


@refuses(InvalidInput, KeyReused, TooManyRequests)
async def give(store: Store, viewer: str, draft: Draft, now: int, key: str | None = None) -> Gift:
    """Lands at once, touches the tie, and is over: no answer is awaited."""
    gift = _bounded(draft) | {"id": new_id(), "at": now, "read_at": 0}

    async def work(tx: Transaction) -> Gift:
        await turns.take(tx, viewer, {viewer}, new_id())
        effect = await receipts.replay(tx, viewer, VERB, key, asdict(draft))
        if effect is None:
            effect = str(gift["id"])
            await _write(tx, viewer, draft.person_id, gift, now)
            await receipts.keep(tx, viewer, VERB, key, asdict(draft), effect, now)
        return (await tx.all(Gift, "gifts/of", viewer=viewer, ids=[effect]))[0]

    return await store.write(work)


def _bounded(draft: Draft) -> dict[str, Any]:
    text = prose("text", draft.text, 600, least=1 if draft.kind in WORDED else 0)
    link = web("link", draft.link, 0)
    if draft.kind is Kind.LINK and not link:
        raise InvalidInput("link", "Add the link that could help them.")
    return {"kind": draft.kind.value, "text": text, "link": link}


async def _write(tx: Transaction, viewer: str, person: str, gift: dict[str, Any], now: int) -> None:
    reached = await reach.of(tx, viewer, person)
    await _within_limits(tx, viewer, person, now)
    await tx.run("gifts/give", viewer=viewer, person=person, gift=gift | {"silent": reached.silent})
    await ties.touch(tx, viewer, person, now)
    about = {"name": reached.name, "gift": gift["id"], "by": viewer}
    due = reached.due(now)
    await outbox.put(tx, kind="gift", to=reached.email, about=about, now=now, due=due)
    await changes.note(tx, "gift", str(gift["id"]), now)


async def _within_limits(tx: Transaction, viewer: str, person: str, now: int) -> None:
    """One's own: so many a day, and so many a week to one person."""
    given = await tx.rows("gifts/since", viewer=viewer, since=now - 7 * DAY)
    today = [int(row["at"]) for row in given if row["at"] > now - DAY]
    if len(today) >= A_DAY:
        raise TooManyRequests(f"{A_DAY} a day are the most. Go on tomorrow.", today[-A_DAY] + DAY)
    theirs = [int(row["at"]) for row in given if row["person"] == person]
    if len(theirs) >= A_WEEK_EACH:
        raise TooManyRequests(
            f"{A_WEEK_EACH} a week to one person are the most.", theirs[-A_WEEK_EACH] + 7 * DAY
        )


@refuses(InvalidInput)
async def mark_read(store: Store, viewer: str, id: str, now: int) -> Gift:
    async def work(tx: Transaction) -> Gift:
        if not await tx.rows("gifts/mark_read", viewer=viewer, id=id, now=now):
            raise InvalidInput("gift_id", UNKNOWN)
        return (await tx.all(Gift, "gifts/of", viewer=viewer, ids=[id]))[0]

    return await store.write(work)
