"""A draft read first by a circle-mate who helped there before: a comment, and nothing waits for it."""

from dataclasses import asdict, dataclass
from typing import Any

from graph import changes, outbox, receipts, turns
from graph.bounds import DAY, prose
from graph.circles import joined
from graph.cold import Words
from graph.refusals import InvalidInput, KeyReused, NotYourTurn, TooManyRequests, refuses
from graph.store import Store, Transaction, new_id

Cursor = tuple[int, str]
# One after the other, a day each.
READERS = 3
A_WEEK = 3
REST = 7 * DAY
BATCH = 200
VERB = "readings.hand_out"
UNKNOWN = "We cannot find this draft."


@dataclass(frozen=True, slots=True)
class Draft:
    """`person_id`, whom a cold ask is for, stays with its writer."""

    circle_id: str
    text: str
    note: str = ""
    cold: Words | None = None
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """`person` and `due` (UTC ms, fixed at the start) are its writer's; `reader` has commented."""

    id: str
    text: str
    note: str
    who: str
    work: str
    after: str
    circle: str
    writer: str
    mine: bool
    person: str
    comment: str
    reader: str | None
    at: int
    due: int | None


def state(reading: Reading, now: int) -> str:
    """To its writer WAITING until the date, whoever passed it on, and however many there were."""
    if reading.comment:
        return "READ"
    return "UNREAD" if reading.due is not None and reading.due <= now else "WAITING"


@refuses(InvalidInput)
async def mark(store: Store, viewer: str, circle: str, reads: bool, now: int) -> bool:
    """Willing to read drafts of this circle; told to nobody."""

    async def work(tx: Transaction) -> bool:
        await joined(tx, viewer, circle)
        await tx.run("readings/mark", viewer=viewer, circle=circle, reads=reads)
        await changes.note(tx, "member", viewer, now)
        return reads

    return await store.write(work)


async def marked(store: Store, viewer: str) -> set[str]:
    """The circles in which the viewer reads drafts."""
    return {row["circle"] for row in await store.rows("readings/marked", viewer=viewer)}


async def listed(
    store: Store, viewer: str, own: bool, before: Cursor, first: int, now: int
) -> list[Reading]:
    """Newest first: the viewer's own, or those that wait for their comment."""
    cursor = {"at": before[0], "id": before[1], "first": first}

    async def work(tx: Transaction) -> list[Reading]:
        if own:
            rows = await tx.rows("readings/mine", viewer=viewer, **cursor)
        else:
            rows = await tx.rows("readings/offered", viewer=viewer, **cursor, now=now)
        found = await told(tx, viewer, [row["id"] for row in rows], now)
        return sorted(found, key=lambda one: (one.at, one.id), reverse=True)

    return await store.read(work)


async def of(store: Store, viewer: str, ids: list[str], now: int) -> list[Reading]:
    return await store.read(lambda tx: told(tx, viewer, ids, now))


async def told(tx: Transaction, viewer: str, ids: list[str], now: int) -> list[Reading]:
    return await tx.all(Reading, "readings/of", viewer=viewer, ids=ids, now=now)


@refuses(InvalidInput, KeyReused, TooManyRequests)
async def hand_out(
    store: Store, viewer: str, draft: Draft, now: int, key: str | None = None
) -> Reading:
    """To one reader at a time; where nobody reads, it waits until its date all the same."""
    reading = _bounded(draft) | {"id": new_id(), "at": now, "due": now + READERS * DAY}

    async def work(tx: Transaction) -> Reading:
        await turns.take(tx, viewer, {viewer}, new_id())
        effect = await receipts.replay(tx, viewer, VERB, key, asdict(draft))
        if effect is None:
            effect = str(reading["id"])
            await joined(tx, viewer, draft.circle_id)
            await _within_limit(tx, viewer, now)
            circle = draft.circle_id
            await tx.run("readings/hand_out", viewer=viewer, circle=circle, reading=reading)
            await _offer(tx, viewer, draft, effect, now)
            await changes.note(tx, "reading", effect, now)
            await receipts.keep(tx, viewer, VERB, key, asdict(draft), effect, now)
        return (await told(tx, viewer, [effect], now))[0]

    return await store.write(work)


