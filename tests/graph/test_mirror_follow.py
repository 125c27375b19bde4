"""The mirror follows what this process and others write, and holds what building anew would."""

import asyncio
from pathlib import Path

import pytest

from graph import changes, mirror_follow, mirror_kept, mirror_load, people, ties
from graph.mirror import Mirror
from graph.people import Profile
from graph.sides import VIA
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


async def test_ways_over_one_s_ties_are_there_again_when_they_are_lent_again(
    store: Store, now: int
) -> None:
    town = Town()
    ada, bob = town.people("Ada", "Bob")
    town.tie(ada, bob)
    await town.build(store)
    async with mirror_follow.following(store, MB, lambda: now) as follower:
        await built(follower)
        await ties.lend(store, ada, False, now)
        await noted(store, ada, now)
        assert not open_sides(await read(store), ada, bob)
        await ties.lend(store, ada, True, now)
        assert open_sides(await read(store), ada, bob) == {ada, bob}


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


class Anew(Exception):
    """The mirror was read anew."""


@pytest.fixture
def no_building(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Whoever builds anew is noted and fails."""
    built: list[str] = []

    async def build(*_: object) -> Mirror:
        built.append("anew")
        raise Anew

    monkeypatch.setattr(mirror_load, "build", build)
    return built


async def test_after_a_restart_only_what_changed_meanwhile_is_read(
    store: Store, now: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    town = Town()
    ada, bob, eve = town.people("Ada", "Bob", "Eve")
    town.tie(ada, bob)
    town.tie(ada, eve)
    await town.build(store)
    file = tmp_path / "mirror.npz"
    async with mirror_follow.following(store, MB, lambda: now, file) as follower:
        await built(follower)
        await people.update(store, bob, Profile(open=False), now)
    await ties.end(store, ada, eve, now)
    # From here on.
    built_anew: list[str] = request.getfixturevalue("no_building")
    async with mirror_follow.following(store, MB, lambda: now, file) as follower:
        await built(follower)
        mirror = await read(store)
        assert not is_open(mirror, bob)
        assert contacts(mirror, ada) == {bob}
        await people.update(store, bob, Profile(open=True), now)
        assert is_open(await read(store), bob)
    assert built_anew == []


async def test_a_mirror_that_cannot_be_kept_still_answers(
    store: Store, now: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    town = Town()
    ada = town.person()
    await town.build(store)
    nowhere = tmp_path / "missing" / "mirror.npz"
    async with mirror_follow.following(store, MB, lambda: now, nowhere) as follower:
        await built(follower)
        mirror = await read(store)
        await follower.keep()
        await people.update(store, ada, Profile(open=False), now)
        assert not is_open(await read(store), ada)
        assert await read(store) is mirror
    assert "the mirror could not be kept" in caplog.text


@pytest.mark.parametrize("why", ["no mark", "everything", "much"])
async def test_a_file_of_another_past_is_not_gone_on_from(
    store: Store,
    now: int,
    tmp_path: Path,
    no_building: list[str],
    why: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if why == "much":
        monkeypatch.setattr(mirror_follow, "AT_ONCE", 0)
    mark = await noted(store, "nobody", now) if why != "no mark" else "of another store"
    if why == "everything":
        await noted(store, changes.EVERYTHING, now)
    file = tmp_path / "mirror.npz"
    mirror_kept.save(file, mirror_kept.written(mirror_kept.Kept(Mirror(), mark, now)))
    async with mirror_follow.following(store, MB, lambda: now, file) as follower:
        while not no_building:
            await asyncio.sleep(0.01)
        assert await follower.fresh() is None


async def noted(store: Store, of: str, now: int) -> str:
    return await store.write(lambda tx: changes.note(tx, "person", of, now))


async def built(follower: mirror_follow.Follower) -> None:
    while await follower.fresh() is None:
        await asyncio.sleep(0.05)


async def read(store: Store) -> Mirror:
    mirror = await mirror_follow.fresh(store)
    assert mirror
    return mirror


def is_open(mirror: Mirror, person: str) -> bool:
    return bool(mirror.open[mirror.people.known[person]])


def open_sides(mirror: Mirror, *people: str) -> set[str]:
    """Whose row a way may lead over."""
    rows = {one: mirror.ties.get(mirror.people.known[one], "side") for one in people}
    return {one for one, sides in rows.items() if (sides & VIA).all()}


def contacts(mirror: Mirror, person: str) -> set[str]:
    others = mirror.ties.get(mirror.people.known[person], "other").tolist()
    return {mirror.people.ids[other] for other in others}
