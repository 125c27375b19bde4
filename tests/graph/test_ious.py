"""IOUs: two parties, open, returned or forgiven; only they see it, and it is settled once."""

import asyncio

import pytest

from graph import blocks, departures, favours, ious, ledger
from graph.refusals import InvalidInput, NotYourTurn
from graph.store import Store
from tests.cast import small
from tests.graph.test_departures import returning
from tests.graph.test_ledger import EVER, favour, sums
from tests.reading import rows
from tests.stage import asking, introduced
from tests.town import NOW

SETTLED = "MATCH (s:Settlement)-[:OF]->(i:Iou {id: $id}) RETURN s.how AS how"


async def states(store: Store, person: str) -> list[tuple[str, bool, str]]:
    found = await ious.mine(store, person, None, EVER, 50)
    return [(one.other, one.owed, one.state) for one in found]


async def test_m52_an_iou_has_two_parties_and_a_state_only_they_see(store: Store) -> None:
    stage = await asking(store, terms=1)
    cast = stage.cast
    opened = await introduced(store, stage)
    await favours.record(store, cast.ada, opened.id, True, "", NOW)
    assert await states(store, cast.cleo) == []  # her give asks for nothing in return
    owed = await favour(store, cast.cleo, cast.ada, 1)
    assert await states(store, cast.cleo) == [(cast.ada, True, "OPEN")]
    assert await states(store, cast.ada) == [(cast.cleo, False, "OPEN")]
    for person in (cast.fen, cast.ines, cast.sam, cast.zoe):
        assert await states(store, person) == [] and await ious.of(store, person, [owed]) == []
        with pytest.raises(InvalidInput):
            await ious.settle(store, person, owed, "FORGIVEN", None, NOW)
    for how in ("RETURNED", "FORGIVEN"):
        one = await favour(store, cast.cleo, cast.ada, 2)
        found = await ious.settle(store, cast.cleo, one, how, None, NOW + 1)
        assert (found.state, found.settled_at) == (how, NOW + 1)
    open_ones = await ious.mine(store, cast.ada, "OPEN", EVER, 50)
    assert [one.id for one in open_ones] == [owed]


async def test_gifts_and_paid_help_leave_nothing_owed(store: Store) -> None:
    cast = await small(store)
    for terms in (0, 3):
        await favour(store, cast.cleo, cast.ada, terms)
    assert await states(store, cast.ada) == []


async def test_an_iou_with_who_left_takes_no_place_on_a_page(store: Store) -> None:
    cast = await small(store)
    first = await favour(store, cast.cleo, cast.ada, 1, NOW - 2)
    await favour(store, cast.fen, cast.ada, 1, NOW - 1)
    await departures.leave(store, cast.fen, cast.fen, NOW, NOW)
    (shown,) = await ious.mine(store, cast.ada, None, EVER, 1)
    assert shown.id == first


async def test_a_help_taken_back_while_who_was_helped_is_away_leaves_nothing_owed(
    store: Store,
) -> None:
    cast = await small(store)
    owed = await favour(store, cast.cleo, cast.ada, 1, NOW - 1)
    await departures.leave(store, cast.ada, cast.ada, NOW, NOW)
    await ledger.take_back(store, cast.cleo, owed, "It was none.", NOW)
    await departures.keep(store, await returning(store, cast.ada), cast.ada, NOW + 1)
    assert await states(store, cast.ada) == [(cast.cleo, False, "FORGIVEN")]
    assert await rows(store, SETTLED, id=owed) == [{"how": "FORGIVEN"}]


async def test_thirty_who_settle_at_once_settle_once(store: Store) -> None:
    cast = await small(store)
    owed = await favour(store, cast.cleo, cast.ada, 1)

    async def attempt(how: str) -> str:
        try:
            return (await ious.settle(store, cast.cleo, owed, how, None, NOW)).state
        except NotYourTurn:
            return "REFUSED"

    hows = ["RETURNED", "FORGIVEN"] * 15
    told = await asyncio.gather(*(attempt(how) for how in hows))
    (settled,) = await rows(store, SETTLED, id=owed)
    assert [state != "REFUSED" for state in told] == [how == settled["how"] for how in hows]
    assert sum((await sums(store, cast.ada)).values()) == 0


async def test_a_later_help_the_other_way_offers_to_return_it(store: Store) -> None:
    cast = await small(store)
    owed = await favour(store, cast.cleo, cast.ada, 1)
    with pytest.raises(InvalidInput) as refused:
        await ious.settle(store, cast.ada, owed, "RETURNED", None, NOW)
    assert refused.value.path == "favour_id"
    with pytest.raises(NotYourTurn):
        await ious.settle(store, cast.ada, owed, "FORGIVEN", None, NOW)
    assert await ious.offers(store, cast.ada, [owed]) == {}
    back = await favour(store, cast.ada, cast.cleo, 0, NOW + 1)
    for person in (cast.ada, cast.cleo):
        assert await ious.offers(store, person, [owed]) == {owed: back}
    await ious.settle(store, cast.ada, owed, "RETURNED", back, NOW + 2)
    assert await states(store, cast.cleo) == [(cast.ada, True, "RETURNED")]
    assert await sums(store, cast.ada) == {cast.cleo: 0, cast.ada: 0, cast.guild: 0}


