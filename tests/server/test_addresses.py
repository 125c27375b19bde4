"""Another mail address: confirmed at the new one, told to the old one, and taken back from there."""

import asyncio
import re

import httpx2
import pytest

from graph import outbox
from graph.addresses import REGRET
from graph.bounds import DAY
from graph.proofs import FRESH
from tests.reading import rows
from tests.server.conftest import Place, ask, new_address
from tests.server.programs import live, program
from tests.server.test_oauth import opened
from tests.server.test_passkeys import added, entering, question
from tests.server.test_sign_in import who

ME = "{ me { email } }"
WAITING = "MATCH (o:Outbox {to: $to}) RETURN o.kind AS kind ORDER BY kind"
TOKEN = """mutation { createToken(input: {name: "A script", scopes: ["asks:read"],
  expiresAt: "2027-06-01T00:00:00Z"}) { ... on TokenCreated { token } } }"""


async def asked(client: httpx2.AsyncClient, email: str) -> int:
    return (await client.post("/auth/address", json={"email": email})).status_code


async def confirmed(client: httpx2.AsyncClient, email: str, code: str) -> int:
    body = {"email": email, "code": code}
    return (await client.post("/auth/address/confirm", json=body)).status_code


async def undone(client: httpx2.AsyncClient, token: str) -> int:
    return (await client.post("/auth/address/undo", json={"token": token})).status_code


async def digits(server: Place, client: httpx2.AsyncClient, email: str) -> str:
    assert await asked(client, email) == 204
    return await server.digits_of(email)


async def address(client: httpx2.AsyncClient) -> str:
    return (await ask(client, ME))["data"]["me"]["email"]


async def moved(server: Place, client: httpx2.AsyncClient) -> tuple[str, str]:
    """The new address, and what takes it back."""
    old, new = await address(client), new_address()
    assert await confirmed(client, new, await digits(server, client, new)) == 204
    letter = (await server.mail_to(old))[-1]
    found = re.search(r"/regret#(\w+)$", str(letter.get_content()), re.MULTILINE)
    assert found
    return new, found[1]


@pytest.mark.parametrize("path", ["/auth/address", "/auth/address/confirm"])
async def test_an_anonymous_visitor_has_no_address_to_change(server: Place, path: str) -> None:
    body = {"email": new_address(), "code": "000000"}
    assert (await server.client().post(path, json=body)).status_code == 401


async def test_changing_the_address_needs_a_fresh_proof(server: Place) -> None:
    client = await server.signed_in()
    server.clock.at += FRESH
    answer = await client.post("/auth/address", json={"email": new_address()})
    assert (answer.status_code, answer.json()["refusal"]) == (403, "ProveItAgain")


async def test_until_it_is_confirmed_nothing_changes(server: Place) -> None:
    client = await server.signed_in(old := new_address())
    new = new_address()
    code = await digits(server, client, new)
    assert await address(client) == old
    assert await confirmed(client, new, code) == 204
    assert await address(client) == new
    again = await server.signed_in(new)
    assert await who(again, server) == await who(client, server)


async def test_sessions_elsewhere_end_and_this_one_gets_another_id(server: Place) -> None:
    client = await server.signed_in(old := new_address())
    elsewhere = await server.signed_in(old)
    held = client.cookies[server.house.cookie.name]
    await moved(server, client)
    assert await who(client, server) and await who(elsewhere, server) is None
    stale = server.client()
    stale.cookies.set(server.house.cookie.name, held)
    assert await who(stale, server) is None


async def test_an_address_with_an_account_gets_the_same_answer_and_its_holder_a_letter(
    server: Place,
) -> None:
    theirs, free = new_address(), new_address()
    holder, client = await server.signed_in(theirs), await server.signed_in(old := new_address())
    answers = [await client.post("/auth/address", json={"email": one}) for one in (theirs, free)]
    seen = [(a.status_code, a.content, sorted(set(a.headers) - {"x-request-id"})) for a in answers]
    assert seen[0] == seen[1]
    letter = (await server.mail_to(theirs))[-1]
    assert letter["Subject"] == "Somebody tried to use your address for Weft"
    assert not re.search(r"\d{6}", str(letter.get_content()))
    assert (await address(holder), await address(client)) == (theirs, old)


async def test_an_account_made_meanwhile_keeps_its_address(server: Place) -> None:
    client, new = await server.signed_in(), new_address()
    code = await digits(server, client, new)
    other = await server.signed_in(new)
    assert await confirmed(client, new, code) == 401
    assert await address(other) == new


async def test_it_is_taken_back_from_the_old_address_within_seven_days(server: Place) -> None:
    client = await server.signed_in(old := new_address())
    mine = await who(client, server)
    new, token = await moved(server, client)
    thief, key = server.client(), await added(server, client)
    server.clock.at += REGRET - 1
    assert (await server.client().get("/auth/address/undo")).status_code == 405
    assert await undone(server.client(), token) == 204
    assert await who(client, server) is None
    assert await entering(thief, key.get(await question(thief))) == 401
    again = await server.signed_in(old)
    assert await who(again, server) == mine
    assert await who(await server.signed_in(new), server) != mine
    assert await undone(server.client(), token) == 410


