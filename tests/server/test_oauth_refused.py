"""What no app is given anything for: each a case of its own, and no token for any of them."""

from typing import Any
from urllib.parse import urlencode

import pytest

from tests.server.conftest import Place
from tests.server.programs import BACK, Program, live, program

HERE = "http://127.0.0.1:3000/back"
REDIRECTS = [
    "http://app.example.org/back",
    "HTTPS://app.example.org/back",
    "https://app.example.org/back/",
    "https://app.example.org/Back",
    "https://app.example.org/back?x=1",
    "https://app.example.org/back?",
    "https://app.example.org/back#x",
    "https://app.example.org/back#",
    "https://app.example.org/back/../back",
    "https://app.example.org/./back",
    "https://app.example.org//back",
    "https://app.example.org/back;x",
    "https://app.example.org/back&x=y",
    "https://app.example.org/back%20",
    "https://app.example.org/back%00",
    "https://app.example.org/ba%63k",
    "https://app.example.org/back/%2e%2e",
    "https://app.example.org/back\n",
    " https://app.example.org/back",
    "https://app.example.org/back ",
    "https://app.example.org/",
    "https://app.example.org",
    "https://app.example.org:443/back",
    "https://app.example.org:444/back",
    "https://APP.example.org/back",
    "https://app.example.org./back",
    "https://app.example.org.evil.example/back",
    "https://evil.app.example.org/back",
    "https://*.example.org/back",
    "https://user@app.example.org/back",
    "https://app.example.org@evil.example/back",
    "https://app.example.org%2f@evil.example/back",
    "https://app.example.org\\@evil.example/back",
    "https://evil.example/https://app.example.org/back",
    "https://evil.example/?https://app.example.org/back",
    "https://evil.example#https://app.example.org/back",
    "https://xn--pp-7kc.example.org/back",
    "https://\u0430pp.example.org/back",
    "//app.example.org/back",
    "app.example.org/back",
    "/back",
    "/",
    "javascript:alert(1)",
    "javascript://app.example.org/%0aalert(1)",
    "data:text/html,x",
    "file:///back",
    "com.example.evil:/back",
    "urn:ietf:wg:oauth:2.0:oob",
    "http://127.0.0.1/back",
    "",
]
NEARLY_HERE = [
    "http://127.0.0.1:3000/other",
    "http://127.0.0.1:3000/back/",
    "http://127.0.0.1:3000/back?x=1",
    "https://127.0.0.1:3000/back",
    "http://localhost:3000/back",
    "http://[::1]:3000/back",
    "http://127.0.0.2:3000/back",
    "http://127.0.0.1.evil.example:3000/back",
    "http://127.0.0.1:3000@evil.example/back",
    "http://127.0.0.1:port/back",
    "http://127.0.0.1:300000/back",
    "http://0.0.0.0:3000/back",
    "http://2130706433:3000/back",
]
ASKED: list[dict[str, str | None]] = [
    {"code_challenge": None},
    {"code_challenge": ""},
    {"code_challenge": "x" * 42},
    {"code_challenge": "x" * 129},
    {"code_challenge": "x" * 42 + "/"},
    {"code_challenge_method": None},
    {"code_challenge_method": "plain"},
    {"code_challenge_method": "s256"},
    {"code_challenge_method": "S512"},
    {"code_challenge": None, "code_challenge_method": None},
    {"response_type": None},
    {"response_type": "token"},
    {"response_type": "id_token"},
    {"response_type": "none"},
    {"response_type": "code token"},
    {"response_type": "code id_token"},
    {"response_type": "CODE"},
    {"scope": None},
    {"scope": ""},
    {"scope": "*"},
    {"scope": "session"},
    {"scope": "asks:delete"},
    {"scope": "asks:read asks:everything"},
    {"scope": "ASKS:READ"},
    {"scope": "asks:read,today:read"},
]
WHO: list[dict[str, str | None]] = [
    {"client_id": None},
    {"client_id": ""},
    {"client_id": "nobody"},
    {"client_id": "weft"},
    {"client_id": "weft "},
    {"client_id": "'"},
]


async def refused(app: Program, query: str) -> dict[str, Any]:
    """What the page tells; the same whether it is asked or answered."""
    member = await app.server.signed_in()
    asked = await member.post("/oauth/consent", json={"query": query})
    told = await app.decided(member, query)
    assert asked.status_code == 400 and asked.json() == told
    assert "code=" not in str(told) and await live(app) == 0
    return told


@pytest.mark.parametrize("redirect", REDIRECTS)
async def test_no_answer_leaves_for_an_address_that_is_not_registered(
    server: Place, redirect: str
) -> None:
    app = await program(server)
    assert (await refused(app, app.asking(redirect_uri=redirect)))["back"] is None


@pytest.mark.parametrize("redirect", NEARLY_HERE)
async def test_only_the_port_of_ones_own_machine_may_differ(server: Place, redirect: str) -> None:
    app = await program(server, HERE)
    assert (await refused(app, app.asking(redirect_uri=redirect)))["back"] is None


@pytest.mark.parametrize("changed", WHO, ids=str)
async def test_an_app_nobody_knows_gets_no_answer(
    server: Place, changed: dict[str, str | None]
) -> None:
    app = await program(server)
    assert (await refused(app, app.asking(**changed)))["back"] is None


@pytest.mark.parametrize("changed", ASKED, ids=str)
async def test_what_is_asked_wrongly_is_told_to_the_member_first(
    server: Place, changed: dict[str, str | None]
) -> None:
    """The way back is the registered one, with no code, and nobody is sent there without a tap."""
    app = await program(server)
    back = (await refused(app, app.asking(**changed)))["back"]
    assert back.startswith(f"{BACK}?error=") and "iss=" in back and "state=a+state" in back


@pytest.mark.parametrize(
    "name", ["client_id", "redirect_uri", "response_type", "scope", "state", "code_challenge"]
)
async def test_nothing_is_said_twice(server: Place, name: str) -> None:
    app = await program(server)
    query = f"{app.asking()}&{urlencode({name: 'https://evil.example'})}"
    assert (await refused(app, query))["back"] is None


@pytest.mark.parametrize("path", ["/oauth/consent", "/oauth/decision"])
@pytest.mark.parametrize("body", ["", "[]", "{", '{"query": 1}', '{"query": "' + "x" * 5000 + '"}'])
async def test_odd_bodies_are_bad_input(server: Place, path: str, body: str) -> None:
    member = await server.signed_in()
    headers = {"content-type": "application/json"}
    assert (await member.post(path, content=body or "null", headers=headers)).status_code == 400


async def test_nobody_agrees_to_nothing(server: Place) -> None:
    member, app = await server.signed_in(), await program(server)
    for scopes in ([], ["asks:write"], ["session"]):
        told = await app.decided(member, app.asking(), scopes=scopes)
        assert told["path"] == ["scopes"]
    assert await live(app) == 0
