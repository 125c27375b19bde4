"""A store that is slow or silent: whoever asks is answered within the limits, and all is well when it is back."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest

from graph import store as limits
from graph.store import Address, Store
from tests.server.conftest import place
from tests.wire import Relay, relayed

# More than the driver keeps connections.
CROWD = 120
# Far beyond the limits below, and far from forever.
ANSWERED = 30.0
ASKED = {"query": "{ me { id } }"}
POST = {
    "query": "mutation ($input: CreateCircle!) { createCircle(input: $input) { __typename } }",
    "variables": {"input": {"name": "Slow", "purpose": "We wait.", "topics": ["Waiting"]}},
}


def limited(patch: pytest.MonkeyPatch, seconds: float) -> None:
    for name in ("READ_SECONDS", "WRITE_SECONDS", "RETRY_SECONDS", "REACH_SECONDS"):
        patch.setattr(limits, name, seconds)


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
    [(slow(0.5), {200, 503}), (slow(5.0), {503}), (silent, {503})],
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
        with pytest.MonkeyPatch.context() as patch:
            limited(patch, 2.0)
            given = await answers(client, CROWD)
            assert {answer.status_code for answer in given} <= expected
        relay.latency = 0.0
        relay.through.set()
        async with asyncio.timeout(ANSWERED):
            while await failures(client):
                pass
        with pytest.MonkeyPatch.context() as patch:
            limited(patch, ANSWERED)
            # What is shown of a failure is then what came after.
            caplog.clear()
            # Once it is back it stays, and no connection is missing.
            for _ in range(6):
                assert not await failures(client, CROWD // 6)
