"""Acquaintances: private notes of whom one knows outside Weft; nobody else reads, counts or meets them."""

from dataclasses import dataclass

from graph import turns
from graph.bounds import line
from graph.findings import FIELDS, Entry, Note, folded, marks
from graph.refusals import InvalidInput, refuses
from graph.store import Row, Store, Transaction, new_id

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """`brought`: the import it came with; `sorted` orders a list by name."""

    id: str
    entry: Entry
    sorted: str
    brought: str


def told(*, id: str, sorted: str, brought: str, **entry: str) -> Acquaintance:
    return Acquaintance(id, Entry(**entry), sorted, brought)


def noted(*, id: str, **entry: str) -> Note:
    return Note(id, Entry(**entry))


def kept(viewer: str, note: Note) -> Row:
    """What the store holds of a note; what it is found by carries whose it is."""
    entry, found = note.entry, marks(note.entry)
    said = {name: getattr(entry, name) for name in FIELDS}
    sought = folded(f"{entry.name} {entry.organisation} {entry.email} {entry.role}")
    return {
        **said,
        **{f"by_{mark}": key(viewer, value) for mark, value in found.items()},
        "id": note.id,
        "sorted": f"{folded(entry.name)}|{note.id}",
        "sought": sought,
    }


def key(viewer: str, value: str) -> str:
    return f"{viewer}|{value}"


async def mine(
    store: Store, viewer: str, matching: str, after: str, first: int
) -> list[Acquaintance]:
    """By name, those after this place in the order; `matching` is looked for in all but the note itself."""
    words = line("matching", matching, 100, 0)
    given = {"matching": folded(words) if words else "", "after": after, "first": first}
    return await store.all(told, "acquaintances/mine", viewer=viewer, **given)


async def of(store: Store, viewer: str, ids: list[str]) -> list[Acquaintance]:
    return await store.read(lambda tx: among(tx, viewer, ids))


async def among(tx: Transaction, viewer: str, ids: list[str]) -> list[Acquaintance]:
    return await tx.all(told, "acquaintances/of", viewer=viewer, ids=ids)


async def entries(store: Store, viewer: str) -> list[Note]:
    """All of one's own."""
    return await store.all(noted, "acquaintances/all", viewer=viewer)


async def count(store: Store, viewer: str) -> int:
    return await store.read(lambda tx: counted(tx, viewer))


async def counted(tx: Transaction, viewer: str) -> int:
    return (await tx.rows("acquaintances/count", viewer=viewer))[0]["many"]


@refuses(InvalidInput)
async def delete(store: Store, viewer: str, id: str) -> int:
    """How many are left; there or not, this one is gone."""

    async def work(tx: Transaction) -> int:
        await tx.run("acquaintances/delete", viewer=viewer, id=id)
        return await counted(tx, viewer)

    return await store.write(work)


@refuses(InvalidInput)
async def delete_all(store: Store, viewer: str, meant: int) -> int:
    """Every note, and every import with what it could undo, if there are as many as were `meant`."""
    there = await count(store, viewer)
    if there not in (0, meant):
        raise InvalidInput("count", f"There are {there:,} notes now. Look again.")
    given = {"viewer": viewer, "most": AT_ONCE}
    while (await store.write(lambda tx: tx.rows("acquaintances/delete_some", **given)))[0]["gone"]:
        pass

    async def end(tx: Transaction) -> int:
        # An import may be bringing its next rows.
        await turns.take(tx, viewer, {viewer}, new_id())
        await tx.run("acquaintances/end_imports", viewer=viewer)
        return await counted(tx, viewer)

    return await store.write(end)
