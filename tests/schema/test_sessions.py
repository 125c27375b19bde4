"""Where one is signed in, through the contract: all of it dies at once."""

from typing import Any

import httpx2
import pytest

from graph.proofs import FRESH
from tests import size
from tests.server.conftest import Place, ask, new_address
from tests.server.programs import Program, live, program, weft
from tests.server.test_oauth_endpoints import begun, polled, typed

SESSIONS, LEAVING = size.of(20, 500), size.of(2, 20)
MINE = "{ mySessions(first: 50) { nodes { id device here } } }"
END = """mutation ($input: EndSessions!) { endSessions(input: $input) {
  __typename ... on SessionsEnded { count } ... on Refusal { message } } }"""

TOKEN = """mutation { createToken(input: {name: "script", scopes: ["asks:read"],
  expiresAt: "2026-12-24T18:00:00Z"}) { ... on TokenCreated { token } } }"""
LEAVE = """mutation ($id: ID!) { deleteAccount(input: {personId: $id}) {
  ... on AccountDeleted { until } } }"""
KEEP = """mutation ($id: ID!) { keepAccount(input: {personId: $id}) {
  __typename ... on AccountKept { personId } } }"""

LEFT = "{ leaving { personId } }"


async def mine(client: httpx2.AsyncClient) -> Any:
    return (await ask(client, MINE))["data"]["mySessions"]["nodes"]


async def ended(client: httpx2.AsyncClient, one: str | None = None, **more: bool) -> Any:
    return (await ask(client, END, input={"sessionId": one, **more}))["data"]["endSessions"]


async def test_an_anonymous_visitor_is_signed_in_nowhere(server: Place) -> None:
    answer = await ask(server.client(), MINE)
    assert answer["errors"][0]["extensions"]["code"] == "SIGN_IN_FIRST"
    assert (await ended(server.client()))["__typename"] == "SignInFirst"


async def test_a_device_is_shown_in_words_and_no_more_is_kept(server: Place) -> None:
    client = server.client(**{"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0"})
    email = new_address()
    code = await server.code_of(client, email)
    await client.post("/auth/sign-in", json={"email": email, "code": code})
    (only,) = await mine(client)
    assert (only["device"], only["here"]) == ("Firefox on Linux", True)


async def test_s8_every_other_session_is_dead_with_the_answer(server: Place) -> None:
    email = new_address()
    clients: list[httpx2.AsyncClient] = []
    for _ in range(SESSIONS):
        # Beyond five mails an hour.
        server.clock.at += FRESH * 2
        clients.append(await server.signed_in(email))
    here = clients[-1]
    assert await ended(here) == {"__typename": "SessionsEnded", "count": SESSIONS - 1}
    alive = [client for client in clients if "errors" not in await ask(client, MINE)]
    assert alive == [here] and len(await mine(here)) == 1


@pytest.mark.parametrize("programs", [False, True], ids=["stay", "end"])
async def test_s8_tokens_and_apps_end_with_all_sessions_where_asked_to(
    server: Place, programs: bool
) -> None:
    email = new_address()
    other, here, app = await server.signed_in(email), await server.signed_in(email), weft(server)
    made = (await ask(other, TOKEN))["data"]["createToken"]["token"]
    almanac, waiting = await program(server), await begun(app)
    had, code = await almanac.tokens(other), await almanac.code(other)
    assert (await typed(other, waiting["user_code"])).status_code == 200
    stranger = await almanac.tokens(await server.signed_in())
    held = [bearing(server, made), bearing(server, had["access_token"])]
    assert (await ended(here, programs=programs))["count"] == 1
    assert [await open_to(client) for client in held] == [not programs] * 2
    opened = [
        await almanac.renew(had["refresh_token"]),
        await almanac.exchange(code),
        await polled(app, waiting["device_code"]),
    ]
    assert {answer.is_success for answer in opened} == {not programs}
    assert await open_to(here) and await open_to(bearing(server, stranger["access_token"]))


async def test_a_session_that_is_not_there_ends_no_program(server: Place) -> None:
    member = await server.signed_in()
    made = (await ask(member, TOKEN))["data"]["createToken"]["token"]
    assert (await ended(member, "x", programs=True))["__typename"] == "InvalidInput"
    assert await open_to(bearing(server, made))


async def test_s8_whoever_leaves_leaves_no_session_token_or_app_behind(server: Place) -> None:
    email, programs = new_address(), list[tuple[Program, dict[str, Any]]]()
    held = list[httpx2.AsyncClient]()
    for _ in range(LEAVING):
        server.clock.at += FRESH * 2
        member = await server.signed_in(email)
        token = (await ask(member, TOKEN))["data"]["createToken"]["token"]
        programs.append((app := await program(server), had := await app.tokens(member)))
        held += [member, bearing(server, token), bearing(server, had["access_token"])]
    assert all([await open_to(client) for client in held])
    me = (await ask(held[-3], "{ me { id } }"))["data"]["me"]["id"]
    assert (await ask(held[-3], LEAVE, id=me))["data"]["deleteAccount"]["until"]
    # Letters of one round come in any order: the word about leaving first, then the digits.
    await server.mail_to(email)
    for comes_back in (False, True):
        if comes_back:
            back = await server.signed_in(email)
            assert (await ask(back, KEEP, id=me))["data"]["keepAccount"]["personId"] == me
        assert not any([await open_to(client) for client in held])
        for app, had in programs:
            assert (await app.renew(had["refresh_token"])).status_code == 400
            assert await live(app) == 0


async def test_whoever_leaves_and_signs_out_leaves_no_way_back_in_that_browser(
    server: Place,
) -> None:
    client = await server.signed_in(email := new_address())
    me = (await ask(client, "{ me { id } }"))["data"]["me"]["id"]
    await ask(client, LEAVE, id=me)
    await server.mail_to(email)
    back, kept = await server.signed_in(email), server.client()
    kept.cookies.update(back.cookies)
    assert (await ask(kept, LEFT))["data"]["leaving"] == {"personId": me}
    assert (await back.post("/auth/sign-out", json={})).status_code == 204
    assert (await ask(kept, LEFT))["data"]["leaving"] is None
    refused = (await ask(kept, KEEP, id=me))["data"]["keepAccount"]
    assert refused == {"__typename": "InvalidInput"}
    assert not await open_to(kept)
    again = await server.signed_in(email)
    assert (await ask(again, KEEP, id=me))["data"]["keepAccount"]["personId"] == me


def bearing(server: Place, token: str) -> httpx2.AsyncClient:
    return server.client(authorization=f"Bearer {token}")


async def open_to(client: httpx2.AsyncClient) -> bool:
    """Whether it is let in as anybody."""
    answer = await client.post("/graphql", json={"query": "{ myAsks(first: 5) { nodes { id } } }"})
    return answer.status_code == 200 and "errors" not in answer.json()


async def test_ending_sessions_asks_for_a_fresh_proof(server: Place) -> None:
    client = await server.signed_in()
    server.clock.at += FRESH
    assert (await ended(client))["__typename"] == "ProveItAgain"


async def test_nobody_ends_the_session_of_another(server: Place) -> None:
    client, other = await server.signed_in(), await server.signed_in()
    (theirs,) = await mine(other)
    refused = [await ended(client, id) for id in (theirs["id"], "x")]
    assert refused[0] == refused[1] and refused[0]["__typename"] == "InvalidInput"
    assert len(await mine(other)) == 1
