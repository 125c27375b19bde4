"""Imports: people brought from a file as private notes, in batches, and taken back as if it had never been."""

import asyncio
import json
from dataclasses import asdict, dataclass

from graph import acquaintances, receipts, statement, turns
from graph.acquaintances import kept, key
from graph.bounds import number
from graph.findings import Entry, Finding, Note, Notes, bounded, compared, marks
from graph.merging import ADD, Brought, Plan
from graph.refusals import InvalidInput, KeyReused, TooManyImported, refuses
from graph.store import Row, Store, Transaction, new_id

MOST_ROWS, MOST_AT_ONCE, MOST_NOTES, MOST_IMPORTS = 10_000, 200, 20_000, 100
AT_ONCE = 500
VERB = "imports.start"
SOURCES = ("VCARD", "LINKEDIN", "GOOGLE", "CSV")
UNKNOWN = "We cannot find this import. Perhaps it was undone."
LATER = "A later import changed some of these people. Undo that one first."


@dataclass(frozen=True, slots=True)
class Import:
    """`done` of `total` rows are seen to; `added` and `changed` notes are still there."""

    id: str
    at: int
    source: str
    total: int
    done: int
    undoing: bool
    added: int
    changed: int


async def compare(store: Store, viewer: str, entries: list[Entry]) -> list[Finding]:
    """What each row would be; nothing is kept."""
    notes = await acquaintances.entries(store, viewer)
    names = [row["name"] for row in await store.rows("imports/contacts", viewer=viewer)]
    # Who blocked the viewer looks like any contact, here as in the list.
    names += [row["name"] for row in await store.rows("imports/unmoving", viewer=viewer)]
    # A large file takes a second, in which others are answered.
    return await asyncio.to_thread(lambda: compared(entries, Notes(notes), names))


@refuses(InvalidInput, TooManyImported, KeyReused)
async def start(
    store: Store, viewer: str, source: str, total: int, now: int, idempotency: str | None = None
) -> Import:
    """Announces so many rows; they come in batches."""
    number("total", total, 1, MOST_ROWS)
    id, given = new_id(), {"source": source, "total": total}

    async def work(tx: Transaction) -> Import:
        await turns.take(tx, viewer, {viewer}, new_id())
        if effect := await receipts.replay(tx, viewer, VERB, idempotency, given):
            return await _found(tx, viewer, effect)
        await _within_limit(tx, viewer, total)
        await tx.run("imports/start", viewer=viewer, id=id, now=now, **given)
        await receipts.keep(tx, viewer, VERB, idempotency, given, id, now)
        return await _found(tx, viewer, id)

    return await store.write(work)


async def _within_limit(tx: Transaction, viewer: str, total: int) -> None:
    (held,) = await tx.rows("imports/held", viewer=viewer)
    if held["imports"] >= MOST_IMPORTS:
        raise TooManyImported(f"You brought {MOST_IMPORTS} files. Undo one of them first.")
    many = await acquaintances.counted(tx, viewer)
    if many + (held["awaited"] or 0) + total > MOST_NOTES:
        words = f"{MOST_NOTES:,} people are the most to keep notes of. Delete some first."
        raise TooManyImported(words)


@refuses(InvalidInput)
async def apply(store: Store, viewer: str, id: str, first: int, rows: list[Brought]) -> Import:
    """The rows from this place on; what was sent before has no second effect."""
    number("rows", len(rows), 1, MOST_AT_ONCE)
    given = [
        Brought(bounded(f"rows.{n}", row.entry), row.choice, row.note) for n, row in enumerate(rows)
    ]
    fresh = [new_id() for _ in given]

    async def work(tx: Transaction) -> Import:
        await turns.take(tx, viewer, {viewer}, new_id())
        if await _awaits(await _found(tx, viewer, id), first, len(given)):
            plan = Plan(await _known(tx, viewer, given))
            for n, row in enumerate(given):
                plan.take(f"rows.{n}", row, fresh[n])
            await _carry_out(tx, viewer, id, plan)
            await tx.run("imports/advance", viewer=viewer, id=id, done=first + len(given))
        return await _found(tx, viewer, id)

    return await store.write(work)


async def _awaits(found: Import, first: int, many: int) -> bool:
    if found.undoing:
        raise InvalidInput("import_id", UNKNOWN)
    if not 0 <= first <= found.done or first + many > found.total:
        words = f"Go on at row {found.done}: {found.total} rows were announced."
        raise InvalidInput("first", words)
    return first == found.done


async def _found(tx: Transaction, viewer: str, id: str) -> Import:
    found = await tx.one(Import, "imports/of", viewer=viewer, ids=[id])
    if found is None:
        raise InvalidInput("import_id", UNKNOWN)
    return found


