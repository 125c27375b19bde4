"""Whoever is blocked or leaves vanishes from the wave they are in, at once, and comes into no later one."""

import contextlib

import pytest

from graph import blocks, progress
from graph.progress import Going
from graph.refusals import InvalidInput, NotYourTurn
from graph.store import Store
from tests.graph.test_departures import left
from tests.graph.test_progress import may_let, met
from tests.graph.test_waves import OVER, passed
from tests.stage import answered, seen
from tests.streets import Street, mails, street
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


@pytest.mark.parametrize("gone", ["blocked", "left"])
async def test_a_yes_of_whoever_is_gone_holds_no_asking(store: Store, gone: str) -> None:
    found = await street(store, 6)
    await found.let()
    helper = await helper_of(found, await met(found))
    await go(found, helper, gone, NOW + 1)
    shown = await found.waves(NOW + 1)
    assert [wave.going(NOW + 1) for wave in shown] == [Going.WAITING]
    assert progress.next_at(shown, NOW + 1) == OVER
    assert await passed(found) == 1


@pytest.mark.parametrize("gone", ["blocked", "left"])
async def test_where_whoever_said_yes_is_gone_a_tap_sends_the_next(store: Store, gone: str) -> None:
    found = await street(store, 6)
    await found.let()
    helper = await helper_of(found, await met(found))
    assert await passed(found) == 0
    assert not await may_let(found, OVER)
    await go(found, helper, gone, OVER)
    assert await may_let(found, OVER)
    await found.let(OVER)
    assert [wave.number for wave in await found.waves()] == [1, 2]


async def test_a_block_by_whoever_said_yes_looks_like_none(store: Store) -> None:
    shown: list[object] = []
    for block in (False, True):
        found = await street(store, 6)
        await found.let()
        helper = await helper_of(found, await met(found))
        if block:
            await blocks.block(store, helper, found.ada, NOW + 1)
        waves = await found.waves(NOW + 1)
        shown.append([wave.going(NOW + 1) for wave in waves])
        shown.append((progress.next_at(waves, NOW + 1), await may_let(found, NOW + 1)))
        shown.append((await passed(found), await may_let(found, OVER)))
    assert shown[:3] == shown[3:] == [[Going.HELPED], (0, False), (0, False)]


async def helper_of(found: Street, introduction: str) -> str:
    (row,) = [row for row in await found.over() if row["id"] == introduction]
    return row["helper"]


async def go(found: Street, helper: str, how: str, now: int) -> None:
    """Ada blocks them, or they leave."""
    if how == "blocked":
        await blocks.block(found.store, found.ada, helper, now)
    else:
        await left(found.store, helper, now)