async def test_a_help_returns_one_iou_and_its_own_with_it(store: Store) -> None:
    cast = await small(store)
    first, second = [await favour(store, cast.cleo, cast.ada, 1, NOW + n) for n in range(2)]
    back = await favour(store, cast.ada, cast.cleo, 1, NOW + 5)

    async def attempt(owed: str) -> bool:
        try:
            await ious.settle(store, cast.ada, owed, "RETURNED", back, NOW + 6)
        except InvalidInput:
            return False
        return True

    told = await asyncio.gather(*(attempt(owed) for owed in [first, second] * 15))
    assert True in told and told[0] is not told[1]
    found = {one.id: one.state for one in await ious.mine(store, cast.ada, None, EVER, 9)}
    assert sorted(found.values()) == ["OPEN", "RETURNED", "RETURNED"] and found[back] == "RETURNED"
    assert await sums(store, cast.ada) == {cast.cleo: 1, cast.ada: -1}


async def test_a_help_that_was_returned_itself_returns_no_other(store: Store) -> None:
    cast = await small(store)
    owed = await favour(store, cast.cleo, cast.ada, 1)
    back = await favour(store, cast.ada, cast.cleo, 1, NOW + 1)
    await ious.settle(store, cast.ada, back, "RETURNED", None, NOW + 2)
    before = await sums(store, cast.ada)
    assert await ious.offers(store, cast.ada, [owed]) == {}
    with pytest.raises(InvalidInput):
        await ious.settle(store, cast.ada, owed, "RETURNED", back, NOW + 3)
    assert (cast.cleo, False, "OPEN") in await states(store, cast.ada)
    assert await sums(store, cast.ada) == before


async def test_forgiving_moves_the_debt_to_the_circle(store: Store) -> None:
    cast = await small(store)
    owed = await favour(store, cast.cleo, cast.ada, 1)
    await ious.settle(store, cast.cleo, owed, "FORGIVEN", None, NOW)
    assert await sums(store, cast.ada) == {cast.cleo: 1, cast.ada: 0, cast.guild: -1}


async def test_what_was_no_help_leaves_nothing_owed(store: Store) -> None:
    cast = await small(store)
    owed = await favour(store, cast.cleo, cast.ada, 1)
    await ledger.take_back(store, cast.cleo, owed, "", NOW)
    assert await states(store, cast.ada) == [(cast.cleo, False, "FORGIVEN")]
    assert set((await sums(store, cast.ada)).values()) == {0}


@pytest.mark.parametrize("terms", [0, 1])
async def test_a_help_that_returned_an_iou_is_not_taken_back(store: Store, terms: int) -> None:
    """Nor is the one it settled with its own; the debtor would have both, the creditor neither."""
    cast = await small(store)
    owed = await favour(store, cast.cleo, cast.ada, 1)
    back = await favour(store, cast.ada, cast.cleo, terms, NOW + 1)
    await ious.settle(store, cast.ada, owed, "RETURNED", back, NOW + 2)
    before = [await states(store, person) for person in (cast.ada, cast.cleo)]
    taken = [(cast.ada, back), (cast.cleo, owed)] if terms else [(cast.ada, back)]
    for helper, one in taken:
        with pytest.raises(InvalidInput) as refused:
            await ledger.take_back(store, helper, one, "", NOW + 3)
        assert refused.value == InvalidInput("favour_id", ledger.RETURNED)
    assert [await states(store, person) for person in (cast.ada, cast.cleo)] == before
    assert (cast.cleo, False, "RETURNED") in before[0] and (cast.ada, True, "RETURNED") in before[1]
    assert set((await sums(store, cast.ada)).values()) == {0}
    for person in (cast.ada, cast.cleo):
        found = await ledger.tallies(store, person, None, 0)
        assert (found.given, found.received) == (1, 1)


async def test_what_returned_a_help_that_was_none_is_taken_back_like_any(store: Store) -> None:
    cast = await small(store)
    owed = await favour(store, cast.cleo, cast.ada, 1)
    back = await favour(store, cast.ada, cast.cleo, 0, NOW + 1)
    await ious.settle(store, cast.ada, owed, "RETURNED", back, NOW + 2)
    await ledger.take_back(store, cast.cleo, owed, "", NOW + 3)
    await ledger.take_back(store, cast.ada, back, "", NOW + 4)
    assert set((await sums(store, cast.ada)).values()) == {0}


async def test_thirty_who_return_and_take_back_at_once_never_do_both(store: Store) -> None:
    cast = await small(store)
    owed = await favour(store, cast.cleo, cast.ada, 1)
    back = await favour(store, cast.ada, cast.cleo, 0, NOW + 1)

    async def attempt(n: int) -> bool:
        try:
            if n % 2:
                await ledger.take_back(store, cast.ada, back, "", NOW + 2)
            else:
                await ious.settle(store, cast.ada, owed, "RETURNED", back, NOW + 2)
        except InvalidInput:
            return False
        return True

    told = await asyncio.gather(*(attempt(n) for n in range(30)))
    assert told == [told[0], told[1]] * 15 and told[0] is not told[1]
    (iou,) = await ious.of(store, cast.cleo, [owed])
    assert iou.state == ("RETURNED" if told[0] else "OPEN")
    whose = 0 if told[0] else 1
    assert await sums(store, cast.ada) == {cast.cleo: whose, cast.ada: -whose, cast.guild: 0}


async def test_a_block_does_not_end_what_is_owed(store: Store) -> None:
    cast = await small(store)
    owed = await favour(store, cast.fen, cast.ada, 1)
    await blocks.block(store, cast.fen, cast.ada, NOW)
    assert await states(store, cast.ada) == [(cast.fen, False, "OPEN")]
    await ious.settle(store, cast.fen, owed, "FORGIVEN", None, NOW)


async def test_a_way_to_settle_that_does_not_exist(store: Store) -> None:
    cast = await small(store)
    owed = await favour(store, cast.cleo, cast.ada, 1)
    with pytest.raises(InvalidInput):
        await ious.settle(store, cast.cleo, owed, "LOST", None, NOW)
