"""Not my subject, but a contact's; and not now, until a date: the asker learns nothing of either."""

import asyncio

import pytest

from graph import answers, introductions
from graph.answers import Answer, Given
from graph.bounds import DAY
from graph.introductions import Introduction
from graph.refusals import InvalidInput
from graph.store import Store
from tests.neighbourhood import Neighbourhood, neighbourhood
from tests.stage import answered, asking, requested, seen
from tests.town import NOW, Town

NEWEST = (NOW * 2, "")


async def asked(store: Store) -> tuple[Neighbourhood, str, Introduction]:
    """Ben has asked Mia directly; her contact Ola, whom Ben does not know, could help."""
    near = await neighbourhood(store)
    town = Town()
    ola = town.person("Ola")
    town.tie(near.mia, ola)
    town.member(ola, near.guild)
    await town.build(store)
    begun = await near.directly(near.ben, await near.ask(near.ben), near.mia)
    return near, ola, begun


def named(begun: Introduction, contact: str) -> Given:
    return Given(begun.id, Answer.NO, note="Ask her.", contact_id=contact)


async def listed(near: Neighbourhood, who: str, now: int) -> list[Introduction]:
    return await introductions.mine(near.store, who, now, None, NEWEST, 9)


async def test_the_contact_is_asked_first_and_the_asker_waits(store: Store) -> None:
    near, ola, begun = await asked(store)
    silent = [await seen(store, near.ben, begun.id, NOW + day * DAY) for day in (1, 5, 9)]
    await answers.answer(store, near.mia, named(begun, ola), NOW)
    told = [await seen(store, near.ben, begun.id, NOW + day * DAY) for day in (1, 5, 9)]
    assert told == silent
    assert [one.id for one in await listed(near, near.ben, NOW)] == [begun.id]
    (at_contact,) = await listed(near, ola, NOW)
    assert (at_contact.part, at_contact.introducer, at_contact.note) == (
        "HELPER",
        near.mia,
        "Ask her.",
    )
    assert at_contact.due == begun.due
    await answered(store, ola, at_contact.id)
    (opened,) = await listed(near, near.ben, NOW)
    assert (opened.helper, opened.introducer) == (ola, near.mia)


async def test_a_contact_who_declines_leaves_no_trace(store: Store) -> None:
    near, ola, begun = await asked(store)
    silent = [await seen(store, near.ben, begun.id, NOW + day * DAY) for day in (1, 5, 9)]
    await answers.answer(store, near.mia, named(begun, ola), NOW)
    (at_contact,) = await listed(near, ola, NOW)
    await answered(store, ola, at_contact.id, Answer.NO)
    assert [await seen(store, near.ben, begun.id, NOW + day * DAY) for day in (1, 5, 9)] == silent
    assert [one.id for one in await listed(near, near.ben, NOW + 9 * DAY)] == [begun.id]


async def test_thirty_taps_ask_the_contact_once(store: Store) -> None:
    near, ola, begun = await asked(store)
    await asyncio.gather(
        *(answers.answer(store, near.mia, named(begun, ola), NOW) for _ in range(30))
    )
    assert len(await listed(near, ola, NOW)) == 1


async def test_only_an_own_contact_with_a_no_of_whoever_is_asked_to_help(store: Store) -> None:
    near, ola, begun = await asked(store)
    for given in (
        named(begun, near.kai),
        named(begun, near.ben),
        named(begun, "x"),
        Given(begun.id, Answer.YES, contact_id=ola),
        Given(begun.id, Answer.NOT_NOW, contact_id=ola),
    ):
        with pytest.raises(InvalidInput) as refused:
            await answers.answer(store, near.mia, given, NOW)
        assert refused.value.path == "contact_id"
    waiting = await seen(store, near.mia, begun.id)
    assert waiting and waiting.waiting_for_me


async def test_whom_the_asker_knows_already_is_not_asked_and_that_does_not_show(
    store: Store,
) -> None:
    near, _, begun = await asked(store)
    town = Town()
    town.tie(near.ben, near.eva)
    await town.build(store)
    await answers.answer(store, near.mia, named(begun, near.eva), NOW)
    assert await listed(near, near.eva, NOW) == []


async def test_not_now_until_a_date(store: Store) -> None:
    stage = await asking(store)
    begun, fen = await requested(store, stage), stage.cast.fen
    for until in (NOW, NOW + 4 * DAY):
        with pytest.raises(InvalidInput):
            await answers.answer(store, fen, Given(begun.id, Answer.NOT_NOW, until=until), NOW)
    given = Given(begun.id, Answer.NOT_NOW, until=NOW + 3 * DAY)
    before = await seen(store, stage.cast.ada, begun.id, NOW + DAY)
    await answers.answer(store, fen, given, NOW)
    assert await seen(store, stage.cast.ada, begun.id, NOW + DAY) == before
    for day, waits in ((2, False), (3, True)):
        shown = await seen(store, fen, begun.id, NOW + day * DAY)
        assert shown and shown.waiting_for_me is waits
