import asyncio
import json
import os
import resource
import shutil
import signal
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncGenerator, Generator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from neo4j.exceptions import DriverError, Neo4jError

from graph import changes, embedded, migrate, receipts, statement
from graph.embedded_child import DATABASE, LOOPBACK
from graph.embedded_log import FOOT, HEAD, MARK
from graph.store import Address, Store, StoreFault, Transaction, new_id
from tests import size
from tests.archives import reached
from tests.tracing import WATCH, Order

MUTATIONS, CLIENTS, KILLS = size.of(2_000, 10_000), size.of(5, 10), size.of(5, 50)
SYNCED = size.of(5, 250)
FAULTS = (StoreFault, DriverError, Neo4jError)
JOIN = statement.written("join", "CREATE (:Person {id: $id, name: 'Ada'})")
WRITE = statement.written("write", "CREATE (:Message {id: $id, text: $text, at: 1})")
BULK = statement.written(
    "bulk", "UNWIND $ids AS id CREATE (:Message {id: id, text: 'bulk', at: 1})"
)
INDEX = statement.written("index", "CREATE INDEX spare IF NOT EXISTS FOR (m:Message) ON (m.text)")
WROTE = statement.written("wrote", "MATCH (m:Message) RETURN m.id AS id, m.text AS text")
NOTED = statement.written("noted", "MATCH (c:Change) RETURN c.of AS id")
KEPT = statement.written("kept", "MATCH (r:Receipt) RETURN r.effect AS id")


@pytest.fixture
async def folder_and_store(tmp_path: Path) -> AsyncGenerator[tuple[Path, Store]]:
    async with embedded.running(tmp_path, heap_mb=256) as address:
        opened = Store.open(address)
        try:
            await migrate.apply(opened, 1)
            yield tmp_path, opened
        finally:
            await opened.close()


def child_of(folder: Path) -> int:
    return int(json.loads((folder / "address.json").read_text())["pid"])


def address_of(folder: Path) -> Address:
    port = json.loads((folder / "address.json").read_text())["port"]
    return Address(f"bolt://{LOOPBACK}:{port}", "root", (folder / "password").read_text(), DATABASE)


async def say(store: Store, viewer: str, text: str) -> str:
    """A verb like any other: its effect, its change and its receipt in one transaction."""
    id, given = new_id(), {"text": text}

    async def work(tx: Transaction) -> str:
        if effect := await receipts.replay(tx, viewer, "say", text, given):
            return effect
        await tx.answer(WRITE, id=id, text=text)
        await changes.note(tx, what="message", of=id, now=1)
        await receipts.keep(tx, viewer, "say", text, given, id, 1)
        return id

    return await store.write(work)


async def until_acknowledged(store: Store, viewer: str, text: str) -> str:
    """The same key again and again, as a client does that got no answer."""
    while True:
        try:
            return await say(store, viewer, text)
        except FAULTS:
            await asyncio.sleep(0.05)


async def of(store: Store, asked: statement.Statement) -> list[dict[str, str]]:
    return await store.read(lambda tx: tx.answer(asked))


