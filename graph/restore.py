"""Restore: an archive into an empty store; cut short, it goes on where it stopped."""

import asyncio
from dataclasses import dataclass

from graph import archive, backup, batches, changes, migrate, statement
from graph.archive import Archive
from graph.backup import RESTORING, Keys
from graph.batches import SIZE, Batch
from graph.contents import ArchiveFault, Tell
from graph.statement import Statement
from graph.store import Row, Store, Transaction, new_id

BATCH_SECONDS = 300.0


class NotEmpty(ArchiveFault):
    """What is in the store has to go first."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Kept in the store: which archive, how many of its batches are in, and LOADING, VERIFIED or DONE."""

    id: str
    done: int
    state: str


async def load(store: Store, source: Archive, now: int, writing: Tell, comparing: Tell) -> bool:
    """Run again, it goes on; False when all was in already. ArchiveFault when the two do not fit."""
    mark = await _begin(store, source, now)
    if mark.state == "DONE":
        return False
    if mark.state == "LOADING":
        keys = {label: key or RESTORING for label, key in source.header.keys.items()}
        await _put(store, source, keys, mark.done, writing)
        await _verify(store, source, keys, comparing)
        await _enter(store, source, "VERIFIED")
    for label in _nameless(source):
        await _forget(store, label)
    await migrate.apply(store, now)
    await migrate.check(store)
    await _finish(store, source, now)
    return True


async def under_way(store: Store) -> bool:
    """What is there then is half of what there will be: nobody acts on it."""
    return any(mark.state != "DONE" for mark in await _marks(store))


async def check(store: Store) -> None:
    """ArchiveFault while a restore into this store has not come to its end."""
    if await under_way(store):
        raise ArchiveFault(
            "A restore into this store is under way or was cut short. Run it again with the same "
            "archive if nobody is at it, and it goes on where it stopped."
        )


async def _begin(store: Store, source: Archive, now: int) -> Mark:
    """The store has the form the archive was written in, and is empty or holds a part of it."""
    _refuse_foreign(source)
    mark = await _own(store, source)
    if mark is None or not mark.done:
        await _refuse_full(store)
    if mark is None or mark.state == "LOADING":
        await _prepare(store, source, now)
    if mark is None or not mark.done:
        await _clear(store)
    return mark or Mark(source.sha256, 0, "LOADING")


async def _own(store: Store, source: Archive) -> Mark | None:
    for mark in await _marks(store):
        if mark.id == source.sha256:
            return mark
        if mark.state != "DONE":
            raise NotEmpty(
                "Another archive was being restored into this store. Go on with that one, "
                "or empty the store."
            )
    return None


async def _refuse_full(store: Store) -> None:
    if there := await store.read(backup.census):
        found = ", ".join(f"{count} {label}" for label, count in there.items())
        raise NotEmpty(f"The store is not empty ({found}). Restore into an empty one.")


async def _prepare(store: Store, source: Archive, now: int) -> None:
    names = list(source.header.migrations)
    await migrate.apply(store, now, only=names)
    # From here on whoever else works on this store waits.
    await store.write(lambda tx: _take_turn(tx, source.sha256))
    # Newer ones may have found nothing to change in the empty store: they run again afterwards.
    await store.write(lambda tx: tx.run("restore/unrecord", names=names))
    for label in _nameless(source):
        await _answer(store, statement.fitted("restore/index", label=label))


async def _clear(store: Store) -> None:
    """What no archive brings does not make a store full, and does not stay in it either."""
    there = await store.read(lambda tx: backup.census(tx, backup.STORE_S_OWN))
    for label in backup.LEFT_OUT & there.keys():
        await _emptied(store, statement.fitted("restore/clear", label=label))


def _refuse_foreign(source: Archive) -> None:
    known = {one.name: one.checksum for one in migrate.written()}
    if odd := [name for name, sum in source.header.migrations.items() if known.get(name) != sum]:
        raise ArchiveFault(
            f"{source.path} was written by a newer or another Weft ({', '.join(odd)}). "
            "Restore it with that one."
        )


async def _put(store: Store, source: Archive, keys: Keys, done: int, tell: Tell) -> None:
    passed = 0
    for batch in batches.of(archive.items(source.path), keys):
        if batch.number >= done:
            await _once(store, source.sha256, batch)
        passed += len(batch.rows)
        tell(passed)
        # Other tasks of this process have their turn, also while batches are only counted.
        await asyncio.sleep(0)


async def _once(store: Store, id: str, batch: Batch) -> None:
    """The batch and its mark are one transaction: run twice, or by two at once, it is in once."""

    async def work(tx: Transaction) -> None:
        if await _take_turn(tx, id) > batch.number:
            return
        put = sum(row["count"] for row in await tx.answer(batch.put, rows=batch.rows))
        if put != len(batch.rows):
            raise ArchiveFault(f"{len(batch.rows) - put} relationships found no node to end at.")
        await tx.run("restore/mark", id=id, done=batch.number + 1)

    await store.write(work, BATCH_SECONDS)


async def _take_turn(tx: Transaction, id: str) -> int:
    """How many batches are in."""
    return (await tx.rows("restore/take_turn", id=id, turn=new_id()))[0]["done"]


async def _verify(store: Store, source: Archive, keys: Keys, tell: Tell) -> None:
    found = await backup.measure(store, keys, tell, source.header.left_out)
    if found.digest != source.contents.digest:
        odd = ", ".join(source.contents.differences(found)) or "values differ"
        raise NotEmpty(
            f"What was read back is not what the archive holds ({odd}). Most likely a Weft still "
            "runs on this store, and wrote meanwhile: stop it. Do not use this store: "
            "empty it and restore again."
        )


async def _forget(store: Store, label: str) -> None:
    """What told nodes apart that have no key of their own."""
    await _emptied(store, statement.fitted("restore/forget", label=label))
    await _answer(store, statement.fitted("restore/unindex", label=label))


async def _emptied(store: Store, asked: Statement) -> None:
    """A part at a time, until none is left."""
    while (await _answer(store, asked, size=SIZE))[0]["count"]:
        pass


async def _answer(store: Store, asked: Statement, **parameters: int) -> list[Row]:
    return await store.write(lambda tx: tx.answer(asked, **parameters), BATCH_SECONDS)


async def _marks(store: Store) -> list[Mark]:
    return await store.all(Mark, "restore/marks")


async def _enter(store: Store, source: Archive, state: str) -> None:
    await store.write(lambda tx: tx.run("restore/enter", id=source.sha256, state=state))


async def _finish(store: Store, source: Archive, now: int) -> None:
    """Whoever holds something of this store in memory reads it anew."""

    async def work(tx: Transaction) -> None:
        await tx.run("restore/enter", id=source.sha256, state="DONE")
        await changes.note(tx, "restore", changes.EVERYTHING, now)

    await store.write(work)


def _nameless(source: Archive) -> list[str]:
    return [label for label, key in source.header.keys.items() if key is None]
