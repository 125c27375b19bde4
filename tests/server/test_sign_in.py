"""Signing in: six digits, one use, the same answer for every address."""

import asyncio
from pathlib import Path

import httpx2
import pytest

from auth import session
from graph.bounds import DAY
from graph.store import Store
from server.sign_in import link
from tests.server.conftest import Place, new_address, place

MINUTE = 60_000


async def who(client: httpx2.AsyncClient, server: Place) -> str | None:
    """The person the server takes this client for."""
    token = client.cookies.get(server.house.cookie.name)
    if token is None:
        return None
    rows = await server.house.store.rows(
        "sessions/find", id=session.digest(token), now=server.clock.at
    )
    return rows[0]["person"] if rows and not rows[0]["over"] else None


async def tried(client: httpx2.AsyncClient, email: str, code: str) -> int:
    answer = await client.post("/auth/sign-in", json={"email": email, "code": code})
    return answer.status_code


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


async def test_an_anonymous_visitor_holds_no_session(server: Place) -> None:
    assert await who(server.client(), server) is None
    assert (await server.client().post("/auth/sign-out")).status_code == 204


async def test_the_first_sign_in_makes_the_person_and_the_next_finds_them(server: Place) -> None:
    email = new_address()
    first = await server.signed_in(email)
    again = await server.signed_in(email.upper())
    assert await who(first, server) == await who(again, server) is not None


async def test_a_code_works_once(server: Place) -> None:
    email, client = new_address(), server.client()
    code = await server.code_of(client, email)
    assert [await tried(client, email, code) for _ in range(2)] == [204, 401]


async def test_of_two_at_once_one_signs_in(server: Place) -> None:
    email, client = new_address(), server.client()
    code = await server.code_of(client, email)
    both = await asyncio.gather(*(tried(server.client(), email, code) for _ in range(4)))
    assert sorted(both) == [204, 401, 401, 401]


async def test_a_code_lives_ten_minutes(server: Place) -> None:
    email, client = new_address(), server.client()
    code = await server.code_of(client, email)
    server.clock.at += 10 * MINUTE
    assert await tried(client, email, code) == 401


async def test_the_sixth_try_is_refused_though_right(server: Place) -> None:
    email, client = new_address(), server.client()
    code = await server.code_of(client, email)
    assert {await tried(client, email, wrong(code)) for _ in range(5)} == {401}
    assert await tried(client, email, code) == 401


async def test_the_fifth_try_counts(server: Place) -> None:
    email, client = new_address(), server.client()
    code = await server.code_of(client, email)
    for _ in range(4):
        await tried(client, email, wrong(code))
    assert await tried(client, email, code) == 204


async def test_a_new_code_takes_the_place_of_the_last(server: Place) -> None:
    email, client = new_address(), server.client()
    first = await server.code_of(client, email)
    second = await server.code_of(client, email)
    assert await tried(client, email, first) == (204 if first == second else 401)
    assert await tried(client, email, second) == 204


async def test_somebody_elses_code_is_of_no_use(server: Place) -> None:
    client = server.client()
    code = await server.code_of(client, new_address())
    other = new_address()
    await server.code_of(client, other)
    assert await tried(client, other, code) == 401


async def test_five_mails_an_hour_and_the_same_answer_after_that(server: Place) -> None:
    email, client = new_address(), server.client()
    answers = [await client.post("/auth/code", json={"email": email}) for _ in range(7)]
    assert {answer.status_code for answer in answers} == {204}
    assert len(await server.mail_to(email)) == 5
    server.clock.at += 61 * MINUTE
    await server.code_of(client, email)


async def test_using_a_code_gives_no_further_mails(server: Place) -> None:
    email = new_address()
    for _ in range(5):
        await server.signed_in(email)
    await server.client().post("/auth/code", json={"email": email})
    assert len(await server.mail_to(email)) == 5


