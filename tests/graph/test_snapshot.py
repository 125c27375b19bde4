import asyncio
import fcntl
from pathlib import Path

import pytest

from graph import snapshot
from graph.embedded import EmbeddedFault
from tests.archives import measured, reached, running, settle
from tests.town import look


def zips(folder: Path) -> list[Path]:
    return list(folder.rglob("*.zip"))


async def test_it_stays_as_it_was_and_leaves_nothing_behind(tmp_path: Path) -> None:
    async with running(tmp_path) as store:
        await settle(store)
        before = await measured(store)
        async with snapshot.taken(tmp_path, 256) as address, reached(address) as still:
            await look(store, "CREATE (:Person {id: 'later'})")
            found = await measured(still)
        assert found.nodes == before.nodes
        assert (await measured(store)).nodes["Person"] == before.nodes["Person"] + 1
    assert not (tmp_path / "snapshot").exists()
    assert zips(tmp_path) == []


async def test_it_is_taken_when_no_weft_runs(tmp_path: Path) -> None:
    async with running(tmp_path) as store:
        await settle(store)
        before = await measured(store)
    # What an earlier one left that was killed goes first.
    (tmp_path / "snapshot" / "databases").mkdir(parents=True)
    async with snapshot.taken(tmp_path, 256) as address, reached(address) as still:
        assert (await measured(still)).nodes == before.nodes


async def test_where_there_is_no_store_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(EmbeddedFault, match="no store in"):
        async with snapshot.taken(tmp_path / "typo", 256):
            pass
    assert not (tmp_path / "typo").exists()


async def test_one_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "created").touch()
    with (tmp_path / "snapshot.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(EmbeddedFault, match="Another backup"):
            async with snapshot.taken(tmp_path, 256):
                pass


async def test_a_store_that_does_not_hear_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "PATIENCE_SECONDS", 0.2)
    with pytest.raises(EmbeddedFault, match="older than this one"):
        await snapshot._copied(tmp_path)


async def test_a_copy_that_fails_says_why(tmp_path: Path) -> None:
    copying = asyncio.create_task(snapshot._copied(tmp_path))
    while not (tmp_path / "wanted").exists():
        await asyncio.sleep(0.01)
    (tmp_path / "said").write_text('{"why": "No space left on device"}')
    (tmp_path / "wanted").unlink()
    with pytest.raises(EmbeddedFault, match="No space left"):
        await copying
