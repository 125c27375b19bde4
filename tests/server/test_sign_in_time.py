"""How long signing in takes tells nobody which addresses are known, nor from which browsers."""

import asyncio
from collections.abc import Callable
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
# One to send from, and the address to send.
Knock = tuple[httpx2.AsyncClient, str]
both_doors = pytest.mark.parametrize(
    ("path", "body"), [("/auth/code", {}), ("/auth/sign-in", {"code": "000000"})]
)


@pytest.mark.slow
@both_doors
async def test_known_and_unknown_addresses_take_the_same_time(
    server: Place, path: str, body: dict[str, str]
) -> None:
    known = [email for email, _ in await members(server)]

    def pair(n: int) -> tuple[Knock, Knock]:
        client = server.client()
        return (client, known[n % 40]), (client, new_address())

    assert guessed(await sampled(server, path, body, pair)) <= BEST


@pytest.mark.slow
@both_doors
async def test_a_browser_that_was_let_in_before_is_answered_in_the_same_time(
    server: Place, path: str, body: dict[str, str]
) -> None:
    known = await members(server)

    def pair(n: int) -> tuple[Knock, Knock]:
        here, (email, held) = server.client(), known[n % 40]
        here.cookies.set(server.house.knowing.name, held)
        return (here, email), (server.client(), known[(n + 20) % 40][0])

    assert guessed(await sampled(server, path, body, pair)) <= BEST


async def members(server: Place) -> list[tuple[str, str]]:
    """Addresses, and by what a browser of theirs is known."""
    # Years away, so that the letters of this test wait in no other test's way.
    server.clock.at += 3650 * DAY
    found: list[tuple[str, str]] = []
    for email in [new_address() for _ in range(40)]:
        client = await server.signed_in(email)
        found.append((email, client.cookies[server.house.knowing.name]))
    return found


async def sampled(
    server: Place, path: str, body: dict[str, str], pair: Callable[[int], tuple[Knock, Knock]]
) -> list[tuple[float, bool]]:
    """Pairs sent together, in an order of chance: the best threshold guesses like a coin."""
    samples: list[tuple[float, bool]] = []
    for n in range(PAIRS):
        server.clock.at += 15 * MINUTE if n % 40 == 0 else 0
        known, unknown = pair(n)
        sent = [(known, True), (unknown, False)]
        chance.shuffle(sent)
        took = await asyncio.gather(*(timed(*knock, path, body) for knock, _ in sent))
        samples += zip(took, (is_known for _, is_known in sent), strict=True)
    return samples


async def timed(client: httpx2.AsyncClient, email: str, path: str, body: dict[str, str]) -> float:
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