@pytest.mark.slow
async def test_kills_lose_nothing_acknowledged_and_double_nothing(
    folder_and_store: tuple[Path, Store],
) -> None:
    folder, store = folder_and_store
    viewer, acknowledged = new_id(), dict[str, str]()
    kills = {n * MUTATIONS // (KILLS + 1): asyncio.Event() for n in range(1, KILLS + 1)}
    await store.write(lambda tx: tx.answer(JOIN, id=viewer))

    async def client(number: int) -> None:
        for text in (f"{number}-{i}" for i in range(MUTATIONS // CLIENTS)):
            acknowledged[text] = await until_acknowledged(store, viewer, text)
            if len(acknowledged) in kills:
                kills[len(acknowledged)].set()

    async def killer() -> None:
        for due in kills.values():
            await due.wait()
            os.kill(child_of(folder), signal.SIGKILL)

    await asyncio.gather(killer(), *(client(number) for number in range(CLIENTS)))
    assert len(acknowledged) == MUTATIONS
    written = await of(store, WROTE)
    assert len(written) == MUTATIONS
    assert {row["text"]: row["id"] for row in written} == acknowledged
    for also in (NOTED, KEPT):
        assert sorted(row["id"] for row in await of(store, also)) == sorted(acknowledged.values())


@pytest.mark.slow
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
async def test_a_full_disk_loses_nothing_lets_read_and_heals(
    folder_and_store: tuple[Path, Store], end: signal.Signals
) -> None:
    folder, store = folder_and_store
    viewer, acknowledged = new_id(), dict[str, str]()
    await store.write(lambda tx: tx.answer(JOIN, id=viewer))

    async def fill(point: int) -> None:
        for n in range(MUTATIONS):
            text = f"{point}-{n}"
            acknowledged[text] = await say(store, viewer, text)

    for point in range(size.of(3, 30)):
        with full(folder, 2_000 * point):
            with pytest.raises(FAULTS):
                await fill(point)
            assert await kept(store) == acknowledged
        acknowledged[f"{point}"] = await until_acknowledged(store, viewer, f"{point}")
        assert whole(folder)
    os.kill(child_of(folder), end)
    acknowledged["again"] = await until_acknowledged(store, viewer, "again")
    assert await kept(store) == acknowledged


@pytest.mark.slow
async def test_what_cannot_be_brought_into_the_files_comes_back_from_the_log(
    folder_and_store: tuple[Path, Store], caplog: pytest.LogCaptureFixture
) -> None:
    folder, store = folder_and_store
    viewer, acknowledged = new_id(), dict[str, str]()
    await store.write(lambda tx: tx.answer(JOIN, id=viewer))
    # A new log is short, and the files are longer than it: there is room in it alone.
    os.kill(child_of(folder), signal.SIGTERM)
    acknowledged["before"] = await until_acknowledged(store, viewer, "before")
    child = child_of(folder)
    with full(folder, 30_000):
        while child == child_of(folder):
            text = f"{len(acknowledged)}"
            acknowledged[text] = await until_acknowledged(store, viewer, text)
    assert await kept(store) == acknowledged
    assert "could not write to its files" in caplog.text and "make room" in caplog.text


def whole(folder: Path) -> bool:
    """Whether the log is records from end to end, so that recovery reads all of it."""
    (log,) = [file.read_bytes() for file in folder.rglob("*.wal")]
    at = 0
    while at < len(log):
        length = HEAD.unpack_from(log, at)[-1]
        at += HEAD.size + length + FOOT.size
        if at > len(log) or FOOT.unpack_from(log, at - FOOT.size) != (length, MARK):
            return False
    return True


async def kept(store: Store) -> dict[str, str]:
    """As soon as it can be read: a store that is about to stop may answer one more write, and no read."""
    while True:
        try:
            return {row["text"]: row["id"] for row in await of(store, WROTE)}
        except StoreFault:
            await asyncio.sleep(0.05)


@contextmanager
def full(folder: Path, room: int) -> Generator[None]:
    """No file of the store's may grow by more than this beyond the end of its log."""
    longest = max(file.stat().st_size for file in folder.rglob("*.wal"))
    child, most = child_of(folder), resource.RLIM_INFINITY
    resource.prlimit(child, resource.RLIMIT_FSIZE, (longest + room, most))
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            resource.prlimit(child, resource.RLIMIT_FSIZE, (most, most))


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is what sees a sync to disk")
async def test_every_commit_is_synced_to_disk_before_it_is_acknowledged(
    folder_and_store: tuple[Path, Store], tmp_path: Path
) -> None:
    folder, store = folder_and_store
    seen = tmp_path / "calls"
    watch = (*WATCH, "-o", str(seen), "-p", str(child_of(folder)))
    watcher = await asyncio.create_subprocess_exec("strace", *watch, stdout=DEVNULL, stderr=PIPE)
    assert watcher.stderr
    said = await watcher.stderr.readline()
    if b"attached" not in said:
        pytest.skip(f"strace may not look: {said.decode()}")
    await written(store)
    await store.write(lambda tx: tx.answer(INDEX))
    await written(store)
    ids = [new_id() for _ in range(1_000)]
    await store.write(lambda tx: tx.answer(BULK, ids=ids))
    await written(store)
    async with reached(address_of(folder)) as again:
        await written(again)
    watcher.terminate()
    await watcher.wait()
    order = Order(seen.read_text().splitlines())
    assert order.early == [] and order.acknowledged >= 4 * SYNCED + 1


async def written(store: Store) -> None:
    """One after the other, so that each answer is to the write before it."""
    for _ in range(SYNCED):
        await store.write(lambda tx: tx.answer(WRITE, id=new_id(), text="synced"))
