"""A store that is slow or silent: whoever asks is answered within the limits, and all is well when it is back."""

import asyncio
import contextlib
from collections.abc import Callable, Generator
from pathlib import Path

import httpx2
import pytest

from graph import store as limits
from graph.store import Address, Store
from tests import size
from tests.server.conftest import place
from tests.wire import Relay, relayed

# More than the driver keeps connections.
CROWD = 120
# In full all limits are the real ones.
SHORTENED = () if size.FULL else ("READ_SECONDS", "WRITE_SECONDS", "RETRY_SECONDS", "REACH_SECONDS")
# Far beyond these limits, and far from forever.
ANSWERED = size.of(30, 150)
# So long it lasts at the least, and never less than until everybody is answered.
LASTS = size.of(0, 30)
# To the real limits five seconds each way are just in time, or just too late.
IN_TIME = {200} if size.FULL else set[int]()
ASKED = {"query": "{ me { id } }"}
POST = {
    "query": "mutation ($input: CreateCircle!) { createCircle(input: $input) { __typename } }",
    "variables": {"input": {"name": "Slow", "purpose": "We wait.", "topics": ["Waiting"]}},
}


@contextlib.contextmanager
def limited(seconds: float) -> Generator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in SHORTENED:
            patch.setattr(limits, name, seconds)
        yield


async def answers(client: httpx2.AsyncClient, count: int = 1) -> list[httpx2.Response]:
    """To reading and writing and at the door of health, all at once, while the process is alive."""
    async with asyncio.timeout(ANSWERED):
        asked = [client.post("/graphql", json=ASKED) for _ in range(count)]
        asked += [client.post("/graphql", json=POST), client.get("/readyz")]
        alive, *given = await asyncio.gather(client.get("/livez"), *asked)
    assert alive.status_code == 200
    return given


async def failures(client: httpx2.AsyncClient, count: int = 1) -> list[str]:
    """What was said where something was amiss; what was to be written is."""
    *read, written, ready = await answers(client, count)
    amiss = [one.text for one in (*read, ready) if one.status_code != 200]
    return amiss if "CircleCreated" in written.text else [*amiss, written.text]


def silent(relay: Relay) -> None:
    relay.through.clear()


def slow(seconds: float) -> Callable[[Relay], None]:
    return lambda relay: setattr(relay, "latency", seconds)


async def test_a_slow_wire_is_only_slow(
    store: Store, store_address: Address, now: int, tmp_path: Path
) -> None:
    async with relayed(store_address) as (relay, through):
        client = await place(through, now, tmp_path).signed_in()
        slow(0.05)(relay)
        assert not await failures(client)


@pytest.mark.parametrize(
    ("make", "expected"),
    [(slow(0.5), {200, 503}), (slow(5.0), {503} | IN_TIME), (silent, {503})],
    ids=["500 ms", "5,000 ms", "silence"],
)
async def test_everybody_is_answered_within_the_limits(
    store: Store,
    store_address: Address,
    now: int,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    make: Callable[[Relay], None],
    expected: set[int],
) -> None:
    async with relayed(store_address) as (relay, through):
        client = await place(through, now, tmp_path).signed_in()
        assert not await failures(client)
        make(relay)
        with limited(2.0):
            given, _ = await asyncio.gather(answers(client, CROWD), asyncio.sleep(LASTS))
            assert {answer.status_code for answer in given} <= expected
        relay.latency = 0.0
        relay.through.set()
        async with asyncio.timeout(ANSWERED):
            while await failures(client):
                pass
        with limited(ANSWERED):
            # What is shown of a failure is then what came after.
            caplog.clear()
            # Once it is back it stays, and no connection is missing.
            for _ in range(6):
                assert not await failures(client, CROWD // 6)
