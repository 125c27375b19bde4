import pytest

from graph import receipts
from graph.refusals import InvalidInput, KeyReused
from graph.store import Store, new_id
from tests.town import Town


async def ada(store: Store) -> str:
    town = Town()
    person = town.person()
    await town.build(store)
    return person


async def replayed(
    store: Store, viewer: str, verb: str, key: str | None, given: object
) -> str | None:
    return await store.read(lambda tx: receipts.replay(tx, viewer, verb, key, {"given": given}))


async def kept(store: Store, viewer: str, key: str, now: int) -> str:
    effect = new_id()
    await store.write(
        lambda tx: receipts.keep(tx, viewer, "asks.post", key, {"given": 1}, effect, now)
    )
    return effect


async def test_a_key_finds_its_effect_again(store: Store, now: int) -> None:
    viewer = await ada(store)
    assert await replayed(store, viewer, "asks.post", "k", 1) is None
    effect = await kept(store, viewer, "k", now)
    assert await replayed(store, viewer, "asks.post", "k", 1) == effect


async def test_with_another_input_it_is_refused(store: Store, now: int) -> None:
    viewer = await ada(store)
    await kept(store, viewer, "k", now)
    with pytest.raises(KeyReused):
        await replayed(store, viewer, "asks.post", "k", 2)


async def test_another_verb_and_another_person_have_keys_of_their_own(
    store: Store, now: int
) -> None:
    viewer = await ada(store)
    await kept(store, viewer, "k", now)
    assert await replayed(store, viewer, "circles.create", "k", 1) is None
    assert await replayed(store, await ada(store), "asks.post", "k", 1) is None


async def test_no_key_is_no_receipt(store: Store) -> None:
    assert await replayed(store, await ada(store), "asks.post", None, 1) is None


@pytest.mark.parametrize("key", ["", " ", "k" * 256, "a\0b"])
async def test_a_key_has_bounds(store: Store, key: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        await replayed(store, await ada(store), "asks.post", key, 1)
    assert refused.value.path == "idempotency_key"
