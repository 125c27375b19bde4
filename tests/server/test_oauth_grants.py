"""What is shown for tokens and is not worth any: each a case of its own, and no token for any of them."""

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlencode

import pytest

from graph.bounds import DAY
from graph.keys import CODE_LIVES
from tests.server.conftest import Place
from tests.server.programs import BACK, Program, live, program

Changes = dict[str, str | None]
EXCHANGES: dict[str, Changes] = {
    "no grant type": {"grant_type": None},
    "an unknown grant type": {"grant_type": "code"},
    "a password": {"grant_type": "password", "username": "ada", "password": "x"},
    "the app itself": {"grant_type": "client_credentials"},
    "implicit": {"grant_type": "implicit"},
    "an assertion": {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer"},
    "another's token": {"grant_type": "urn:ietf:params:oauth:grant-type:token-exchange"},
    "a code as renewal": {"grant_type": "refresh_token"},
    "a code as a device's": {"grant_type": "urn:ietf:params:oauth:grant-type:device_code"},
    "no code": {"code": None},
    "an empty code": {"code": ""},
    "another code": {"code": "x" * 43},
    "no address": {"redirect_uri": None},
    "another address": {"redirect_uri": "https://app.example.org/other"},
    "nearly the address": {"redirect_uri": f"{BACK}/"},
    "no verifier": {"code_verifier": None},
    "an empty verifier": {"code_verifier": ""},
    "a short verifier": {"code_verifier": "x" * 42},
    "a long verifier": {"code_verifier": "x" * 129},
    "another verifier": {"code_verifier": "x" * 43},
    "odd letters in it": {"code_verifier": "x" * 43 + "/"},
    "no app": {"client_id": None},
    "an unknown app": {"client_id": "nobody"},
    "our own app": {"client_id": "weft"},
    "a secret it has not": {"client_secret": "x"},
}


@pytest.mark.parametrize("changed", EXCHANGES.values(), ids=EXCHANGES)
async def test_a_code_shown_wrongly_gives_nothing(server: Place, changed: Changes) -> None:
    app = await program(server)
    code = await app.code(await server.signed_in())
    answer = await app.exchange(code, **changed)
    assert answer.status_code in {400, 401} and "error" in answer.json()
    assert "access_token" not in answer.text and await live(app) == 0


async def test_the_hash_of_the_verifier_is_no_verifier(server: Place) -> None:
    app = await program(server)
    code = await app.code(await server.signed_in())
    assert (await app.exchange(code, code_verifier=app.challenge)).status_code == 400
    assert await live(app) == 0


async def test_a_code_lives_a_minute(server: Place) -> None:
    app = await program(server)
    code = await app.code(await server.signed_in())
    server.clock.at += CODE_LIVES
    assert (await app.exchange(code)).status_code == 400
    assert await live(app) == 0


SECRETS: dict[str, Changes] = {
    "none": {"client_secret": None},
    "empty": {"client_secret": ""},
    "wrong": {"client_secret": "x"},
    "a digest": {"client_secret": "0" * 64},
}


@pytest.mark.parametrize("changed", SECRETS.values(), ids=SECRETS)
async def test_a_confidential_app_shows_its_secret(server: Place, changed: Changes) -> None:
    member, app = await server.signed_in(), await program(server, confidential=True)
    assert (await app.exchange(await app.code(member), **changed)).status_code in {400, 401}
    assert await live(app) == 0
    refresh = (await app.tokens(member))["refresh_token"]
    assert (await app.renew(refresh, **changed)).status_code in {400, 401}


@pytest.mark.parametrize(
    "header", ["Basic", "Basic eA==", "Basic ////", "Basic gICA", "Bearer x", "x"]
)
async def test_odd_credentials_are_refused_and_break_nothing(server: Place, header: str) -> None:
    app = await program(server, confidential=True)
    client = server.client(authorization=header)
    for path in ("/oauth/token", "/oauth/introspect", "/oauth/revoke"):
        form = {"grant_type": "refresh_token", "refresh_token": "x", "token": "x"}
        answer = await client.post(path, data=form)
        assert answer.status_code in {400, 401} and await live(app) == 0


async def test_one_app_cannot_use_what_another_was_given(server: Place) -> None:
    member, app, other = await server.signed_in(), await program(server), await program(server)
    code = await app.code(member)
    other.verifier = app.verifier
    assert (await other.exchange(code)).json()["error"] == "invalid_grant"
    given = (await app.exchange(code)).json()
    assert (await other.renew(given["refresh_token"])).status_code == 400
    revoked = await other.post("/oauth/revoke", {"token": given["refresh_token"]})
    assert revoked.status_code == 400
    assert await live(other) == 0
    assert (await app.renew(given["refresh_token"])).status_code == 200


RENEWALS: dict[str, Callable[[Program, dict[str, Any]], Awaitable[Any]]] = {
    "a wider scope": lambda app, had: app.renew(had["refresh_token"], scope="asks:read asks:write"),
    "another scope": lambda app, had: app.renew(had["refresh_token"], scope="ledger:read"),
    "every scope": lambda app, had: app.renew(had["refresh_token"], scope="*"),
    "the access token": lambda app, had: app.renew(had["access_token"]),
    "a letter more": lambda app, had: app.renew(had["refresh_token"] + "x"),
    "another case": lambda app, had: app.renew(had["refresh_token"].swapcase()),
    "nothing": lambda app, had: app.renew(""),
    "as a code": lambda app, had: app.exchange(had["refresh_token"]),
    "no app": lambda app, had: app.renew(had["refresh_token"], client_id=None),
    "our own app": lambda app, had: app.renew(had["refresh_token"], client_id="weft"),
}


@pytest.mark.parametrize("tried", RENEWALS.values(), ids=RENEWALS)
async def test_a_renewal_shown_wrongly_gives_nothing(
    server: Place, tried: Callable[[Program, dict[str, Any]], Awaitable[Any]]
) -> None:
    app = await program(server)
    had = await app.tokens(await server.signed_in())
    answer = await tried(app, had)
    assert answer.status_code in {400, 401} and "access_token" not in answer.text
    assert await live(app) == 2


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE"])
async def test_tokens_are_only_given_to_a_post(server: Place, method: str) -> None:
    app = await program(server)
    code = await app.code(await server.signed_in())
    form = {"grant_type": "authorization_code", "code": code, "client_id": app.app.id}
    form |= {"redirect_uri": BACK, "code_verifier": app.verifier}
    headers = {"content-type": "application/x-www-form-urlencoded"}
    answer = await server.client().request(
        method, f"/oauth/token?{urlencode(form)}", headers=headers
    )
    assert answer.status_code == 405 and await live(app) == 0


async def test_what_stands_in_the_address_is_not_read(server: Place) -> None:
    app = await program(server)
    code = await app.code(await server.signed_in())
    form = {"code": code, "redirect_uri": BACK, "code_verifier": app.verifier}
    rest = {"grant_type": "authorization_code", "client_id": app.app.id}
    answer = await server.client().post(f"/oauth/token?{urlencode(form)}", data=rest)
    assert answer.status_code == 400 and await live(app) == 0


async def test_a_session_is_no_credential_of_an_app(server: Place) -> None:
    member, app = await server.signed_in(), await program(server, confidential=True)
    code = await app.code(member)
    form = {"grant_type": "authorization_code", "code": code, "client_id": app.app.id}
    form |= {"redirect_uri": BACK, "code_verifier": app.verifier}
    assert (await member.post("/oauth/token", data=form)).status_code == 401
    assert await live(app) == 0


async def test_what_was_given_ages(server: Place) -> None:
    app = await program(server)
    had = await app.tokens(await server.signed_in())
    server.clock.at += 91 * DAY
    assert (await app.renew(had["refresh_token"])).status_code == 400
    assert await live(app) == 0
