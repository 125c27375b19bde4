"""Whoever is blocked or leaves vanishes from the wave they are in, at once, and comes into no later one."""

import contextlib

import pytest

from graph import blocks
from graph.refusals import InvalidInput, NotYourTurn
from graph.store import Store
from tests.graph.test_departures import left
from tests.graph.test_waves import passed
from tests.stage import answered, seen
from tests.streets import mails, street
from tests.town import NOW


async def test_whoever_is_blocked_vanishes_from_a_wave_at_once(store: Store) -> None:
    found = await street(store, 4)
    await found.let()
    row = (await found.over())[0]
    await blocks.block(store, found.ada, row["introducer"], NOW + 1)
    with contextlib.suppress(NotYourTurn):
        await answered(store, row["introducer"], row["id"], now=NOW + 2)
    assert await seen(store, row["helper"], row["id"], NOW + 2) is None
    assert len(await mails(store, row["id"])) == 1
    await blocks.block(store, found.helpers[3], found.ada, NOW + 1)
    await passed(found)
    assert found.helpers[3] not in {one["helper"] for one in await found.over()}


async def test_whoever_leaves_vanishes_from_a_wave_and_is_in_no_later_one(store: Store) -> None:
    found = await street(store, 6)
    await found.let()
    row = (await found.over())[0]
    gone = (row["introducer"], found.helpers[3], found.between[4])
    for one in gone:
        await left(store, one, NOW + 1)
    with pytest.raises(InvalidInput):
        await answered(store, row["introducer"], row["id"], now=NOW + 2)
    assert await seen(store, row["helper"], row["id"], NOW + 2) is None
    assert await passed(found) == 1
    (second,) = [one for one in await found.over() if one["wave"] == 2]
    assert (second["introducer"], second["helper"]) == (found.between[5], found.helpers[5])
