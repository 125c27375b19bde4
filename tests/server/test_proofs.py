"""Showing again that it is you: digits for that alone, another session id, the old one dead."""

import asyncio

import httpx2
import pytest

from auth import session
from graph import sessions
from tests.server.conftest import Place, new_address
from tests.server.test_sign_in import MINUTE, wrong


async def digits(server: Place, client: httpx2.AsyncClient, email: str) -> str:
    assert (await client.post("/auth/proof/code")).status_code == 204
    return await server.digits_of(email)


async def proved(server: Place, client: httpx2.AsyncClient) -> int | None:
    held = client.cookies.get(server.house.cookie.name)
    found = await sessions.find(server.house.store, session.digest(held or ""), server.clock.at)
    return found.proved if found else None


async def given(client: httpx2.AsyncClient, code: str) -> int:
    return (await client.post("/auth/proof", json={"code": code})).status_code


@pytest.mark.parametrize("path", ["/auth/proof", "/auth/proof/code"])
async def test_an_anonymous_visitor_has_nothing_to_prove(server: Place, path: str) -> None:
    answer = await server.client().post(path, json={"code": "000000"})
    assert (answer.status_code, answer.json()["refusal"]) == (401, "SignInFirst")


async def test_signing_in_proves_who_one_is(server: Place) -> None:
    assert await proved(server, await server.signed_in()) == server.clock.at


async def test_digits_prove_it_again_and_the_session_gets_another_id(server: Place) -> None:
    email = new_address()
    client = await server.signed_in(email)
    old = client.cookies[server.house.cookie.name]
    server.clock.at += 30 * MINUTE
    code = await digits(server, client, email)
    assert await given(client, wrong(code)) == 401
    assert await given(client, code) == 204
    assert await proved(server, client) == server.clock.at
    assert await sessions.find(server.house.store, session.digest(old), server.clock.at) is None


async def test_digits_prove_once_and_for_one_person_and_purpose(server: Place) -> None:
    email, other = new_address(), new_address()
    client, stranger = await server.signed_in(email), await server.signed_in(other)
    code = await digits(server, client, email)
    assert await given(stranger, code) == 401
    to_sign_in = await server.code_of(server.client(), email)
    assert await given(client, to_sign_in) == (204 if to_sign_in == code else 401)
    body = {"email": email, "code": code}
    assert (await server.client().post("/auth/sign-in", json=body)).status_code == 401
    assert [await given(client, code) for _ in range(2)] == [204, 401]


async def test_of_fifty_at_once_one_proves(server: Place) -> None:
    email = new_address()
    client = await server.signed_in(email)
    code = await digits(server, client, email)
    held = dict(client.cookies)
    clients = [server.client() for _ in range(50)]
    for one in clients:
        one.cookies.update(held)
    answers = await asyncio.gather(*(given(one, code) for one in clients))
    assert answers.count(204) == 1 and set(answers) == {204, 401}


async def test_five_tries_and_ten_minutes(server: Place) -> None:
    email = new_address()
    client = await server.signed_in(email)
    code = await digits(server, client, email)
    assert {await given(client, wrong(code)) for _ in range(5)} == {401}
    assert await given(client, code) == 401
    late = await digits(server, client, email)
    server.clock.at += 10 * MINUTE
    assert await given(client, late) == 401
