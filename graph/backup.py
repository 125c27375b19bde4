"""Backup: a whole store into an archive, whichever labels there are."""

import asyncio
from collections.abc import AsyncGenerator, Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

from graph import archive, migrate, statement
from graph.archive import Archive, Header
from graph.contents import (
    ArchiveFault,
    Contents,
    Item,
    Node,
    Relationship,
    Tally,
    Tell,
    encode,
)
from graph.store import Row, Store, Transaction

# Migrations and the mark of a restore belong to a store, not to its contents.
STORE_S_OWN = frozenset({"Migration", "Restore"})
# A session, a code, a token or a grant that was ended must not come back to life with an old archive;
# what changed lately is news to whoever reads along, and a restored store is read anew.
LEFT_OUT = STORE_S_OWN | {
    "Challenge", "Change", "Code", "Device", "Grant", "GrantKey", "Session", "Token"
}  # fmt: skip
# Where a restore keeps the key of a node whose label has none, until all is verified.
RESTORING = "restoring"
PREFERRED = ("id", "key", "name")
READING_SECONDS = 6 * 3600.0
READINGS = 3
Keys = dict[str, str]


async def make(store: Store, path: Path, now: int, tell: Tell, still: bool = False) -> Archive:
    """A new file at `path`, read back; `still`: nobody else can write here, as in a snapshot."""
    with archive.draft(path) as part:
        for _ in range(READINGS):
            if await _read(store, part, now, tell, still):
                break
        found = await asyncio.to_thread(archive.check, part, _silent)
        if not found.contents.size:
            raise ArchiveFault("There is nothing in this store. Is WEFT_DATA the right folder?")
        archive.keep(part, path)
    return replace(found, path=path)


async def measure(
    store: Store, keys: Keys, tell: Tell, left_out: Collection[str] = LEFT_OUT
) -> Contents:
    """What the store holds now; the same as an archive's contents when nothing differs."""
    tally = Tally(tell)
    async with store.reading(READING_SECONDS) as tx:
        async for item in contents(tx, keys, left_out):
            tally.add(item, encode(item))
    return tally.contents()


async def keys(store: Store) -> Keys:
    """The property by which nodes of each label are told apart: the unique one, best its id."""
    unique: dict[str, list[str]] = {}
    for label, name in await migrate.constraints(store):
        unique.setdefault(label, []).append(name)
    return {label: min(names, key=_rank) for label, names in unique.items()}


async def census(tx: Transaction, left_out: Collection[str] = LEFT_OUT) -> dict[str, int]:
    """Labels of what an archive takes, with their counts; ArchiveFault for a node without exactly one."""
    counted: dict[str, int] = {}
    for row in await tx.rows("backup/labels"):
        if len(row["labels"]) != 1:
            raise ArchiveFault(f"Some nodes have the labels {row['labels']}; an archive needs one.")
        counted[row["labels"][0]] = row["count"]
    return {label: counted[label] for label in sorted(counted.keys() - set(left_out))}


async def contents(tx: Transaction, keys: Keys, left_out: Collection[str]) -> AsyncGenerator[Item]:
    """All nodes, then all relationships between them; in no order that two stores share."""
    labels, known = await census(tx, left_out), set[int]()
    for label in labels:
        async for node in _nodes(tx, label, keys):
            # While others write, a store may show a node twice.
            if (place := hash((label, node.key))) not in known:
                known.add(place)
                yield node
    for label in labels:
        async for one in _relationships(tx, label, keys, left_out):
            # Or the relationship of one that is newer than the list of nodes.
            if {hash((label, one.start)), hash((one.end_label, one.end))} <= known:
                yield one


async def _read(store: Store, part: Path, now: int, tell: Tell, still: bool) -> bool:
    """Whether nobody wrote meanwhile; neither store reads at one moment what is being written."""
    told = await keys(store)
    before = frozenset[str]() if still else await store.last_commit()
    async with store.reading(READING_SECONDS) as tx:
        with archive.writing(part, tell) as writer:
            left_out = sorted(LEFT_OUT)
            labels = {label: told.get(label) for label in await census(tx, left_out)}
            writer.begin(Header(now, await migrate.recorded(store), labels, left_out))
            async for item in contents(tx, told, left_out):
                writer.add(item)
            quiet = still or before == await store.last_commit()
            writer.finish(quiet)
    return quiet


async def _nodes(tx: Transaction, label: str, keys: Keys) -> AsyncGenerator[Node]:
    asked = statement.fitted("backup/nodes", label=label)
    async for row in tx.stream(asked, label=label, keys=keys):
        properties: dict[str, Any] = row["properties"]
        key = keys.get(label, RESTORING)
        if key == RESTORING:
            properties.pop(RESTORING, None)
        elif key not in properties:
            raise ArchiveFault(f"There is a {label} without {key}, which no archive can name.")
        yield Node(label, row["key"], properties)


async def _relationships(
    tx: Transaction, label: str, keys: Keys, left_out: Collection[str]
) -> AsyncGenerator[Relationship]:
    asked = statement.fitted("backup/relationships", label=label)
    async for row in tx.stream(asked, label=label, keys=keys):
        if row["label"] not in left_out:
            yield _relationship(label, row)


def _relationship(label: str, row: Row) -> Relationship:
    return Relationship(
        label, row["start"], row["type"], row["label"], row["end"], row["properties"]
    )


def _rank(name: str) -> tuple[int, str]:
    return (PREFERRED.index(name) if name in PREFERRED else len(PREFERRED), name)


def _silent(_: int) -> None:
    pass
