"""What an app may ask beside tokens: to end one, whether one holds, and a code for somebody to type."""

from typing import Any

import httpx2
import pytest

from graph import grants
from graph.bounds import DAY
from graph.devices import LIVES
from server.oauth_library import DEVICE_CODE_GRANT_TYPE
from tests.server.conftest import Place, ask
from tests.server.programs import Program, live, program, weft

CREATE = """mutation { createToken(input: {name: "script", scopes: ["asks:read"],
  expiresAt: "2026-12-24T18:00:00Z"}) { ... on TokenCreated { token } } }"""
CONNECTED = "{ connectedApps(first: 5) { nodes { id name } } }"
DISCONNECT = "mutation ($id: ID!) { disconnectApp(input: {appId: $id}) { __typename } }"
SECOND = 1000


async def opens(server: Place, token: str) -> bool:
    client = server.client(authorization=f"Bearer {token}")
    return (await client.post("/graphql", json={"query": "{ __typename }"})).is_success


async def active(app: Program, token: str) -> Any:
    return (await app.post("/oauth/introspect", {"token": token})).json()


@pytest.mark.parametrize("which", ["access_token", "refresh_token"])
@pytest.mark.parametrize("hint", [None, "access_token", "refresh_token", "id_token"])
async def test_an_app_gives_back_either_and_both_end(
    server: Place, which: str, hint: str | None
) -> None:
    app = await program(server)
    had = await app.tokens(await server.signed_in())
    assert await opens(server, had["access_token"])
    form = {"token": had[which]} | ({"token_type_hint": hint} if hint else {})
    assert (await app.post("/oauth/revoke", form)).status_code == 200
    assert not await opens(server, had["access_token"])
    assert await live(app) == 0
    assert (await app.post("/oauth/revoke", form)).status_code == 200


async def test_what_is_no_token_of_an_app_is_left_alone(server: Place) -> None:
    member, app = await server.signed_in(), await program(server)
    personal = (await ask(member, CREATE))["data"]["createToken"]["token"]
    for token in ("", "x", personal, personal + "x"):
        answer = await app.post("/oauth/revoke", {"token": token})
        assert answer.status_code in {200, 400}
    assert await opens(server, personal)


async def test_revocation_is_immediate_for_a_member_too(server: Place) -> None:
    member, app = await server.signed_in(), await program(server)
    had = await app.tokens(member)
    (one,) = (await ask(member, CONNECTED))["data"]["connectedApps"]["nodes"]
    assert one["name"] == "Almanac"
    await ask(member, DISCONNECT, id=one["id"])
    assert not await opens(server, had["access_token"])
    assert (await app.renew(had["refresh_token"])).json()["error"] == "invalid_grant"
    assert (await ask(member, CONNECTED))["data"]["connectedApps"]["nodes"] == []


async def test_no_token_ends_or_lists_what_is_connected(server: Place) -> None:
    app = await program(server)
    had = await app.tokens(await server.signed_in())
    client = server.client(authorization=f"Bearer {had['access_token']}")
    for query in (CONNECTED, "{ myApps(first: 5) { nodes { id } } }"):
        told = await ask(client, query)
        assert told["errors"][0]["extensions"] == {"code": "SCOPE_MISSING", "scope": None}


async def test_a_confidential_app_asks_whether_its_own_tokens_hold(server: Place) -> None:
    member, app = await server.signed_in(), await program(server, confidential=True)
    had = await app.tokens(member)
    told = await active(app, had["access_token"])
    assert told == {
        "active": True,
        "client_id": app.app.id,
        "scope": "asks:read today:read",
        "exp": server.clock.at // 1000 + 1800,
        "iss": server.house.settings.url,
    }
    form = {"token": had["refresh_token"], "token_type_hint": "urn:example:other"}
    assert (await app.post("/oauth/introspect", form)).json()["active"]
    assert (await app.post("/oauth/introspect", {})).json()["error"] == "invalid_request"
    server.clock.at += DAY
    assert await active(app, had["access_token"]) == {"active": False}
    await app.renew(had["refresh_token"])
    assert await active(app, had["refresh_token"]) == {"active": False}


async def test_what_it_was_told_is_over_stays_over_whatever_the_clock_says(server: Place) -> None:
    member, app = await server.signed_in(), await program(server, confidential=True)
    had, start = await app.tokens(member), server.clock.at
    for at in (start + grants.LIVES, start):
        server.clock.at = at
        assert await active(app, had["refresh_token"]) == {"active": False}
    assert (await app.renew(had["refresh_token"])).json()["error"] == "invalid_grant"


