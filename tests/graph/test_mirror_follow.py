"""The mirror follows what this process and others write, and holds what building anew would."""

import asyncio

import pytest

from graph import mirror_follow, people, ties
from graph.mirror import Mirror
from graph.people import Profile
from graph.store import Address, Store
from tests.town import Town

MB = 512


@pytest.fixture
def now() -> int:
    """After whatever other tests noted: every look reads all changes since, and here that were whole seasons."""
    return 4_200_000_000_000


async def test_one_s_own_change_is_there_at_the_next_read(store: Store, now: int) -> None:
    town = Town()
    ada, bob = town.people("Ada", "Bob")
    town.tie(ada, bob)
    await town.build(store)
    async with mirror_follow.following(store, MB, lambda: now) as follower:
        await built(follower)
        await people.update(store, ada, Profile(open=False), now)
        assert not is_open(await read(store), ada)
        await ties.end(store, ada, bob, now)
        assert contacts(await read(store), ada) == contacts(await read(store), bob) == set()


async def test_another_process_s_change_arrives_by_itself(
    store: Store, store_address: Address, now: int
) -> None:
    town = Town()
    ada = town.person()
    await town.build(store)
    other = Store.open(store_address)
    try:
        async with mirror_follow.following(store, MB, lambda: now) as follower:
            await built(follower)
            await people.update(other, ada, Profile(open=False), now)
            while is_open(await read(store), ada):
                await asyncio.sleep(0.05)
    finally:
        await other.close()


async def test_too_large_a_community_is_left_to_the_store(store: Store, now: int) -> None:
    town = Town()
    town.tie(*town.people("Ada", "Bob"))
    await town.build(store)
    async with mirror_follow.following(store, 0, lambda: now) as follower:
        await asyncio.wait_for(follower.run(), 60)
        assert await mirror_follow.fresh(store) is None


async def built(follower: mirror_follow.Follower) -> None:
    while await follower.fresh() is None:
        await asyncio.sleep(0.05)


async def read(store: Store) -> Mirror:
    mirror = await mirror_follow.fresh(store)
    assert mirror
    return mirror


def is_open(mirror: Mirror, person: str) -> bool:
    return bool(mirror.open[mirror.people.known[person]])


def contacts(mirror: Mirror, person: str) -> set[str]:
    others = mirror.ties.get(mirror.people.known[person], "other").tolist()
    return {mirror.people.ids[other] for other in others}
