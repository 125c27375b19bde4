"""A wire that is cut at any moment of a write: whoever asks again with the same key has one effect."""

import asyncio

from graph.store import Address, Store, StoreFault, new_id
from tests import size
from tests.graph.test_store import WROTE, count, joined
from tests.graph.test_store_durability import say
from tests.wire import relayed

ROUNDS = size.of(1, 84)


async def until_acknowledged(store: Store, viewer: str, text: str) -> str:
    async with asyncio.timeout(60):
        while True:
            try:
                return await say(store, viewer, text)
            except StoreFault:
                await asyncio.sleep(0.01)


async def test_a_write_that_is_cut_anywhere_has_one_effect(
    store: Store, store_address: Address
) -> None:
    viewer, cuts = await joined(store), 0
    for _ in range(ROUNDS):
        async with relayed(store_address) as (relay, through):
            point, cut = 0, True
            while cut:
                point, text = point + 1, new_id()
                relay.pieces, relay.snap_at = 0, point
                effect = await until_acknowledged(through, viewer, text)
                cut = relay.pieces >= point
                cuts += cut
                relay.snap_at = 0
                assert await count(store, WROTE, text=text) == 1, point
                assert await say(store, viewer, text) == effect, point
    assert cuts >= 6 * ROUNDS
