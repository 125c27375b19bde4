"""Weft asks in the asker's name: wave by wave, seen as waves, sent once."""

import asyncio
from typing import Any

import pytest

from graph import asks, introductions, lapses, progress, starts, waves
from graph.answers import Answer
from graph.bounds import DAY
from graph.introductions import State
from graph.progress import Going
from graph.refusals import InvalidInput, KeyReused, NoLongerOpen
from graph.store import Store
from graph.styles import STYLES
from graph.waves import Letting
from tests.stage import NEWEST, NOTE, SECRET, answered, known, seen
from tests.streets import Street, mails, street
from tests.town import NOW, look

WINDOW = 8 * DAY
OVER = NOW + WINDOW


async def passed(found: Street, at: int = OVER) -> int:
    """How many waves the worker's round makes when a window is over; other tests' asks wait as well."""
    before = len(await found.waves())
    await lapses.record(found.store, at)
    await waves.go_on(found.store, at)
    return len(await found.waves()) - before


async def test_the_first_wave_goes_to_the_best_three_with_the_tap(store: Store) -> None:
    found = await street(store, 5)
    await found.let()
    rows = await found.over()
    assert {row["introducer"] for row in rows} == set(found.between[:3])
    assert {row["helper"] for row in rows} == set(found.helpers[:3])
    assert {(row["state"], row["due"], row["told"]) for row in rows} == {
        ("WITH_INTRODUCER", OVER, False)
    }
    for row in rows:
        assert [mail["kind"] for mail in await mails(store, row["id"])] == [
            "introduction_with_introducer"
        ]
        asked = await seen(store, row["introducer"], row["id"])
        assert asked and asked.waiting_for_me and asked.answer_by == NOW + 4 * DAY


