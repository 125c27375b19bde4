"""S2: whatever a browser held before, every way in or up gives it another session, and what it held opens nothing."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest

from auth import session
from graph.store import Store
from tests.authenticator import Authenticator
from tests.provider import Example
from tests.server.arriving import came, led, newcomer
from tests.server.conftest import Place, ask, new_address
from tests.server.test_addresses import moved
from tests.server.test_passkeys import added, entering, question
from tests.server.test_proofs import digits, given
from tests.server.test_sign_in import tried, who


@dataclass(frozen=True, slots=True)
class Ada:
    """Somebody who comes in by each of the ways, and the browser she did it with last."""

    person: str | None
    email: str
    key: Authenticator
    client: httpx2.AsyncClient


Way = Callable[[Place, httpx2.AsyncClient, Ada], Awaitable[None]]


@pytest.fixture
def server(store: Store, now: int, tmp_path: Path, examples: tuple[Example, Example]) -> Place:
    return led(store, now, tmp_path, examples)


async def known(server: Place) -> Ada:
    client = await newcomer(server, email := new_address())
    return Ada(await who(client, server), email, await added(server, client), client)


def token(server: Place, client: httpx2.AsyncClient) -> str:
    return client.cookies[server.house.cookie.name]


def holding(server: Place, held: str) -> httpx2.AsyncClient:
    client = server.client()
    client.cookies.set(server.house.cookie.name, held, domain="127.0.0.1")
    return client


async def held_before(server: Place, ada: Ada) -> list[str]:
    """Made up, one that was ended, Ada's own, and that of somebody who would like her to use it."""
    ended = await newcomer(server, ada.email)
    was = token(server, ended)
    await ended.post("/auth/sign-out")
    return [
        session.new_token(),
        was,
        token(server, ada.client),
        token(server, await newcomer(server)),
    ]


async def by_code(server: Place, client: httpx2.AsyncClient, ada: Ada) -> None:
    assert await tried(client, ada.email, await server.code_of(client, ada.email)) == 204


async def by_key(server: Place, client: httpx2.AsyncClient, ada: Ada) -> None:
    assert await entering(client, ada.key.get(await question(client))) == 204


async def by_provider(server: Place, client: httpx2.AsyncClient, ada: Ada) -> None:
    assert await came(client, ada.email) == "in"


async def by_code_anew(server: Place, client: httpx2.AsyncClient, ada: Ada) -> None:
    email = new_address()
    assert await tried(client, email, await server.code_of(client, email)) == 204


async def by_provider_anew(server: Place, client: httpx2.AsyncClient, ada: Ada) -> None:
    assert await came(client, new_address()) == "in"


async def proved_by_code(server: Place, client: httpx2.AsyncClient, ada: Ada) -> None:
    assert await given(client, await digits(server, client, ada.email)) == 204


async def proved_by_key(server: Place, client: httpx2.AsyncClient, ada: Ada) -> None:
    answer = ada.key.get(await question(client, "/auth/proof/question"))
    assert (await client.post("/auth/proof/passkey", json={"answer": answer})).status_code == 204


async def at_another_address(server: Place, client: httpx2.AsyncClient, ada: Ada) -> None:
    await moved(server, client)


async def opens_nothing(server: Place, held: str) -> None:
    stale = holding(server, held)
    assert await who(stale, server) is None
    assert (await ask(stale, "{ me { id } }"))["data"] == {"me": None}


async def test_a_visitor_s_made_up_session_opens_nothing(server: Place) -> None:
    await opens_nothing(server, session.new_token())


@pytest.mark.parametrize("way", [by_code, by_key, by_provider, by_code_anew, by_provider_anew])
async def test_coming_in_gives_another_session_than_any_held_before(
    server: Place, way: Way
) -> None:
    ada = await known(server)
    for held in await held_before(server, ada):
        client = holding(server, held)
        await way(server, client, ada)
        assert token(server, client) != held
        assert (await who(client, server) == ada.person) is ("anew" not in way.__name__)
        await opens_nothing(server, held)


@pytest.mark.parametrize("way", [proved_by_code, proved_by_key, at_another_address])
async def test_whoever_shows_again_who_they_are_gets_another_session(
    server: Place, way: Way
) -> None:
    ada = await known(server)
    held = token(server, ada.client)
    await way(server, ada.client, ada)
    assert await who(ada.client, server) == ada.person
    await opens_nothing(server, held)
