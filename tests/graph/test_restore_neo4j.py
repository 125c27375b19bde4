"""From one store into the other and back: the Neo4j is one of this test's own, empty to begin with."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from graph import archive, backup, restore
from graph.contents import Item, Node, encode
from graph.store import Store, new_id
from tests.archives import a_neo4j, made, measured, running, settle, silent
from tests.conftest import named_neo4j
from tests.graph.test_restore import FOR_WHOM, readings
from tests.town import NOW, look

pytestmark = pytest.mark.skipif(
    named_neo4j() is None, reason="only on Neo4j: it starts another one"
)
WAVE = "CREATE (:Wave {id: $id})"


@pytest.fixture(scope="module")
async def neo4j() -> AsyncGenerator[Store]:
    async with a_neo4j() as (store, _):
        yield store


async def emptied(store: Store) -> None:
    await look(store, "MATCH (n) DETACH DELETE n")


async def load(store: Store, path: Path) -> None:
    assert await restore.load(store, archive.check(path, silent), NOW, silent, silent)


@pytest.mark.slow
async def test_embedded_to_neo4j_and_back_with_equal_ids(neo4j: Store, tmp_path: Path) -> None:
    async with running(tmp_path / "first") as first:
        who = await settle(first)
        out = await made(first, tmp_path / "out.weft")
    await load(neo4j, out.path)
    assert (await measured(neo4j)).nodes == out.contents.nodes
    assert await readings(neo4j) == FOR_WHOM
    back = await backup.make(neo4j, tmp_path / "back.weft", NOW, silent)
    assert back.quiet and back.header.keys == out.header.keys
    async with running(tmp_path / "second") as second:
        await load(second, back.path)
        there = await made(second, tmp_path / "there.weft")
        assert (
            await look(second, "MATCH (p:Person {id: $id}) RETURN p.name AS name", id=who.ada)
        ) == [{"name": "Ada"}]
        assert await readings(second) == FOR_WHOM
    assert there.contents.nodes == out.contents.nodes
    assert there.contents.relationships == out.contents.relationships
    assert keyed(there.path) == keyed(out.path) == keyed(back.path)
    await emptied(neo4j)


def keyed(path: Path) -> list[bytes]:
    """Every line but those about nodes that only the archive numbers."""
    nameless = {label for label, key in archive.check(path, silent).header.keys.items() if not key}
    return sorted(encode(item) for item in archive.items(path) if not labels(item) & nameless)


def labels(item: Item) -> set[str]:
    return {item.label} if isinstance(item, Node) else {item.start_label, item.end_label}


async def write(store: Store, stop: asyncio.Event) -> None:
    while not stop.is_set():
        await look(store, WAVE, id=new_id())


async def test_one_that_others_write_into_says_that_it_was_not_quiet(
    neo4j: Store, tmp_path: Path
) -> None:
    """Neo4j shows no single moment: all that was there before is in it, and the rest is said."""
    await settle(neo4j)
    before, stop = await measured(neo4j), asyncio.Event()
    writing = asyncio.create_task(write(neo4j, stop))
    loud = await backup.make(neo4j, tmp_path / "loud.weft", NOW, silent)
    stop.set()
    await writing
    assert not loud.quiet
    assert loud.contents.nodes | {"Wave": 0} == before.nodes | {"Wave": 0}
    assert (await backup.make(neo4j, tmp_path / "quiet.weft", NOW, silent)).quiet
    await emptied(neo4j)
    await load(neo4j, loud.path)
    await emptied(neo4j)
