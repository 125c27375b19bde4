"""The store that the settings name: embedded, or a Neo4j."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import structlog

from graph import embedded, migrate
from graph.store import Address, Store, StoreFault, StoreRefuses
from server.settings import Settings

log = structlog.get_logger("weft.store")
PATIENCE = 60


@asynccontextmanager
async def opened(settings: Settings, clock: Callable[[], int]) -> AsyncGenerator[Store]:
    """Reached and migrated; StoreFault, EmbeddedFault or WrongGraph with a sentence otherwise."""
    async with reached(settings) as store:
        for name in await migrate.apply(store, clock()):
            log.info("migrated", migration=name)
        await migrate.check(store)
        yield store


@asynccontextmanager
async def reached(settings: Settings) -> AsyncGenerator[Store]:
    async with AsyncExitStack() as stack:
        address = _named(settings)
        if address is None:
            running = embedded.running(settings.data, settings.heap_mb)
            address = await stack.enter_async_context(running)
        store = Store.open(address, settings.caps)
        stack.push_async_callback(store.close)
        await _wait(store)
        yield store


def _named(settings: Settings) -> Address | None:
    if not settings.neo4j_uri:
        return None
    password = settings.neo4j_password.get_secret_value()
    return Address(settings.neo4j_uri, settings.neo4j_user, password, settings.neo4j_database)


async def _wait(store: Store) -> None:
    """A database that starts beside us may need a minute."""
    for second in range(PATIENCE):
        try:
            await store.reach()
            break
        except StoreRefuses:
            raise
        except StoreFault:
            if second == PATIENCE - 1:
                raise
            await asyncio.sleep(1)
