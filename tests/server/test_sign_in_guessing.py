"""Guessing at one account from many networks: 25 guesses an hour count, and its owner stays in."""

import httpx2

from graph.codes import MAILS_AN_HOUR, TRIES
from tests import size
from tests.server.conftest import Place, new_address
from tests.server.test_proofs import digits, given
from tests.server.test_sign_in import MINUTE, tried, who, wrong

NETWORKS = size.of(100, 1_000)
GUESSES = size.of(500, 10_000)
PAIRS = size.of(300, 20_000)
ONE_NETWORK = 30


def from_afar(server: Place, number: int) -> httpx2.AsyncClient:
    transport = httpx2.ASGITransport(
        server.app, client=(f"10.{number // 250}.{number % 250}.1", 4000)
    )
    return httpx2.AsyncClient(transport=transport, base_url=server.house.settings.url)


async def test_s3_an_hour_of_guesses_from_many_networks(server: Place) -> None:
    email = new_address()
    owner = await server.signed_in(email)
    server.clock.at += 61 * MINUTE
    clients = [from_afar(server, number) for number in range(NETWORKS)]
    counted = 0
    for number in range(MAILS_AN_HOUR):
        code = await server.code_of(clients[number], email)
        for guess in range(GUESSES // MAILS_AN_HOUR):
            assert await tried(clients[guess % NETWORKS], email, wrong(code)) == 401
        # Had a guess still counted after the fifth, this one would come in.
        assert await tried(clients[number], email, code) == 401
        counted += TRIES
        server.clock.at += 10 * MINUTE
    assert counted <= 25
    before = len(await server.mail_to(email))
    await clients[0].post("/auth/code", json={"email": email})
    assert len(await server.mail_to(email)) == before
    assert await who(owner, server)
    assert await given(owner, await digits(server, owner, email)) == 204


async def test_s3_of_stolen_pairs_a_network_has_thirty_looked_at(server: Place) -> None:
    """Codes live for ten minutes and not on lists; whoever tries one gets no further for it."""
    client = from_afar(server, 0)
    answers = [await tried(client, new_address(), f"{n:06}") for n in range(PAIRS)]
    assert answers == [401] * ONE_NETWORK + [429] * (PAIRS - ONE_NETWORK)
