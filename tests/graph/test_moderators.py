"""Moderators decide what is reported in their circle, and change nothing else there."""

from dataclasses import replace

import pytest

from graph import cases, circles, decisions, entries, moderators, organisers, reports
from graph.circles import UNKNOWN
from graph.decisions import Action, Draft
from graph.refusals import InvalidInput, LastOrganiser, OnlyOrganisers
from graph.store import Store, new_id
from tests.cast import Cast, small
from tests.graph.test_decisions import WARN, WHY, reported
from tests.graph.test_reports import EVER, host, mails, of_person, open_to
from tests.town import NOW


async def chosen(store: Store) -> tuple[Cast, str]:
    """Ines keeps order in the guild, where Ada reported Sam."""
    cast, case = await reported(store)
    await moderators.choose(store, cast.fen, cast.guild, cast.ines, True, NOW)
    return cast, case


async def test_only_organisers_choose_and_only_members(store: Store) -> None:
    cast = await small(store)
    for viewer, circle in ((cast.zoe, cast.guild), (cast.fen, new_id())):
        with pytest.raises((InvalidInput, OnlyOrganisers)) as refused:
            await moderators.choose(store, viewer, circle, cast.sam, True, NOW)
        if circle != cast.guild:
            assert refused.value.message == UNKNOWN
    with pytest.raises(OnlyOrganisers):
        await moderators.choose(store, cast.ada, cast.guild, cast.ada, True, NOW)
    for person in (cast.zoe, new_id()):
        with pytest.raises(InvalidInput) as unknown:
            await moderators.choose(store, cast.fen, cast.guild, person, True, NOW)
        assert unknown.value.path == "person_id"


async def test_members_see_who_keeps_order_and_the_chosen_hear_of_it_once(store: Store) -> None:
    cast, _ = await chosen(store)
    await moderators.choose(store, cast.fen, cast.guild, cast.ines, True, NOW)
    assert len(await mails(store, cast.ines, "moderator_chosen")) == 1
    assert await circles.moderators(store, cast.ada, [cast.guild]) == {cast.guild: [cast.ines]}
    assert await circles.moderators(store, cast.zoe, [cast.guild]) == {}


async def test_a_moderator_decides_and_is_told_of_cases(store: Store) -> None:
    cast, case = await chosen(store)
    (one,) = await open_to(store, cast.ines)
    assert one.id == case and not one.leads
    assert not (await decisions.decide(store, cast.ines, replace(WARN, case=case), NOW)).open
    await reports.report(store, cast.ada, of_person(cast, cast.cleo), NOW)
    assert await mails(store, cast.ines, "case")


async def test_a_moderator_sends_nobody_away_and_changes_nothing_else(store: Store) -> None:
    cast, case = await chosen(store)
    with pytest.raises(InvalidInput) as refused:
        await decisions.decide(store, cast.ines, Draft(case, Action.SEND_AWAY, WHY), NOW)
    assert refused.value.message == decisions.NOT_HERE
    with pytest.raises(OnlyOrganisers):
        await organisers.appoint(store, cast.ines, cast.guild, cast.ada, NOW)
    with pytest.raises(OnlyOrganisers):
        await moderators.choose(store, cast.ines, cast.guild, cast.ada, True, NOW)
    with pytest.raises(OnlyOrganisers):
        await entries.answer(store, cast.ines, cast.guild, cast.zoe, True, NOW)


async def test_a_moderator_is_released_or_stands_down(store: Store) -> None:
    cast, case = await chosen(store)
    await moderators.choose(store, cast.fen, cast.guild, cast.ines, False, NOW)
    assert await cases.of(store, cast.ines, [case]) == []
    await moderators.choose(store, cast.fen, cast.guild, cast.ines, True, NOW)
    assert (await organisers.stand_down(store, cast.ines, cast.guild, NOW)).joined
    assert await open_to(store, cast.ines) == [] and await decisions.waiting(store, cast.ines) == 0


async def test_a_circle_is_handed_over(store: Store) -> None:
    cast = await small(store)
    with pytest.raises(LastOrganiser):
        await organisers.stand_down(store, cast.fen, cast.guild, NOW)
    with pytest.raises(InvalidInput):
        await organisers.stand_down(store, cast.fen, new_id(), NOW)
    await organisers.appoint(store, cast.fen, cast.guild, cast.sam, NOW)
    circle = await organisers.stand_down(store, cast.fen, cast.guild, NOW)
    assert circle.joined and not circle.organiser
    assert await circles.organisers(store, cast.ada, [cast.guild]) == {cast.guild: [cast.sam]}


async def test_who_may_not_do_what_stands_may_not_undo_it(store: Store) -> None:
    cast, case = await reported(store)
    mo = await host(store)
    await decisions.decide(store, mo, Draft(case, Action.SUSPEND, WHY, NOW + 1000), NOW)
    (one,) = await decisions.mine(store, cast.sam, EVER, 9)
    await decisions.object_to(store, cast.sam, one.id, "It was not me.", NOW)
    (again,) = await open_to(store, cast.fen)
    standing = Action(again.standing)
    assert decisions.possible(again.leads, again.host, standing) == []
    with pytest.raises(InvalidInput):
        await decisions.decide(store, cast.fen, Draft(case, Action.NOTHING, WHY), NOW)
    await decisions.decide(store, mo, Draft(case, Action.NOTHING, WHY), NOW)
