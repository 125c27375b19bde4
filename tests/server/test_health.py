import asyncio
import logging
from pathlib import Path

import pytest

from graph import embedded, migrate
from graph.store import Address, Store
from tests.archives import running
from tests.server.conftest import Place, ask, place
from tests.wire import relayed

NOWHERE = Address("bolt://127.0.0.1:1", "nobody", "nothing", "none")
SECONDS = 20
FILLED = """
import sys
from pathlib import Path
from graph import embedded_child, embedded_log
embedded_log.has_room = lambda folder: not (folder / "filled").exists()
embedded_log.LOOK_SECONDS = 0
embedded_child.main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
"""


async def test_alive_and_ready(server: Place) -> None:
    assert (await server.client().get("/livez")).json() == {"alive": True}
    answer = await server.client().get("/readyz")
    assert answer.status_code == 200 and answer.json() == {"ready": True, "reasons": []}


async def test_alive_but_not_ready_when_the_store_is_away(now: int, tmp_path: Path) -> None:
    store = Store.open(NOWHERE)
    server = place(store, now, tmp_path)
    assert (await server.client().get("/livez")).status_code == 200
    answer = await server.client().get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["reasons"] == ["The store cannot be reached."]
    await store.close()


async def test_ready_although_a_connection_is_lost(
    store: Store, store_address: Address, now: int, tmp_path: Path
) -> None:
    point, cut = 0, True
    while cut:
        async with relayed(store_address) as (relay, through):
            relay.snap_at = point = point + 1
            answer = await place(through, now, tmp_path).client().get("/readyz")
            cut = relay.pieces >= point
        assert answer.json() == {"ready": True, "reasons": []}, point
    # What opens the first connection, and what is asked on it.
    assert point > 6


@pytest.mark.slow
async def test_on_a_full_disk_it_reads_writes_nothing_and_says_so_until_there_is_room(
    now: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    child, folder = tmp_path / "child.py", tmp_path / "store"
    child.write_text(FILLED)
    monkeypatch.setattr(embedded, "CHILD", child)
    async with running(folder) as store:
        await migrate.apply(store, now)
        server = place(store, now, tmp_path / "data")
        client = await server.signed_in()
        (folder / "filled").touch()
        with caplog.at_level(logging.WARNING):
            answer = await client.post("/auth/code", json={"email": "bo@example.org"})
        assert answer.status_code == 503 and "Nothing was lost" in answer.json()["message"]
        assert (await ask(client, "{ me { id } }"))["data"]["me"]
        ready = await client.get("/readyz")
        assert ready.status_code == 503
        assert ready.json()["reasons"] == ["The store cannot write: is its disk full?"]
        await until_said(caplog, f"The disk of {folder} has less than")
        (folder / "filled").unlink()
        assert (await client.get("/readyz")).status_code == 200
        assert await server.signed_in("bo@example.org")
        await until_said(caplog, f"There is room on the disk of {folder} again")


async def until_said(caplog: pytest.LogCaptureFixture, words: str) -> None:
    async with asyncio.timeout(SECONDS):
        while words not in caplog.text:
            await asyncio.sleep(0.01)
