"""What waits for somebody's answer is one rule: badge, inbox, Today and the mail of a day count the same."""

from collections.abc import Awaitable, Callable

import pytest

from graph import badges, blocks, departures, digests, favours, introductions, occasions
from graph.answers import Answer
from graph.bounds import DAY
from graph.occasions import Kind, Look
from graph.store import Store
from tests.graph.test_answers import ENDED
from tests.stage import NEWEST, answered
from tests.streets import Street, street
from tests.town import NOW, look

AT = NOW + 2


async def counted(store: Store, viewer: str, ids: list[str]) -> list[int]:
    """As each of the four has it."""
    mine = await introductions.mine(store, viewer, AT, True, NEWEST, 9)
    today = await occasions.found(store, Look(viewer, AT, AT), frozenset({Kind.ANSWER}))
    mailed = await digests.awaited(store, viewer, ids, AT)
    return [(await badges.of(store, viewer, AT)).answers, len(mine), len(today), len(mailed)]


async def helped(found: Street) -> None:
    other = await found.request(1, NOW)
    await answered(found.store, found.between[1], other.id)
    await answered(found.store, found.helpers[1], other.id)
    await favours.record(found.store, found.ada, other.id, True, "", NOW + 1)


async def ended(found: Street) -> None:
    await look(found.store, ENDED, ask=found.ask.id, at=NOW + 1)


async def blocked(found: Street) -> None:
    await blocks.block(found.store, found.between[0], found.ada, NOW + 1)


async def blocking(found: Street) -> None:
    await blocks.block(found.store, found.ada, found.between[0], NOW + 1)


async def helper_gone(found: Street) -> None:
    gone = found.helpers[0]
    await departures.leave(found.store, gone, gone, NOW + 1, NOW + 1)


async def nothing(_: Street) -> None:
    pass


@pytest.mark.parametrize(
    ("became", "waits"),
    [(nothing, 1), (helped, 0), (ended, 0), (blocked, 0), (blocking, 1), (helper_gone, 0)],
)
async def test_what_waits_is_counted_alike(
    store: Store, became: Callable[[Street], Awaitable[None]], waits: int
) -> None:
    found = await street(store, 2)
    begun = await found.request(0)
    await became(found)
    assert await counted(store, found.between[0], [begun.id]) == [waits] * 4


async def test_over_a_helped_ask_an_answer_may_still_be_given(store: Store) -> None:
    found = await street(store, 2)
    begun = await found.request(0)
    await answered(store, found.between[0], begun.id)
    assert await counted(store, found.helpers[0], [begun.id]) == [1] * 4
    await helped(found)
    assert await counted(store, found.helpers[0], [begun.id]) == [0] * 4
    (shown,) = await introductions.of(store, found.helpers[0], [begun.id])
    assert introductions.seen(shown, AT).answer_by == NOW + 4 * DAY
    said = await answered(store, found.helpers[0], begun.id, Answer.YES, AT)
    assert said.introduced_at == AT
