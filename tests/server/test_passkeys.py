"""Passkeys: whoever holds the key comes in, and nobody else does."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from graph.challenges import LIVES
from graph.proofs import FRESH
from tests.authenticator import PRESENT, VERIFIED, Authenticator
from tests.server.conftest import Place, ask, new_address
from tests.server.test_proofs import proved
from tests.server.test_sign_in import who

MINE = "{ myPasskeys(first: 20) { nodes { id name usedAt } } }"
REMOVE = "mutation ($id: ID!) { removePasskey(input: {passkeyId: $id}) { __typename } }"


async def question(client: httpx2.AsyncClient, path: str = "/auth/passkeys/question") -> Any:
    answer = await client.post(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def entering(client: httpx2.AsyncClient, answer: str) -> int:
    return (await client.post("/auth/passkeys/sign-in", json={"answer": answer})).status_code


async def added(server: Place, client: httpx2.AsyncClient, name: str = "A phone") -> Authenticator:
    """A key for whoever this client is."""
    options = await question(client, "/auth/passkeys/new/question")
    key = Authenticator(person=(await who(client, server) or "").encode())
    body = {"name": name, "answer": key.create(options)}
    assert (await client.post("/auth/passkeys/new", json=body)).status_code == 204
    return key


async def test_an_anonymous_visitor_adds_no_key(server: Place) -> None:
    for path in ("/auth/passkeys/new/question", "/auth/passkeys/new", "/auth/proof/question"):
        assert (await server.client().post(path, json={})).status_code == 401


async def test_a_key_opens_its_person_s_account_without_an_address(server: Place) -> None:
    client, visitor = await server.signed_in(), server.client()
    key = await added(server, client)
    assert await entering(visitor, key.get(await question(visitor))) == 204
    assert await who(visitor, server) == await who(client, server)
    (mine,) = (await ask(visitor, MINE))["data"]["myPasskeys"]["nodes"]
    assert mine["name"] == "A phone" and mine["usedAt"]


async def test_coming_in_with_a_key_ends_the_session_held_before(server: Place) -> None:
    client = await server.signed_in()
    key, old = await added(server, client), client.cookies[server.house.cookie.name]
    assert await entering(client, key.get(await question(client))) == 204
    assert client.cookies[server.house.cookie.name] != old
    stale = server.client()
    stale.cookies.set(server.house.cookie.name, old)
    assert await who(stale, server) is None and await who(client, server)


async def test_a_planted_session_is_not_adopted_by_a_key(server: Place) -> None:
    key, visitor = await added(server, await server.signed_in()), server.client()
    visitor.cookies.set(server.house.cookie.name, "planted")
    await entering(visitor, key.get(await question(visitor)))
    stale = server.client()
    stale.cookies.set(server.house.cookie.name, "planted")
    assert await who(stale, server) is None


async def test_adding_a_key_needs_a_fresh_proof(server: Place) -> None:
    client = await server.signed_in()
    options = await question(client, "/auth/passkeys/new/question")
    server.clock.at += FRESH
    answer = await client.post("/auth/passkeys/new/question")
    assert (answer.status_code, answer.json()["refusal"]) == (403, "ProveItAgain")
    body = {"name": "Late", "answer": Authenticator().create(options)}
    assert (await client.post("/auth/passkeys/new", json=body)).status_code in {400, 403}


def elsewhere(key: Authenticator) -> None:
    key.origin = "http://localhost.example.org"


def other_name(key: Authenticator) -> None:
    key.name = "example.org"


def unverified(key: Authenticator) -> None:
    key.flags = PRESENT


def absent(key: Authenticator) -> None:
    key.flags = VERIFIED


def counting_back(key: Authenticator) -> None:
    key.count = 0


def other_key(key: Authenticator) -> None:
    key.private = Authenticator().private


def unknown(key: Authenticator) -> None:
    key.id = b"nothing of the kind"


def other_person(key: Authenticator) -> None:
    key.person = b"somebody else"


@pytest.mark.parametrize(
    "spoil",
    [elsewhere, other_name, unverified, absent, counting_back, other_key, unknown, other_person],
)
async def test_s7_a_wrong_answer_opens_nothing(
    server: Place, spoil: Callable[[Authenticator], None]
) -> None:
    key, visitor = await added(server, await server.signed_in()), server.client()
    for _ in range(2):
        assert await entering(visitor, key.get(await question(visitor))) == 204
    spoil(key)
    thief = server.client()
    assert await entering(thief, key.get(await question(thief))) == 401
    assert await who(thief, server) is None


@pytest.mark.parametrize("odd", [{"type": "webauthn.create"}, {"challenge": "AAAA"}, {"origin": 7}])
async def test_s7_odd_words_from_a_browser_open_nothing(server: Place, odd: dict[str, Any]) -> None:
    key, thief = await added(server, await server.signed_in()), server.client()
    assert await entering(thief, key.get(await question(thief), **odd)) == 401


@pytest.mark.parametrize("answer", ["", "{", "[]", "null", '{"id": "é"}', "1" * 60_000])
async def test_what_is_no_answer_opens_nothing(server: Place, answer: str) -> None:
    client = server.client()
    await question(client)
    assert await entering(client, answer) == 401


async def test_s7_an_answer_given_again_opens_nothing(server: Place) -> None:
    key, visitor, thief = await added(server, await server.signed_in()), *both(server)
    answer = key.get(await question(visitor))
    assert await entering(visitor, answer) == 204
    assert await entering(visitor, answer) == 401
    await question(thief)
    assert await entering(thief, answer) == 401


async def test_s7_a_question_is_bound_to_its_browser_and_its_five_minutes(server: Place) -> None:
    key, visitor, thief = await added(server, await server.signed_in()), *both(server)
    answer = key.get(await question(visitor))
    assert await entering(thief, answer) == 401
    server.clock.at += LIVES
    assert await entering(visitor, answer) == 401


async def test_s7_a_question_for_one_purpose_answers_no_other(server: Place) -> None:
    client = await server.signed_in()
    key = await added(server, client)
    options = await question(client, "/auth/proof/question")
    assert await entering(client, key.get(options)) == 401


async def test_s7_of_fifty_at_once_one_comes_in(server: Place) -> None:
    key, visitor = await added(server, await server.signed_in()), server.client()
    answer = key.get(await question(visitor))
    clients = [server.client() for _ in range(50)]
    for one in clients:
        one.cookies.update(dict(visitor.cookies))
    answers = await asyncio.gather(*(entering(one, answer) for one in clients))
    assert answers.count(204) == 1 and set(answers) == {204, 401}


async def test_s7_a_removed_key_opens_nothing(server: Place) -> None:
    client, visitor = await server.signed_in(), server.client()
    key = await added(server, client)
    answer = key.get(await question(visitor))
    (mine,) = (await ask(client, MINE))["data"]["myPasskeys"]["nodes"]
    removed = await ask(client, REMOVE, id=mine["id"])
    assert removed["data"]["removePasskey"]["__typename"] == "PasskeyRemoved"
    assert await entering(visitor, answer) == 401


async def test_a_key_proves_who_its_person_is_and_nobody_else(server: Place) -> None:
    client, other = await server.signed_in(), await server.signed_in()
    key, theirs = await added(server, client), await added(server, other)
    old = client.cookies[server.house.cookie.name]
    server.clock.at += FRESH
    for wrong in (theirs, key):
        options = await question(client, "/auth/proof/question")
        assert {one["id"] for one in options["allowCredentials"]} == {
            json.loads(key.get(options))["id"]
        }
        answer = {"answer": wrong.get(options)}
        status = (await client.post("/auth/proof/passkey", json=answer)).status_code
        assert status == (204 if wrong is key else 401)
    assert await proved(server, client) == server.clock.at
    assert client.cookies[server.house.cookie.name] != old


async def test_several_keys_an_account_and_none_twice(server: Place) -> None:
    client = await server.signed_in(email := new_address())
    key = await added(server, client, "A phone")
    await added(server, client, "A stick")
    options = await question(client, "/auth/passkeys/new/question")
    assert options["user"]["name"] == email and len(options["excludeCredentials"]) == 2
    body = {"name": "Again", "answer": key.create(options)}
    answer = await client.post("/auth/passkeys/new", json=body)
    assert (answer.status_code, answer.json()["path"]) == (400, ["credential"])


def both(server: Place) -> tuple[httpx2.AsyncClient, httpx2.AsyncClient]:
    return server.client(), server.client()
