"""As a client does whom the store had no turn for."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

from graph.store import StoreFault

T = TypeVar("T")
PATIENCE = 20


async def insisted(attempt: Callable[[], Awaitable[T]]) -> T:
    """Again, and at last as it comes."""
    for _ in range(PATIENCE):
        with suppress(StoreFault):
            return await attempt()
    return await attempt()
