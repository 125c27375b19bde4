"""On half of what a restore brings back nobody sends, writes down or counts anything."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from graph import migrate, outbox, topics
from graph.store import Store, new_id
from server import worker
from tests.archives import running
from tests.server.conftest import Place, new_address, place
from tests.town import look

MARK = "MERGE (m:Restore {id: 'a'}) SET m.done = 1, m.state = $state"


@pytest.fixture
async def own(tmp_path: Path, now: int) -> AsyncGenerator[Place]:
    """A store that can be under restore without anybody else."""
    async with running(tmp_path / "store") as store:
        await migrate.apply(store, now)
        yield place(store, now, tmp_path / "data")


async def put(server: Place) -> str:
    to, facts = new_address(), {"introduction": new_id()}
    await server.house.store.write(lambda tx: outbox.put(tx, "thanks", to, facts, server.clock.at))
    return to


async def test_a_worker_waits_for_a_restore_and_goes_on_when_it_is_done(
    own: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    did, here = list[str](), own.house.worker

    async def chore(*_: object) -> None:
        did.append("chore")

    async def relate(*_: object) -> None:
        did.append("related")

    monkeypatch.setattr(worker, "ROUND", (chore,))
    monkeypatch.setattr(topics, "relate", relate)
    await look(own.house.store, MARK, state="LOADING")
    to = await put(own)
    await here._round()
    await here.relating.go_on()
    assert (did, own.letters) == ([], [])
    await look(own.house.store, MARK, state="DONE")
    await here._round()
    await asyncio.gather(*here._leaving)
    await here.relating.go_on()
    assert did == ["chore", "related"]
    assert [one["To"] for one in own.letters] == [to]


async def test_a_round_that_was_under_way_stops_before_its_next_chore(
    own: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    did = list[str]()

    async def first(store: Store, _: int) -> None:
        did.append("first")
        await look(store, MARK, state="LOADING")

    async def second(*_: object) -> None:
        did.append("second")

    monkeypatch.setattr(worker, "ROUND", (first, second))
    await own.house.worker._round()
    assert did == ["first"]
