"""A circle's month in thanks: drawn from the ledger, worded by an organiser, naming only who agreed."""

import re
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from graph import changes, circles, entries, mentions, receipts
from graph.bounds import prose
from graph.mentions import Span
from graph.refusals import InvalidInput, KeyReused, OnlyOrganisers, refuses
from graph.store import Store, Transaction, new_id

Cursor = tuple[int, str]
FORM = re.compile(r"20\d\d-(0[1-9]|1[0-2])")
UNKNOWN = "We cannot find this month."
MOST_LINES = 50


@dataclass(frozen=True, slots=True)
class Month:
    """`month` is YYYY-MM; a draft (`published_at` 0) is for organisers alone."""

    id: str
    month: str
    words: str
    state: str
    at: int
    circle: str
    organiser: bool
    published_at: int


@dataclass(frozen=True, slots=True)
class Edited:
    """New words for the month, and for the names of it: (mention, text)."""

    month_id: str
    words: str | None = None
    lines: tuple[tuple[str, str], ...] = ()


async def listed(store: Store, viewer: str, circle: str, before: Cursor, first: int) -> list[Month]:
    """Newest first; for members, drafts for organisers only."""
    return await store.all(
        Month,
        "months/listed",
        viewer=viewer,
        circle=circle,
        at=before[0],
        id=before[1],
        first=first,
    )


async def of(store: Store, viewer: str, ids: list[str]) -> list[Month]:
    return await store.all(Month, "months/of", viewer=viewer, ids=ids)


@refuses(InvalidInput, OnlyOrganisers)
async def draft(store: Store, viewer: str, circle: str, month: str, now: int) -> Month:
    """One a circle and month; drafted again, it asks those who helped since."""
    start, end = _span(month, now)
    fresh = new_id()

    async def work(tx: Transaction) -> str:
        # One after the other, or two would ask the same people.
        await circles.take_turn(tx, viewer, circle)
        standing = await entries.standing(tx, viewer, circle, now)
        if not standing.organiser:
            raise OnlyOrganisers()
        key = f"{circle}|{month}"
        (opened,) = await tx.rows(
            "months/open", viewer=viewer, circle=circle, key=key, id=fresh, month=month, now=now
        )
        called = mentions.called(month)
        span = Span(opened["id"], circle, opened["circle"], called, start, end)
        await mentions.ask(tx, viewer, span, now)
        return span.id

    drafted = await store.write(work)
    return (await of(store, viewer, [drafted]))[0]


def _span(month: str, now: int) -> tuple[int, int]:
    """From its first moment (UTC ms) to the first of the next; a month that has begun."""
    if not FORM.fullmatch(month):
        raise InvalidInput("month", "Write the month like 2026-11.")
    year, number = int(month[:4]), int(month[5:])
    following = (year + number // 12, number % 12 + 1)
    start = _first(year, number)
    if start > now:
        raise InvalidInput("month", "Choose a month that has begun.")
    return start, _first(*following)


def _first(year: int, month: int) -> int:
    return int(datetime(year, month, 1, tzinfo=UTC).timestamp() * 1000)


@refuses(InvalidInput, KeyReused, OnlyOrganisers)
async def edit(
    store: Store, viewer: str, edited: Edited, now: int, key: str | None = None
) -> Month:
    """All of it or nothing; sent again it asks nobody again."""
    words = None if edited.words is None else prose("words", edited.words, 2000, least=0)
    if len(edited.lines) > MOST_LINES:
        raise InvalidInput("lines", f"{MOST_LINES} at a time are the most.")

    async def work(tx: Transaction) -> None:
        held = await _held(tx, viewer, edited.month_id)
        # Sent twice at once, the later one finds what the first kept.
        await circles.take_turn(tx, viewer, held.circle)
        once = (tx, viewer, "months.edit", key, asdict(edited))
        if await receipts.replay(*once) is not None:
            return
        try:
            for mention, text in edited.lines:
                await mentions.write(tx, viewer, edited.month_id, mention, text, now)
        except InvalidInput:
            # A turn does not wait on the embedded store: the first may have come after the look above.
            if await receipts.replay(*once) is not None:
                return
            raise
        if words is not None:
            await _change(tx, viewer, edited.month_id, {"words": words}, now)
        await receipts.keep(*once, edited.month_id, now)

    await store.write(work)
    return (await of(store, viewer, [edited.month_id]))[0]


@refuses(InvalidInput, OnlyOrganisers)
async def publish(store: Store, viewer: str, id: str, now: int) -> Month:
    """For the members of its circle; publishing again changes nothing."""

    async def work(tx: Transaction) -> None:
        held = await _held(tx, viewer, id)
        if held.state == "DRAFT":
            await _change(tx, viewer, id, {"state": "PUBLISHED", "published_at": now}, now)

    await store.write(work)
    return (await of(store, viewer, [id]))[0]


async def _held(tx: Transaction, viewer: str, id: str) -> Month:
    found = await tx.one(Month, "months/of", viewer=viewer, ids=[id])
    if found is None:
        raise InvalidInput("month_id", UNKNOWN)
    if not found.organiser:
        raise OnlyOrganisers()
    return found


async def _change(
    tx: Transaction, viewer: str, id: str, changed: dict[str, str | int], now: int
) -> None:
    await tx.run("months/change", viewer=viewer, id=id, changed=changed)
    await changes.note(tx, "month", id, now)