def _bounded(draft: Draft) -> dict[str, Any]:
    words = draft.cold.bounded() if draft.cold else Words("", "", "")
    return asdict(words) | {
        "text": prose("text", draft.text, 1000, least=3),
        "note": prose("note", draft.note, 600, least=0),
        "person": draft.person_id or "",
        "comment": "",
        "closed": False,
        "turn": "",
    }


async def _within_limit(tx: Transaction, viewer: str, now: int) -> None:
    handed = await tx.rows("readings/since", viewer=viewer, since=now - 7 * DAY)
    if len(handed) >= A_WEEK:
        until = int(handed[-A_WEEK]["at"]) + 7 * DAY
        raise TooManyRequests(f"{A_WEEK} drafts a week can be read first. Ask without it.", until)


async def _offer(tx: Transaction, viewer: str, draft: Draft, id: str, now: int) -> None:
    """Chosen among the willing, again once nobody else can choose them."""
    free = await _readers(tx, viewer, draft, now)
    await turns.take(tx, viewer, set(free), new_id())
    still = set(await _readers(tx, viewer, draft, now))
    for place, reader in enumerate(one for one in free if one in still):
        begins = now + place * DAY
        window = {"from": begins, "until": begins + DAY}
        await tx.run("readings/offer", viewer=viewer, id=id, reader=reader, **window)


async def _readers(tx: Transaction, viewer: str, draft: Draft, now: int) -> list[str]:
    rows = await tx.rows(
        "readings/readers",
        viewer=viewer,
        circle=draft.circle_id,
        person=draft.person_id or "",
        since=now - REST,
        most=READERS,
    )
    return [row["id"] for row in rows]


@refuses(InvalidInput, NotYourTurn)
async def answer(store: Store, viewer: str, id: str, comment: str | None, now: int) -> None:
    """One comment; without one the draft goes to whoever is next, and nobody learns of it."""
    words = prose("comment", comment, 600) if comment is not None else ""

    async def work(tx: Transaction) -> None:
        await tx.run("readings/take_turn", viewer=viewer, id=id, turn=new_id())
        found = await told(tx, viewer, [id], now)
        if not found or found[0].mine:
            raise InvalidInput("reading_id", UNKNOWN)
        if found[0].comment:
            raise NotYourTurn()
        if words:
            await _comment(tx, viewer, id, words, now)
        else:
            await tx.run("readings/pass_on", viewer=viewer, id=id, now=now, until=now + DAY)
        await changes.note(tx, "reading", id, now)

    await store.write(work)


async def _comment(tx: Transaction, viewer: str, id: str, words: str, now: int) -> None:
    rows = await tx.rows("readings/comment", viewer=viewer, id=id, comment=words)
    await tx.run("readings/spare", viewer=viewer, id=id, now=now)
    await outbox.put(tx, "draft_read", rows[0]["email"], {"reading": id}, now)


@refuses(InvalidInput)
async def close(store: Store, viewer: str, id: str, now: int) -> None:
    """Sent, or taken back: its reader comes across it no more."""

    async def work(tx: Transaction) -> None:
        await tx.run("readings/take_turn", viewer=viewer, id=id, turn=new_id())
        if not await tx.rows("readings/close", viewer=viewer, id=id):
            raise InvalidInput("reading_id", UNKNOWN)
        await tx.run("readings/spare", viewer=viewer, id=id, now=now)
        await changes.note(tx, "reading", id, now)

    await store.write(work)


async def announce(store: Store, now: int) -> int:
    """Tells whose day with a draft has begun; how many that were."""
    told = await store.write(lambda tx: tx.rows("readings/fall_due", now=now, most=BATCH))
    return len(told)
