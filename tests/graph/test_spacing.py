"""Whom one asked is left time to answer; the limit tells nothing but what its sender did and saw."""

import asyncio
from dataclasses import replace

import pytest

from graph import asks, beginnings, introductions
from graph.answers import Answer
from graph.asks import Draft
from graph.beginnings import Direct
from graph.bounds import DAY
from graph.refusals import AskedRecently, NoLongerOpen
from graph.store import Store
from tests.stage import NOTE, Stage, answered, asking, requested
from tests.streets import street
from tests.town import NOW


async def directly(store: Store, stage: Stage, helper: str) -> str:
    direct = Direct(stage.ask.id, helper, NOTE)
    return (await beginnings.ask_directly(store, stage.cast.ada, direct, NOW)).id


async def test_who_has_not_answered_is_not_asked_again_for_fourteen_days(store: Store) -> None:
    shown: list[int] = []
    for answer in (Answer.NO, Answer.NOT_NOW, None):
        stage = await asking(store)
        begun = await directly(store, stage, stage.cast.fen)
        if answer:
            await answered(store, stage.cast.fen, begun, answer)
        other = replace(stage, ask=await another(store, stage))
        with pytest.raises(AskedRecently) as refused:
            await directly(store, other, stage.cast.fen)
        shown.append(refused.value.until)
        assert await directly(store, other, stage.cast.ines)
    assert set(shown) == {NOW + 14 * DAY}


async def test_whom_one_met_may_be_asked_again(store: Store) -> None:
    stage = await asking(store)
    await answered(store, stage.cast.fen, await directly(store, stage, stage.cast.fen))
    assert await directly(store, replace(stage, ask=await another(store, stage)), stage.cast.fen)


async def test_a_contact_asked_to_introduce_is_not_asked_directly_too(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    await answered(store, stage.cast.fen, begun.id)
    with pytest.raises(AskedRecently):
        await directly(store, stage, stage.cast.fen)


async def test_weft_leaves_time_to_whom_one_asked_directly(store: Store) -> None:
    found = await street(store, 3)
    direct = Direct(found.ask.id, found.between[0], NOTE)
    await beginnings.ask_directly(store, found.ada, direct, NOW)
    await found.let()
    waved = [row["introducer"] for row in await found.over() if row["wave"]]
    assert sorted(waved) == sorted(found.between[1:])


async def test_a_direct_ask_to_whom_weft_asked_unseen_is_silence(store: Store) -> None:
    shown: list[object] = []
    for waved in (True, False):
        found = await street(store, 3)
        if waved:
            await found.let()
        direct = Direct(found.ask.id, found.between[0], NOTE)
        begun = await beginnings.ask_directly(store, found.ada, direct, NOW)
        shown.append(introductions.seen(begun, NOW))
        assert bool(await introductions.of(store, found.between[0], [begun.id])) is not waved
    assert shown[0] == shown[1]


async def test_thirty_asks_of_one_person_at_once_are_one(store: Store) -> None:
    stage = await asking(store)
    other = replace(stage, ask=await another(store, stage))
    outcomes = await asyncio.gather(
        *(directly(store, one, stage.cast.fen) for one in (stage, other) * 15),
        return_exceptions=True,
    )
    assert sum(isinstance(one, str) for one in outcomes) == 1
    assert {type(one) for one in outcomes} == {str, AskedRecently, NoLongerOpen}


async def another(store: Store, stage: Stage) -> asks.Ask:
    return await asks.post(store, stage.cast.ada, Draft("And another thing?", topics=[]), NOW)
