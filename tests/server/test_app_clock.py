"""A clock that jumps or stands still: nothing dead lives again, nothing is sent twice, no limit begins anew."""

import asyncio
from datetime import UTC, datetime
from email.message import EmailMessage

import httpx2
import pytest

from auth.scopes import SCOPES
from graph import codes, rests, sessions
from graph.bounds import DAY
from graph.store import Store
from server.house import working
from tests.cast import small
from tests.server.conftest import Place, ask, new_address
from tests.server.test_digests import HOUR, address, put
from tests.server.test_house import carrying, given, person_of
from tests.server.test_sign_in import tried

JUMPS = [-DAY, -HOUR, 0, HOUR, DAY]
# Over the nights in which Berlin sets its clocks back and forward.
NIGHTS = [datetime(2026, 10, 24, 12, tzinfo=UTC), datetime(2027, 3, 27, 12, tzinfo=UTC)]
POST = """mutation ($input: PostAsk!) { postAsk(input: $input) { __typename } }"""


async def me(client: httpx2.AsyncClient) -> int:
    """The status of asking who one is; 401 also where nobody is signed in."""
    answer = await client.post("/graphql", json={"query": "{ me { id } }"})
    told = answer.json().get("data") or {}
    return answer.status_code if answer.status_code != 200 or told.get("me") else 401


async def test_what_was_ended_stays_ended_whatever_the_clock_says(server: Place) -> None:
    email, start = new_address(), server.clock.at
    code = await server.code_of(server.client(), email)
    given_then = {"email": email, "code": code}
    client = server.client()
    assert (await client.post("/auth/sign-in", json=given_then)).status_code == 204
    held = dict(client.cookies)
    token = await given(server, await person_of(server, client), *SCOPES)
    program = server.client(**carrying(token))
    assert (await me(client), await me(program)) == (200, 200)
    answer = await ask(client, "{ myTokens(first: 5) { nodes { id } } }")
    (row,) = answer["data"]["myTokens"]["nodes"]
    ended = "mutation ($i: RevokeToken!) { revokeToken(input: $i) { __typename } }"
    assert (await ask(client, ended, i={"tokenId": row["id"]}))["data"]
    assert (await client.post("/auth/sign-out")).status_code == 204
    for jump in JUMPS:
        server.clock.at = start + jump
        again = server.client()
        assert (await again.post("/auth/sign-in", json=given_then)).status_code == 401
        again.cookies.update(held)
        assert (await me(again), await me(program)) == (401, 401), jump


async def test_what_ran_out_stays_over_whatever_the_clock_says(server: Place) -> None:
    client, start = await server.signed_in(), server.clock.at
    held = dict(client.cookies)
    token = await given(server, await person_of(server, client), *SCOPES)
    program = server.client(**carrying(token))
    assert (await me(client), await me(program)) == (200, 200)
    for jump in [sessions.LIVES, *JUMPS]:
        server.clock.at = start + jump
        again = server.client()
        again.cookies.update(held)
        assert (await me(again), await me(program)) == (401, 401), jump


async def test_digits_that_came_too_late_fit_no_more(server: Place) -> None:
    email, start = new_address(), server.clock.at
    known, stranger = await server.signed_in(email), server.client()
    for client in (known, stranger):
        server.clock.at = start
        code = await server.code_of(client, email)
        for late in (codes.LIVES, *JUMPS):
            server.clock.at = start + late
            assert await tried(client, email, code) == 401, late


async def test_a_week_of_asks_does_not_begin_anew(server: Place) -> None:
    client, start = await server.signed_in(), server.clock.at
    for n, expected in enumerate(["PostedAsk", "TooManyAsksThisWeek"]):
        posted = await ask(client, POST, input={"text": f"Help {n}"})
        assert posted["data"]["postAsk"]["__typename"] == expected
    for jump in JUMPS:
        server.clock.at = start + jump
        posted = await ask(client, POST, input={"text": "Once more"})
        assert posted["data"]["postAsk"]["__typename"] == "TooManyAsksThisWeek", jump


async def test_mails_with_codes_do_not_begin_anew(server: Place) -> None:
    email, start = new_address(), server.clock.at
    sent = list[EmailMessage]()
    for jump in [0] * 7 + [-DAY, -HOUR, 0]:
        server.clock.at = start + jump
        await server.client().post("/auth/code", json={"email": email})
        sent = await server.mail_to(email)
    assert len(sent) == 5


@pytest.mark.parametrize("noon", NIGHTS, ids=["autumn", "spring"])
async def test_collected_mail_comes_once_a_day(server: Place, store: Store, noon: datetime) -> None:
    ada, start = (await small(store)).ada, round(noon.timestamp() * 1000)
    server.clock.at = start
    await put(server, ada, "vouch", name="Fen")
    for jump in (0, 6 * HOUR, 20 * HOUR, 21 * HOUR, 0, 20 * HOUR, 22 * HOUR, -DAY, 23 * HOUR):
        server.clock.at = start + jump
        await server.mail_to(address(ada))
    assert len(await server.mail_to(address(ada))) == 1


async def test_chores_go_on_after_the_clock_was_set_back(server: Place, store: Store) -> None:
    cast, start = await small(store), server.clock.at
    async with working(server.house.worker):
        for who, at in ((cast.ada, start + DAY), (cast.fen, start)):
            await rests.put(store, who, True, at + HOUR, at)
            server.clock.at = at + HOUR
            server.house.worker.wake()
            async with asyncio.timeout(60):
                while who in [
                    row["person"] for row in await store.rows("rests/over", now=at + HOUR)
                ]:
                    await asyncio.sleep(0.01)
