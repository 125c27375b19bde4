"""Letting an app in outlives the session that did it: who agrees has just shown who they are."""

import httpx2
import pytest

from graph.proofs import FRESH
from tests.server.conftest import Place, new_address
from tests.server.programs import BACK, Program, live, program, returned, weft
from tests.server.test_oauth_endpoints import begun, polled, typed
from tests.server.test_proofs import digits, given


@pytest.fixture
async def stale(server: Place) -> tuple[httpx2.AsyncClient, str]:
    """Whoever signed in ten minutes ago, and their address."""
    email = new_address()
    member = await server.signed_in(email)
    server.clock.at += FRESH
    return member, email


async def asked(app: Program, member: httpx2.AsyncClient, allow: bool = True) -> httpx2.Response:
    body = {"query": app.asking(), "allow": allow, "scopes": ["asks:read"]}
    return await member.post("/oauth/decision", json=body)


async def test_an_app_is_let_in_on_a_fresh_proof_alone(
    server: Place, stale: tuple[httpx2.AsyncClient, str]
) -> None:
    (member, email), app = stale, await program(server)
    no = await asked(app, member)
    assert (no.status_code, no.json()["refusal"]) == (403, "ProveItAgain")
    assert "back" not in no.json() and await live(app) == 0
    assert await given(member, await digits(server, member, email)) == 204
    back = (await asked(app, member)).json()["back"]
    assert back.startswith(f"{BACK}?")
    assert (await app.exchange(returned(back)["code"])).status_code == 200


async def test_a_device_is_let_in_on_a_fresh_proof_alone(
    server: Place, stale: tuple[httpx2.AsyncClient, str]
) -> None:
    (member, email), app = stale, weft(server)
    told = await begun(app)
    no = await typed(member, told["user_code"])
    assert (no.status_code, no.json()["refusal"]) == (403, "ProveItAgain")
    assert (await polled(app, told["device_code"])).json()["error"] == "authorization_pending"
    assert await given(member, await digits(server, member, email)) == 204
    assert (await typed(member, told["user_code"])).json() == {"back": None}
    server.clock.at += FRESH // 10
    assert (await polled(app, told["device_code"])).status_code == 200


async def test_a_no_needs_no_proof(server: Place, stale: tuple[httpx2.AsyncClient, str]) -> None:
    (member, _), app = stale, await program(server)
    back = (await asked(app, member, allow=False)).json()["back"]
    assert returned(back)["error"] == "access_denied"
    told = await begun(weft(server))
    assert (await typed(member, told["user_code"], allow=False)).json() == {"back": None}
    assert (await polled(weft(server), told["device_code"])).json()["error"] == "access_denied"
