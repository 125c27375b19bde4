import asyncio
import fcntl
import json
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from graph import embedded, migrate, statement
from graph.embedded import EmbeddedFault
from graph.store import Address, Store, new_id
from tests.wire import listeners

KEPT = statement.written("kept", "MATCH (c:Change) RETURN c.id AS id")
ROOT = Path(__file__).parents[2]
PARENT = """
import asyncio, pathlib, sys
from graph import embedded
from tests.wire import listeners
async def main():
    async with embedded.running(pathlib.Path(sys.argv[1]), heap_mb=128):
        print("running", flush=True)
        await asyncio.sleep(600)
asyncio.run(main())
"""


@asynccontextmanager
async def opened(folder: Path) -> AsyncGenerator[tuple[Address, Store]]:
    async with embedded.running(folder, heap_mb=128) as address:
        store = Store.open(address)
        try:
            yield address, store
        finally:
            await store.close()


async def keep(store: Store, id: str) -> None:
    rows = [{"id": id, "of": id}]
    await store.write(lambda tx: tx.run("changes/note", rows=rows, what="test", now=1))


async def kept(store: Store) -> set[str]:
    rows = await store.read(lambda tx: tx.answer(KEPT))
    return {row["id"] for row in rows}


def child_of(folder: Path) -> int:
    return int(json.loads((folder / "address.json").read_text())["pid"])


async def gone(folder: Path) -> None:
    """Returns once no store holds the folder."""
    async with asyncio.timeout(30):
        while embedded._held(folder):
            await asyncio.sleep(0.05)


async def test_keeps_what_was_written_and_its_secrets_to_itself(tmp_path: Path) -> None:
    folder, id = tmp_path / "data", new_id()
    async with opened(folder) as (first, store):
        await migrate.apply(store, 1)
        await keep(store, id)
        assert folder.stat().st_mode & 0o777 == 0o700
        assert (folder / "password").stat().st_mode & 0o777 == 0o600
    async with opened(folder) as (second, store):
        assert await kept(store) == {id}
    assert first == second
    await gone(folder)


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="reads Linux's table of sockets")
async def test_listens_on_loopback_alone(tmp_path: Path) -> None:
    async with opened(tmp_path):
        found = {at.split(":")[0] for at in listeners(child_of(tmp_path))}
        assert found <= {"0100007F", "0000000000000000FFFF00000100007F"}


async def test_a_second_process_finds_the_running_store_and_takes_over(tmp_path: Path) -> None:
    async with asyncio.timeout(60):
        first = embedded.running(tmp_path, heap_mb=128)
        address = await first.__aenter__()
        async with opened(tmp_path) as (second, store):
            assert second == address
            await store.reach()
            before = child_of(tmp_path)
            await first.__aexit__(None, None, None)
            await gone(tmp_path)
            await keep_trying(store)
            assert child_of(tmp_path) != before


async def keep_trying(store: Store) -> None:
    """What a driver that lost its store does until it is back."""
    async with asyncio.timeout(60):
        while True:
            try:
                return await keep(store, new_id())
            except Exception:
                await asyncio.sleep(0.1)


async def test_a_killed_store_comes_back_at_its_address_with_everything(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, store):
        await migrate.apply(store, 1)
        id = new_id()
        await keep(store, id)
        os.kill(child_of(tmp_path), signal.SIGKILL)
        await keep_trying(store)
        assert id in await kept(store)


async def test_a_store_asked_to_stop_stops_cleanly(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, store):
        os.kill(child_of(tmp_path), signal.SIGTERM)
        await keep_trying(store)
    assert "is down" in (tmp_path / "log" / "arcadedb.log.0").read_text()


async def test_a_store_that_could_not_be_started_for_want_of_anything_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wants, started = iter((OSError("no processes left"), EmbeddedFault("no"))), asyncio.Event()

    async def start(*_: object) -> None:
        for fault in wants:
            raise fault
        started.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(embedded, "_start_or_find", start)
    monkeypatch.setattr(embedded, "WAIT_BETWEEN_STARTS", 0)
    watching = asyncio.create_task(embedded._Keeper(tmp_path, 128, 0, None).watch())
    waiting = asyncio.create_task(started.wait())
    async with asyncio.timeout(30):
        await asyncio.wait({watching, waiting}, return_when=asyncio.FIRST_COMPLETED)
    assert started.is_set()
    for task in (watching, waiting):
        task.cancel()
    await asyncio.gather(watching, waiting, return_exceptions=True)


async def test_no_store_outlives_a_killed_parent(tmp_path: Path) -> None:
    given = ("-c", PARENT, str(tmp_path))
    parent = await asyncio.create_subprocess_exec(sys.executable, *given, cwd=ROOT, stdout=PIPE)
    assert parent.stdout
    assert await parent.stdout.readline() == b"running\n"
    assert embedded._held(tmp_path)
    parent.kill()
    await parent.communicate()
    await gone(tmp_path)


async def test_a_folder_held_by_another_weft_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "FIND_TRIES", 2)
    with (tmp_path / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(EmbeddedFault, match=r"in use by another Weft.*WEFT_DATA"):
            async with embedded.running(tmp_path):
                pass


async def refused(folder: Path) -> str:
    with pytest.raises(EmbeddedFault) as fault:
        async with embedded.running(folder, heap_mb=128):
            pass
    await gone(folder)
    return str(fault.value)


async def test_a_damaged_folder_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    async with opened(tmp_path) as (_, store):
        await migrate.apply(store, 1)
        await keep(store, "before")
    home = tmp_path / "databases" / "weft"
    for file, says in (
        (home / "schema.json", "schema.json cannot be read"),
        (next(home.glob("Change_0.*")), "missing from .*Change_0"),
        (next(home.glob("dictionary.*")), "dictionary in .* is missing or empty"),
    ):
        away = file.rename(tmp_path / "away")
        assert re.search(f"{says}.*move .* away.*weft restore FILE", await refused(tmp_path))
        away.rename(file)
    async with opened(tmp_path) as (_, store):
        await migrate.check(store)
        assert await kept(store) == {"before"}


async def test_half_a_schema_is_refused(tmp_path: Path) -> None:
    """ArcadeDB alone would go on with an older one."""
    async with opened(tmp_path):
        pass
    schema = tmp_path / "databases" / "weft" / "schema.json"
    half = schema.read_bytes()[:99]
    schema.write_bytes(half)
    assert "schema.json cannot be read" in await refused(tmp_path)
    assert schema.read_bytes() == half


async def test_a_store_that_would_not_sync_is_refused(tmp_path: Path) -> None:
    async with opened(tmp_path):
        pass
    settings = tmp_path / "databases" / "weft" / "configuration.json"
    settings.write_text('{"configuration": {"txWalFlush": 0}}')
    assert "not be synced to disk" in await refused(tmp_path)


async def test_a_creation_that_was_cut_off_begins_again(tmp_path: Path) -> None:
    half = tmp_path / "databases" / "weft"
    half.mkdir(parents=True)
    (half / "schema.json").write_text("{")
    (tmp_path / "creating").touch()
    async with opened(tmp_path) as (_, store):
        await store.reach()
    assert not (tmp_path / "creating").exists()


async def test_a_relative_folder_is_below_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with embedded.running(Path("data")):
        assert (tmp_path / "data" / "password").exists()
