"""Two writes that meet: one comes in between, or waits in its middle for the other, as only a Neo4j lets it."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from graph.store import Store, T, Transaction, Work
from tests.conftest import named_neo4j
from tests.reading import rows

ON_NEO4J = pytest.mark.skipif(
    named_neo4j() is None, reason="only on Neo4j: who comes late elsewhere begins again"
)
BLOCKED = "SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN status"


class Late(Store):
    """Its first write, or the one of that number, comes after something else was written."""

    def __init__(
        self, store: Store, first: Callable[[], Awaitable[object]], write: int = 1
    ) -> None:
        super().__init__(store._driver, store._database, store.caps)
        self._before, self._writes = {write: first}, 0

    async def write(self, work: Work[T], seconds: float | None = None) -> T:
        self._writes += 1
        if first := self._before.pop(self._writes, None):
            await first()
        return await super().write(work, seconds)


class Holding(Store):
    """Its first write is committed once somebody waits for it, or needs not."""

    def __init__(self, store: Store, late: Callable[[], Awaitable[object]]) -> None:
        super().__init__(store._driver, store._database, store.caps)
        self._late = late
        self.begun: asyncio.Future[object] | None = None

    async def write(self, work: Work[T], seconds: float | None = None) -> T:
        async def held(tx: Transaction) -> T:
            done = await work(tx)
            if self.begun is None:
                self.begun = asyncio.ensure_future(self._late())
                while not self.begun.done() and not await rows(self, BLOCKED):
                    await asyncio.sleep(0.01)
            return done

        return await super().write(held, seconds)


async def waits(
    store: Store,
    first: Callable[[Store], Awaitable[object]],
    late: Callable[[], Awaitable[object]],
) -> None:
    """Commits what is written first while the other one waits for a node or a tie of it."""
    held = Holding(store, late)
    await first(held)
    assert held.begun
    await held.begun
