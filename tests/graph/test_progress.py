"""What ends Weft's asking is a yes that stands, by whichever way it came, or the end of the ask."""

import pytest

from graph import favours, lapses, progress, renewals, waves
from graph.bounds import DAY
from graph.progress import Going
from graph.refusals import NoLongerOpen
from graph.store import Store
from tests.graph.test_waves import OVER, passed
from tests.stage import answered
from tests.streets import Street, street
from tests.town import NOW

LONG = NOW + 60 * DAY


async def met(found: Street, at: int = NOW) -> str:
    """Two of the first wave have said yes."""
    row = (await found.over())[0]
    for person in (row["introducer"], row["helper"]):
        await answered(found.store, person, row["id"], now=at)
    return row["id"]


async def may_let(found: Street, at: int) -> bool:
    return found.ask.id in await progress.possible(found.store, found.ada, [found.ask.id], at)


async def test_a_yes_that_did_not_help_ends_no_asking(store: Store) -> None:
    found = await street(store, 6)
    await found.let()
    id = await met(found)
    assert progress.next_at(await found.waves(), NOW) == 0
    await favours.record(store, found.ada, id, False, "", NOW + 1)
    shown = await found.waves(NOW + 1)
    assert [wave.going(NOW + 1) for wave in shown] == [Going.WAITING]
    assert progress.next_at(shown, NOW + 1) == OVER
    assert await passed(found) == 1


async def test_where_it_did_not_help_after_the_wave_a_tap_sends_the_next(store: Store) -> None:
    found = await street(store, 6)
    await found.let()
    id = await met(found, NOW + DAY)
    assert await passed(found) == 0
    assert not await may_let(found, OVER)
    await favours.record(store, found.ada, id, False, "", OVER + 1)
    shown = await found.waves(OVER + 1)
    assert (progress.asking(shown, OVER + 1), progress.next_at(shown, OVER + 1)) == (False, 0)
    assert [wave.going(OVER + 1) for wave in shown] == [Going.MOVED_ON]
    assert await may_let(found, OVER + 1)
    await found.let(OVER + 1)
    assert len(await found.waves()) == 2


async def test_a_yes_by_another_way_ends_what_follows(store: Store) -> None:
    found = await street(store, 7)
    await found.let()
    begun = await found.request(6)
    assert progress.next_at(await found.waves(), NOW) == OVER
    for person in (found.between[6], found.helpers[6]):
        await answered(store, person, begun.id)
    shown = await found.waves()
    assert (progress.asking(shown, NOW), progress.next_at(shown, NOW)) == (False, 0)
    assert [wave.going(NOW) for wave in shown] == [Going.WAITING]
    assert not await may_let(found, NOW)
    assert await passed(found) == 0


async def test_a_thread_that_faded_ends_nothing(store: Store) -> None:
    found = await street(store, 6, expires_at=LONG)
    await found.let()
    await met(found)
    await passed(found)
    faded = NOW + 30 * DAY
    with pytest.raises(NoLongerOpen):
        await found.let(faded - 1)
    await lapses.record(store, faded)
    assert await may_let(found, faded)
    await found.let(faded)
    assert [wave.number for wave in await found.waves()] == [1, 2]


async def test_only_the_asker_may_let_and_only_where_there_is_something_to_let(
    store: Store,
) -> None:
    found, near = await street(store, 2), await street(store, 2, audience="CONTACTS")
    assert await may_let(found, NOW)
    assert not await may_let(near, NOW)
    assert not await may_let(found, found.ask.expires)
    for viewer in (found.between[0], found.helpers[0]):
        assert await progress.possible(store, viewer, [found.ask.id], NOW) == set()
    await found.let()
    assert not await may_let(found, NOW)
    await waves.stop(store, found.ada, found.ask.id, NOW)
    assert await may_let(found, NOW)


async def test_a_wave_ends_with_its_ask_and_promises_none_after_it(store: Store) -> None:
    found = await street(store, 6, urgent=True)
    await found.let()
    ends = NOW + DAY
    assert {row["due"] for row in await found.over()} == {ends}
    shown = await found.waves()
    assert [wave.due for wave in shown] == [ends]
    assert progress.asking(shown, NOW) and progress.next_at(shown, NOW) == 0
    assert await passed(found, ends) == 0


async def test_an_ask_that_goes_on_is_asked_on(store: Store) -> None:
    found = await street(store, 6, expires_at=NOW + 2 * DAY)
    await found.let()
    assert progress.next_at(await found.waves(), NOW) == 0
    await renewals.renew_ask(store, found.ada, found.ask.id, NOW + DAY)
    assert progress.next_at(await found.waves(NOW + DAY), NOW + DAY) == NOW + 2 * DAY
    assert await passed(found, NOW + 2 * DAY) == 1
