"""A no or a lapse moves on by itself where the asker allowed it, inside the same date, unseen."""

import asyncio
from typing import Any

import pytest

from graph import asks, blocks, favours, introductions, lapses, reroutes
from graph.answers import Answer
from graph.bounds import DAY
from graph.introductions import Introduction, State
from graph.store import Store
from tests.stage import NEWEST, answered, known, seen
from tests.streets import Street, mails, street
from tests.town import NOW

DUE = NOW + 8 * DAY


async def moved(found: Street, at: int) -> list[dict[str, Any]]:
    """The worker's round, and who was asked after the first."""
    await lapses.record(found.store, at)
    await reroutes.go_on(found.store, at)
    return [row for row in await found.over() if not row["told"]]


async def begun(store: Store, ways: int = 3, reroute: bool = True) -> tuple[Street, Introduction]:
    found = await street(store, ways)
    return found, await found.request(0, reroute=reroute)


async def said(found: Street, one: Introduction, answer: Answer, at: int = NOW + 1) -> None:
    await answered(found.store, one.introducer or "", one.id, answer, at)


async def test_a_no_moves_on_to_the_next_way_in_within_the_same_date(store: Store) -> None:
    found, first = await begun(store)
    assert await moved(found, NOW + 1) == []
    await said(found, first, Answer.NO)
    (row,) = await moved(found, NOW + 2)
    assert (row["introducer"], row["helper"]) == (found.between[1], found.helpers[1])
    assert (row["state"], row["due"]) == ("WITH_INTRODUCER", DUE)
    assert row["step_due"] == NOW + 2 + 4 * DAY
    assert [mail["kind"] for mail in await mails(store, row["id"])] == [
        "introduction_with_introducer"
    ]


async def test_a_lapse_moves_on_and_a_step_has_what_is_left(store: Store) -> None:
    found, _ = await begun(store)
    assert await moved(found, NOW + 4 * DAY - 1) == []
    (second,) = await moved(found, NOW + 4 * DAY)
    assert second["step_due"] == DUE
    await answered(store, second["introducer"], second["id"], Answer.NO, NOW + 5 * DAY)
    _, third = await moved(found, NOW + 6 * DAY)
    assert (third["introducer"], third["step_due"]) == (found.between[2], DUE)


async def test_with_less_than_a_day_left_nobody_else_is_asked(store: Store) -> None:
    found, first = await begun(store)
    await answered(store, first.introducer or "", first.id, Answer.NO, NOW + DAY)
    assert await moved(found, DUE - DAY) == []
    assert await moved(found, DUE - DAY - 1) != []


async def test_a_helpers_no_moves_on_as_well(store: Store) -> None:
    found, first = await begun(store)
    await said(found, first, Answer.YES)
    await answered(store, found.helpers[0], first.id, Answer.NO, NOW + 2)
    assert len(await moved(found, NOW + 3)) == 1


async def test_nothing_moves_on_where_the_asker_did_not_allow_it(store: Store) -> None:
    found, first = await begun(store, reroute=False)
    await said(found, first, Answer.NO)
    assert await moved(found, NOW + 2) == []


async def test_the_asker_sees_one_request_until_somebody_is_introduced(store: Store) -> None:
    found, first = await begun(store)
    untouched, waiting = await begun(store)
    for at in (NOW, NOW + DAY):
        assert await seen(store, found.ada, first.id, at) == await seen(
            store, untouched.ada, waiting.id, at
        )
    await said(found, first, Answer.NO)
    (row,) = await moved(found, NOW + 2)
    listed = await introductions.mine(store, found.ada, NOW + 2, None, NEWEST, 50)
    assert [one.id for one in listed] == [first.id]
    shown = introductions.seen(listed[0], NOW + 2)
    assert (shown.state, shown.answer_by) == (State.WAITING, DUE)
    await answered(store, row["introducer"], row["id"], now=NOW + 3)
    await answered(store, row["helper"], row["id"], now=NOW + 3)
    listed = await introductions.mine(store, found.ada, NOW + 3, None, NEWEST, 50)
    assert [(one.id, one.helper) for one in listed] == [(row["id"], row["helper"])]
    assert await introductions.of(store, found.ada, [first.id]) == []


async def test_whoever_said_no_learns_of_nobody_after_them(store: Store) -> None:
    found, first = await begun(store)
    await said(found, first, Answer.NO)
    before = await known(store, found.between[0], first.id)
    (row,) = await moved(found, NOW + 2)
    assert await known(store, found.between[0], first.id) == before
    assert await introductions.of(store, found.between[0], [row["id"]]) == []
    assert await introductions.of(store, found.helpers[0], [row["id"]]) == []
    asked = await known(store, row["introducer"], row["id"])
    assert (asked.asker, asked.reroute) == (found.ada, False)


async def test_an_ended_or_helped_ask_moves_nothing(store: Store) -> None:
    withdrawn, one = await begun(store)
    helped, other = await begun(store)
    await said(withdrawn, one, Answer.NO)
    await asks.withdraw(store, withdrawn.ada, withdrawn.ask.id, NOW + 1)
    second = await helped.request(1)
    await said(helped, second, Answer.YES)
    await answered(store, helped.helpers[1], second.id, now=NOW + 1)
    await said(helped, other, Answer.NO)
    assert await moved(withdrawn, NOW + 2) == []
    assert await moved(helped, NOW + 2) == []


async def test_a_yes_that_did_not_help_stops_no_moving_on(store: Store) -> None:
    found, first = await begun(store)
    second = await found.request(1)
    await said(found, second, Answer.YES)
    await answered(store, found.helpers[1], second.id, now=NOW + 1)
    await favours.record(store, found.ada, second.id, False, "", NOW + 2)
    await said(found, first, Answer.NO, NOW + 3)
    (row,) = await moved(found, NOW + 4)
    assert row["helper"] == found.helpers[2]


async def test_a_yes_of_somebody_blocked_since_stops_no_moving_on(store: Store) -> None:
    found, first = await begun(store)
    second = await found.request(1)
    await said(found, second, Answer.YES)
    await answered(store, found.helpers[1], second.id, now=NOW + 1)
    await blocks.block(store, found.ada, found.helpers[1], NOW + 2)
    await said(found, first, Answer.NO, NOW + 3)
    (row,) = await moved(found, NOW + 4)
    assert row["helper"] == found.helpers[2]


async def test_thirty_workers_move_on_once(store: Store) -> None:
    found, first = await begun(store)
    await said(found, first, Answer.NO)
    await asyncio.gather(*(reroutes.go_on(store, NOW + 2) for _ in range(30)))
    (row,) = await moved(found, NOW + 2)
    assert len(await mails(store, row["id"])) == 1


@pytest.mark.parametrize("silent", [False, True])
async def test_it_ends_where_nobody_else_fits(store: Store, silent: bool) -> None:
    found, first = await begun(store, ways=1)
    if not silent:
        await said(found, first, Answer.NO)
    assert await moved(found, NOW + 4 * DAY) == []
    shown = await seen(store, found.ada, first.id, NOW + 5 * DAY)
    assert shown and (shown.state, shown.answer_by) == (State.WAITING, DUE)
