"""When the mirror is read anew and when it is not, and what its daily round does."""

import asyncio
import threading
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from graph import asks, changes, migrate, mirror_follow, mirror_load, people, renewals
from graph.arrays import Rows
from graph.asks import Draft
from graph.bounds import DAY
from graph.faults import Unwritten
from graph.mirror import Mirror
from graph.people import Profile
from graph.store import Address, Store, Transaction
from tests.archives import running
from tests.graph.test_mirror_follow import MB, built, is_open, noted, read
from tests.town import Town, look


@pytest.fixture
def now() -> int:
    """Long before the moment of those who go on from a file: where everything changed, nobody does."""
    return 4_100_000_000_000


@pytest.fixture
async def other(store_address: Address) -> AsyncGenerator[Store]:
    """Another process's."""
    store = Store.open(store_address)
    yield store
    await store.close()


async def test_a_store_that_cannot_write_keeps_its_mirror(
    store: Store, other: Store, now: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = Town()
    ada = town.person()
    await town.build(store)
    note, tries = changes.note, list[str]()

    async def full(tx: Transaction, what: str, of: str, now: int) -> str:
        if what == "mirror":
            tries.append(of)
            raise Unwritten("full")
        return await note(tx, what, of, now)

    monkeypatch.setattr(changes, "note", full)
    async with mirror_follow.following(store, MB, lambda: now, tmp_path / "kept.npz") as follower:
        await built(follower)
        mirror = await read(store)
        while not tries:
            await asyncio.sleep(0.01)
        await people.update(other, ada, Profile(open=False), now)
        while is_open(await read(store), ada):
            await asyncio.sleep(0.05)
        assert await follower.fresh() is mirror
        assert len(tries) == 1


async def test_what_changed_as_a_whole_while_it_was_read_is_read_once_more(
    store: Store, other: Store, now: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    build, made = mirror_load.build, list[Mirror]()

    async def slow(*given: Any) -> Mirror:
        made.append(await build(*given))
        if len(made) == 1:
            await noted(other, changes.EVERYTHING, now)
        return made[-1]

    monkeypatch.setattr(mirror_load, "build", slow)
    async with mirror_follow.following(store, MB, lambda: now) as follower:
        await built(follower)
        assert await read(store) is made[1]


async def test_what_changes_as_a_whole_later_is_no_fault(
    store: Store, other: Store, now: int, caplog: pytest.LogCaptureFixture
) -> None:
    async with mirror_follow.following(store, MB, lambda: now) as follower:
        await built(follower)
        before = await read(store)
        await noted(other, changes.EVERYTHING, now)
        while await follower.fresh() in (before, None):
            await asyncio.sleep(0.05)
    assert "made anew" not in caplog.text


async def test_there_is_none_while_a_restore_is_under_way_and_a_new_one_afterwards(
    now: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mirror_follow, "AGAIN_SECONDS", 0.05)
    mark = "MERGE (m:Restore {id: 'a'}) SET m.done = 1, m.state = $state"
    async with running(tmp_path) as own:
        await migrate.apply(own, now)
        async with mirror_follow.following(own, MB, lambda: now) as follower:
            await built(follower)
            await look(own, mark, state="LOADING")
            while await follower.fresh():
                await asyncio.sleep(0.01)
            town = Town()
            ada = town.person()
            await town.build(own)
            await look(own, mark, state="DONE")
            await built(follower)
            assert ada in (await read(own)).people.known


async def test_a_table_without_its_holes_is_taken_up_between_two_questions(
    store: Store, now: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    by: list[threading.Thread] = []

    def taken_up(self: Mirror, name: str, value: object) -> None:
        if name == "ties":
            by.append(threading.current_thread())
        object.__setattr__(self, name, value)

    async with mirror_follow.following(store, MB, lambda: now) as follower:
        await built(follower)
        monkeypatch.setattr(Mirror, "__setattr__", taken_up, raising=False)
        monkeypatch.setattr(Rows, "wasteful", True)
        while not by:
            await asyncio.sleep(0.01)
    assert set(by) == {threading.current_thread()}


async def test_an_ask_whose_time_is_over_is_held_no_longer_until_it_is_renewed(
    store: Store, now: int
) -> None:
    town, moment = Town(), now - 15 * DAY
    ada, topic = town.person(), town.topic()
    town.circle(ada, topics=[topic])
    await town.build(store)
    ask = await asks.post(store, ada, Draft("How do I price it?", topics=["Pricing"]), moment)
    async with mirror_follow.following(store, MB, lambda: moment) as follower:
        await built(follower)
        assert ask.id in (await read(store)).asks
        moment = now
        while ask.id in (await read(store)).asks:
            await asyncio.sleep(0.05)
        await renewals.renew_ask(store, ada, ask.id, now)
        assert ask.id in (await read(store)).asks
