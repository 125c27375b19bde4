"""The real store every test speaks to: embedded in a temporary folder, or a Neo4j that is named."""

import os
from collections.abc import AsyncGenerator, Generator, Mapping
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path

import pytest

from graph import embedded, migrate
from graph.store import Address, Store
from infra.neo4j import run
from tests.town import NOW

# A JVM that lives for seconds starts twice as fast without its second compiler.
os.environ.setdefault("ARCADEDB_JVM_ARGS", "-XX:TieredStopAtLevel=1")


def named_neo4j(given: Mapping[str, str] = os.environ) -> Address | None:
    """The Neo4j of WEFT_NEO4J_URI, _USER, _PASSWORD and _DATABASE, if there is one."""
    uri = given.get("WEFT_NEO4J_URI")
    if not uri:
        return None
    user = given.get("WEFT_NEO4J_USER", "neo4j")
    database = given.get("WEFT_NEO4J_DATABASE", "neo4j")
    return Address(uri, user, given["WEFT_NEO4J_PASSWORD"], database)


@contextmanager
def neo4j_of_this_process() -> Generator[Address | None]:
    """Of several pytest processes all but the first start their own: one would take the other's letters."""
    if not named_neo4j() or os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0":
        yield named_neo4j()
        return
    with run.home() as home, run.running(run.found_java(), home) as given:
        yield named_neo4j(given)


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
    async with AsyncExitStack() as stack:
        if not (address := stack.enter_context(neo4j_of_this_process())):
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


@pytest.fixture(scope="session")
def now() -> int:
    """The moment at which tests take place (UTC ms)."""
    return NOW
