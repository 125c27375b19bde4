"""The send step tells what one knows oneself: the last touch, what one gave, what is owed, three asks in a row."""

from graph import answers, beginnings, favours, gifts, messages, send_checks
from graph.answers import Answer, Given
from graph.beginnings import Direct
from graph.send_checks import Check
from graph.store import Store
from tests.graph.test_ledger import favour
from tests.neighbourhood import Neighbourhood, neighbourhood
from tests.stage import NOTE, answered, asking, requested
from tests.town import NOW, SINCE


async def check(store: Store, viewer: str, person: str) -> Check:
    return (await send_checks.of(store, viewer, [person]))[0]


async def test_a_contact_one_never_asked(store: Store) -> None:
    stage = await asking(store)
    found = await check(store, stage.cast.ada, stage.cast.fen)
    assert (found.last.kind, found.last.at) == ("TIE", SINCE)
    assert (found.given, found.ious, found.only_asks) == (None, [], False)


async def test_who_is_no_contact_is_left_out(store: Store) -> None:
    stage = await asking(store)
    people = [stage.cast.sam, stage.cast.zoe, stage.cast.cleo, "", stage.cast.ines]
    found = await send_checks.of(store, stage.cast.ada, people)
    assert [one.person for one in found] == [stage.cast.ines]


async def test_an_ask_is_a_touch_and_what_came_of_it_unseen_is_none(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage, NOW + 1)
    before = await check(store, stage.cast.ada, stage.cast.fen)
    assert (before.last.kind, before.last.introduction) == ("ASK", begun.id)
    await answered(store, stage.cast.fen, begun.id, Answer.YES, NOW + 2)
    assert await check(store, stage.cast.ada, stage.cast.fen) == before


async def asked(near: Neighbourhood, who: str, whom: str, at: int) -> str:
    """Asked directly, and met."""
    begun = await near.directly(who, await near.ask(who, now=at), whom, at)
    await answers.answer(near.store, whom, Given(begun.id, Answer.YES), at)
    return begun.id


async def test_three_asks_in_a_row_and_giving_ends_the_row(store: Store) -> None:
    near = await neighbourhood(store)
    begun = ""
    for n in range(3):
        assert not (await check(store, near.ben, near.mia)).only_asks
        begun = await asked(near, near.ben, near.mia, NOW + n)
    assert (await check(store, near.ben, near.mia)).only_asks
    assert not (await check(store, near.mia, near.ben)).only_asks
    await favours.record(store, near.ben, begun, True, "", NOW + 9)
    back = await asked(near, near.mia, near.ben, NOW + 10)
    await favours.record(store, near.mia, back, True, "", NOW + 11)
    found = await check(store, near.ben, near.mia)
    assert found.given and (found.given.at, found.given.introduction) == (NOW + 11, back)
    assert not found.only_asks


async def test_the_last_message_and_what_is_owed(store: Store) -> None:
    near = await neighbourhood(store)
    begun = await near.directly(near.ben, await near.ask(near.ben), near.mia)
    await answers.answer(store, near.mia, Given(begun.id, Answer.YES), NOW)
    await messages.send(store, near.mia, messages.Draft(begun.id, "Gladly."), NOW + 5)
    found = await check(store, near.ben, near.mia)
    assert (found.last.kind, found.last.at, found.last.introduction) == (
        "MESSAGE",
        NOW + 5,
        begun.id,
    )
    await favour(store, near.mia, near.ben, 1)
    owing, owed = await check(store, near.ben, near.mia), await check(store, near.mia, near.ben)
    assert [iou.owed for iou in owing.ious] == [False]
    assert [iou.owed for iou in owed.ious] == [True]
    assert owed.given and owing.given is None


async def test_a_direct_ask_of_somebody_else_is_no_touch(store: Store) -> None:
    stage = await asking(store)
    direct = Direct(stage.ask.id, stage.cast.ines, NOTE)
    await beginnings.ask_directly(store, stage.cast.ada, direct, NOW)
    assert (await check(store, stage.cast.ada, stage.cast.fen)).last.kind == "TIE"


async def test_a_gift_ends_the_row_as_well(store: Store) -> None:
    near = await neighbourhood(store)
    for n in range(3):
        await asked(near, near.ben, near.mia, NOW + n)
    await gifts.give(store, near.ben, gifts.Draft(gifts.Kind.PASSED_ON, near.mia), NOW + 5)
    found = await check(store, near.ben, near.mia)
    assert found.given and (found.given.at, found.given.introduction) == (NOW + 5, "")
    assert (found.last.kind, found.only_asks) == ("GIVEN", False)


async def test_a_gift_ends_a_row_of_asks(store: Store) -> None:
    near = await neighbourhood(store)
    for n in range(3):
        await asked(near, near.ben, near.mia, NOW + n)
    draft = gifts.Draft(gifts.Kind.PASSED_ON, near.mia, "To my guild.")
    await gifts.give(store, near.ben, draft, NOW + 9)
    found = await check(store, near.ben, near.mia)
    assert not found.only_asks
    assert found.given and (found.given.at, found.given.introduction) == (NOW + 9, "")
