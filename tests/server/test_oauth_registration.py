"""Apps that register themselves: only where the host says so, and never as somebody's."""

from pathlib import Path
from typing import Any

import pytest

from graph.apps import App
from graph.store import Store
from tests.server.conftest import Place, place
from tests.server.programs import BACK, Program

GIVEN = {"client_name": "Almanac", "redirect_uris": [BACK], "token_endpoint_auth_method": "none"}
WRONG: list[tuple[dict[str, Any], str]] = [
    ({"client_name": None}, "invalid_client_metadata"),
    ({"client_name": " "}, "invalid_client_metadata"),
    ({"client_uri": "javascript:alert(1)"}, "invalid_client_metadata"),
    ({"redirect_uris": "x"}, "invalid_client_metadata"),
    ({"redirect_uris": ["javascript:alert(1)"]}, "invalid_redirect_uri"),
    ({"redirect_uris": ["http://app.example.org/"]}, "invalid_redirect_uri"),
    ({"redirect_uris": [BACK] * 11}, "invalid_client_metadata"),
    ({"token_endpoint_auth_method": "private_key_jwt"}, "invalid_client_metadata"),
]


@pytest.fixture
def open_to_apps(store: Store, now: int, tmp_path: Path) -> Place:
    return place(store, now, tmp_path, app_registration=True)


async def test_no_app_registers_itself_unless_the_host_lets_it(server: Place) -> None:
    assert (await server.client().post("/oauth/register", json=GIVEN)).status_code == 405


async def test_it_says_of_itself_that_nobody_vouches_for_it(open_to_apps: Place) -> None:
    server = open_to_apps
    found = await server.client().get("/.well-known/oauth-authorization-server")
    assert found.json()["registration_endpoint"].endswith("/oauth/register")
    answer = await server.client().post("/oauth/register", json=GIVEN)
    told = answer.json()
    assert answer.status_code == 201 and "client_secret" not in told
    assert told["grant_types"] == ["authorization_code", "refresh_token"]
    app = Program(server, App(told["client_id"], "", "", [BACK], "", 0, None))
    member = await server.signed_in()
    asked = await member.post("/oauth/consent", json={"query": app.asking()})
    assert asked.json()["app"]["by"] == "itself"
    assert await app.tokens(member)


async def test_a_secret_is_for_those_who_keep_one(open_to_apps: Place) -> None:
    given = {"client_name": "Almanac", "redirect_uris": [BACK]}
    told = (await open_to_apps.client().post("/oauth/register", json=given)).json()
    assert told["token_endpoint_auth_method"] == "client_secret_basic"
    assert len(told["client_secret"]) == 43 and told["client_secret_expires_at"] == 0


@pytest.mark.parametrize(("changed", "error"), WRONG, ids=str)
async def test_what_is_wrong_is_named(
    open_to_apps: Place, changed: dict[str, Any], error: str
) -> None:
    answer = await open_to_apps.client().post("/oauth/register", json={**GIVEN, **changed})
    assert answer.status_code == 400 and answer.json()["error"] == error


async def test_one_network_registers_ten_an_hour(open_to_apps: Place) -> None:
    client = open_to_apps.client()
    answers = [await client.post("/oauth/register", json=GIVEN) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [201] * 10 + [429]
