"""How long signing in takes tells nobody which addresses are known."""

import asyncio
from itertools import accumulate
from random import Random, SystemRandom
from time import perf_counter

import httpx2
import pytest

from graph.bounds import DAY
from tests import size
from tests.server.conftest import Place, new_address

MINUTE = 60_000
PAIRS = size.of(300, 2_000)
# Chance alone lets the best threshold guess right a little more often, the more the fewer the pairs.
BEST = 0.55 if size.FULL else 0.6
chance = SystemRandom()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "body"), [("/auth/code", {}), ("/auth/sign-in", {"code": "000000"})]
)
async def test_known_and_unknown_addresses_take_the_same_time(
    server: Place, path: str, body: dict[str, str]
) -> None:
    """Pairs sent together, in an order of chance: the best threshold guesses like a coin."""
    # Years away, so that the letters of this test wait in no other test's way.
    server.clock.at += 3650 * DAY
    known = [new_address() for _ in range(40)]
    for email in known:
        await server.signed_in(email)
    samples: list[tuple[float, bool]] = []
    for n in range(PAIRS):
        server.clock.at += 15 * MINUTE if n % 40 == 0 else 0
        pair = [(known[n % 40], True), (new_address(), False)]
        chance.shuffle(pair)
        client = server.client()
        took = await asyncio.gather(*(timed(client, path, email, body) for email, _ in pair))
        samples += zip(took, (is_known for _, is_known in pair), strict=True)
    assert guessed(samples) <= BEST


async def timed(client: httpx2.AsyncClient, path: str, email: str, body: dict[str, str]) -> float:
    began = perf_counter()
    await client.post(path, json={"email": email, **body})
    return perf_counter() - began


def guessed(samples: list[tuple[float, bool]]) -> float:
    """The share of right guesses with the best threshold there is, either way round."""
    ahead = list(accumulate(1 if is_known else -1 for _, is_known in sorted(samples)))
    return 0.5 + max(map(abs, ahead)) / len(samples)


@pytest.mark.parametrize(
    ("slower", "share"), [(0.0, (0.5, 0.55)), (0.5, (0.57, 0.75)), (9.0, (1, 1))]
)
def test_the_guesser_finds_a_difference(slower: float, share: tuple[float, float]) -> None:
    dice = Random(1)
    samples = [(dice.gauss(slower * (n % 2)), n % 2 == 1) for n in range(4000)]
    assert share[0] <= guessed(samples) <= share[1]
