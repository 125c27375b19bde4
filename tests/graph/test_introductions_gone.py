"""Whoever was in between, or was meant first, has left: the asker learns no name by it."""

import pytest

from graph import answers, asks, beginnings, blocks, departures, entries, erasure, introductions
from graph import people as persons
from graph.answers import Answer, Given
from graph.beginnings import Direct, Way
from graph.introductions import State
from graph.refusals import PathExists
from graph.store import Store
from tests.graph.test_introductions_told import two
from tests.stage import NEWEST, NOTE, SECRET, Stage, answered, asking, known, requested, seen
from tests.town import NOW, Town

pytestmark = pytest.mark.parametrize("erased", [False, True])


async def gone(store: Store, person: str, erased: bool) -> None:
    until = await departures.leave(store, person, person, NOW, NOW)
    if erased:
        await erasure.finish(store, until)


async def left_by_fen(store: Store, erased: bool) -> tuple[Stage, str]:
    """Cleo was asked through Fen, who has left since; Ines knows both still."""
    stage = await asking(store)
    begun = await requested(store, stage)
    await answered(store, stage.cast.fen, begun.id)
    await gone(store, stage.cast.fen, erased)
    return stage, begun.id


async def test_the_helper_stays_unnamed(store: Store, erased: bool) -> None:
    stage, id = await left_by_fen(store, erased)
    ada, cleo = stage.cast.ada, stage.cast.cleo
    shown = await known(store, ada, id)
    assert (shown.introducer, shown.helper) == (None, None)
    listed = [
        await introductions.mine(store, ada, NOW, None, NEWEST, 9),
        await introductions.over(store, ada, stage.ask.id, NEWEST, 9),
    ]
    assert [[one.id for one in page] for page in listed] == [[id], [id]]
    await entries.leave(store, cleo, stage.cast.guild, NOW)
    assert await persons.visible(store, ada, [cleo], NOW) == []
    await blocks.block(store, cleo, ada, NOW)
    assert await persons.visible(store, ada, [cleo], NOW) == []


async def test_a_helper_who_has_left_as_well_is_missed_by_nobody(
    store: Store, erased: bool
) -> None:
    stage, id = await left_by_fen(store, erased)
    before = await seen(store, stage.cast.ada, id)
    assert before and before.state is State.WAITING
    await gone(store, stage.cast.cleo, False)
    assert await seen(store, stage.cast.ada, id) == before


async def test_it_counts_as_a_way_to_the_helper_and_not_as_asked_directly(
    store: Store, erased: bool
) -> None:
    stage, _ = await left_by_fen(store, erased)
    with pytest.raises(PathExists):
        direct = Direct(stage.ask.id, stage.cast.cleo, NOTE)
        await beginnings.ask_directly(store, stage.cast.ada, direct, NOW)


async def test_an_organiser_asked_through_somebody_stays_the_fallback(
    store: Store, erased: bool
) -> None:
    town = Town()
    ada, fen, olga = town.people("Ada", "Fen", "Olga")
    town.tie(ada, fen)
    town.tie(fen, olga)
    pricing = town.topic("Pricing")
    town.give(olga, pricing, town.circle(olga, fen, ada))
    await town.build(store)
    names = [row["name"] for row in await store.rows("topics/of", viewer=ada, ids=[pricing])]
    ask = await asks.post(store, ada, asks.Draft("How do I price it?", topics=names), NOW)
    (match,) = await asks.matches(store, ada, ask.id, SECRET, 10, NOW)
    await beginnings.request(store, ada, Way(ask.id, match.id, NOTE), SECRET, NOW)
    before = await asks.fallback(store, ada, ask.id, NOW)
    await gone(store, fen, erased)
    assert await asks.fallback(store, ada, ask.id, NOW) == before == olga


async def test_whom_the_introducer_chose_stays_a_match_without_who_was_meant(
    store: Store, erased: bool
) -> None:
    people = await two(store)
    first = await people.request(people.cleo, people.fen)
    await answers.answer(store, people.fen, Given(first, Answer.YES, people.dora), NOW)
    await gone(store, people.cleo, erased)
    assert await people.offered() == {people.dora}
    scope = {"viewer": people.ada, "ask": people.ask, "circles": list[str]()}
    assert (await store.rows("candidates/scope", **scope))[0]["met"] == []
    await people.request(people.dora, people.ines)
