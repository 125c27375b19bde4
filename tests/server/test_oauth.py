"""What an app is given, and how often: one pair for one key, whoever comes with it."""

import asyncio
from base64 import b64encode
from typing import Any
from urllib.parse import urlencode

import pytest
from authlib.oauth2 import rfc8414, rfc9207

from auth.scopes import SCOPES
from graph.grants import LIVES
from server.cors import FORMS
from tests.server.conftest import Place
from tests.server.programs import BACK, live, program, returned

ISSUER: Any = rfc9207.AuthorizationServerMetadata  # pyright: ignore[reportAttributeAccessIssue]
MINUTE, SECOND = 60_000, 1000
ME = "{ today { date } }"


async def opened(server: Place, token: str) -> bool:
    """Whether a token opens the API now."""
    client = server.client(authorization=f"Bearer {token}")
    answer = await client.post("/graphql", json={"query": "{ __typename }"})
    return answer.status_code == 200


async def test_an_anonymous_visitor_is_asked_to_sign_in(server: Place) -> None:
    app = await program(server)
    for path in ("/oauth/consent", "/oauth/decision"):
        answer = await server.client().post(path, json={"query": app.asking(), "allow": True})
        assert answer.status_code == 401 and "back" not in answer.json()
    assert await live(app) == 0


async def test_a_member_lets_an_app_in(server: Place) -> None:
    member, app = await server.signed_in(), await program(server)
    back = (await app.decided(member, app.asking()))["back"]
    told = returned(back)
    assert back.startswith(f"{BACK}?") and told.keys() == {"code", "state", "iss"}
    assert (told["state"], told["iss"]) == (app.state, server.house.settings.url)
    answer = await app.exchange(told["code"])
    given = answer.json()
    assert given.pop("access_token").startswith("weft_at_")
    assert given.pop("refresh_token").startswith("weft_rt_")
    assert given == {"token_type": "Bearer", "expires_in": 1800, "scope": "asks:read today:read"}
    assert answer.headers["cache-control"] == "no-store" and "set-cookie" not in answer.headers


async def test_what_is_unticked_is_not_given(server: Place) -> None:
    member, app = await server.signed_in(), await program(server)
    told = await app.decided(member, app.asking(), scopes=["today:read", "asks:write"])
    answer = await app.exchange(returned(told["back"])["code"])
    assert answer.json()["scope"] == "today:read"


async def test_what_nobody_here_reads_is_ignored(server: Place) -> None:
    member, app = await server.signed_in(), await program(server)
    claims = {"claims": '{"userinfo": {"email": null}}', "ui_hint": "Zo\u00eb"}
    more = [*claims.items(), ("resource", "https://a.example"), ("resource", "https://b.example")]
    query = f"{app.asking()}&{urlencode(more)}"
    assert (await member.post("/oauth/consent", json={"query": query})).status_code == 200
    code = returned((await app.decided(member, query))["back"])["code"]
    given = (await app.exchange(code, **claims)).json()
    form = urlencode([("client_id", app.app.id), ("grant_type", "refresh_token"), *more])
    asked = {"content-type": "application/x-www-form-urlencoded"}
    renewed = await server.client().post(
        "/oauth/token", content=f"{form}&refresh_token={given['refresh_token']}", headers=asked
    )
    assert renewed.status_code == 200


async def test_a_no_goes_back_as_a_no(server: Place) -> None:
    member, app = await server.signed_in(), await program(server)
    told = returned((await app.decided(member, app.asking(), allow=False))["back"])
    assert told["error"] == "access_denied" and told["state"] == app.state
    assert told["iss"] == server.house.settings.url and "code" not in told
    assert await live(app) == 0


@pytest.mark.parametrize("port", [":8912", ":1", ""])
async def test_a_program_on_ones_own_machine_listens_where_there_is_room(
    server: Place, port: str
) -> None:
    app = await program(
        server, "http://127.0.0.1:3000/back", redirect=f"http://127.0.0.1{port}/back"
    )
    assert await app.tokens(await server.signed_in())


@pytest.mark.parametrize("own", ["com.example.almanac:/back", "https://a.example/b?c=d"])
async def test_other_addresses_are_answered_at(server: Place, own: str) -> None:
    app = await program(server, own, redirect=own)
    assert await app.tokens(await server.signed_in())


async def test_a_confidential_app_shows_its_secret_either_way(server: Place) -> None:
    member, app = await server.signed_in(), await program(server, confidential=True)
    assert await app.tokens(member)
    basic = b64encode(f"{app.app.id}:{app.secret}".encode()).decode()
    client = server.client(authorization=f"Basic {basic}")
    form = {"grant_type": "authorization_code", "code": await app.code(member)}
    form |= {"redirect_uri": BACK, "code_verifier": app.verifier}
    assert (await client.post("/oauth/token", data=form)).status_code == 200


async def test_a_renewal_gives_a_new_pair_and_ends_the_last(server: Place) -> None:
    member, app = await server.signed_in(), await program(server)
    first = await app.tokens(member)
    server.clock.at += MINUTE
    second = (await app.renew(first["refresh_token"])).json()
    assert first["access_token"] != second["access_token"]
    assert first["refresh_token"] != second["refresh_token"]
    narrower = await app.renew(second["refresh_token"], scope="asks:read")
    assert narrower.json()["scope"] == "asks:read"
    wider = await app.renew(narrower.json()["refresh_token"])
    assert wider.json()["scope"] == "asks:read today:read"


