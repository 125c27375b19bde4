"""The real store every test speaks to: embedded in a temporary folder, or a Neo4j that is named."""

import os
from collections.abc import AsyncGenerator, Mapping
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from graph import embedded, migrate, statement
from graph import store as limits
from graph.store import Address, Store
from tests.town import NOW

# A JVM that lives for seconds starts twice as fast without its second compiler.
os.environ.setdefault("ARCADEDB_JVM_ARGS", "-XX:TieredStopAtLevel=1")
# infra/neo4j/run.py names a Neo4j for each pytest process: their letters would get mixed up in one.
if (worker := os.environ.get("PYTEST_XDIST_WORKER")) and "WEFT_NEO4J_URI" in os.environ:
    uris = os.environ["WEFT_NEO4J_URI"].split()
    os.environ["WEFT_NEO4J_URI"] = uris[int(worker.removeprefix("gw"))]


def named_neo4j(given: Mapping[str, str] = os.environ) -> Address | None:
    """The Neo4j of WEFT_NEO4J_URI, _USER, _PASSWORD and _DATABASE, if there is one."""
    uri = given.get("WEFT_NEO4J_URI")
    if not uri:
        return None
    user = given.get("WEFT_NEO4J_USER", "neo4j")
    database = given.get("WEFT_NEO4J_DATABASE", "neo4j")
    return Address(uri, user, given["WEFT_NEO4J_PASSWORD"], database)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On Neo4j only what speaks to it: the run on the embedded store has all others."""
    if not named_neo4j():
        return
    speaking = [item for item in items if {"store_address", "neo4j"} & set(_fixtures(item))]
    config.hook.pytest_deselected(items=[item for item in items if item not in speaking])
    items[:] = speaking


def _fixtures(item: pytest.Item) -> list[str]:
    return item.fixturenames if isinstance(item, pytest.Function) else []


@pytest.fixture(scope="session")
async def store_address(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Address]:
    """One store a pytest process, wherever it is."""
    if named_neo4j():
        # The limit is for members: a cold Neo4j plans every statement once, on a machine that is busy.
        limits.READ_SECONDS = limits.WRITE_SECONDS = 60.0
    async with AsyncExitStack() as stack:
        if not (address := named_neo4j()):
            folder: Path = tmp_path_factory.mktemp("data")
            address = await stack.enter_async_context(embedded.running(folder))
        yield address


@pytest.fixture(scope="session")
async def store(store_address: Address) -> AsyncGenerator[Store]:
    """Migrated, and shared: a test makes its own people with fresh ids and wipes nothing."""
    opened = Store.open(store_address)
    try:
        await migrate.apply(opened, NOW)
        yield opened
    finally:
        await opened.close()


@pytest.fixture(scope="module")
async def emptied(store: Store) -> None:
    """Without the letters other files left: whoever opens a letter box first delivers them all."""
    letters = statement.written("letters", "MATCH (o:Outbox) DETACH DELETE o")
    await store.write(lambda tx: tx.answer(letters))


@pytest.fixture(scope="session")
def now() -> int:
    """The moment at which tests take place (UTC ms)."""
    return NOW
