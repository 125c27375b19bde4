"""A thread between the two who were introduced."""

from dataclasses import asdict, dataclass

from graph import changes, introductions, receipts
from graph.bounds import prose
from graph.introductions import MET, Part, true_state
from graph.refusals import InvalidInput, KeyReused, TooEarly, refuses
from graph.store import Store, Transaction, new_id

MOST = 4000

Cursor = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Draft:
    introduction_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Message:
    id: str
    text: str
    at: int
    writer: str


@refuses(InvalidInput, KeyReused, TooEarly)
async def send(
    store: Store, viewer: str, draft: Draft, now: int, key: str | None = None
) -> Message:
    text = prose("text", draft.text, MOST)
    fresh, turn = new_id(), new_id()

    async def work(tx: Transaction) -> Message:
        await _take_turn(tx, viewer, draft.introduction_id, turn)
        known = await receipts.replay(tx, viewer, "messages.send", key, asdict(draft))
        if known is None:
            await _write(tx, viewer, draft.introduction_id, fresh, text, now)
            await receipts.keep(tx, viewer, "messages.send", key, asdict(draft), fresh, now)
        return (await tx.all(Message, "messages/of", viewer=viewer, ids=[known or fresh]))[0]

    return await store.write(work)


async def _take_turn(tx: Transaction, viewer: str, introduction: str, turn: str) -> None:
    """What is written and what is read come one after the other."""
    await tx.run("introductions/take_turn", viewer=viewer, id=introduction, turn=turn)


async def _write(
    tx: Transaction, viewer: str, introduction: str, fresh: str, text: str, now: int
) -> None:
    found = await introductions.told(tx, viewer, [introduction])
    if not found or found[0].part == Part.INTRODUCER:
        raise InvalidInput("introduction_id", "We cannot find this conversation.")
    if true_state(found[0], now) not in MET:
        raise TooEarly()
    other = Part.HELPER if found[0].part == Part.ASKER else Part.ASKER
    read = await tx.rows("messages/read", viewer=viewer, introduction=introduction, part=other)
    # After what the other one has read, though it was on its way for longer: it would never be unread.
    at = max(now, int(read[0]["read"]) + 1)
    await tx.run(
        "messages/send", viewer=viewer, introduction=introduction, id=fresh, text=text, now=at
    )
    # One mail until it is read, however many messages follow.
    if read[0]["unread"] == 0:
        await introductions.tell(tx, viewer, introduction, other, "message", now)
    # The contact in between is not to see the pace of a talk that is not theirs.
    await introductions.touch(tx, viewer, introduction, now, (Part.ASKER, Part.HELPER))
    await changes.note(tx, "message", introduction, now)


async def thread(
    store: Store, viewer: str, introduction: str, before: Cursor, first: int
) -> list[Message]:
    """Newest first, before the cursor; only for the two who write in it."""
    return await store.all(
        Message,
        "messages/thread",
        viewer=viewer,
        introduction=introduction,
        at=before[0],
        id=before[1],
        first=first,
    )


async def of(store: Store, viewer: str, ids: list[str]) -> list[Message]:
    return await store.all(Message, "messages/of", viewer=viewer, ids=ids)


async def unread(store: Store, viewer: str, introduction_ids: list[str]) -> dict[str, int]:
    rows = await store.rows("messages/unread", viewer=viewer, introductions=introduction_ids)
    return {row["introduction"]: row["unread"] for row in rows}


@refuses(InvalidInput)
async def mark_read(store: Store, viewer: str, introduction_id: str, now: int) -> None:
    """Up to the newest that stands; what is on its way meanwhile comes after it."""
    turn = new_id()

    async def work(tx: Transaction) -> None:
        await _take_turn(tx, viewer, introduction_id, turn)
        found = await tx.rows("messages/mark_read", viewer=viewer, introduction=introduction_id)
        if not found:
            raise InvalidInput("introduction_id", "We cannot find this conversation.")
        await changes.note(tx, "read", introduction_id, now)

    await store.write(work)
