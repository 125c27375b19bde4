"""What becomes of waiting for a store that is silent."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from neo4j.exceptions import ClientError, Neo4jError, ServiceUnavailable

from graph.faults import StoreFault, answering


async def cancelled_and_answering() -> None:
    """As the driver does with a connection whose own time is up as well."""
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        task = asyncio.current_task()
        assert task and task.cancel()


async def cancelled_again() -> None:
    await cancelled_and_answering()
    await asyncio.sleep(60)


async def cancelled_at_last() -> None:
    """And goes, before the second one can reach it."""
    await cancelled_and_answering()
    raise asyncio.CancelledError


async def cancelled_and_away() -> None:
    await cancelled_and_answering()
    raise ServiceUnavailable


@pytest.mark.parametrize("silent", [lambda: asyncio.sleep(60), cancelled_again, cancelled_at_last])
async def test_a_silent_store_is_a_fault_and_nobody_is_cancelled(
    silent: Callable[[], Awaitable[None]],
) -> None:
    with pytest.raises(StoreFault, match="silent"):
        async with answering(0.01):
            await silent()
    task = asyncio.current_task()
    assert task and not task.cancelling()
    await asyncio.sleep(0)


async def test_what_answers_at_the_last_moment_answers_and_nobody_is_cancelled() -> None:
    async with answering(0.01):
        await cancelled_and_answering()
    await asyncio.sleep(0)
    with pytest.raises(StoreFault):
        async with answering(0.01):
            await cancelled_and_away()
    await asyncio.sleep(0)


async def test_whoever_is_cancelled_meanwhile_stays_so() -> None:
    async def asked() -> None:
        async with answering(60):
            await asyncio.sleep(60)

    task = asyncio.create_task(asked())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_store_that_stops_takes_nothing_on_a_connection_it_has_let_in() -> None:
    """It says that its credentials are no longer good, and then that it expects no BEGIN before them."""
    told = Neo4jError._hydrate_neo4j(
        code="Neo.ClientError.Request.Invalid",
        message="BEGIN not expected in state: AUTHENTICATION",
    )
    assert isinstance(told, ClientError)
    with pytest.raises(StoreFault):
        async with answering(60):
            raise told
