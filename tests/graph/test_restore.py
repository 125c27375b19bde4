from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from graph import archive, backup, batches, changes, embedded, migrate, restore
from graph.archive import Archive
from graph.contents import ArchiveFault
from graph.migrate import Migration
from graph.store import Store, Transaction
from tests.archives import made, measured, reached, running, settle, silent
from tests.graph.test_audiences import read
from tests.town import NOW, look

LEFT = "MATCH (n:PastTie) WHERE n.restoring IS NOT NULL RETURN n.id AS id"
PAST = """
MATCH (a:Person)-[:HAD]->(p:PastTie)-[:WITH]->(z:Person)
RETURN a.name AS of, p.name AS name, p.frozen AS frozen, z.name AS with ORDER BY of"""
FOR_WHOM = {
    "Ada": {"place", "link", "reply_time", "photo"},
    "Fen": {"place", "link", "photo"},
    "Sam": {"place", "photo"},
}


@pytest.fixture(scope="module")
async def source(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("source")
    async with running(folder / "data") as store:
        await settle(store)
        return await made(store, folder / "small.weft")


@pytest.fixture
async def empty(tmp_path: Path) -> AsyncGenerator[Store]:
    async with running(tmp_path / "data") as store:
        yield store


async def load(store: Store, source: Archive) -> bool:
    return await restore.load(store, source, NOW, silent, silent)


async def test_what_comes_back_is_what_was_there(empty: Store, source: Archive) -> None:
    assert await load(empty, source)
    keyed = {label: key for label, key in source.header.keys.items() if key}
    assert (await backup.measure(empty, keyed, silent)).nodes == source.contents.nodes
    assert await look(empty, LEFT) == []
    assert await look(empty, PAST) == [
        {"of": "Ada", "name": "Zoë “Z”", "frozen": False, "with": "Zoe"},
        {"of": "Zoe", "name": "Ada", "frozen": True, "with": "Ada"},
    ]
    assert await readings(empty) == FOR_WHOM
    await restore.check(empty)
    await migrate.check(empty)
    assert not await load(empty, source)


async def readings(store: Store) -> dict[str, set[str]]:
    """What of Ada's is read by herself, a contact and a circle-mate."""
    found = await look(store, "MATCH (p:Person) RETURN p.name AS name, p.id AS id")
    who = {row["name"]: row["id"] for row in found}
    return {name: set(await read(store, who[name], who["Ada"])) for name in FOR_WHOM}


class Killed(Exception):
    pass


async def test_cut_short_anywhere_it_goes_on(
    empty: Store, source: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each time it dies one statement later than the last time, until it comes through."""
    monkeypatch.setattr(batches, "SIZE", 7)
    run, allowed, tries = Transaction.answer, 1, 0

    async def answer(self: Transaction, *asked: Any, **given: Any) -> Any:
        nonlocal left
        left -= 1
        if left < 0:
            raise Killed
        return await run(self, *asked, **given)

    monkeypatch.setattr(Transaction, "answer", answer)
    while True:
        left, tries = allowed, tries + 1
        try:
            await load(empty, source)
            break
        except Killed:
            allowed += 11
    monkeypatch.setattr(Transaction, "answer", run)
    assert tries > 5
    assert (await measured(empty)).nodes == source.contents.nodes
    assert (await measured(empty)).relationships == source.contents.relationships


async def test_until_it_has_come_to_its_end_the_store_is_not_served(
    empty: Store, source: Archive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async def die(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(restore, "_verify", die)
        with pytest.raises(Killed):
            await load(empty, source)
    with pytest.raises(ArchiveFault, match=r"cut short.*Run it again"):
        await restore.check(empty)
    other = Archive(source.path, source.header, source.contents, True, "another")
    with pytest.raises(ArchiveFault, match="Another archive"):
        await load(empty, other)
    assert await load(empty, source)
    await restore.check(empty)


async def test_a_store_with_anybody_in_it_is_refused(empty: Store, source: Archive) -> None:
    await migrate.apply(empty, NOW)
    await look(empty, "CREATE (:Person {id: 'somebody'})")
    with pytest.raises(ArchiveFault, match=r"not empty \(1 Person\)"):
        await load(empty, source)
    assert (await measured(empty)).nodes == {"Person": 1}


async def test_what_a_backup_leaves_out_does_not_make_a_store_full(
    empty: Store, source: Archive
) -> None:
    """As after a Weft that ran once on it, or into which nobody came in the end."""
    await migrate.apply(empty, NOW)
    await changes.prove(empty, NOW)
    await look(empty, "CREATE (:Code {id: 'asked for', hash: 'h', until: 1, tries: 0, sent: []})")
    assert await load(empty, source)
    left = "MATCH (n) WHERE n:Code OR n:Change RETURN labels(n)[0] AS label, n.of AS of"
    assert await look(empty, left) == [{"label": "Change", "of": changes.EVERYTHING}]


async def test_an_archive_that_holds_more_than_today_s_comes_back_whole(
    empty: Store, source: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = backup.LEFT_OUT - {"Change"}
    async with running(source.path.parent / "data") as store:
        await changes.prove(store, NOW)
        with monkeypatch.context() as patched:
            patched.setattr(backup, "LEFT_OUT", earlier)
            older = await made(store, empty_name(source))
    assert older.contents.nodes["Change"]
    assert await load(empty, older)


def empty_name(source: Archive) -> Path:
    return source.path.with_name("older.weft")


async def test_what_differs_when_read_back_is_told(
    empty: Store, source: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = restore._put

    async def spoil(store: Store, *given: Any) -> None:
        await put(store, *given)
        await look(store, "MATCH (p:Person {name: 'Ada'}) SET p.name = 'Eve'")

    monkeypatch.setattr(restore, "_put", spoil)
    with pytest.raises(ArchiveFault, match=r"read back is not .*values differ.*still runs"):
        await load(empty, source)
    with pytest.raises(ArchiveFault, match="cut short"):
        await restore.check(empty)


async def test_an_archive_of_a_newer_weft_is_refused(
    empty: Store, source: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "written", lambda: [Migration("0001_constraints", "other")])
    with pytest.raises(ArchiveFault, match=r"newer or another Weft \(0001_constraints"):
        await load(empty, source)


async def test_migrations_newer_than_the_archive_run_on_what_came_back(
    tmp_path: Path, source: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = Migration("9999_newer", "MATCH (p:Person) SET p.newer = true;")
    known = migrate.written
    monkeypatch.setattr(migrate, "written", lambda *home: [*known(*home), newer])
    async with embedded.running(tmp_path, heap_mb=256) as address, reached(address) as store:
        # Run once on nothing, as when somebody started Weft before restoring.
        await migrate.apply(store, NOW)
        await load(store, source)
        assert (await look(store, "MATCH (p:Person) RETURN DISTINCT p.newer AS newer")) == [
            {"newer": True}
        ]
    assert archive.check(source.path, silent) == source
