"""Backups of an embedded store that is being written to; those of a Neo4j: tests/graph/test_restore_neo4j.py."""

import asyncio
import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from graph import archive, backup, migrate, restore, snapshot
from graph.archive import Archive
from graph.contents import ArchiveFault, Node
from graph.store import Store, Transaction, new_id
from tests import size
from tests.archives import made, measured, reached, running, settle, silent
from tests.loading import LOAD_SECONDS
from tests.town import NOW, look, raw

ROUNDS, PAUSE = size.of(1, 20), 0.02
SOME = 20
TIE = """
MATCH (a:Person {id: $a})
CREATE (b:Person {id: $b, name: 'new'})
CREATE (a)-[:KNOWS {since: 1}]->(b)
CREATE (b)-[:KNOWS {since: 1}]->(a)
CREATE (:Favour {id: $b, at: 1})"""
TORN = """
MATCH (b:Person {name: 'new'})
WHERE NOT EXISTS { (b)-[:KNOWS]->(:Person) } OR NOT EXISTS { (b)<-[:KNOWS]-(:Person) }
   OR NOT EXISTS { MATCH (f:Favour {id: b.id}) }
RETURN b.id AS id"""


@pytest.fixture(scope="module")
async def folder_and_store(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncGenerator[tuple[Path, Store]]:
    folder = tmp_path_factory.mktemp("data")
    async with running(folder) as store:
        yield folder, store


async def test_an_archive_holds_everything_but_what_must_not_come_back(
    folder_and_store: tuple[Path, Store], tmp_path: Path
) -> None:
    _, store = folder_and_store
    await settle(store)
    found = await made(store, tmp_path / "all.weft")
    labels = {
        row["label"] for row in await look(store, "MATCH (n) RETURN DISTINCT labels(n)[0] AS label")
    }
    assert {"Session", "Code", "Token"} <= labels
    assert set(found.contents.nodes) == labels - backup.LEFT_OUT
    assert "HOLDS_SESSION" not in found.contents.relationships
    assert "secret" not in str(list(archive.items(found.path)))
    odd = next(
        item
        for item in archive.items(found.path)
        if isinstance(item, Node) and item.label == "Oddity"
    )
    assert odd.properties["raw"] == bytes(range(256))
    assert odd.properties["large"] == 9007199254740993


async def test_a_node_that_no_key_names_is_told_and_nothing_is_kept(
    folder_and_store: tuple[Path, Store], tmp_path: Path
) -> None:
    _, store = folder_and_store
    await look(store, "CREATE (:Wave {number: 1})")
    with pytest.raises(ArchiveFault, match="a Wave without id"):
        await made(store, tmp_path / "x.weft")
    await look(store, "MATCH (w:Wave) WHERE w.id IS NULL DELETE w")
    assert (await asyncio.to_thread(os.listdir, tmp_path)) == []


async def test_of_nothing_there_is_no_archive(tmp_path: Path) -> None:
    """Or a folder misspelt would be backed up, or moved, and called whole."""
    async with running(tmp_path / "data") as store:
        await migrate.apply(store, NOW)
        with pytest.raises(ArchiveFault, match="nothing in this store"):
            await made(store, tmp_path / "x.weft")


async def write_ties(store: Store, ada: str, acknowledged: list[str], stop: asyncio.Event) -> None:
    while not stop.is_set():
        id = new_id()

        async def work(tx: Transaction, id: str = id) -> None:
            await raw(tx, TIE, a=ada, b=id)

        await store.write(work)
        acknowledged.append(id)
        await asyncio.sleep(PAUSE)


@asynccontextmanager
async def under_load(
    store: Store, hubs: list[str], acknowledged: list[str]
) -> AsyncGenerator[None]:
    """Begins once some more are acknowledged; while it lasts there are ever more."""
    enough, stop = len(acknowledged) + SOME, asyncio.Event()
    writing = [asyncio.create_task(write_ties(store, hub, acknowledged, stop)) for hub in hubs]
    try:
        while len(acknowledged) < enough and not any(one.done() for one in writing):
            await asyncio.sleep(PAUSE)
        yield
    finally:
        stop.set()
        await asyncio.gather(*writing)


@pytest.mark.slow
async def test_backups_under_load_hold_whole_transactions_and_all_committed_before(
    folder_and_store: tuple[Path, Store], tmp_path: Path
) -> None:
    folder, store = folder_and_store
    who, acknowledged = await settle(store), list[str]()
    # A hub of its own for each: they should meet at the store, not at one node.
    hubs = [who.ada, who.fen, who.cleo, who.zoe]
    for number in range(ROUNDS):
        place = tmp_path / str(number)
        async with under_load(store, hubs, acknowledged):
            found, before = await taken(folder, acknowledged, place.with_suffix(".weft"))
        await comes_back(found, before, place)


async def taken(folder: Path, acknowledged: list[str], path: Path) -> tuple[Archive, set[str]]:
    """The backup, and what was acknowledged before it began."""
    before = set(acknowledged)
    async with snapshot.taken(folder, 256) as address, reached(address) as still:
        return await made(still, path), before


async def comes_back(found: Archive, before: set[str], place: Path) -> None:
    assert len(before) >= SOME
    names = {item.key for item in archive.items(found.path) if isinstance(item, Node)}
    assert before <= names
    async with running(place) as other:
        assert await restore.load(other, found, NOW, silent, silent)
        assert (await measured(other)).nodes == found.contents.nodes
        assert await other.write(lambda tx: raw(tx, TORN), seconds=LOAD_SECONDS) == []
