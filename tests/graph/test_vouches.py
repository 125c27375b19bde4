"""Vouches: text by a named person, tied to a finished help."""

import asyncio

import pytest

from graph import blocks, ledger, people, ties, vouches
from graph.people import Profile
from graph.refusals import InvalidInput, KeyReused
from graph.store import Store
from graph.vouches import Draft, Vouch
from tests.cast import Cast, small
from tests.graph.test_ledger import EVER, favour
from tests.town import NOW, Town

TEXT = "She reads what others skip."


async def page(store: Store, viewer: str, person: str) -> list[Vouch]:
    return await vouches.of_person(store, viewer, person, EVER, 10)


async def vouched(store: Store) -> tuple[Cast, str, Vouch]:
    """Cleo helped Ada, who vouches for her."""
    cast = await small(store)
    helped = await favour(store, cast.cleo, cast.ada)
    return cast, helped, await vouches.vouch(store, cast.ada, Draft(helped, TEXT), NOW)


async def test_m55_a_vouch_is_text_by_a_named_person_tied_to_a_finished_help(store: Store) -> None:
    cast, helped, _ = await vouched(store)
    for person in (cast.fen, cast.sam, cast.zoe):
        for id in (helped, "nothing"):
            with pytest.raises(InvalidInput) as refused:
                await vouches.vouch(store, person, Draft(id, TEXT), NOW)
            assert refused.value.message == vouches.NO_HELP
    town = Town()
    mine = town.person("Mia")
    town.tie(cast.cleo, mine)
    await town.build(store)
    for viewer in (cast.ada, cast.cleo, cast.sam, mine):
        (one,) = await page(store, viewer, cast.cleo)
        assert (one.text, one.name, one.writer) == (TEXT, "Ada", cast.ada)
    assert await page(store, cast.zoe, cast.cleo) == []
    assert await page(store, cast.sam, cast.ada) == []


async def test_either_of_the_two_vouches_once(store: Store) -> None:
    cast, helped, first = await vouched(store)
    drafts = [Draft(helped, f"Again {n}.") for n in range(30)]
    told = await asyncio.gather(*(vouches.vouch(store, cast.ada, one, NOW + 1) for one in drafts))
    assert {one.id for one in told} == {first.id}
    (one,) = await page(store, cast.sam, cast.cleo)
    assert one.text.startswith("Again")
    await vouches.vouch(store, cast.cleo, Draft(helped, "He asks well."), NOW)
    assert len(await page(store, cast.sam, cast.ada)) == 1


async def test_who_is_vouched_for_may_hide_it(store: Store) -> None:
    cast, _, one = await vouched(store)
    for person in (cast.ada, cast.sam):
        with pytest.raises(InvalidInput):
            await vouches.hide(store, person, one.id, True, NOW)
    before = await page(store, cast.ada, cast.cleo)
    assert (await vouches.hide(store, cast.cleo, one.id, True, NOW)).hidden
    assert await page(store, cast.sam, cast.cleo) == []
    assert await page(store, cast.ada, cast.cleo) == before
    assert len(await page(store, cast.cleo, cast.cleo)) == 1


async def test_between_two_who_are_blocked_it_waits_hidden(store: Store) -> None:
    cast = await small(store)
    helped = await favour(store, cast.cleo, cast.ada)
    await blocks.block(store, cast.cleo, cast.ada, NOW)
    await vouches.vouch(store, cast.ada, Draft(helped, TEXT), NOW)
    for viewer in (cast.cleo, cast.sam):
        assert await page(store, viewer, cast.cleo) == []


async def test_its_writer_sees_no_difference_where_they_are_blocked(store: Store) -> None:
    for blocked in (False, True):
        cast = await small(store)
        helped = await favour(store, cast.fen, cast.ada)
        if blocked:
            await blocks.block(store, cast.fen, cast.ada, NOW + 1)
        one = await vouches.vouch(store, cast.ada, Draft(helped, TEXT), NOW + 2)
        assert await page(store, cast.ada, cast.fen) == [one]
        (tie,) = await ties.of(store, cast.ada, [cast.fen])
        assert tie.touched == NOW + 2


async def test_a_block_of_its_writer_s_leaves_it_and_lets_no_other_follow(store: Store) -> None:
    cast = await small(store)
    first, second = [await favour(store, cast.fen, cast.ada) for _ in range(2)]
    one = await vouches.vouch(store, cast.ada, Draft(first, TEXT), NOW)
    before = await page(store, cast.fen, cast.fen)
    await blocks.block(store, cast.ada, cast.fen, NOW + 1)
    # Named as among the contacts.
    await people.update(store, cast.ada, Profile(name="Ada B."), NOW + 2)
    other = await vouches.vouch(store, cast.ada, Draft(second, TEXT), NOW + 2)
    assert await page(store, cast.fen, cast.fen) == before
    assert await vouches.of(store, cast.fen, [one.id, other.id]) == before
    assert (await vouches.hide(store, cast.fen, one.id, True, NOW + 3)).hidden


async def test_a_help_that_was_none_carries_no_vouch(store: Store) -> None:
    cast, helped, one = await vouched(store)
    await ledger.take_back(store, cast.cleo, helped, "", NOW)
    assert await page(store, cast.sam, cast.cleo) == []
    assert await vouches.of(store, cast.ada, [one.id]) == []
    with pytest.raises(InvalidInput):
        await vouches.vouch(store, cast.ada, Draft(helped, TEXT), NOW)


async def test_a_key_and_a_text_have_their_bounds(store: Store) -> None:
    cast, helped, _ = await vouched(store)
    told = [await vouches.vouch(store, cast.cleo, Draft(helped, "x"), NOW, "k") for _ in range(2)]
    assert told[0] == told[1]
    with pytest.raises(KeyReused):
        await vouches.vouch(store, cast.cleo, Draft(helped, "y"), NOW, "k")
    with pytest.raises(InvalidInput):
        await vouches.vouch(store, cast.cleo, Draft(helped, " "), NOW)
