"""Devices: what is typed is answered once, by whoever types it, and opens once."""

import asyncio

import pytest

from graph import devices, keys
from graph.apps import WEFT
from graph.devices import INTERVAL, LIVES, Device, State
from graph.refusals import NoLongerOpen
from graph.store import Store, new_id
from tests.graph.test_apps import person
from tests.proving import proof_of
from tests.town import NOW


async def waiting(store: Store) -> Device:
    device = Device(new_id(), new_id(), WEFT.id, ["asks:read"], NOW + LIVES)
    await devices.begin(store, device)
    return device


async def test_a_code_nobody_shows_is_nothing(store: Store) -> None:
    ada, device = await person(store), await waiting(store)
    assert await devices.waiting(store, ada, new_id(), NOW) is None
    assert await devices.waiting(store, "nobody", device.typed, NOW) is None
    assert await devices.waiting(store, ada, device.typed, NOW + LIVES) is None
    grant, proof = WEFT.grant(["asks:read"]), await proof_of(store, ada)
    with pytest.raises(NoLongerOpen):
        await devices.answer(store, ada, new_id(), grant, proof, NOW)


async def test_what_is_over_stays_over_whatever_the_clock_says(store: Store) -> None:
    ada, grant = await person(store), WEFT.grant(["asks:read"])
    looked, answered, polled = [await waiting(store) for _ in range(3)]
    assert await devices.waiting(store, ada, looked.typed, NOW + LIVES) is None
    late = await proof_of(store, ada, NOW + LIVES)
    with pytest.raises(NoLongerOpen):
        await devices.answer(store, ada, answered.typed, grant, late, NOW + LIVES)
    await devices.poll(store, polled.id, NOW + LIVES)
    for device in (looked, answered, polled):
        assert await devices.waiting(store, ada, device.typed, NOW) is None
        found = await devices.poll(store, device.id, NOW)
        assert found and found[0].until == 0


async def test_the_first_answer_counts(store: Store) -> None:
    ada, eve, device = await person(store), await person(store), await waiting(store)
    grant = WEFT.grant(["asks:read"])
    both = [(who, await proof_of(store, who)) for who in (ada, eve)]
    tries = [devices.answer(store, who, device.typed, grant, proof, NOW) for who, proof in both]
    told = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(one, NoLongerOpen) for one in told) == 1
    polled = await devices.poll(store, device.id, NOW)
    assert polled and polled[0].state == State.ALLOWED
    key = await keys.find(store, device.id)
    assert key and key.person == (eve if isinstance(told[0], NoLongerOpen) else ada)


async def test_a_no_opens_nothing(store: Store) -> None:
    ada, device = await person(store), await waiting(store)
    await devices.answer(store, ada, device.typed, None, None, NOW)
    polled = await devices.poll(store, device.id, NOW)
    assert polled and polled[0].state == State.REFUSED
    assert await keys.find(store, device.id) is None


async def test_who_asks_too_often_waits_longer(store: Store) -> None:
    device = await waiting(store)
    hasty: list[bool] = []
    for at in (0, INTERVAL - 1, INTERVAL + 1, 5 * INTERVAL):
        polled = await devices.poll(store, device.id, NOW + at)
        assert polled
        hasty.append(polled[1])
    assert hasty == [False, True, True, False]
    assert await devices.poll(store, new_id(), NOW) is None
