"""Whoever begins again does so alone, and lets the next one in whatever becomes of it."""

import asyncio

import pytest

from graph.again import Again

FIRST, AGAIN = 1, 2


async def test_first_tries_meet_and_later_ones_do_not() -> None:
    again, within, most = Again(), {FIRST: 0, AGAIN: 0}, {FIRST: 0, AGAIN: 0}

    async def work(tries: int) -> int:
        within[tries] += 1
        most[tries] = max(most[tries], within[tries])
        await asyncio.sleep(0)
        within[tries] -= 1
        return tries

    async def write() -> int:
        async with again.alone(work) as tried:
            await tried(FIRST)
            await tried(AGAIN)
            return await tried(AGAIN)

    assert await asyncio.gather(*(write() for _ in range(30))) == [AGAIN] * 30
    assert most == {FIRST: 30, AGAIN: 1}


async def test_a_fault_lets_the_next_one_in() -> None:
    again = Again()

    async def work(tries: int) -> None:
        if tries == AGAIN:
            raise ValueError

    for _ in range(3):
        async with again.alone(work) as tried:
            await tried(FIRST)
            with pytest.raises(ValueError):
                await tried(AGAIN)
