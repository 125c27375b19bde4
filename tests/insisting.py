"""As a client does whom the store had no turn for."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

from graph.store import StoreFault

T = TypeVar("T")


async def insisted(attempt: Callable[[], Awaitable[T]]) -> T:
    """Again, until the store has had a turn."""
    while True:
        with suppress(StoreFault):
            return await attempt()
