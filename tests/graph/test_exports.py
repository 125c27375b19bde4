"""Exports: what is one's own by the register, one at a time, for its owner."""

import asyncio
from typing import Any

import pytest

from graph import blocks, exports
from graph.bounds import DAY
from graph.refusals import ProveItAgain
from graph.store import Store
from tests.cast import small
from tests.graph.test_ledger import favour
from tests.stage import NOTE, asking, introduced
from tests.town import NOW


async def taken(store: Store, person: str) -> dict[str, list[dict[str, Any]]]:
    return {part.name: part.rows async for part in exports.parts(store, person)}


async def test_it_needs_a_fresh_proof_and_is_the_owner_s_for_a_day(store: Store) -> None:
    cast = await small(store)
    with pytest.raises(ProveItAgain):
        await exports.start(store, cast.ada, None, NOW)
    begun = await exports.start(store, cast.ada, NOW, NOW)
    assert await exports.mine(store, cast.ada, NOW + DAY - 1) == begun
    assert await exports.mine(store, cast.ada, NOW + DAY) is None
    assert await exports.mine(store, cast.fen, NOW) is None
    assert not await exports.step(store, cast.fen, begun.id, 1, True, NOW)


async def test_one_is_made_at_a_time(store: Store) -> None:
    cast = await small(store)
    starts = [exports.start(store, cast.ada, NOW, NOW, f"key {n}") for n in range(4)]
    begun = {one.id for one in await asyncio.gather(*starts)}
    assert len(begun) == 1
    (id,) = begun
    assert await exports.step(store, cast.ada, id, exports.PARTS, True, NOW)
    again = await exports.start(store, cast.ada, NOW, NOW, "key 5")
    assert again.id != id
    assert not await exports.step(store, cast.ada, id, 1, False, NOW)
    assert (await exports.start(store, cast.ada, NOW, NOW, "key 5")).id == again.id


async def test_all_that_is_one_s_own_is_in_it_and_nothing_of_others(store: Store) -> None:
    stage = await asking(store)
    cast = stage.cast
    await introduced(store, stage)
    await favour(store, cast.cleo, cast.ada)
    await blocks.block(store, cast.ada, cast.sam, NOW)
    found = await taken(store, cast.ada)
    assert len(found) == exports.PARTS
    assert [row["name"] for row in found["Person"]] == ["Ada"]
    assert [row["text"] for row in found["Ask"]] == ["How do I price a first product?"]
    assert [row["note"] for row in found["Introduction"]] == [NOTE]
    assert {row["of"] for row in found["KNOWS"]} >= {"Fen", "Ines"}
    assert [row["name"] for row in found["BLOCKS"]] == ["Sam"]
    assert [(row["side"], row["other"]) for row in found["ledger"]] == [("FOR", "Cleo")]
    assert "@" not in repr({name: rows for name, rows in found.items() if name != "Person"})
    assert all("turn" not in row for rows in found.values() for row in rows)
    assert (await taken(store, cast.cleo))["Introduction"] == []


async def test_who_blocked_them_is_a_contact_still(store: Store) -> None:
    stage = await asking(store)
    cast = stage.cast
    before = await taken(store, cast.ada)
    await blocks.block(store, cast.fen, cast.ada, NOW)
    assert await taken(store, cast.ada) == before
    assert "Fen" in {row["of"] for row in before["KNOWS"]}
