"""Whoever leaves an introduction that awaits others: these are awaited on, and what they say has no effect."""

from dataclasses import replace

import pytest

from graph import answers, badges, beginnings, blocks, introductions, lapses, pairings, proposals
from graph.answers import Answer, Given
from graph.badges import Badges
from graph.beginnings import Direct, Offer
from graph.bounds import DAY
from graph.introductions import State
from graph.proposals import Proposal
from graph.store import Store
from tests.cast import Cast, small
from tests.reading import rows
from tests.stage import NEWEST, NOTE, answered, asking, known, requested, seen
from tests.town import NOW

STEP = NOW + 4 * DAY


async def test_a_blocked_contact_in_between_is_awaited_on(store: Store) -> None:
    stage = await asking(store)
    begun, fen = await requested(store, stage), stage.cast.fen
    before = await seen(store, fen, begun.id)
    await blocks.block(store, stage.cast.ada, fen, NOW)
    assert before and before.waiting_for_me and await seen(store, fen, begun.id) == before
    assert (await badges.of(store, fen, NOW)).answers == 1
    waiting = await introductions.mine(store, fen, NOW, True, NEWEST, 9)
    assert [one.id for one in waiting] == [begun.id]
    lapsed = await seen(store, fen, begun.id, STEP)
    assert lapsed and lapsed.state is State.CLOSED and lapsed.updated == STEP


@pytest.mark.parametrize("answer", list(Answer))
async def test_an_answer_after_a_block_looks_as_it_always_does(
    store: Store, answer: Answer
) -> None:
    shown: list[object] = []
    for block in (False, True):
        stage = await asking(store)
        begun, fen = await requested(store, stage), stage.cast.fen
        if block:
            await blocks.block(store, stage.cast.ada, fen, NOW)
        await answers.answer(store, fen, Given(begun.id, answer, note="With pleasure."), NOW)
        assert await answered(store, fen, begun.id, answer)
        words = (await known(store, fen, begun.id)).introducer_note
        shown.append((words, *[await seen(store, fen, begun.id, NOW + n * DAY) for n in range(9)]))
        reached = await seen(store, stage.cast.cleo, begun.id)
        assert (reached is not None) is (answer is Answer.YES and not block)
    assert shown[0] == shown[1]


async def test_a_yes_of_the_helper_after_a_block_opens_nothing(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    await answered(store, stage.cast.fen, begun.id)
    await blocks.block(store, stage.cast.ada, stage.cast.fen, NOW + 1)
    await answered(store, stage.cast.cleo, begun.id, now=NOW + 2)
    for person in (stage.cast.ada, stage.cast.fen, stage.cast.cleo):
        assert (await known(store, person, begun.id)).introduced_at == 0
    shown = await seen(store, stage.cast.cleo, begun.id, NOW + 7 * DAY)
    assert shown and shown.state is State.WAITING
    left = await seen(store, stage.cast.ada, begun.id)
    assert left and left.state is State.CLOSED and left.updated == NOW + 1


async def test_whoever_left_is_not_awaited_or_reminded(store: Store) -> None:
    stage = await asking(store)
    begun, fen = await requested(store, stage), stage.cast.fen
    await answered(store, fen, begun.id)
    await blocks.block(store, stage.cast.cleo, fen, NOW + 1)
    assert await badges.of(store, stage.cast.cleo, NOW + 1) == Badges(0, 0, 0)
    shown = await seen(store, stage.cast.cleo, begun.id, NOW + 1)
    assert shown and shown.state is State.CLOSED
    await lapses.remind(store, NOW + 3 * DAY)
    await lapses.record(store, STEP)
    assert await seen(store, stage.cast.cleo, begun.id, STEP) == shown
    mails = "MATCH (o:Outbox {kind: 'reminder'}) WHERE o.about CONTAINS $of RETURN o.id AS id"
    assert await rows(store, mails, of=begun.id) == []


async def test_a_contact_who_is_blocked_is_shown_whom_else_they_could_bring(store: Store) -> None:
    stage = await asking(store)
    await requested(store, stage)
    before = await pairings.others(store, stage.cast.fen, stage.ask.id, NOW)
    await blocks.block(store, stage.cast.ada, stage.cast.fen, NOW)
    assert await pairings.others(store, stage.cast.fen, stage.ask.id, NOW) == before
    offer = Offer(stage.ask.id, NOTE)
    begun = await beginnings.offer(store, stage.cast.fen, offer, NOW)
    silent = await seen(store, stage.cast.fen, begun.id)
    assert silent and silent.state is State.WAITING
    assert await seen(store, stage.cast.ada, begun.id) is None
    await blocks.unblock(store, stage.cast.ada, stage.cast.fen, NOW + 1)
    assert await seen(store, stage.cast.ada, begun.id) is None


async def test_a_direct_request_names_its_asker_after_their_block(store: Store) -> None:
    stage = await asking(store)
    direct = Direct(stage.ask.id, stage.cast.fen, NOTE)
    begun = await beginnings.ask_directly(store, stage.cast.ada, direct, NOW)
    before = await known(store, stage.cast.fen, begun.id)
    await blocks.block(store, stage.cast.ada, stage.cast.fen, NOW)
    assert await known(store, stage.cast.fen, begun.id) == replace(before, void=True)


async def test_an_offer_does_not_tell_the_contact_who_was_asked_for_its_helper(
    store: Store,
) -> None:
    stage = await asking(store)
    begun, fen = await requested(store, stage), stage.cast.fen
    before = await seen(store, fen, begun.id)
    offer = Offer(stage.ask.id, NOTE)
    offered = await beginnings.offer(store, stage.cast.cleo, offer, NOW)
    assert await seen(store, fen, begun.id) == before
    await answered(store, fen, begun.id)
    assert await seen(store, stage.cast.cleo, begun.id) is None
    await answered(store, stage.cast.ada, offered.id)
    met = await seen(store, stage.cast.cleo, offered.id)
    assert met and met.state is State.INTRODUCED


async def both(store: Store, cast: Cast, by: str, now: int = NOW) -> str:
    idea = Proposal(cast.cleo, NOTE, other_id=cast.ada, other_note=NOTE)
    return (await proposals.propose(store, by, idea, now)).id


async def test_of_two_a_no_leaves_the_other_awaited(store: Store) -> None:
    cast = await small(store)
    begun = await both(store, cast, cast.fen)
    before = await seen(store, cast.cleo, begun)
    for _ in range(2):
        await answered(store, cast.ada, begun, Answer.NO, NOW + 1)
    own = await seen(store, cast.ada, begun, NOW + 2)
    assert own and own.state is State.CLOSED and own.updated == NOW + 1
    assert before and before.waiting_for_me and await seen(store, cast.cleo, begun) == before
    await answered(store, cast.cleo, begun, now=NOW + 2)
    for person in (cast.fen, cast.cleo):
        shown = await seen(store, person, begun, NOW + 3)
        assert shown and shown.state is State.WAITING


async def test_of_two_a_no_is_in_nobodys_way(store: Store) -> None:
    cast = await small(store)
    begun = await both(store, cast, cast.fen)
    await answered(store, cast.ada, begun, Answer.NO)
    again = await both(store, cast, cast.ines, NOW + 1)
    shown = await seen(store, cast.ada, again, NOW + 1)
    assert shown and shown.waiting_for_me
