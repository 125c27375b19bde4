"""Connecting a provider and letting it go; and a dozen ways to come into somebody else's account by one: none does."""

import asyncio
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest

from graph.addresses import REGRET
from graph.bounds import DAY
from graph.identities import MOST
from graph.proofs import FRESH
from graph.store import Store, new_id
from server import worker
from tests.provider import Example
from tests.server.arriving import agreed, begun, came, led, linked, newcomer, returned
from tests.server.conftest import Place, ask, new_address
from tests.server.test_addresses import moved, undone
from tests.server.test_sign_in import who

MINE = "{ myIdentities(first: 50) { nodes { id provider email usedAt } } }"
REMOVE = """mutation ($id: ID!) { removeIdentity(input: {identityId: $id}) {
  __typename ... on Refusal { message } } }"""
LEAVE = """mutation ($id: ID!) { deleteAccount(input: {personId: $id}) { __typename } }"""


@pytest.fixture
def server(store: Store, now: int, tmp_path: Path, examples: tuple[Example, Example]) -> Place:
    return led(store, now, tmp_path, examples)


async def mine(client: httpx2.AsyncClient) -> list[dict[str, Any]]:
    return (await ask(client, MINE))["data"]["myIdentities"]["nodes"]


async def removed(client: httpx2.AsyncClient, id: str) -> str:
    return (await ask(client, REMOVE, id=id))["data"]["removeIdentity"]["__typename"]


async def subjects(server: Place, email: str) -> list[str]:
    return [str(letter["Subject"]) for letter in await server.mail_to(email)]


async def test_an_anonymous_visitor_connects_nothing(server: Place) -> None:
    assert (await server.client().post("/auth/openid/example/link")).status_code == 401
    told = (await ask(server.client(), REMOVE, id=new_id()))["data"]["removeIdentity"]
    assert told["__typename"] == "SignInFirst"


async def test_a_member_connects_it_and_comes_in_by_it(server: Place) -> None:
    email, there = new_address(), new_address()
    client = await server.signed_in(email)
    assert await linked(client, there) == "linked"
    assert [(one["provider"], one["email"]) for one in await mine(client)] == [("Example", there)]
    assert (await subjects(server, email))[-1] == "Example opens your account on Weft now"
    visitor = server.client()
    assert await came(visitor, there) == "in"
    assert await who(visitor, server) == await who(client, server)
    assert (await mine(client))[0]["usedAt"]
    assert await linked(client, there) == "linked" and len(await mine(client)) == 1


async def test_connecting_and_letting_go_need_a_fresh_proof(server: Place) -> None:
    client = await server.signed_in()
    assert await linked(client, new_address()) == "linked"
    page = await begun(client, "example", "/link")
    server.clock.at += FRESH
    said = await client.post("/auth/openid/example/link")
    assert (said.status_code, said.json()["refusal"]) == (403, "ProveItAgain")
    assert (await returned(client, await agreed(page, new_address())))["became"] == "prove"
    (one,) = await mine(client)
    assert await removed(client, one["id"]) == "ProveItAgain"


async def test_what_was_let_go_opens_nothing_and_the_code_still_does(server: Place) -> None:
    email, there = new_address(), new_address()
    client = await newcomer(server, email, sub=there)
    (one,) = await mine(client)
    assert await removed(await server.signed_in(), one["id"]) == "InvalidInput"
    assert await removed(client, one["id"]) == "IdentityRemoved"
    assert (await subjects(server, email))[-1] == "Example no longer opens your account on Weft"
    assert await came(server.client(), email, sub=there) == "confirm"
    assert await who(await server.signed_in(email), server) == await who(client, server)


async def test_twenty_are_the_most(server: Place) -> None:
    client, store = await server.signed_in(), server.house.store
    person, at = await who(client, server), server.clock.at
    shown = {"issuer": "i", "provider": "Example", "email": "", "now": at, "used": 0}
    for _ in range(MOST):
        given = {"viewer": person, "id": new_id(), "key": new_id(), "subject": new_id(), **shown}
        await store.write(lambda tx, given=given: tx.run("identities/add", **given))
    assert await linked(client, new_address()) == "enough"


async def test_s6_an_address_taken_beforehand_stays_its_owner_s(server: Place) -> None:
    victim, subject = new_address(), new_id()
    attacker = server.client()
    assert await came(attacker, victim, verified=False, sub=subject) == "confirm"
    owner = await server.signed_in(victim)
    for verified in (False, True):
        assert await came(attacker, victim, verified, sub=subject) == "confirm"
    assert await who(attacker, server) is None and await mine(owner) == []


async def test_s6_another_address_at_the_provider_opens_no_other_account(server: Place) -> None:
    victim, subject = new_address(), new_id()
    owner = await server.signed_in(victim)
    attacker = await newcomer(server, sub=subject)
    mine = await who(attacker, server)
    assert await came(attacker, victim, sub=subject) == "in"
    assert await who(attacker, server) == mine != await who(owner, server)


async def test_s6_the_same_subject_at_another_issuer_is_somebody_else(server: Place) -> None:
    email, subject = new_address(), new_id()
    owner = await newcomer(server, email, sub=subject)
    assert await came(server.client(), email, key="other", sub=subject) == "confirm"
    stranger = await newcomer(server, key="other", sub=subject)
    assert await who(stranger, server) != await who(owner, server)


