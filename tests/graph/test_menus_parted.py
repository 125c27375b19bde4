"""Who leaves or blocks while a menu is open: it is its introducer's, and about nobody but whom it lists."""

from collections.abc import Awaitable, Callable

import pytest

from graph import beginnings, blocks, departures, introductions, menus, occasions
from graph.beginnings import Offer
from graph.introductions import State
from graph.menus import Ticked
from graph.occasions import Kind
from graph.refusals import NotYourTurn
from graph.store import Store
from tests.graph.test_menus import DUE, lines, listed, offered, ticked
from tests.stage import NEWEST, NOTE, seen
from tests.streets import Street
from tests.town import NOW

Act = Callable[[Street], Awaitable[object]]


def leaves(found: Street) -> Awaitable[object]:
    return departures.leave(found.store, found.helpers[0], found.helpers[0], NOW, NOW)


def blocks_asker(found: Street) -> Awaitable[object]:
    return blocks.block(found.store, found.helpers[0], found.ada, NOW)


def blocks_introducer(found: Street) -> Awaitable[object]:
    return blocks.block(found.store, found.helpers[0], found.between[0], NOW)


def blocked_by_asker(found: Street) -> Awaitable[object]:
    return blocks.block(found.store, found.ada, found.helpers[0], NOW)


def blocked_by_introducer(found: Street) -> Awaitable[object]:
    return blocks.block(found.store, found.between[0], found.helpers[0], NOW)


def offers(found: Street) -> Awaitable[object]:
    return beginnings.offer(found.store, found.helpers[0], Offer(found.ask.id, NOTE), NOW)


BLOCKS = (blocks_asker, blocks_introducer, blocked_by_asker, blocked_by_introducer)


@pytest.mark.parametrize("act", [leaves, *BLOCKS])
async def test_a_menu_outlives_whom_its_request_first_meant(store: Store, act: Act) -> None:
    found, begun, contacts = await listed(store)
    await offered(found, begun, contacts)
    people = (found.ada, found.between[0])
    before = [await seen(store, one, begun.id) for one in people]
    await act(found)
    assert [await seen(store, one, begun.id) for one in people] == before
    for one in people:
        for page in (
            await introductions.mine(store, one, NOW, None, NEWEST, 9),
            await introductions.over(store, one, found.ask.id, NEWEST, 9),
        ):
            assert [shown.id for shown in page] == [begun.id]
    day = occasions.Look(found.ada, NOW, NOW)
    awaited = await occasions.found(store, day, frozenset({Kind.ANSWER}))
    assert [one.about for one in awaited] == [begun.id]
    await ticked(found, begun, contacts[:1])
    (tick,) = [row for row in await found.over() if row["helper"] == contacts[0]]
    assert tick["state"] == "WITH_HELPER"


@pytest.mark.parametrize("act", [blocks_asker, offers])
async def test_what_became_of_them_before_it_is_nothing_to_a_menu(store: Store, act: Act) -> None:
    found, begun, contacts = await listed(store)
    await act(found)
    await offered(found, begun, contacts)
    await ticked(found, begun, contacts[:1])
    (tick,) = [row for row in await found.over() if row["helper"] == contacts[0]]
    assert tick["state"] == "WITH_HELPER"


async def test_a_menu_goes_with_its_introducer_and_is_silent_until_its_date(store: Store) -> None:
    found, begun, contacts = await listed(store)
    await offered(found, begun, contacts)
    chosen = [item.id for item in await lines(found, found.ada, begun)][:1]
    await departures.leave(store, found.between[0], found.between[0], NOW, NOW)
    shown = [await seen(store, found.ada, begun.id, at) for at in (NOW, DUE)]
    assert [one and one.state for one in shown] == [State.WAITING, State.CLOSED]
    assert shown[0] and not shown[0].waiting_for_me and shown[0].answer_by == DUE
    assert await introductions.mine(store, found.ada, NOW, True, NEWEST, 9) == []
    with pytest.raises(NotYourTurn):
        await menus.tick(store, found.ada, Ticked(begun.id, chosen), NOW)