async def test_whoever_lost_the_answer_gets_it_once_more(server: Place) -> None:
    member, app = await server.signed_in(), await program(server)
    refresh = (await app.tokens(member))["refresh_token"]
    first = await app.renew(refresh)
    server.clock.at += 9 * SECOND
    again = await app.renew(refresh)
    pair = ("access_token", "refresh_token")
    assert [first.json()[name] for name in pair] == [again.json()[name] for name in pair]
    assert again.json()["expires_in"] == 1791
    assert (await app.renew(refresh)).status_code == 400
    assert await live(app) == 0


@pytest.mark.parametrize("late", [False, True], ids=["confidential", "late"])
async def test_a_second_use_ends_the_family(server: Place, late: bool) -> None:
    member, app = await server.signed_in(), await program(server, confidential=not late)
    refresh = (await app.tokens(member))["refresh_token"]
    following = (await app.renew(refresh)).json()["refresh_token"]
    server.clock.at += 11 * SECOND if late else 0
    assert (await app.renew(refresh)).json()["error"] == "invalid_grant"
    assert (await app.renew(following)).json()["error"] == "invalid_grant"
    assert await live(app) == 0


async def test_once_the_new_pair_was_used_the_old_one_was_stolen(server: Place) -> None:
    member, app = await server.signed_in(), await program(server)
    refresh = (await app.tokens(member))["refresh_token"]
    following = (await app.renew(refresh)).json()["refresh_token"]
    assert (await app.renew(following)).status_code == 200
    assert (await app.renew(refresh)).status_code == 400
    assert await live(app) == 0


async def test_a_code_that_comes_twice_ends_what_it_gave(server: Place) -> None:
    member, app = await server.signed_in(), await program(server)
    code = await app.code(member)
    given = (await app.exchange(code)).json()
    # Whoever saw it on the way need not know the verifier to be noticed.
    assert (await app.exchange(code, code_verifier="x" * 43)).status_code == 400
    assert (await app.renew(given["refresh_token"])).status_code == 400
    assert await live(app) == 0


@pytest.mark.parametrize("what", ["code", "refresh"])
async def test_a_hundred_at_once_get_one_pair_and_then_nothing(server: Place, what: str) -> None:
    member, app = await server.signed_in(), await program(server)
    if what == "code":
        code = await app.code(member)
        tries = [app.exchange(code) for _ in range(100)]
    else:
        refresh = (await app.tokens(member))["refresh_token"]
        tries = [app.renew(refresh) for _ in range(100)]
    answers = await asyncio.gather(*tries)
    assert {answer.status_code for answer in answers} <= {200, 400}
    pairs = {answer.json()["access_token"] for answer in answers if answer.status_code == 200}
    assert len(pairs) == 1
    assert await live(app) == 0


async def test_everything_ends_after_ninety_days(server: Place) -> None:
    member, app = await server.signed_in(), await program(server)
    refresh = (await app.tokens(member))["refresh_token"]
    server.clock.at += LIVES - MINUTE
    last = (await app.renew(refresh)).json()
    assert last["expires_in"] == 60
    server.clock.at += MINUTE
    assert (await app.renew(last["refresh_token"])).status_code == 400


async def test_where_everything_is_can_be_read_from_anywhere(server: Place) -> None:
    answer = await server.client().get("/.well-known/oauth-authorization-server")
    told = answer.json()
    assert answer.headers["access-control-allow-origin"] == "*"
    assert told["scopes_supported"] == list(SCOPES) and "registration_endpoint" not in told
    assert told["code_challenge_methods_supported"] == ["S256"]
    # Its own check asks for https, which this server has only outside of tests.
    secure = {name: _secure(value) for name, value in told.items()}
    known: Any = rfc8414.AuthorizationServerMetadata(secure)
    known.validate(metadata_classes=[ISSUER])


def _secure(value: Any) -> Any:
    return value.replace("http://", "https://") if isinstance(value, str) else value


@pytest.mark.parametrize("path", sorted(FORMS))
async def test_pages_of_other_sites_may_ask_without_a_cookie(server: Place, path: str) -> None:
    origin = {"origin": "https://app.example.org", "sec-fetch-site": "cross-site"}
    client = server.client(**origin)
    asked = {"access-control-request-method": "POST"}
    assert (await client.options(path, headers=asked)).is_success
    answer = await client.post(path, data={"client_id": "nobody"})
    assert answer.status_code in {400, 401} and "error" in answer.json()
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize("path", sorted(FORMS))
@pytest.mark.parametrize(
    "kind", ["application/json", "multipart/form-data; boundary=x", "text/plain"]
)
async def test_only_forms_are_read_there(server: Place, path: str, kind: str) -> None:
    answer = await server.client().post(path, content="{}", headers={"content-type": kind})
    assert answer.status_code == 415


@pytest.mark.parametrize("path", ["/oauth/consent", "/oauth/decision"])
async def test_no_other_site_answers_for_a_member(server: Place, path: str) -> None:
    member, app = await server.signed_in(), await program(server)
    body = {"query": app.asking(), "allow": True, "scopes": ["asks:read"]}
    answer = await member.post(path, json=body, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403
    form = await member.post(path, data=app_form(body))
    assert form.status_code == 415 and await live(app) == 0


def app_form(body: dict[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in body.items()}