async def _known(tx: Transaction, viewer: str, rows: list[Brought]) -> Notes:
    """The notes these rows may meet."""
    chosen = [row.note for row in rows if row.choice != ADD]
    held = await acquaintances.among(tx, viewer, chosen)
    found = {one.id: Note(one.id, one.entry) for one in held}
    wanted = [*(row.entry for row in rows), *(note.entry for note in found.values())]
    for mark in ("email", "link", "name"):
        keys = {key(viewer, value) for one in wanted if (value := marks(one).get(mark))}
        asked = statement.fitted("imports/known", mark=f"by_{mark}")
        for row in await tx.answer(asked, viewer=viewer, keys=sorted(keys)):
            found[row["id"]] = acquaintances.noted(**row)
    return Notes(found.values())


async def _carry_out(tx: Transaction, viewer: str, id: str, plan: Plan) -> None:
    if plan.changed:
        await tx.run("imports/keep", viewer=viewer, id=id, kept=await _steps(tx, viewer, id, plan))
        await _unmark(tx, viewer, list(plan.changed))
        await _write(tx, viewer, list(plan.changed.values()))
    if plan.added:
        notes = [kept(viewer, note) for note in plan.added]
        await tx.run("imports/add", viewer=viewer, id=id, notes=notes)


async def _steps(tx: Transaction, viewer: str, id: str, plan: Plan) -> list[Row]:
    """How each changed note was before this import, which is not kept twice."""
    known = await tx.rows("imports/steps", viewer=viewer, ids=sorted(plan.before))
    return [
        {"id": row["id"], "edge": _edge(viewer, row["changes"], plan.before[row["id"]].entry)}
        for row in known
        if id not in row["by"]
    ]


def _edge(viewer: str, step: int, before: Entry) -> Row:
    address = {"address": key(viewer, before.email)} if before.email else {}
    return {"before": json.dumps(asdict(before)), "step": step, **address}


async def _write(tx: Transaction, viewer: str, notes: list[Note]) -> None:
    await tx.run("imports/write", viewer=viewer, notes=[kept(viewer, note) for note in notes])


async def _unmark(tx: Transaction, viewer: str, notes: list[str]) -> None:
    """Their addresses are free: one may move from note to note, which Neo4j sees halfway."""
    await tx.run("imports/unmark", viewer=viewer, notes=notes)


async def mine(store: Store, viewer: str, before: tuple[int, str], first: int) -> list[Import]:
    async def work(tx: Transaction) -> list[Import]:
        rows = await tx.rows("imports/mine", viewer=viewer, at=before[0], id=before[1], first=first)
        ids = [str(row["id"]) for row in rows]
        found = await tx.all(Import, "imports/of", viewer=viewer, ids=ids)
        return sorted(found, key=lambda one: ids.index(one.id))

    return await store.read(work)


async def of(store: Store, viewer: str, ids: list[str]) -> list[Import]:
    return await store.all(Import, "imports/of", viewer=viewer, ids=ids)


@refuses(InvalidInput)
async def undo(store: Store, viewer: str, id: str) -> int:
    """How many notes are left, all as they were before it; begun, it can only be finished."""

    async def begin(tx: Transaction) -> None:
        await turns.take(tx, viewer, {viewer}, new_id())
        if not (await _found(tx, viewer, id)).undoing:
            await _ought_to_be_last(tx, viewer, id)
            await tx.run("imports/begin_undo", viewer=viewer, id=id)
            rows = await tx.rows("imports/changed", viewer=viewer, id=id, most=MOST_ROWS)
            await _unmark(tx, viewer, [row["id"] for row in rows])

    await store.write(begin)
    while await store.write(lambda tx: _take_away(tx, viewer, id)):
        pass
    while await store.write(lambda tx: _restore(tx, viewer, id)):
        pass
    await store.write(lambda tx: tx.run("imports/end", viewer=viewer, id=id))
    return await acquaintances.count(store, viewer)


async def _ought_to_be_last(tx: Transaction, viewer: str, id: str) -> None:
    built = await tx.rows("imports/built_on", viewer=viewer, id=id)
    if built[0]["later"] or await tx.rows("imports/taken", viewer=viewer, id=id):
        raise InvalidInput("import_id", LATER)


async def _restore(tx: Transaction, viewer: str, id: str) -> int:
    rows = await tx.rows("imports/changed", viewer=viewer, id=id, most=AT_ONCE)
    notes = [Note(row["id"], Entry(**json.loads(row["before"]))) for row in rows]
    await _write(tx, viewer, notes)
    await tx.run("imports/forget", viewer=viewer, id=id, notes=[note.id for note in notes])
    return len(rows)


async def _take_away(tx: Transaction, viewer: str, id: str) -> int:
    rows = await tx.rows("imports/take_away", viewer=viewer, id=id, most=AT_ONCE)
    return int(rows[0]["gone"])
