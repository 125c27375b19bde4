"""Who asks: a cookie, or a token, and never both."""

import httpx2
import pytest

from auth import bearer
from graph import tokens
from graph.bounds import DAY
from graph.store import Store
from tests.server.conftest import Place, ask, new_address

ME = "{ me { email } }"


async def person_of(place: Place, client: httpx2.AsyncClient) -> str:
    held = client.cookies[place.house.cookie.name]
    rows = await place.house.store.rows("sessions/find", id=bearer.digest(held), now=place.clock.at)
    return str(rows[0]["person"])


async def given(place: Place, person: str, *scopes: str, kind: str = "personal") -> str:
    token, now = bearer.new_token(kind), place.clock.at
    grant = tokens.Grant(kind, "Script", list(scopes), now + DAY)
    store = place.house.store
    await store.write(lambda tx: tokens.issue(tx, person, bearer.digest(token), grant, now))
    return token


def carrying(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


async def refused(client: httpx2.AsyncClient, token: str) -> bool:
    answer = await client.post("/graphql", json={"query": ME}, headers=carrying(token))
    assert answer.status_code in {200, 401}
    if answer.status_code == 200:
        return False
    assert answer.headers["www-authenticate"] == 'Bearer realm="weft", error="invalid_token"'
    assert answer.json()["errors"][0]["extensions"] == {"code": "INVALID_TOKEN"}
    return True


@pytest.mark.parametrize("kind", ["personal", "access"])
async def test_a_token_opens_for_its_owner_alone(server: Place, kind: str) -> None:
    email = new_address()
    person = await person_of(server, await server.signed_in(email))
    token = await given(server, person, "profile:read", kind=kind)
    client = server.client(**carrying(token))
    assert await ask(client, ME) == {"data": {"me": {"email": email}}}
    over = await ask(client, "{ myAsks(first: 1) { nodes { id } } }")
    assert over["errors"][0]["extensions"] == {"code": "SCOPE_MISSING", "scope": "asks:read"}


async def test_beside_a_token_a_cookie_does_not_count(server: Place) -> None:
    client = await server.signed_in()
    other = await person_of(server, await server.signed_in())
    token = await given(server, other, "asks:read")
    answer = await client.post("/graphql", json={"query": ME}, headers=carrying(token))
    assert answer.json()["errors"][0]["extensions"]["code"] == "SCOPE_MISSING"
    assert await refused(client, "weft_pat_x")
    await client.post("/auth/sign-out", headers=carrying(token))
    held = bearer.digest(client.cookies.get(server.house.cookie.name) or "")
    assert held


async def test_what_is_no_valid_token_is_told_so(server: Place) -> None:
    person = await person_of(server, await server.signed_in())
    token, client = await given(server, person, "profile:read"), server.client()
    refresh = await given(server, person, "profile:read", kind="refresh")
    for wrong in ("", "x", token[:-1], bearer.new_token("personal"), refresh, "x" * 5000):
        assert await refused(client, wrong)
    assert not await refused(client, token)
    server.clock.at += DAY
    assert await refused(client, token)


async def test_a_kind_is_not_believed_by_its_prefix(server: Place, store: Store) -> None:
    person = await person_of(server, await server.signed_in())
    token, now = bearer.new_token("personal"), server.clock.at
    grant = tokens.Grant("refresh", "", ["profile:read"], now + DAY)
    await store.write(lambda tx: tokens.issue(tx, person, bearer.digest(token), grant, now))
    assert await refused(server.client(), token)


async def test_another_scheme_is_a_proxys_and_changes_nothing(server: Place) -> None:
    client = await server.signed_in()
    answer = await client.post(
        "/graphql", json={"query": ME}, headers={"authorization": "Basic YTpi"}
    )
    assert answer.json()["data"]["me"]
