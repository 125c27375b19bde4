"""What the settings name is opened whole, or not at all."""

import pytest

from graph import migrate
from graph.migrate import UNIQUE, WrongGraph
from graph.store import Address, Store
from server import stores
from server.settings import Settings
from tests import size
from tests.graph.test_migrate import change
from tests.town import NOW

EACH = size.of(15, 1)


def unique() -> dict[str, tuple[str, str]]:
    """The names of what is promised."""
    promised = migrate.promised(migrate.written())
    rules = UNIQUE.findall("\n".join(one.text for one in migrate.written()))
    return {name: (label, key) for name, label, key, _ in rules if (label, key) in promised}


async def started(address: Address) -> None:
    named = {
        "neo4j_uri": address.uri,
        "neo4j_user": address.user,
        "neo4j_database": address.database,
    }
    settings = Settings(neo4j_password=address.password, **named)  # pyright: ignore[reportArgumentType] as environment variables
    async with stores.opened(settings, lambda: NOW):
        pass


async def test_it_does_not_start_without_any_one_of_its_unique_keys(
    store: Store, store_address: Address
) -> None:
    await started(store_address)
    for name, (label, key) in list(unique().items())[::EACH]:
        await change(store, f"DROP CONSTRAINT {name} IF EXISTS")
        try:
            with pytest.raises(WrongGraph, match=rf"lost.*{label}\.{key}"):
                await started(store_address)
        finally:
            rule = (
                f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"
            )
            await change(store, rule)
    await started(store_address)
