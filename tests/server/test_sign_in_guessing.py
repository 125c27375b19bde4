"""Guessing at one account from many networks: 25 guesses an hour count, and its owner stays in."""

import httpx2

from graph.codes import MAILS_AN_HOUR, TRIES
from tests.server.conftest import Place, new_address
from tests.server.test_proofs import digits, given
from tests.server.test_sign_in import MINUTE, tried, who, wrong

NETWORKS = 100
GUESSES = 500


def from_afar(server: Place, number: int) -> httpx2.AsyncClient:
    transport = httpx2.ASGITransport(server.app, client=(f"10.9.{number}.1", 4000))
    return httpx2.AsyncClient(transport=transport, base_url=server.house.settings.url)


async def test_s3_an_hour_of_guesses_from_a_hundred_networks(server: Place) -> None:
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
