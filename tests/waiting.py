"""Two writes of which the later waits for the earlier, in its middle: only a Neo4j lets one wait."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import pytest

from graph.store import Store, T, Transaction, Work
from tests.conftest import named_neo4j
from tests.reading import rows

ON_NEO4J = pytest.mark.skipif(
    named_neo4j() is None, reason="only on Neo4j: who comes late elsewhere begins again"
)
BLOCKED = "SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN status"


class Holding(Store):
    """Its first write is committed once somebody waits for it, or needs not."""

    def __init__(self, store: Store, late: Callable[[], Coroutine[Any, Any, object]]) -> None:
        super().__init__(store._driver, store._database, store.caps)
        self._late = late
        self.begun: asyncio.Task[object] | None = None

    async def write(self, work: Work[T], seconds: float | None = None) -> T:
        async def held(tx: Transaction) -> T:
            done = await work(tx)
            if self.begun is None:
                self.begun = asyncio.create_task(self._late())
                while not self.begun.done() and not await rows(self, BLOCKED):
                    await asyncio.sleep(0.01)
            return done

        return await super().write(held, seconds)


async def waits(
    store: Store,
    first: Callable[[Store], Awaitable[object]],
    late: Callable[[], Coroutine[Any, Any, object]],
) -> None:
    """Commits what is written first while the other one waits for a node or a tie of it."""
    held = Holding(store, late)
    await first(held)
    assert held.begun
    await held.begun