@pytest.mark.parametrize("style", ["SOFT", "CASUAL", "HARD"])
async def test_m14_the_style_says_how_far_the_first_step_goes(store: Store, style: str) -> None:
    found = await street(store, 5, style=style)
    await found.let()
    assert len(await found.over()) == STYLES[style].first
    (wave,) = await found.waves()
    assert wave.last == -(-5 // STYLES[style].first)


async def test_the_asker_sees_a_wave_and_nobody_in_it(store: Store) -> None:
    found = await street(store, 4)
    before = await asks.matches(store, found.ada, found.ask.id, SECRET, 10, NOW)
    await found.let()
    assert await introductions.mine(store, found.ada, NOW, None, NEWEST, 50) == []
    assert await introductions.over(store, found.ada, found.ask.id, NEWEST, 50) == []
    for row in await found.over():
        assert await introductions.of(store, found.ada, [row["id"]]) == []
    assert await asks.matches(store, found.ada, found.ask.id, SECRET, 10, NOW) == before
    (wave,) = await found.waves()
    assert (wave.number, wave.started, wave.due, wave.going(NOW)) == (1, NOW, OVER, Going.WAITING)
    assert wave.going(OVER) is Going.MOVED_ON


async def test_the_second_wave_waits_for_the_window_and_leaves_out_who_was_in_the_first(
    store: Store,
) -> None:
    found = await street(store, 6)
    await found.let()
    first = await found.over()
    await answered(store, first[0]["introducer"], first[0]["id"], Answer.NO)
    assert await passed(found, OVER - 1) == 0
    assert len(await found.over()) == 3
    assert await passed(found) == 1
    second = [row for row in await found.over() if row["wave"] == 2]
    assert {row["introducer"] for row in second} == set(found.between[3:])
    assert {row["helper"] for row in second} == set(found.helpers[3:])
    assert {row["due"] for row in second} == {found.ask.expires}
    assert await passed(found) == 0


async def test_a_wave_is_as_wide_as_the_answers_say(store: Store) -> None:
    assert [waves.width(silent) for silent in range(5)] == [2, 3, 4, 5, 5]
    answering, silent = await street(store, 8), await street(store, 8)
    for found in (answering, silent):
        await found.let()
    for row in await answering.over():
        await answered(store, row["introducer"], row["id"])
    for found in (answering, silent):
        await passed(found)
    wide = [[row["wave"] for row in await found.over()].count(2) for found in (answering, silent)]
    assert wide == [2, 5]


async def test_no_wave_after_somebody_was_introduced(store: Store) -> None:
    found = await street(store, 6)
    await found.let()
    (row, *_) = await found.over()
    await answered(store, row["introducer"], row["id"])
    await answered(store, row["helper"], row["id"])
    met = await known(store, found.ada, row["id"])
    assert (met.introducer, met.helper) == (row["introducer"], row["helper"])
    assert [kind["kind"] for kind in await mails(store, row["id"])].count("introduced") == 2
    assert await passed(found) == 0
    assert [wave.going(OVER) for wave in await found.waves()] == [Going.HELPED]
    with pytest.raises(NoLongerOpen):
        await found.let(OVER)


async def test_no_wave_after_the_ask_ended_or_was_stopped(store: Store) -> None:
    withdrawn, stopped = await street(store, 6), await street(store, 6)
    for found in (withdrawn, stopped):
        await found.let()
    await asks.withdraw(store, withdrawn.ada, withdrawn.ask.id, NOW)
    await waves.stop(store, stopped.ada, stopped.ask.id, NOW)
    asked = (await stopped.over())[0]
    await answered(store, asked["introducer"], asked["id"])
    for found in (withdrawn, stopped):
        assert await passed(found) == 0
        assert not progress.asking(await found.waves(), NOW)
    with pytest.raises(InvalidInput):
        await withdrawn.let()


async def test_a_tap_after_a_stop_lets_weft_go_on(store: Store) -> None:
    found = await street(store, 6)
    await found.let()
    await waves.stop(store, found.ada, found.ask.id, NOW + 1)
    await found.let(NOW + 2)
    assert len(await found.waves()) == 1
    assert progress.next_at(await found.waves(), NOW + 2) == OVER
    assert await passed(found) == 1


async def test_weft_says_when_it_finds_no_other_way_in(store: Store) -> None:
    found = await street(store, 2)
    await found.let()
    assert progress.next_at(await found.waves(), NOW) == 0
    assert await passed(found) == 0
    nobody = await street(store, 0)
    with pytest.raises(NoLongerOpen):
        await nobody.let()


async def test_strangers_and_other_askers_let_nothing(store: Store) -> None:
    found = await street(store, 2)
    for viewer in (found.between[0], found.helpers[0]):
        with pytest.raises(InvalidInput):
            await waves.let_weft_ask(store, viewer, Letting(found.ask.id, NOTE), NOW)
        with pytest.raises(InvalidInput):
            await waves.stop(store, viewer, found.ask.id, NOW)
        assert (await progress.of(store, viewer, [found.ask.id], NOW))[found.ask.id] == []


async def test_whoever_was_asked_enough_this_week_is_left_out(store: Store) -> None:
    found = await street(store, 4)
    full = found.between[1]
    await look(
        store,
        "MATCH (p:Person {id: $id}) CREATE (:Introduction {id: $id, asked_at: $at, told: true})"
        "-[:INTRODUCER]->(p) RETURN p.id AS id",
        id=full,
        at=NOW - DAY,
    )
    await found.let()
    assert full not in {row["introducer"] for row in await found.over()}


async def test_thirty_taps_make_one_wave(store: Store) -> None:
    found = await street(store, 5)
    await asyncio.gather(*(found.let() for _ in range(30)))
    assert len(await found.waves()) == 1
    assert len(await found.over()) == 3


async def test_thirty_workers_make_one_wave(store: Store) -> None:
    found = await street(store, 7)
    await found.let()
    await lapses.record(store, OVER)
    await asyncio.gather(*(waves.go_on(store, OVER) for _ in range(30)))
    assert len(await found.waves()) == 2
    rows = [row for row in await found.over() if row["wave"] == 2]
    assert len(rows) == 4
    for row in rows:
        assert len(await mails(store, row["id"])) == 1


async def test_a_key_lets_once(store: Store) -> None:
    found = await street(store, 5)
    await found.let(key="k")
    await found.let(OVER + 1, key="k")
    assert len(await found.waves()) == 1
    with pytest.raises(KeyReused):
        await waves.let_weft_ask(store, found.ada, Letting(found.ask.id, "Other."), NOW, "k")


async def test_a_worker_that_dies_half_way_has_sent_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = await street(store, 6)
    await waves.go_on(store, OVER)
    await found.let()
    await lapses.record(store, OVER)
    whole, calls = starts.write, list[int]()

    async def dying(*given: Any) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise RuntimeError
        await whole(*given)

    with monkeypatch.context() as patch:
        patch.setattr(starts, "write", dying)
        with pytest.raises(RuntimeError):
            await waves.go_on(store, OVER)
    assert len(await found.over()) == 3
    assert await waves.go_on(store, OVER) == 1
    for row in await found.over():
        assert len(await mails(store, row["id"])) == 1


async def test_one_asked_by_hand_who_is_in_a_wave_looks_like_any_other(store: Store) -> None:
    found = await street(store, 3)
    await found.let()
    (hidden,) = [row for row in await found.over() if row["helper"] == found.helpers[0]]
    begun = await found.request(0)
    shown = introductions.seen(begun, NOW)
    assert (shown.state, shown.answer_by) == (State.WAITING, OVER)
    assert (begun.introducer, begun.helper) == (found.between[0], None)
    assert await introductions.of(store, found.between[0], [begun.id]) == []
    with pytest.raises(ValueError):
        await found.request(0)
    await answered(store, hidden["introducer"], hidden["id"])
    await answered(store, hidden["helper"], hidden["id"])
    listed = await introductions.mine(store, found.ada, NOW, None, NEWEST, 50)
    assert [one.id for one in listed] == [hidden["id"]]
