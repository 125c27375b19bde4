"""Mail nobody asked for: a week's ten of one's own, one a month for an address, none where it was turned off."""

import asyncio

import pytest

from graph import connecting, invitations, unasked
from graph.bounds import DAY
from graph.connecting import Draft
from graph.refusals import TooManyRequests
from graph.store import Store, new_id
from tests.town import NOW, Town, look

MONTH = 30 * DAY
KEPT = "MATCH (u:Unasked {id: $id}) RETURN u.off AS off"


def request(email: str) -> Draft:
    return Draft(None, email, "We sat side by side.", "PROFESSIONAL", True)


async def test_ten_a_week_of_requests_and_invitations_together(store: Store) -> None:
    town = Town()
    ada, ben = town.people("Ada", "Ben")
    town.tie(ada, ben)
    circle = town.circle(ada)
    await town.build(store)
    for at in range(10):
        email = f"{new_id()}@example.org"
        if at % 2:
            await connecting.connect(store, ada, request(email), NOW + at)
        else:
            draft = invitations.Draft(circle, None, email)
            await invitations.invite(store, ada, draft, NOW + at)
    with pytest.raises(TooManyRequests) as refused:
        await connecting.connect(store, ada, request(f"{new_id()}@example.org"), NOW + DAY)
    assert refused.value.until == NOW + 7 * DAY
    draft = invitations.Draft(circle, None, f"{new_id()}@example.org")
    with pytest.raises(TooManyRequests):
        await invitations.invite(store, ada, draft, NOW + DAY)
    # A contact has an account, and a way to turn mail off.
    await invitations.invite(store, ada, invitations.Draft(circle, ben, None), NOW + DAY)
    await connecting.connect(store, ada, request(f"{new_id()}@example.org"), NOW + 7 * DAY)


async def test_one_letter_a_month_whoever_writes(store: Store) -> None:
    address, first, second = new_id(), new_id(), new_id()
    assert await unasked.may_go(store, address, first, NOW)
    assert not await unasked.may_go(store, address, second, NOW + MONTH - 1)
    # A delivery that is tried again is no other letter.
    assert await unasked.may_go(store, address, first, NOW + 1)
    assert await unasked.may_go(store, address, second, NOW + MONTH)
    assert not await unasked.may_go(store, address, first, NOW + MONTH)


async def test_of_many_at_once_one_goes(store: Store) -> None:
    address = new_id()
    asked = [unasked.may_go(store, address, new_id(), NOW) for _ in range(20)]
    assert sum(await asyncio.gather(*asked)) == 1


async def test_turned_off_it_stays_off(store: Store) -> None:
    address, letter = new_id(), new_id()
    assert await unasked.may_go(store, address, letter, NOW)
    for _ in range(2):
        await unasked.turn_off(store, address)
    await unasked.sweep(store, NOW + 400 * MONTH)
    for one in (letter, new_id()):
        assert not await unasked.may_go(store, address, one, NOW + 400 * MONTH)


async def test_of_an_address_that_is_free_again_nothing_is_kept(store: Store) -> None:
    address = new_id()
    await unasked.may_go(store, address, new_id(), NOW)
    await unasked.sweep(store, NOW + MONTH - 1)
    assert await look(store, KEPT, id=address) == [{"off": None}]
    await unasked.sweep(store, NOW + MONTH)
    assert await look(store, KEPT, id=address) == []