async def test_about_tokens_of_others_it_learns_nothing(server: Place) -> None:
    member, app = await server.signed_in(), await program(server)
    other = await program(server, confidential=True)
    had = await app.tokens(member)
    personal = (await ask(member, CREATE))["data"]["createToken"]["token"]
    for token in (had["access_token"], had["refresh_token"], personal, "x", ""):
        assert (await active(other, token)).get("active") in {False, None}
    # A public app has nothing to show that it is itself.
    assert (await app.post("/oauth/introspect", {"token": had["access_token"]})).status_code == 401


async def begun(app: Program, scope: str = "asks:read today:read") -> Any:
    answer = await app.post("/oauth/device", {"scope": scope})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def polled(app: Program, device: str) -> httpx2.Response:
    return await app.token({"grant_type": DEVICE_CODE_GRANT_TYPE, "device_code": device})


async def typed(member: httpx2.AsyncClient, code: str, allow: bool = True) -> httpx2.Response:
    body = {"code": code, "allow": allow, "scopes": ["asks:read"]}
    return await member.post("/oauth/decision", json=body)


async def test_a_device_waits_for_its_member_and_is_let_in_once(server: Place) -> None:
    member, app = await server.signed_in(), weft(server)
    told = await begun(app)
    assert told["verification_uri"] == f"{server.house.settings.url}/device"
    assert (told["expires_in"], told["interval"]) == (600, 5)
    assert (await polled(app, told["device_code"])).json()["error"] == "authorization_pending"
    code = told["user_code"].lower().replace("-", " ")
    asked = (await member.post("/oauth/consent", json={"code": code})).json()
    assert (asked["app"]["by"], asked["goesTo"]) == ("weft", "")
    assert (await typed(member, code)).json() == {"back": None}
    server.clock.at += 5 * SECOND
    given = (await polled(app, told["device_code"])).json()
    assert given["scope"] == "asks:read" and await opens(server, given["access_token"])
    # Used a second time, somebody else has it too.
    assert (await polled(app, told["device_code"])).json()["error"] == "invalid_grant"
    assert not await opens(server, given["access_token"])


async def test_a_device_that_asks_too_often_is_slowed_down(server: Place) -> None:
    app = weft(server)
    device = (await begun(app))["device_code"]
    errors: list[str] = []
    for wait in (0, 1, 9, 20):
        server.clock.at += wait * SECOND
        errors.append((await polled(app, device)).json()["error"])
    pending, slow = "authorization_pending", "slow_down"
    assert errors == [pending, slow, slow, pending]


async def test_a_device_is_told_no_and_too_late(server: Place) -> None:
    member, app = await server.signed_in(), weft(server)
    told = await begun(app)
    await typed(member, told["user_code"], allow=False)
    assert (await polled(app, told["device_code"])).json()["error"] == "access_denied"
    late = await begun(app)
    server.clock.at += LIVES
    assert (await polled(app, late["device_code"])).json()["error"] == "expired_token"
    assert (await typed(member, late["user_code"])).json()["path"] == ["code"]
    assert (await polled(app, "x")).json()["error"] == "invalid_grant"


async def test_a_code_is_answered_once(server: Place) -> None:
    member, other, app = await server.signed_in(), await server.signed_in(), weft(server)
    told = await begun(app)
    assert (await typed(member, told["user_code"])).status_code == 200
    assert (await typed(other, told["user_code"])).status_code == 400


async def test_nobody_tries_codes_for_long(server: Place) -> None:
    member = await server.signed_in()
    answers = [await typed(member, f"BBBB-{n:04}") for n in range(22)]
    assert [answer.status_code for answer in answers] == [400] * 20 + [429] * 2


async def test_only_an_app_without_an_address_asks_for_a_code(server: Place) -> None:
    app = await program(server)
    answer = await app.post("/oauth/device", {"scope": "asks:read"})
    assert answer.json()["error"] == "unauthorized_client"


@pytest.mark.parametrize("scope", ["", "*", "session", "asks:read x:read"])
async def test_a_device_says_what_it_wants(server: Place, scope: str) -> None:
    answer = await weft(server).post("/oauth/device", {"scope": scope})
    assert answer.json()["error"] == "invalid_scope"


async def test_one_device_cannot_take_what_another_app_asked_for(server: Place) -> None:
    member, app = await server.signed_in(), weft(server)
    told = await begun(app)
    await typed(member, told["user_code"])
    other = await program(server)
    assert (await polled(other, told["device_code"])).status_code == 400
    assert await live(other) == 0
