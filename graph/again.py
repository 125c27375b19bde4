"""Whoever was overtaken begins again alone: thirty who want one node would overtake each other for seconds."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TypeVar

T = TypeVar("T")
X = TypeVar("X")


class Again:
    """Of one process; others may still come in between."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def alone(
        self, work: Callable[[X], Awaitable[T]]
    ) -> AsyncGenerator[Callable[[X], Awaitable[T]]]:
        """The work; from its second try on it is nobody else's turn, until the block ends."""
        tries = 0
        async with AsyncExitStack() as turn:

            async def tried(given: X) -> T:
                nonlocal tries
                tries += 1
                if tries == 2:
                    await turn.enter_async_context(self._turn)
                return await work(given)

            yield tried
