"""How it went and thanks: helper and introducer see both."""

import asyncio

import pytest

from graph import asks, blocks, favours, ledger, messages
from graph.introductions import State
from graph.refusals import InvalidInput, NotYourTurn, TooEarly
from graph.store import Store
from tests.graph.test_answers import mailed
from tests.reading import rows
from tests.stage import asking, introduced, known, requested, seen
from tests.town import NOW

CREDIT = """
MATCH (f:Favour)-[:OVER]->(i:Introduction {id: $id})
RETURN [(f)-[:BY]->(p) | p.id] AS by, [(f)-[:FOR]->(p) | p.id] AS asker,
       [(f)-[:THROUGH]->(p) | p.id] AS through"""
FAVOUR = "MATCH (f:Favour)-[:OVER]->(:Introduction {id: $id}) RETURN f.id AS id"


async def test_a_help_credits_helper_and_introducer(store: Store) -> None:
    stage = await asking(store)
    cast = stage.cast
    opened = await introduced(store, stage)
    await favours.record(store, cast.ada, opened.id, True, "It worked.", NOW + 1)
    for person in (cast.ada, cast.fen, cast.cleo):
        shown = await seen(store, person, opened.id)
        assert shown and shown.state is State.HELPED
        assert (await known(store, person, opened.id)).outcome_note == "It worked."
    credit = await rows(store, CREDIT, id=opened.id)
    assert credit == [{"by": [cast.cleo], "asker": [cast.ada], "through": [cast.fen]}]
    ask = (await asks.of(store, cast.ada, [stage.ask.id], NOW))[0]
    assert asks.state(ask, NOW) == "HELPED"


async def test_thirty_records_are_one_favour(store: Store) -> None:
    stage = await asking(store)
    opened = await introduced(store, stage)
    people = [stage.cast.ada, stage.cast.cleo] * 15
    await asyncio.gather(*(favours.record(store, one, opened.id, True, "", NOW) for one in people))
    assert len(await rows(store, CREDIT, id=opened.id)) == 1


async def test_thanks_follow_a_help_and_end_it(store: Store) -> None:
    stage = await asking(store)
    cast = stage.cast
    opened = await introduced(store, stage)
    with pytest.raises(TooEarly):
        await favours.thank(store, cast.ada, opened.id, "Thank you", False, NOW)
    await favours.record(store, cast.cleo, opened.id, True, "", NOW)
    with pytest.raises(NotYourTurn):
        await favours.thank(store, cast.cleo, opened.id, "Thank me", False, NOW)
    await favours.thank(store, cast.ada, opened.id, "Thank you", False, NOW)
    assert (await known(store, cast.fen, opened.id)).thanks == "Thank you"
    for again in (
        await favours.skip_thanks(store, cast.ada, opened.id, NOW),
        await favours.thank(store, cast.ada, opened.id, "Thank you", False, NOW),
    ):
        assert again.thanks == "Thank you"
    with pytest.raises(NotYourTurn):
        await favours.thank(store, cast.ada, opened.id, "Thank you all", False, NOW)
    assert (await known(store, cast.fen, opened.id)).thanks == "Thank you"


async def test_thanks_may_be_skipped(store: Store) -> None:
    stage = await asking(store)
    opened = await introduced(store, stage)
    await favours.record(store, stage.cast.ada, opened.id, True, "", NOW)
    ended = await favours.skip_thanks(store, stage.cast.ada, opened.id, NOW)
    assert (ended.recorded, ended.thanks) == ("THANKED", "")
    assert await favours.skip_thanks(store, stage.cast.ada, opened.id, NOW + 1) == ended
    with pytest.raises(NotYourTurn):
        await favours.thank(store, stage.cast.ada, opened.id, "Thank you", False, NOW + 1)


async def test_it_did_not_help_leaves_no_entry(store: Store) -> None:
    stage = await asking(store)
    opened = await introduced(store, stage)
    await favours.record(store, stage.cast.ada, opened.id, False, "", NOW)
    assert await rows(store, CREDIT, id=opened.id) == []
    with pytest.raises(NotYourTurn):
        await favours.record(store, stage.cast.cleo, opened.id, True, "", NOW)


async def test_nothing_to_record_before_they_met_or_for_others(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    with pytest.raises(TooEarly):
        await favours.record(store, stage.cast.ada, begun.id, True, "", NOW)
    for outsider in (stage.cast.fen, stage.cast.cleo, stage.cast.zoe):
        with pytest.raises(InvalidInput):
            await favours.record(store, outsider, begun.id, True, "", NOW)


async def test_an_outcome_is_a_touch(store: Store) -> None:
    stage = await asking(store)
    opened = await introduced(store, stage)
    await favours.record(store, stage.cast.ada, opened.id, True, "", NOW + 7)
    touched = await rows(
        store,
        "MATCH (:Person {id: $a})-[k:KNOWS]-(:Person {id: $f}) RETURN k.touched AS at",
        a=stage.cast.ada,
        f=stage.cast.fen,
    )
    assert [row["at"] for row in touched] == [NOW + 7, NOW + 7]


async def test_whoever_blocked_gets_no_mail_of_what_the_other_records(store: Store) -> None:
    stage = await asking(store)
    opened = await introduced(store, stage)
    await blocks.block(store, stage.cast.cleo, stage.cast.ada, NOW)
    await favours.record(store, stage.cast.ada, opened.id, True, "It worked.", NOW)
    # The contact in between learns of it; the helper does not want to.
    assert await mailed(store, opened.id, "outcome") == 1


async def test_messages_go_on_after_help(store: Store) -> None:
    stage = await asking(store)
    opened = await introduced(store, stage)
    await favours.record(store, stage.cast.ada, opened.id, True, "", NOW)
    draft = messages.Draft(opened.id, "See you on Monday.")
    assert (await messages.send(store, stage.cast.cleo, draft, NOW)).writer == stage.cast.cleo


async def test_no_word_of_thanks_is_said_for_a_help_that_was_taken_back(store: Store) -> None:
    stage = await asking(store)
    cast = stage.cast
    opened = await introduced(store, stage)
    await favours.record(store, cast.ada, opened.id, True, "", NOW)
    (favour,) = await rows(store, FAVOUR, id=opened.id)
    await ledger.take_back(store, cast.cleo, favour["id"], "", NOW + 1)
    for public in (False, True):
        with pytest.raises(NotYourTurn):
            await favours.thank(store, cast.ada, opened.id, "Thank you", public, NOW + 2)
    shown = await known(store, cast.cleo, opened.id)
    assert (shown.recorded, shown.thanks) == ("HELPED", "")
    skipped = await favours.skip_thanks(store, cast.ada, opened.id, NOW + 3)
    assert skipped.recorded == "THANKED"


async def test_words_said_before_it_was_taken_back_are_said(store: Store) -> None:
    stage = await asking(store)
    cast = stage.cast
    opened = await introduced(store, stage)
    await favours.record(store, cast.ada, opened.id, True, "", NOW)
    await favours.thank(store, cast.ada, opened.id, "Thank you", False, NOW)
    (favour,) = await rows(store, FAVOUR, id=opened.id)
    await ledger.take_back(store, cast.cleo, favour["id"], "", NOW + 1)
    again = await favours.thank(store, cast.ada, opened.id, "Thank you", False, NOW + 2)
    assert again.thanks == "Thank you"
