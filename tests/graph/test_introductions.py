"""The table and the clock, and what a block leaves to be seen."""

from itertools import product

from graph import asks, beginnings, blocks, departures, introductions, messages, people, ties
from graph.beginnings import Direct
from graph.caps import Caps
from graph.introductions import AWAITED, MET, TABLE, Introduction, Move, Part, State, seen
from graph.messages import Draft
from graph.store import Store
from tests.stage import NEWEST, NOTE, answered, asking, introduced, known, requested
from tests.stage import seen as seen_by
from tests.town import NOW


def test_only_whose_answer_is_awaited_can_answer() -> None:
    for state, part, move in product(State, Part, (Move.YES, Move.NO)):
        assert ((state, part, move) in TABLE) == (part in AWAITED.get(state, frozenset()))


def test_every_end_is_reached_from_somewhere() -> None:
    assert {State.INTRODUCED, State.HELPED, State.NOT_HELPED, State.THANKED, State.CLOSED} <= set(
        TABLE.values()
    )
    assert not {state for state, _, _ in TABLE} & {State.CLOSED, State.THANKED, State.WAITING}


def at(part: Part, state: State, now: int, ended_by: str = "") -> State:
    """What shows of a request that stands at `state`, begun at 0 and due at 800."""
    row = Introduction(
        "id", part, state, "ASKER", False, NOTE, "", "", None, None, None, None, None, 0, 0, 800, 800, 400, 0, 0, 0, 0,
        ended_by, 0, "", 0, "", 0,
    )  # fmt: skip
    return seen(row, now).state


def test_until_the_fixed_date_every_pending_state_is_waiting_to_the_asker() -> None:
    for state, now, by in product(
        (State.WITH_INTRODUCER, State.WITH_HELPER, State.CLOSED),
        (0, 399, 400, 799),
        ("INTRODUCER", "HELPER", ""),
    ):
        assert at(Part.ASKER, state, now, by) is State.WAITING
        assert at(Part.ASKER, state, 800, by) is State.CLOSED


def test_whoever_let_it_lapse_sees_it_closed() -> None:
    assert at(Part.HELPER, State.WITH_HELPER, 399) is State.WITH_HELPER
    assert at(Part.HELPER, State.WITH_HELPER, 400) is State.CLOSED
    assert at(Part.INTRODUCER, State.WITH_HELPER, 400) is State.WAITING


def test_nothing_met_is_ever_waiting() -> None:
    assert MET.isdisjoint(AWAITED)


async def test_a_block_looks_like_silence_while_something_waits(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    before = await seen_by(store, stage.cast.ada, begun.id)
    await blocks.block(store, stage.cast.fen, stage.cast.ada, NOW)
    assert await seen_by(store, stage.cast.fen, begun.id) is None
    assert await seen_by(store, stage.cast.ada, begun.id) == before


async def test_a_block_does_not_tell_its_asker_who_the_helper_is(store: Store) -> None:
    stage = await asking(store)
    begun, ada = await requested(store, stage), stage.cast.ada
    await answered(store, stage.cast.fen, begun.id)
    before = await seen_by(store, ada, begun.id)
    await blocks.block(store, ada, stage.cast.cleo, NOW)
    assert before is not None
    assert await seen_by(store, ada, begun.id) == before
    mine = await introductions.mine(store, ada, NOW, None, NEWEST, 9)
    over = await introductions.over(store, ada, stage.ask.id, NEWEST, 9)
    assert [[one.id for one in page] for page in (mine, over)] == [[begun.id]] * 2


async def test_a_block_leaves_the_other_talking_to_nobody(store: Store) -> None:
    stage = await asking(store)
    cast = stage.cast
    opened = await introduced(store, stage)
    await blocks.block(store, cast.cleo, cast.ada, NOW)
    assert await seen_by(store, cast.cleo, opened.id) is None
    shown = await known(store, cast.ada, opened.id)
    assert shown.recorded == "INTRODUCED"
    assert (await people.visible(store, cast.ada, [cast.cleo], NOW))[0].name == "Cleo"
    assert await messages.send(store, cast.ada, Draft(opened.id, "Hello?"), NOW)
    assert await people.visible(store, cast.cleo, [cast.ada], NOW) == []


async def test_a_hidden_introduction_takes_no_place_in_a_list(store: Store) -> None:
    store = store.under(Caps(pair_days=0))
    stage = await asking(store)
    ada = stage.cast.ada
    direct = Direct(stage.ask.id, stage.cast.fen, NOTE)
    shown = await beginnings.ask_directly(store, ada, direct, NOW - 1)
    await introduced(store, stage)
    await blocks.block(store, ada, stage.cast.cleo, NOW)
    mine = await introductions.mine(store, ada, NOW, None, NEWEST, 1)
    over = await introductions.over(store, ada, stage.ask.id, NEWEST, 1)
    assert [one.id for one in mine + over] == [shown.id, shown.id]


async def test_nor_does_one_whose_helper_left(store: Store) -> None:
    store = store.under(Caps(pair_days=0))
    stage = await asking(store)
    ada, cleo = stage.cast.ada, stage.cast.cleo
    direct = Direct(stage.ask.id, stage.cast.fen, NOTE)
    shown = await beginnings.ask_directly(store, ada, direct, NOW - 1)
    await introduced(store, stage)
    await departures.leave(store, cleo, cleo, NOW, NOW)
    mine = await introductions.mine(store, ada, NOW, None, NEWEST, 1)
    over = await introductions.over(store, ada, stage.ask.id, NEWEST, 1)
    assert [one.id for one in mine + over] == [shown.id, shown.id]


async def test_nor_does_one_whose_asker_left(store: Store) -> None:
    stage = await asking(store)
    ada, ines, cleo = stage.cast.ada, stage.cast.ines, stage.cast.cleo
    ask = await asks.post(store, ines, asks.Draft("How do I sell it?"), NOW)
    shown = await beginnings.ask_directly(store, ines, Direct(ask.id, cleo, NOTE), NOW - 1)
    await introduced(store, stage)
    await departures.leave(store, ada, ada, NOW, NOW)
    mine = await introductions.mine(store, cleo, NOW, None, NEWEST, 1)
    assert [one.id for one in mine] == [shown.id]


async def test_a_helper_who_left_before_they_were_named_keeps_their_place(store: Store) -> None:
    stage = await asking(store)
    ada, cleo = stage.cast.ada, stage.cast.cleo
    begun = await requested(store, stage)
    await departures.leave(store, cleo, cleo, NOW, NOW)
    mine = await introductions.mine(store, ada, NOW, None, NEWEST, 1)
    over = await introductions.over(store, ada, stage.ask.id, NEWEST, 1)
    assert [one.id for one in mine + over] == [begun.id, begun.id]


async def test_the_unmoving_tie_moves_as_any_other_when_used(store: Store) -> None:
    touched: list[int] = []
    for block in (False, True):
        stage = await asking(store)
        opened = await beginnings.ask_directly(
            store, stage.cast.ada, Direct(stage.ask.id, stage.cast.fen, NOTE), NOW
        )
        await answered(store, stage.cast.fen, opened.id)
        if block:
            await blocks.block(store, stage.cast.fen, stage.cast.ada, NOW)
        await messages.send(store, stage.cast.ada, Draft(opened.id, "Hello?"), NOW + 5)
        touched += [tie.touched for tie in await ties.of(store, stage.cast.ada, [stage.cast.fen])]
    assert touched == [NOW + 5, NOW + 5]
