"""Public thanks: on the helper's page, for the circle they were said in."""

import asyncio

import pytest

from graph import blocks, favours, ledger, thanks
from graph.introductions import Introduction
from graph.refusals import InvalidInput, NotYourTurn, TooEarly
from graph.store import Store
from graph.thanks import Thanks
from tests.graph.test_answers import mailed
from tests.graph.test_ledger import EVER
from tests.reading import rows
from tests.stage import Stage, asking, introduced
from tests.town import NOW, Town

TEXT = "You saved our spring."


async def thanked(store: Store, public: bool = True, named: bool = False) -> Stage:
    """Cleo helped Ada through Fen, and was thanked."""
    stage = await asking(store)
    cast = stage.cast
    await thanks.choose(store, cast.fen, named)
    opened = await introduced(store, stage)
    assert opened.introducer == cast.fen
    await favours.record(store, cast.ada, opened.id, True, "", NOW)
    assert await thanks.circles(store, cast.ada, [opened.id]) == {opened.id: cast.guild}
    assert await thanks.circles(store, cast.cleo, [opened.id]) == {}
    await favours.thank(store, cast.ada, opened.id, TEXT, public, NOW + 1)
    return stage


async def page(store: Store, viewer: str, person: str) -> list[Thanks]:
    return await thanks.to(store, viewer, person, EVER, 10)


async def test_m48_no_help_closes_without_thanks_or_a_skip(store: Store) -> None:
    stage = await asking(store)
    opened = await introduced(store, stage)
    with pytest.raises(TooEarly):
        await favours.skip_thanks(store, stage.cast.ada, opened.id, NOW)
    helped = await favours.record(store, stage.cast.ada, opened.id, True, "", NOW)
    assert helped.recorded == "HELPED"
    skipped = await favours.skip_thanks(store, stage.cast.ada, opened.id, NOW + 1)
    assert skipped.recorded == "THANKED" and skipped.thanks == ""
    assert await page(store, stage.cast.ada, stage.cast.cleo) == []


@pytest.mark.parametrize("skipped", [0, 15])
async def test_thirty_thanks_and_skips_are_one_end(store: Store, skipped: int) -> None:
    stage = await asking(store)
    ada, cleo = stage.cast.ada, stage.cast.cleo
    opened = await introduced(store, stage)
    await favours.record(store, ada, opened.id, True, "", NOW)
    said = [f"Thanks {n}" for n in range(30 - skipped)]
    ends = await asyncio.gather(
        *(favours.skip_thanks(store, ada, opened.id, NOW + 1) for _ in range(skipped)),
        *(favours.thank(store, ada, opened.id, text, True, NOW + 1) for text in said),
        return_exceptions=True,
    )
    told = [one for one in ends if isinstance(one, Introduction)]
    # Words that nobody keeps are refused.
    assert {type(one) for one in ends} <= {Introduction, NotYourTurn}
    (text,) = {one.thanks for one in told}
    assert len(told) == skipped + (1 if text else 0)
    assert {one.recorded for one in told} == {"THANKED"}
    assert [one.text for one in await page(store, cleo, cleo)] == ([text] if text else [])
    assert await mailed(store, opened.id, "thanks") == (2 if text else 0)


async def test_circle_mates_read_them_on_the_page_of_the_helper(store: Store) -> None:
    cast = (await thanked(store)).cast
    for viewer in (cast.ada, cast.cleo, cast.fen, cast.sam):
        (one,) = await page(store, viewer, cast.cleo)
        assert (one.text, one.writer, one.circle) == (TEXT, cast.ada, cast.guild)
        assert one.introducer is None and one.at == NOW + 1
        assert (one.hidden is None) is (viewer != cast.cleo)
    assert await page(store, cast.zoe, cast.cleo) == []
    assert await page(store, cast.sam, cast.ada) == []


async def test_private_thanks_stay_between_them(store: Store) -> None:
    cast = (await thanked(store, public=False)).cast
    for viewer in (cast.cleo, cast.sam):
        assert await page(store, viewer, cast.cleo) == []


async def test_a_contact_of_another_circle_does_not_read_them(store: Store) -> None:
    cast = (await thanked(store)).cast
    town = Town()
    town.tie(cast.cleo, cast.zoe)
    town.circle(cast.zoe, cast.cleo)
    await town.build(store)
    assert await page(store, cast.zoe, cast.cleo) == []


async def test_the_contact_in_between_is_named_if_they_liked_it_then(store: Store) -> None:
    cast = (await thanked(store, named=True)).cast
    assert await thanks.chosen(store, cast.fen)
    await thanks.choose(store, cast.fen, False)
    (one,) = await page(store, cast.sam, cast.cleo)
    assert one.introducer == cast.fen
    assert not await thanks.chosen(store, cast.fen) and not await thanks.chosen(store, cast.sam)


async def test_who_was_thanked_takes_it_off_and_its_writer_sees_no_difference(
    store: Store,
) -> None:
    cast = (await thanked(store)).cast
    before = await page(store, cast.ada, cast.cleo)
    (own,) = await page(store, cast.cleo, cast.cleo)
    for person in (cast.ada, cast.fen, cast.zoe):
        with pytest.raises(InvalidInput):
            await thanks.hide(store, person, own.id, True, NOW)
    assert (await thanks.hide(store, cast.cleo, own.id, True, NOW)).hidden
    assert await page(store, cast.sam, cast.cleo) == []
    assert await thanks.of(store, cast.sam, [own.id]) == []
    assert await page(store, cast.ada, cast.cleo) == before
    await thanks.hide(store, cast.cleo, own.id, False, NOW)
    assert len(await page(store, cast.sam, cast.cleo)) == 1


async def test_blocks_part_reader_writer_and_helper(store: Store) -> None:
    cast = (await thanked(store)).cast
    await blocks.block(store, cast.sam, cast.ada, NOW + 2)
    assert await page(store, cast.sam, cast.cleo) == []
    await blocks.block(store, cast.ada, cast.fen, NOW + 2)
    assert await page(store, cast.fen, cast.cleo) == []
    await blocks.unblock(store, cast.ada, cast.fen, NOW + 2)
    await blocks.block(store, cast.cleo, cast.fen, NOW + 2)
    # Fen keeps Cleo as she was.
    assert len(await page(store, cast.fen, cast.cleo)) == 1
    assert len(await page(store, cast.ines, cast.cleo)) == 1
    await blocks.block(store, cast.ines, cast.cleo, NOW + 2)
    assert await page(store, cast.ines, cast.cleo) == []


async def test_a_help_that_was_none_leaves_no_thanks(store: Store) -> None:
    cast = (await thanked(store)).cast
    favour = await rows(
        store,
        "MATCH (f:Favour)-[:BY]->(p:Person {id: $id}) RETURN f.id AS id",
        id=cast.cleo,
    )
    await ledger.take_back(store, cast.cleo, favour[0]["id"], "", NOW + 2)
    assert await page(store, cast.sam, cast.cleo) == []
