"""Public thanks to somebody who blocks their writer: they wait hidden, and the writer sees no difference."""

from collections.abc import Awaitable, Callable

import pytest

from graph import blocks, favours, thanks, ties
from graph.store import Store
from tests.cast import Cast
from tests.graph.test_favours_logged import drove
from tests.graph.test_thanks import TEXT, page, thanked
from tests.stage import asking, introduced
from tests.town import NOW

World = Callable[[Store, bool], Awaitable[tuple[Cast, str]]]


async def over_introduction(store: Store, blocked: bool) -> tuple[Cast, str]:
    stage = await asking(store)
    ada, cleo = stage.cast.ada, stage.cast.cleo
    opened = await introduced(store, stage)
    await favours.record(store, ada, opened.id, True, "", NOW)
    if blocked:
        await blocks.block(store, cleo, ada, NOW + 1)
    await favours.thank(store, ada, opened.id, TEXT, True, NOW + 2)
    return stage.cast, cleo


async def over_help(store: Store, blocked: bool) -> tuple[Cast, str]:
    cast, id = await drove(store)
    if blocked:
        await blocks.block(store, cast.fen, cast.ada, NOW + 1)
    await favours.thank_for_help(store, cast.ada, id, TEXT, True, NOW + 2)
    return cast, cast.fen


WORLDS = pytest.mark.parametrize("world", [over_introduction, over_help])


@WORLDS
async def test_the_writer_reads_their_own_words_as_if_nobody_blocked(
    store: Store, world: World
) -> None:
    views = []
    for blocked in (False, True):
        cast, helper = await world(store, blocked)
        (one,) = await page(store, cast.ada, helper)
        assert await thanks.of(store, cast.ada, [one.id]) == [one]
        assert (one.writer, one.person, one.circle) == (cast.ada, helper, cast.guild)
        views.append((one.text, one.at, one.introducer, one.hidden))
    assert views[0] == views[1]


@WORLDS
async def test_they_wait_hidden_until_who_was_thanked_puts_them_up(
    store: Store, world: World
) -> None:
    cast, helper = await world(store, True)
    for viewer in (helper, cast.sam):
        assert await page(store, viewer, helper) == []
    await blocks.unblock(store, helper, cast.ada, NOW + 3)
    (one,) = await page(store, helper, helper)
    assert one.hidden and await page(store, cast.sam, helper) == []
    await thanks.hide(store, helper, one.id, False, NOW + 4)
    assert len(await page(store, cast.sam, helper)) == 1


async def test_the_tie_of_whoever_was_blocked_moves_as_if_nobody_blocked(store: Store) -> None:
    for blocked in (False, True):
        cast, _ = await over_help(store, blocked)
        (tie,) = await ties.of(store, cast.ada, [cast.fen])
        assert tie.touched == NOW + 2


@WORLDS
async def test_whoever_was_thanked_keeps_the_words_of_who_blocks_them(
    store: Store, world: World
) -> None:
    cast, helper = await world(store, False)
    before = await page(store, helper, helper)
    await blocks.block(store, cast.ada, helper, NOW + 3)
    (one,) = await page(store, helper, helper)
    assert [one] == before == await thanks.of(store, helper, [one.id])
    assert (await thanks.hide(store, helper, one.id, True, NOW + 4)).hidden


async def test_who_brought_the_two_together_stays_named_to_them_after_a_block(store: Store) -> None:
    cast = (await thanked(store, named=True)).cast
    for reader in (cast.ada, cast.cleo):
        await blocks.block(store, cast.fen, reader, NOW + 2)
        (one,) = await page(store, reader, cast.cleo)
        assert one.introducer == cast.fen
        await blocks.block(store, reader, cast.fen, NOW + 3)
        (one,) = await page(store, reader, cast.cleo)
        assert one.introducer is None
