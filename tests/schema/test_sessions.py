"""Where one is signed in, through the contract: all of it dies at once."""

from pathlib import Path
from typing import Any

import httpx2
import pytest

from graph.proofs import FRESH
from graph.store import Store
from tests import size
from tests.server.conftest import Place, ask, new_address, place

SESSIONS = size.of(20, 500)
MINE = "{ mySessions(first: 50) { nodes { id device here } } }"
END = """mutation ($input: EndSessions!) { endSessions(input: $input) {
  __typename ... on SessionsEnded { count } ... on Refusal { message } } }"""


@pytest.fixture
def server(store: Store, emptied: None, now: int, tmp_path: Path) -> Place:
    return place(store, now, tmp_path)


async def mine(client: httpx2.AsyncClient) -> Any:
    return (await ask(client, MINE))["data"]["mySessions"]["nodes"]


async def ended(client: httpx2.AsyncClient, one: str | None = None) -> Any:
    return (await ask(client, END, input={"sessionId": one}))["data"]["endSessions"]


async def test_an_anonymous_visitor_is_signed_in_nowhere(server: Place) -> None:
    answer = await ask(server.client(), MINE)
    assert answer["errors"][0]["extensions"]["code"] == "SIGN_IN_FIRST"
    assert (await ended(server.client()))["__typename"] == "SignInFirst"


async def test_a_device_is_shown_in_words_and_no_more_is_kept(server: Place) -> None:
    client = server.client(**{"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0"})
    email = new_address()
    code = await server.code_of(client, email)
    await client.post("/auth/sign-in", json={"email": email, "code": code})
    (only,) = await mine(client)
    assert (only["device"], only["here"]) == ("Firefox on Linux", True)


async def test_s8_every_other_session_is_dead_with_the_answer(server: Place) -> None:
    email = new_address()
    clients: list[httpx2.AsyncClient] = []
    for _ in range(SESSIONS):
        # Beyond five mails an hour.
        server.clock.at += FRESH * 2
        clients.append(await server.signed_in(email))
    here = clients[-1]
    assert await ended(here) == {"__typename": "SessionsEnded", "count": SESSIONS - 1}
    alive = [client for client in clients if "errors" not in await ask(client, MINE)]
    assert alive == [here] and len(await mine(here)) == 1


async def test_ending_sessions_asks_for_a_fresh_proof(server: Place) -> None:
    client = await server.signed_in()
    server.clock.at += FRESH
    assert (await ended(client))["__typename"] == "ProveItAgain"


async def test_nobody_ends_the_session_of_another(server: Place) -> None:
    client, other = await server.signed_in(), await server.signed_in()
    (theirs,) = await mine(other)
    refused = [await ended(client, id) for id in (theirs["id"], "x")]
    assert refused[0] == refused[1] and refused[0]["__typename"] == "InvalidInput"
    assert len(await mine(other)) == 1