async def test_known_and_unknown_addresses_get_the_same_bytes(server: Place) -> None:
    known = new_address()
    await server.signed_in(known)
    answers = [
        await server.client().post("/auth/code", json={"email": email})
        for email in (known, new_address())
    ]
    answers += [
        await server.client().post("/auth/sign-in", json={"email": email, "code": "000000"})
        for email in (known, new_address())
    ]
    seen = [
        (a.status_code, a.content, sorted(set(a.headers) - {"x-request-id", "date"}))
        for a in answers
    ]
    assert seen[0] == seen[1] and seen[2] == seen[3]


async def test_signing_out_ends_the_session_at_once(server: Place) -> None:
    client = await server.signed_in()
    held = client.cookies[server.house.cookie.name]
    answer = await client.post("/auth/sign-out")
    assert answer.status_code == 204 and "Max-Age=0" in answer.headers["set-cookie"]
    client.cookies.set(server.house.cookie.name, held)
    assert await who(client, server) is None


async def test_signing_in_again_gives_a_new_session_and_ends_the_old(server: Place) -> None:
    email = new_address()
    client = await server.signed_in(email)
    old = client.cookies[server.house.cookie.name]
    assert await tried(client, email, await server.code_of(client, email)) == 204
    assert client.cookies[server.house.cookie.name] != old
    stale = server.client()
    stale.cookies.set(server.house.cookie.name, old)
    assert await who(stale, server) is None and await who(client, server)


async def test_a_planted_session_is_never_adopted(server: Place) -> None:
    email, client = new_address(), server.client()
    client.cookies.set(server.house.cookie.name, "planted")
    code = await server.code_of(client, email)
    answer = await client.post("/auth/sign-in", json={"email": email, "code": code})
    assert "planted" not in answer.headers["set-cookie"]


async def test_a_session_ends_sixty_days_after_it_was_last_seen(server: Place) -> None:
    client = await server.signed_in()
    for days in (30, 50, 59):
        server.clock.at += days * DAY
        await client.post("/graphql", json={"query": "{ __typename }"})
        assert await who(client, server)
    server.clock.at += 60 * DAY
    assert await who(client, server) is None


async def test_however_often_it_is_seen_it_ends_180_days_after_signing_in(server: Place) -> None:
    client = await server.signed_in()
    for _ in range(6):
        server.clock.at += 30 * DAY - 1
        await client.post("/graphql", json={"query": "{ __typename }"})
        assert await who(client, server)
    server.clock.at += 6
    assert await who(client, server) is None


async def test_the_cookie_over_https_is_bound_to_its_host(
    store: Store, now: int, tmp_path: Path
) -> None:
    server = place(store, now, tmp_path, public_url="https://weft.example.org")
    email, client = new_address(), server.client()
    code = await server.code_of(client, email)
    answer = await client.post("/auth/sign-in", json={"email": email, "code": code})
    cookies = answer.headers.get_list("set-cookie")
    assert [name.partition("=")[0] for name in cookies] == ["__Host-weft", "__Host-weft-known"]
    for cookie in cookies:
        _, *attributes = cookie.split("; ")
        assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} < set(attributes)
        assert not any(a.startswith("Domain") for a in attributes)


@pytest.mark.parametrize(
    "body",
    ["{}", "[]", '{"email": 1}', '{"email": "ada"}', "{", '{"email": "a@b\\r\\nBcc: c@d.e"}'],
)
async def test_what_is_no_address_is_bad_input(server: Place, body: str) -> None:
    answer = await server.client().post(
        "/auth/code", content=body, headers={"content-type": "application/json"}
    )
    assert answer.status_code == 400 and answer.json()["path"] == ["email"]


async def test_one_network_asks_for_thirty_codes_in_ten_minutes(server: Place) -> None:
    client = server.client()
    answers = [await client.post("/auth/code", json={"email": new_address()}) for _ in range(31)]
    assert [a.status_code for a in answers] == [204] * 30 + [429]


async def test_the_link_of_a_first_run_signs_in(server: Place) -> None:
    email = new_address()
    shown = await link(
        server.house.store, server.house.settings, server.house.secret, email, server.clock.at
    )
    page, _, code = shown.rpartition("=")
    assert page.startswith("http://127.0.0.1:8000/sign-in#email=")
    assert await tried(server.client(), email, code) == 204