async def test_what_has_not_left_yet_follows_its_reader_there_and_back(server: Place) -> None:
    client = await server.signed_in(old := new_address())
    new, token = await moved(server, client)

    async def waiting(to: str) -> list[str]:
        return [row["kind"] for row in await rows(server.house.store, WAITING, to=to)]

    async def put(to: str, kind: str) -> None:
        over = {"seed": "a seed", "until": 0}
        await server.house.store.write(lambda tx: outbox.put(tx, kind, to, over, server.clock.at))

    for kind in ("thanks", "code"):
        await put(new, kind)
    assert await undone(server.client(), token) == 204
    assert (await waiting(old), await waiting(new)) == (["thanks"], ["code"])
    again = await server.signed_in(old)
    code = await digits(server, again, other := new_address())
    await put(old, "vouch")
    assert await confirmed(again, other, code) == 204
    assert "vouch" in await waiting(other)
    assert await waiting(old) == ["moved"]


@pytest.mark.parametrize(("before", "stays"), [(REGRET + 1, True), (REGRET, False), (0, False)])
async def test_what_was_added_in_the_seven_days_before_goes_with_it_and_what_is_older_stays(
    server: Place, before: int, stays: bool
) -> None:
    client, app = await server.signed_in(old := new_address()), await program(server)
    key, given = await added(server, client), await app.tokens(client)
    token = (await ask(client, TOKEN))["data"]["createToken"]["token"]
    server.clock.at += before
    _, regret = await moved(server, await server.signed_in(old))
    assert await undone(server.client(), regret) == 204
    visitor = server.client()
    opening = {
        "passkey": await entering(visitor, key.get(await question(visitor))) == 204,
        "token": await opened(server, token),
        "app": (await app.renew(given["refresh_token"])).status_code == 200,
    }
    assert opening == dict.fromkeys(opening, stays)
    assert await who(client, server) is None


async def test_what_was_added_since_goes_with_it(server: Place) -> None:
    client, app = await server.signed_in(), await program(server)
    _, regret = await moved(server, client)
    given, token = (
        await app.tokens(client),
        (await ask(client, TOKEN))["data"]["createToken"]["token"],
    )
    assert await undone(server.client(), regret) == 204
    assert await live(app) == 0 and not await opened(server, token)
    assert (await app.renew(given["refresh_token"])).status_code == 400


async def test_after_seven_days_it_stays(server: Place) -> None:
    client = await server.signed_in()
    new, token = await moved(server, client)
    server.clock.at += REGRET
    for earlier in (0, DAY):
        server.clock.at -= earlier
        assert await undone(server.client(), token) == 410
    assert await address(client) == new


async def test_the_address_that_was_left_opens_the_account_as_long_as_it_takes_it_back(
    server: Place,
) -> None:
    client = await server.signed_in(old := new_address())
    mine = await who(client, server)
    await moved(server, client)
    assert await who(await server.signed_in(old), server) == mine
    other = await server.signed_in()
    await asked(other, old)
    assert (await server.mail_to(old))[-1]["Subject"].startswith("Somebody tried")
    server.clock.at += REGRET
    theirs = await who(await server.signed_in(old), server)
    assert theirs != mine
    server.clock.at -= DAY
    assert await who(await server.signed_in(old), server) == theirs


async def test_the_first_link_takes_back_all_that_followed(server: Place) -> None:
    client = await server.signed_in(old := new_address())
    _, first = await moved(server, client)
    _, second = await moved(server, client)
    assert await undone(server.client(), first) == 204
    assert await undone(server.client(), second) == 410
    assert await address(await server.signed_in(old)) == old


async def test_of_fifty_at_once_one_confirms_and_one_takes_back(server: Place) -> None:
    client, new = await server.signed_in(), new_address()
    code, held = await digits(server, client, new), dict(client.cookies)
    clients = [server.client() for _ in range(50)]
    for one in clients:
        one.cookies.update(held)
    answers = await asyncio.gather(*(confirmed(one, new, code) for one in clients))
    assert answers.count(204) == 1 and set(answers) == {204, 401}
    _, token = await moved(server, clients[answers.index(204)])
    taken = await asyncio.gather(*(undone(server.client(), token) for _ in range(50)))
    assert sorted(taken) == [204] + [410] * 49


async def test_of_two_who_want_one_address_one_gets_it(server: Place) -> None:
    new, clients = new_address(), [await server.signed_in() for _ in range(2)]
    codes = [await digits(server, client, new) for client in clients]
    pairs = zip(clients, codes, strict=True)
    answers = await asyncio.gather(*(confirmed(client, new, code) for client, code in pairs))
    assert sorted(answers) == [204, 401]
