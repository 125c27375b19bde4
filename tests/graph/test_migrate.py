import pytest

from graph import migrate
from graph.store import Store


async def test_a_migrated_graph_passes_and_migrating_again_does_nothing(
    store: Store, now: int
) -> None:
    await migrate.check(store)
    assert await migrate.apply(store, now) == []


async def test_every_promised_key_is_unique_in_the_store(store: Store) -> None:
    promised = migrate.promised(migrate.written())
    assert {("Person", "email"), ("Receipt", "key"), ("Introduction", "pair")} <= promised
    assert promised <= await migrate.constraints(store)