@pytest.mark.parametrize("more", ["", "/link"])
async def test_s6_a_way_begun_elsewhere_ends_nowhere(server: Place, more: str) -> None:
    """Another's answer put before a victim: neither signed in as them, nor connected to them."""
    attacker, victim = await server.signed_in(), await server.signed_in()
    before, way = (
        await who(victim, server),
        await agreed(await begun(attacker, "example", more), new_address()),
    )
    assert (await returned(victim, way))["became"] == "stale"
    await begun(victim, "example", more)
    assert (await returned(victim, way))["became"] == "stale"
    assert await who(victim, server) == before and await mine(victim) == []


async def test_s6_a_state_is_used_once(server: Place, examples: tuple[Example, Example]) -> None:
    email, client = new_address(), server.client()
    way = await agreed(await begun(client), email)
    held = dict(client.cookies)
    assert (await returned(client, way))["became"] == "in"
    for one in (client, server.client()):
        one.cookies.update(held)
        assert (await returned(one, way))["became"] == "stale"
    assert examples[0].exchanged == 1


async def test_s6_a_code_of_another_way_opens_nothing(server: Place) -> None:
    """Stolen on its way, and put into a way of the thief's own."""
    victim, thief = server.client(), server.client()
    code = parse_qs(urlsplit(await agreed(await begun(victim), new_address())).query)["code"][0]
    own = urlsplit(await agreed(await begun(thief), new_address()))
    mixed = own._replace(query=own.query.replace(parse_qs(own.query)["code"][0], code)).geturl()
    assert (await returned(thief, mixed))["became"] == "away"
    assert await who(thief, server) is None


async def test_s6_an_answer_of_one_provider_is_none_of_another(server: Place) -> None:
    client = server.client()
    way = await agreed(await begun(client), new_address())
    assert (await returned(client, way.replace("/example?", "/other?")))["became"] == "stale"


async def test_s6_connecting_ends_with_whoever_began_it(server: Place) -> None:
    client, other = await server.signed_in(), await server.signed_in()
    way = await agreed(await begun(client, "example", "/link"), new_address())
    cookie = server.house.cookie.name
    session = other.cookies[cookie]
    client.cookies.delete(cookie)
    client.cookies.set(cookie, session)
    assert (await returned(client, way))["became"] == "stale"
    assert await mine(other) == []


async def test_s6_of_thirty_accounts_one_is_connected(server: Place) -> None:
    there = new_address()
    clients = [await server.signed_in() for _ in range(30)]
    ways = [await agreed(await begun(one, "example", "/link"), there) for one in clients]
    told = await asyncio.gather(*(returned(*pair) for pair in zip(clients, ways, strict=True)))
    became = [one["became"] for one in told]
    assert became.count("linked") == 1 and became.count("taken") == 29
    held = [len(await mine(one)) for one in clients]
    assert held == [int(one == "linked") for one in became]


async def test_s6_what_is_let_go_while_it_opens_opens_once_at_most(server: Place) -> None:
    there, client = new_address(), await server.signed_in()
    assert await linked(client, there, verified=False) == "linked"
    (one,) = await mine(client)
    visitors = [server.client() for _ in range(8)]
    ways = [await agreed(await begun(v), there, verified=False) for v in visitors]
    pairs = zip(visitors, ways, strict=True)
    told, gone = await asyncio.gather(
        asyncio.gather(*(returned(*pair) for pair in pairs)), removed(client, one["id"])
    )
    assert gone == "IdentityRemoved" and {t["became"] for t in told} <= {"in", "confirm"}
    assert await came(server.client(), there, verified=False) == "confirm"


async def test_s6_what_was_connected_since_an_address_was_taken_or_in_the_week_before_goes_with_it(
    server: Place,
) -> None:
    old, first, lately, later = (new_address() for _ in range(4))
    client = await server.signed_in(old)
    assert await linked(client, first) == "linked"
    server.clock.at += 1
    assert await linked(client, lately) == "linked"
    server.clock.at += REGRET
    client = await server.signed_in(old)
    _, token = await moved(server, client)
    assert await linked(client, later) == "linked"
    assert await undone(server.client(), token) == 204
    assert await came(server.client(), first) == "in"
    for gone in (lately, later):
        assert await came(server.client(), gone, verified=False) == "confirm"


async def test_s6_an_address_that_may_be_taken_back_makes_no_account(server: Place) -> None:
    client = await server.signed_in(old := new_address())
    await moved(server, client)
    assert await came(server.client(), old) == "confirm"


async def test_s6_who_left_comes_back_by_code_and_is_forgotten_after_thirty_days(
    server: Place,
) -> None:
    email, subject = new_address(), new_id()
    client = await newcomer(server, email, sub=subject)
    me = (await ask(client, "{ me { id } }"))["data"]["me"]["id"]
    before = await who(client, server)
    assert (await ask(client, LEAVE, id=me))["data"]["deleteAccount"][
        "__typename"
    ] == "AccountDeleted"
    for address in (email, new_address()):
        assert await came(server.client(), address, sub=subject) == "confirm"
    server.clock.at += 30 * DAY
    for chore in worker.SWEEPS:
        await chore(server.house.store, server.clock.at)
    again = await newcomer(server, email, sub=subject)
    assert await who(again, server) != before
