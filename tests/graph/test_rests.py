"""A pause of the whole account: nobody comes across its person, and afterwards all is as it was chosen."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from graph import ideas, lapses, notices, people, proposals, reroutes, rests, suspensions, waves
from graph.bounds import DAY, NO_END
from graph.people import Profile
from graph.proposals import Proposal
from graph.refusals import InvalidInput
from graph.rests import Rest
from graph.store import Store
from tests.cast import Cast, small
from tests.graph.test_ideas import trio
from tests.judging import suspend
from tests.stage import NOTE
from tests.streets import street
from tests.town import NOW, look
from tests.waiting import ON_NEO4J, Late, waits

STORED = "MATCH (p:Person {id: $id}) RETURN p.open AS open, coalesce(p.paused, 0) AS paused, p.rests AS rests"

TOLD = "MATCH (i:Introduction {id: $id}) RETURN i.told AS told"
Chore = Callable[[Store, int], Awaitable[object]]


async def stored(store: Store, person: str) -> dict[str, object]:
    return (await look(store, STORED, id=person))[0]


async def chosen(store: Store, person: str) -> tuple[bool | None, int | None]:
    (me,) = await people.visible(store, person, [person], NOW)
    return me.open, me.paused


@pytest.mark.parametrize(("until", "end"), [(NOW + DAY, NOW + DAY), (None, NO_END)])
async def test_it_holds_until_its_date_or_until_taken_back(
    store: Store, until: int | None, end: int
) -> None:
    ada = (await small(store)).ada
    assert await rests.mine(store, ada, NOW) is None
    assert await rests.put(store, ada, True, until, NOW) == Rest(end)
    assert await rests.mine(store, ada, NOW) == Rest(end)
    assert await stored(store, ada) == {"open": False, "paused": end, "rests": end}
    assert (await rests.mine(store, ada, NOW + DAY) is None) == (until is not None)
    for _ in range(2):
        assert await rests.put(store, ada, False, None, NOW) is None
    assert await stored(store, ada) == {"open": True, "paused": 0, "rests": None}


async def test_what_was_chosen_comes_back_when_the_date_has_passed(store: Store) -> None:
    cast = await small(store)
    await people.update(store, cast.fen, Profile(open=False, paused=NOW + 9 * DAY), NOW)
    for person in (cast.ada, cast.fen):
        await rests.put(store, person, True, NOW + DAY, NOW)
        # Told again, it keeps what was chosen before.
        await rests.put(store, person, True, NOW + 2 * DAY, NOW)
    await rests.record(store, NOW + DAY)
    assert (await stored(store, cast.ada))["open"] is False
    await rests.record(store, NOW + 2 * DAY)
    assert (await stored(store, cast.ada))["open"] is True
    assert await stored(store, cast.fen) == {"open": False, "paused": NOW + 9 * DAY, "rests": None}


async def test_what_is_chosen_meanwhile_holds_afterwards(store: Store) -> None:
    ada = (await small(store)).ada
    await rests.put(store, ada, True, None, NOW)
    assert await chosen(store, ada) == (True, 0)
    changed = await people.update(store, ada, Profile(open=False, paused=NOW + DAY), NOW)
    assert (changed.open, changed.paused) == (False, NOW + DAY)
    await people.update(store, ada, Profile(open=True), NOW)
    assert (await stored(store, ada))["open"] is False
    await rests.put(store, ada, False, None, NOW)
    assert await chosen(store, ada) == (True, NOW + DAY)


async def test_one_that_is_made_longer_as_its_end_is_recorded_goes_on(store: Store) -> None:
    ada = (await small(store)).ada
    await rests.put(store, ada, True, NOW + DAY, NOW)
    longer = Late(store, lambda: rests.put(store, ada, True, NOW + 9 * DAY, NOW))
    await rests.record(longer, NOW + DAY)
    assert await rests.mine(store, ada, NOW + DAY) == Rest(NOW + 9 * DAY)


@ON_NEO4J
async def test_what_is_chosen_as_it_begins_holds_afterwards(store: Store) -> None:
    ada = (await small(store)).ada
    await people.update(store, ada, Profile(open=False), NOW)
    await waits(
        store,
        lambda held: rests.put(held, ada, True, None, NOW),
        lambda: people.update(store, ada, Profile(open=True), NOW),
    )
    assert (await stored(store, ada))["open"] is False
    await rests.put(store, ada, False, None, NOW)
    assert (await stored(store, ada))["open"] is True


async def test_to_others_a_person_who_rests_is_one_who_is_closed(store: Store) -> None:
    cast: Cast = await small(store)
    before = await people.visible(store, cast.fen, [cast.ada], NOW)
    await rests.put(store, cast.ada, True, None, NOW)
    assert await people.visible(store, cast.fen, [cast.ada], NOW) == before


async def test_mail_waits_for_nobody_who_rests(store: Store) -> None:
    ada = (await small(store)).ada
    before = await notices.mine(store, ada)
    await rests.put(store, ada, True, NOW + DAY, NOW)
    assert await notices.mine(store, ada) == replace(before, rests=NOW + DAY)


@pytest.mark.parametrize("until", [NOW, NOW + 367 * DAY])
async def test_what_is_out_of_bounds_is_refused(store: Store, until: int) -> None:
    ada = (await small(store)).ada
    with pytest.raises(InvalidInput) as refused:
        await rests.put(store, ada, True, until, NOW)
    assert refused.value.path == "until"
    assert await rests.mine(store, ada, NOW) is None


async def test_a_suspension_that_begins_meanwhile_outlasts_it(store: Store) -> None:
    cast = await small(store)
    await rests.put(store, cast.ada, True, NOW + DAY, NOW)
    end = NOW + 3 * DAY
    await suspend(store, cast.ada, end, NOW)
    await rests.record(store, NOW + DAY)
    assert (await stored(store, cast.ada))["open"] is False
    await suspensions.finish(store, end)
    assert await stored(store, cast.ada) == {"open": True, "paused": 0, "rests": None}


@pytest.mark.parametrize(("go_on", "days"), [(reroutes.go_on, 4), (waves.go_on, 8)])
async def test_weft_goes_no_further_for_whoever_rests(
    store: Store, go_on: Chore, days: int
) -> None:
    found, then = await street(store, 6), NOW + days * DAY
    await (found.request(0, reroute=True) if days == 4 else found.let())
    before = len(await found.over())
    await rests.put(store, found.ada, True, None, NOW)
    await lapses.record(store, then)
    await go_on(store, then)
    assert len(await found.over()) == before
    await rests.put(store, found.ada, False, None, then)
    await go_on(store, then)
    assert len(await found.over()) > before


@pytest.mark.parametrize(("go_on", "days"), [(reroutes.go_on, 4), (waves.go_on, 8)])
async def test_nor_for_whoever_is_suspended(store: Store, go_on: Chore, days: int) -> None:
    found, then = await street(store, 6), NOW + days * DAY
    await (found.request(0, reroute=True) if days == 4 else found.let())
    before = len(await found.over())
    await suspend(store, found.ada, then, NOW)
    await lapses.record(store, then)
    await go_on(store, then)
    assert len(await found.over()) == before
    await suspensions.finish(store, then)
    await go_on(store, then)
    assert len(await found.over()) > before


@pytest.mark.parametrize("part", [1, 2])
async def test_whoever_rests_is_in_no_idea_and_brought_together_with_nobody(
    store: Store, part: int
) -> None:
    fen, *two = trinity = await trio(store)
    assert await ideas.of(store, fen, 10, NOW)
    await rests.put(store, trinity[part], True, None, NOW)
    assert await ideas.of(store, fen, 10, NOW) == []
    pair = Proposal(two[0], NOTE, None, two[1], NOTE)
    begun = await proposals.propose(store, fen, pair, NOW)
    assert await look(store, TOLD, id=begun.id) == [{"told": False}]


async def test_a_suspension_that_ends_meanwhile_ends_no_pause(store: Store) -> None:
    cast = await small(store)
    await suspend(store, cast.ada, NOW + DAY, NOW)
    await rests.put(store, cast.ada, True, None, NOW)
    await suspensions.finish(store, NOW + DAY)
    assert (await stored(store, cast.ada))["open"] is False
    await rests.put(store, cast.ada, False, None, NOW + DAY)
    assert (await stored(store, cast.ada))["open"] is True
