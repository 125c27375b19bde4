"""A browser that was let in before has mails and tries of its own, which nobody else can use up."""

from collections.abc import Awaitable, Callable

import httpx2
import pytest

from auth import known
from graph.bounds import DAY
from graph.codes import MAILS_AN_HOUR, TRIES
from server.sign_in import link
from tests import size
from tests.server.conftest import Place, new_address
from tests.server.test_addresses import moved
from tests.server.test_passkeys import added, entering, question
from tests.server.test_proofs import digits, given
from tests.server.test_sign_in import MINUTE, tried, who, wrong
from tests.server.test_sign_in_guessing import from_afar

DAYS = size.of(3, 14)


async def mails(server: Place, client: httpx2.AsyncClient, email: str) -> int:
    """How many more came for asking once."""
    before = len(await server.mail_to(email))
    assert (await client.post("/auth/code", json={"email": email})).status_code == 204
    return len(await server.mail_to(email)) - before


async def used_up(server: Place, clients: list[httpx2.AsyncClient], email: str) -> None:
    """Every mail and every try that these five have together this hour."""
    for client in clients:
        code = await server.code_of(client, email)
        for one in clients:
            assert await tried(one, email, wrong(code)) == 401
        # Had a guess still counted after the fifth, this one would come in.
        assert await tried(client, email, code) == 401
    assert len(clients) == MAILS_AN_HOUR == TRIES
    assert [await mails(server, client, email) for client in clients] == [0] * len(clients)


def bearing(server: Place, held: str) -> httpx2.AsyncClient:
    """Another browser, with a cookie that came from somewhere else."""
    client = server.client()
    client.cookies.set(server.house.knowing.name, held)
    return client


def share(server: Place, email: str, held: str) -> str:
    return known.own(server.house.secret, email, held, server.clock.at)


def cookie(server: Place, client: httpx2.AsyncClient) -> str:
    return client.cookies[server.house.knowing.name]


async def test_s3_the_owner_comes_in_each_day_while_strangers_use_up_everything(
    server: Place,
) -> None:
    email = new_address()
    owner, person = await server.signed_in(email), None
    for day in range(DAYS):
        await owner.post("/auth/sign-out")
        assert await who(owner, server) is None
        server.clock.at += DAY
        clients = [from_afar(server, day * TRIES + number) for number in range(TRIES)]
        await used_up(server, clients, email)
        assert await mails(server, server.client(), email) == 0
        code = await server.code_of(owner, email)
        assert await tried(owner, email, wrong(code)) == 401
        # Neither the digits nor the browser alone are enough.
        assert await tried(server.client(), email, code) == 401
        assert await tried(owner, email, code) == 204
        person = person or await who(owner, server)
        assert await who(owner, server) == person is not None


async def test_all_that_strangers_bring_counts_together(server: Place) -> None:
    email = new_address()
    await server.signed_in(email)
    server.clock.at += 61 * MINUTE
    theirs = [cookie(server, await server.signed_in()) for _ in range(2)]
    mine = known.given(server.house.secret, email, server.clock.at)
    bent = [f"1{mine}", mine[:-1], mine.replace(".", "-")]
    await used_up(server, [bearing(server, held) for held in theirs + bent], email)
    assert await mails(server, server.client(), email) == 0


async def test_a_taken_cookie_gives_what_it_has_and_leaves_the_owner_theirs(server: Place) -> None:
    email = new_address()
    owner = await server.signed_in(email)
    taken = cookie(server, owner)
    thieves = [bearing(server, taken) for _ in range(TRIES)]
    shares = {share(server, email, taken)}
    while len(shares) == 1:
        server.clock.at += 61 * MINUTE
        code = await server.code_of(owner, email)
        assert await tried(owner, email, code) == 204
        shares.add(share(server, email, cookie(server, owner)))
    await used_up(server, thieves, email)
    assert await tried(owner, email, await server.code_of(owner, email)) == 204
    assert await mails(server, server.client(), email) == 1


async def test_digits_asked_for_elsewhere_fit_while_the_browser_has_none_of_its_own(
    server: Place,
) -> None:
    email = new_address()
    owner, house = await server.signed_in(email), server.house
    page = await link(house.store, house.settings, house.secret, email, server.clock.at)
    assert await tried(owner, email, page.rpartition("=")[2]) == 204
    code = await server.code_of(server.client(), email)
    await server.code_of(owner, email)
    assert await tried(owner, email, code) == 401


async def test_it_stays_after_signing_out_and_is_another_after_signing_in(server: Place) -> None:
    email = new_address()
    owner = await server.signed_in(email)
    first = cookie(server, owner)
    await owner.post("/auth/sign-out")
    assert cookie(server, owner) == first
    assert await tried(owner, email, await server.code_of(owner, email)) == 204
    assert cookie(server, owner) != first


async def test_it_ends_after_four_hundred_days(server: Place) -> None:
    email = new_address()
    owner = await server.signed_in(email)
    server.clock.at += known.LIVES
    await used_up(server, [server.client() for _ in range(TRIES)], email)
    assert await mails(server, owner, email) == 0


async def by_key(server: Place, owner: httpx2.AsyncClient, _: str) -> None:
    key = await added(server, owner)
    assert await entering(owner, key.get(await question(owner))) == 204


async def by_proof(server: Place, owner: httpx2.AsyncClient, email: str) -> None:
    assert await given(owner, await digits(server, owner, email)) == 204


@pytest.mark.parametrize("way", [by_key, by_proof])
async def test_every_way_in_gives_one(
    server: Place, way: Callable[[Place, httpx2.AsyncClient, str], Awaitable[None]]
) -> None:
    email = new_address()
    owner = await server.signed_in(email)
    owner.cookies.delete(server.house.knowing.name)
    await way(server, owner, email)
    assert known.own(server.house.secret, email, cookie(server, owner), server.clock.at)


async def test_after_a_change_of_address_it_is_for_the_new_one(server: Place) -> None:
    email = new_address()
    owner = await server.signed_in(email)
    old = cookie(server, owner)
    new, _ = await moved(server, owner)
    secret, now = server.house.secret, server.clock.at
    assert known.own(secret, new, cookie(server, owner), now)
    assert not known.own(secret, new, old, now)
