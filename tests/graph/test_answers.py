"""Answers, from the four points of view."""

import asyncio

import pytest

from graph import answers, introductions
from graph.answers import Answer, Given
from graph.bounds import DAY
from graph.introductions import State
from graph.refusals import InvalidInput, NotYourTurn
from graph.store import Store
from tests.reading import rows
from tests.stage import answered, asking, introduced, known, requested, seen
from tests.town import NOW, look

ENDED = "MATCH (a:Ask {id: $ask}) SET a.expires = $at RETURN a.id AS id"


async def test_yes_and_yes_open_both_names(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    assert begun.introducer == stage.cast.fen and begun.helper is None
    assert await seen(store, stage.cast.cleo, begun.id) is None

    await answered(store, stage.cast.fen, begun.id)
    assert (await known(store, stage.cast.ada, begun.id)).helper is None
    at_helper = await seen(store, stage.cast.cleo, begun.id)
    assert at_helper and at_helper.state is State.WITH_HELPER and at_helper.waiting_for_me

    await answered(store, stage.cast.cleo, begun.id)
    for person in (stage.cast.ada, stage.cast.fen, stage.cast.cleo):
        opened = await known(store, person, begun.id)
        assert (opened.asker, opened.helper) == (stage.cast.ada, stage.cast.cleo)
        assert introductions.seen(opened, NOW).state is State.INTRODUCED
    assert await seen(store, stage.cast.zoe, begun.id) is None


@pytest.mark.parametrize(
    "who", ["nobody", "introducer_no", "introducer_not_now", "helper_no", "helper_silent"]
)
async def test_a_no_a_lapse_and_a_slow_answer_look_the_same(store: Store, who: str) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    before = await seen(store, stage.cast.ada, begun.id)
    if who == "introducer_no":
        await answered(store, stage.cast.fen, begun.id, Answer.NO, NOW + 1)
    if who == "introducer_not_now":
        await answered(store, stage.cast.fen, begun.id, Answer.NOT_NOW, NOW + 1)
    if who.startswith("helper"):
        await answered(store, stage.cast.fen, begun.id, now=NOW + 1)
    if who == "helper_no":
        await answered(store, stage.cast.cleo, begun.id, Answer.NO, NOW + 2)
    for day in (0, 1, 3, 5, 7):
        at = NOW + day * DAY + 5
        assert await seen(store, stage.cast.ada, begun.id, at) == before
    assert before and before.state is State.WAITING and before.answer_by == NOW + 8 * DAY
    moved_on = await seen(store, stage.cast.ada, begun.id, NOW + 8 * DAY)
    assert moved_on and moved_on.state is State.CLOSED and moved_on.updated == NOW + 8 * DAY


async def test_the_introducer_cannot_tell_a_no_of_the_helper(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    await answered(store, stage.cast.fen, begun.id)
    before = await seen(store, stage.cast.fen, begun.id)
    await answered(store, stage.cast.cleo, begun.id, Answer.NO, NOW + 1)
    assert await seen(store, stage.cast.fen, begun.id, NOW + 1) == before
    own = await seen(store, stage.cast.cleo, begun.id, NOW + 1)
    assert own and own.state is State.CLOSED


async def test_not_now_asks_again_at_half_time(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    await answered(store, stage.cast.fen, begun.id, Answer.NOT_NOW)
    quiet = await seen(store, stage.cast.fen, begun.id, NOW + DAY)
    again = await seen(store, stage.cast.fen, begun.id, NOW + 2 * DAY)
    lapsed = await seen(store, stage.cast.fen, begun.id, NOW + 4 * DAY)
    assert quiet and not quiet.waiting_for_me and quiet.state is State.WITH_INTRODUCER
    assert again and again.waiting_for_me
    assert lapsed and lapsed.state is State.CLOSED


async def test_not_now_after_half_time_is_not_asked_again(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    await answered(store, stage.cast.fen, begun.id, Answer.NOT_NOW)
    early = await seen(store, stage.cast.fen, begun.id, NOW + DAY)
    assert early and early.again == NOW + 2 * DAY
    late = NOW + 3 * DAY
    await answered(store, stage.cast.fen, begun.id, Answer.NOT_NOW, late)
    shown = await seen(store, stage.cast.fen, begun.id, late)
    assert shown and (shown.waiting_for_me, shown.again) == (False, 0)
    asker = await seen(store, stage.cast.ada, begun.id, NOW + DAY)
    assert asker and asker.again == 0
    await answered(store, stage.cast.fen, begun.id, now=late)
    assert (await known(store, stage.cast.cleo, begun.id)).since == late


async def test_the_introducer_chooses_another_contact(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    given = Given(begun.id, Answer.YES, helper_id=stage.cast.cleo)
    with pytest.raises(InvalidInput):
        await answers.answer(
            store, stage.cast.fen, Given(begun.id, Answer.YES, stage.cast.zoe), NOW
        )
    await answers.answer(store, stage.cast.fen, given, NOW)
    at_helper = await seen(store, stage.cast.cleo, begun.id)
    assert at_helper and at_helper.waiting_for_me


async def test_only_whose_turn_it_is_may_answer(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    with pytest.raises(NotYourTurn):
        await answered(store, stage.cast.ada, begun.id)
    for outsider in (stage.cast.cleo, stage.cast.zoe):
        with pytest.raises(InvalidInput):
            await answered(store, outsider, begun.id)
    with pytest.raises(NotYourTurn):
        await answered(store, stage.cast.fen, begun.id, now=NOW + 4 * DAY)


async def test_the_same_answer_again_changes_nothing(store: Store) -> None:
    stage = await asking(store)
    opened = await introduced(store, stage)
    again = await answered(store, stage.cast.cleo, opened.id, now=NOW + 5)
    assert again.introduced_at == opened.introduced_at
    with pytest.raises(NotYourTurn):
        await answered(store, stage.cast.cleo, opened.id, Answer.NO)


async def test_thirty_answers_at_once_have_one_effect(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    both = [Answer.YES, Answer.NO] * 15
    outcomes = await asyncio.gather(
        *(answered(store, stage.cast.fen, begun.id, one) for one in both), return_exceptions=True
    )
    kinds = {type(one) for one in outcomes if isinstance(one, BaseException)}
    assert kinds <= {NotYourTurn}
    agreed = {one.reached_at > 0 for one in outcomes if isinstance(one, introductions.Introduction)}
    assert len(agreed) == 1
    mails = await mailed(store, begun.id, "introduction_with_helper")
    assert mails == (1 if agreed == {True} else 0)


async def test_a_yes_after_the_ask_ended_is_silence(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    await look(store, ENDED, ask=stage.ask.id, at=NOW + 1)
    before = await seen(store, stage.cast.ada, begun.id, NOW + 1)
    await answered(store, stage.cast.fen, begun.id, now=NOW + 2)
    shown = await seen(store, stage.cast.fen, begun.id, NOW + 2)
    assert shown and shown.state is State.WAITING
    assert await seen(store, stage.cast.ada, begun.id, NOW + 2) == before
    assert await seen(store, stage.cast.cleo, begun.id, NOW + 2) is None
    assert await mailed(store, begun.id, "introduction_with_helper") == 0


async def mailed(store: Store, introduction: str, kind: str) -> int:
    """How many mails of a kind left over one introduction."""
    found = await rows(
        store,
        "MATCH (o:Outbox) WHERE o.kind = $kind AND o.about CONTAINS $of RETURN o.id AS id",
        kind=kind,
        of=introduction,
    )
    return len(found)
