"""An account that was moved and then deleted: its old address takes back both for seven days."""

import httpx2
import pytest

from graph import identities
from graph.addresses import REGRET
from graph.identities import Claim
from graph.proofs import FRESH
from graph.store import Noted, new_id
from tests.schema.test_sessions import KEEP, LEAVE, LEFT
from tests.server.conftest import Place, ask, new_address
from tests.server.test_addresses import address, asked, moved, undone
from tests.server.test_sign_in import who

ME = "{ me { id } }"


async def deleted(server: Place, client: httpx2.AsyncClient) -> tuple[str, str, str]:
    """Whose account is gone, where it went before, and what takes it back."""
    me = (await ask(client, ME))["data"]["me"]["id"]
    new, token = await moved(server, client)
    assert (await ask(client, LEAVE, id=me))["data"]["deleteAccount"]["until"]
    await server.mail_to(new)
    return me, new, token


async def leaving(client: httpx2.AsyncClient) -> str | None:
    found = (await ask(client, LEFT))["data"]["leaving"]
    return found and found["personId"]


async def test_its_old_address_takes_back_the_move_and_the_end(server: Place) -> None:
    owner = await server.signed_in(old := new_address())
    mine = await who(owner, server)
    me, new, token = await deleted(server, await server.signed_in(old))
    assert mine and await who(owner, server) is None
    thief = await server.signed_in(new)
    assert await leaving(thief) == me
    heard: list[Noted] = []
    server.house.store.listening.append(heard.extend)
    assert await undone(server.client(), token) == 204
    server.house.store.listening.remove(heard.extend)
    assert mine in {one.of for one in heard}
    assert await leaving(thief) is None and await who(thief, server) is None
    again = await server.signed_in(old)
    assert (await who(again, server), await address(again)) == (mine, old)
    assert await who(await server.signed_in(new), server) != mine


@pytest.mark.parametrize("by", ["signing in", "the letter"])
async def test_signing_in_there_meanwhile_makes_no_account_and_is_a_way_back(
    server: Place, by: str
) -> None:
    me, _, token = await deleted(server, await server.signed_in(old := new_address()))
    back = await server.signed_in(old)
    assert (await leaving(back), await who(back, server)) == (me, None)
    if by == "signing in":
        assert (await ask(back, KEEP, id=me))["data"]["keepAccount"]["personId"] == me
        assert (await ask(back, ME))["data"]["me"]["id"] == me
    assert await undone(server.client(), token) == 204
    again = await server.signed_in(old)
    assert (await ask(again, ME))["data"]["me"]["id"] == me
    assert await address(again) == old


async def test_it_is_nobody_elses_meanwhile(server: Place) -> None:
    await deleted(server, await server.signed_in(old := new_address()))
    await asked(await server.signed_in(), old)
    assert (await server.mail_to(old))[-1]["Subject"].startswith("Somebody tried")
    claim = Claim("https://example.org", new_id(), "Example", old, verified=True)
    given = claim, new_id(), None, "A phone", server.clock.at
    assert not await identities.sign_in(server.house.store, *given)


async def test_after_seven_days_it_stays_deleted_and_the_address_is_free(server: Place) -> None:
    me, new, token = await deleted(server, await server.signed_in(old := new_address()))
    server.clock.at += REGRET + FRESH
    assert await undone(server.client(), token) == 410
    other = await server.signed_in(old)
    assert await leaving(other) is None
    assert (await ask(other, ME))["data"]["me"]["id"] != me
    assert await leaving(await server.signed_in(new)) == me
