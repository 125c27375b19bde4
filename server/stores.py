"""The store that the settings name: embedded, or a Neo4j."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import structlog

from graph import embedded, migrate, restore, snapshot
from graph.faults import StoreRefuses
from graph.store import Address, Store, StoreFault
from server.settings import Settings

log = structlog.get_logger("weft.store")
PATIENCE = 60


@asynccontextmanager
async def opened(settings: Settings, clock: Callable[[], int]) -> AsyncGenerator[Store]:
    """Reached and migrated; StoreFault, EmbeddedFault, WrongGraph or ArchiveFault otherwise."""
    async with reached(settings) as store:
        await restore.check(store)
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


@asynccontextmanager
async def still(settings: Settings) -> AsyncGenerator[tuple[Store, bool]]:
    """To be read at leisure, and whether nobody else can write there: a snapshot, or a Neo4j itself."""
    async with AsyncExitStack() as stack:
        if settings.neo4j_uri:
            yield await stack.enter_async_context(reached(settings)), False
        else:
            taken = snapshot.taken(settings.data, settings.heap_mb)
            store = Store.open(await stack.enter_async_context(taken))
            stack.push_async_callback(store.close)
            yield store, True


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
