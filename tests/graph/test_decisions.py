"""Decisions: reasons to the person concerned, nothing but a thank-you to reporters, one objection."""

import asyncio
from dataclasses import replace

import pytest

from graph import (
    cases,
    circles,
    closings,
    decisions,
    entries,
    intents,
    messages,
    reports,
    suspensions,
)
from graph.bounds import DAY
from graph.decisions import Action, Draft
from graph.refusals import InvalidInput, NotYourTurn
from graph.reported import Kind
from graph.store import Store
from tests import stage
from tests.cast import Cast, small
from tests.graph.test_reports import EVER, host, mails, of_person, open_to
from tests.town import NOW

WHY = "We write to each other kindly here."
WARN = Draft("", Action.WARN, WHY)


async def reported(store: Store) -> tuple[Cast, str]:
    """Ada reports Sam in the guild, which Fen looks after."""
    cast = await small(store)
    await reports.report(store, cast.ada, of_person(cast, cast.sam), NOW)
    (case,) = await open_to(store, cast.fen)
    return cast, case.id


async def objected(store: Store) -> tuple[Cast, str]:
    """Sam was sent away and says that it was not him."""
    cast, case = await reported(store)
    await decisions.decide(store, cast.fen, Draft(case, Action.SEND_AWAY, WHY), NOW)
    (one,) = await decisions.mine(store, cast.sam, EVER, 9)
    await decisions.object_to(store, cast.sam, one.id, "It was not me.", NOW + 1)
    return cast, case


async def test_only_its_handlers_decide_a_case(store: Store) -> None:
    cast, case = await reported(store)
    for person in (cast.ada, cast.sam, cast.ines, cast.zoe):
        for id in (case, "nothing"):
            with pytest.raises(InvalidInput) as refused:
                await decisions.decide(store, person, replace(WARN, case=id), NOW)
            assert refused.value.message == cases.UNKNOWN


async def test_the_person_concerned_reads_why_and_reporters_that_it_was_looked_at(
    store: Store,
) -> None:
    cast, case = await reported(store)
    decided = await decisions.decide(store, cast.fen, replace(WARN, case=case), NOW + 1)
    assert not decided.open
    (one,) = await decisions.mine(store, cast.sam, EVER, 9)
    assert (one.action, one.reasons, one.can_object) == ("WARN", WHY, True)
    (mail,) = await mails(store, cast.sam, "decision")
    assert WHY in mail["about"] and cast.ada not in mail["about"]
    (told,) = await mails(store, cast.ada, "looked_at")
    assert told["about"] == "{}"
    assert [mine.looked_at for mine in await reports.mine(store, cast.ada, EVER, 9)] == [NOW + 1]
    for person in (cast.ada, cast.ines, cast.zoe):
        assert await decisions.of(store, person, [one.id]) == []


async def test_of_nothing_the_person_concerned_learns_nothing(store: Store) -> None:
    cast, case = await reported(store)
    await decisions.decide(store, cast.fen, Draft(case, Action.NOTHING, WHY), NOW)
    assert await decisions.mine(store, cast.sam, EVER, 9) == []
    assert await mails(store, cast.sam, "decision") == []
    assert len(await mails(store, cast.ada, "looked_at")) == 1


async def test_a_case_is_decided_once(store: Store) -> None:
    cast, case = await reported(store)
    draft = replace(WARN, case=case)
    tries = [decisions.decide(store, cast.fen, draft, NOW) for _ in range(8)]
    done = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(one, NotYourTurn) for one in done) == 7
    assert len(await mails(store, cast.sam, "decision")) == 1
    await reports.report(store, cast.ines, of_person(cast, cast.sam), NOW)
    (again,) = await open_to(store, cast.fen)
    assert again.id != case


async def test_organisers_suspend_nobody_and_without_a_circle_nobody_is_sent_away(
    store: Store,
) -> None:
    cast, case = await reported(store)
    mo = await host(store)
    with pytest.raises(InvalidInput) as refused:
        draft = Draft(case, Action.SUSPEND, WHY, NOW + 1000)
        await decisions.decide(store, cast.fen, draft, NOW)
    assert refused.value.path == "action"
    await reports.report(store, cast.ada, of_person(cast, cast.cleo, circle=""), NOW)
    (other,) = [one for one in await open_to(store, mo) if one.person == cast.cleo]
    with pytest.raises(InvalidInput) as refused:
        await decisions.decide(store, mo, Draft(other.id, Action.SEND_AWAY, WHY), NOW)
    assert refused.value.path == "action"


async def test_an_objection_opens_the_case_once(store: Store) -> None:
    cast, case = await reported(store)
    await decisions.decide(store, cast.fen, replace(WARN, case=case), NOW)
    (one,) = await decisions.mine(store, cast.sam, EVER, 9)
    for person in (cast.ada, cast.fen, cast.zoe):
        with pytest.raises(InvalidInput):
            await decisions.object_to(store, person, one.id, "Not me.", NOW)
    said = await decisions.object_to(store, cast.sam, one.id, "I did not write that.", NOW + 1)
    assert said.objection == "I did not write that." and not said.can_object
    (again,) = await open_to(store, cast.fen)
    assert (again.id, again.objection) == (case, said.objection)
    await decisions.decide(store, cast.fen, Draft(case, Action.NOTHING, "You are right."), NOW + 2)
    first, _ = await decisions.mine(store, cast.sam, EVER, 9)
    assert (first.action, first.reasons) == ("NOTHING", "You are right.")
    for decision in (first.id, one.id):
        with pytest.raises(NotYourTurn):
            await decisions.object_to(store, cast.sam, decision, "Once more.", NOW + 3)
    assert len(await mails(store, cast.ada, "looked_at")) == 1


async def test_an_objection_waits_only_for_who_may_decide_it(store: Store) -> None:
    cast, case = await reported(store)
    mo = await host(store)
    before = await decisions.waiting(store, mo)
    assert await decisions.waiting(store, cast.fen) == 1
    await decisions.decide(store, mo, Draft(case, Action.SUSPEND, WHY, NOW + DAY), NOW)
    assert await decisions.waiting(store, cast.fen) == 0
    told = len(await mails(store, cast.fen, "case"))
    (one,) = await decisions.mine(store, cast.sam, EVER, 9)
    await decisions.object_to(store, cast.sam, one.id, "I did not write that.", NOW + 1)
    assert [await decisions.waiting(store, who) for who in (cast.fen, mo)] == [0, before]
    assert len(await mails(store, cast.fen, "case")) == told


async def test_words_are_taken_away_and_given_back(store: Store) -> None:
    acting = await stage.asking(store)
    cast, mo = acting.cast, await host(store)
    begun = await stage.introduced(store, acting)
    said = await messages.send(store, cast.ada, messages.Draft(begun.id, "Buy now."), NOW)
    await reports.report(store, cast.cleo, reports.Draft(Kind.MESSAGE, said.id, "SELLING"), NOW)
    (case,) = [one for one in await open_to(store, mo) if one.person == cast.ada]
    await decisions.decide(store, mo, Draft(case.id, Action.TAKE_WORDS_AWAY, WHY), NOW)
    for reader in (cast.ada, cast.cleo):
        assert [one.text for one in await messages.of(store, reader, [said.id])] == [
            decisions.TAKEN_AWAY
        ]
    (one,) = await decisions.mine(store, cast.ada, EVER, 9)
    assert one.words == "Buy now."
    await decisions.object_to(store, cast.ada, one.id, "It was a joke.", NOW)
    await decisions.decide(store, mo, Draft(case.id, Action.NOTHING, WHY), NOW)
    assert [one.text for one in await messages.of(store, cast.cleo, [said.id])] == ["Buy now."]


async def test_whoever_is_sent_away_comes_back_with_an_organisers_yes(store: Store) -> None:
    cast = await small(store)
    await reports.report(store, cast.ada, of_person(cast, cast.cleo), NOW)
    (case,) = await open_to(store, cast.fen)
    await decisions.decide(store, cast.fen, Draft(case.id, Action.SEND_AWAY, WHY), NOW)
    assert await circles.shared(store, cast.ada, [cast.cleo]) == {}
    assert all(one.closed for one in await _intents(store, cast.cleo))
    back = await entries.join(store, cast.cleo, cast.guild, "I am sorry.", NOW)
    assert not back.joined and back.requested
    await entries.answer(store, cast.fen, cast.guild, cast.cleo, True, NOW)
    await entries.leave(store, cast.cleo, cast.guild, NOW)
    assert (await entries.join(store, cast.cleo, cast.guild, None, NOW)).joined


async def _intents(store: Store, person: str) -> list[intents.Intent]:
    return (await intents.of(store, person, [person], NOW)).get(person, [])


async def test_an_upheld_objection_leads_into_no_circle_that_was_closed(store: Store) -> None:
    cast, case = await objected(store)
    mo = await host(store)
    await closings.close(store, cast.fen, cast.guild, NOW + 2, NOW + 2)
    await decisions.decide(store, mo, Draft(case, Action.NOTHING, WHY), NOW + 3)
    assert await circles.visible(store, cast.sam, [cast.guild], NOW + 3) == []


async def test_nobody_is_led_into_a_circle_that_is_closed_at_that_moment(store: Store) -> None:
    cast, case = await objected(store)
    mo = await host(store)
    await asyncio.gather(
        closings.close(store, cast.fen, cast.guild, NOW + 2, NOW + 2),
        decisions.decide(store, mo, Draft(case, Action.NOTHING, WHY), NOW + 2),
    )
    assert await circles.visible(store, cast.sam, [cast.guild], NOW + 3) == []


async def test_the_last_organiser_is_not_sent_away(store: Store) -> None:
    cast, mo = await small(store), await host(store)
    await reports.report(store, cast.ada, of_person(cast, cast.fen), NOW)
    (case,) = [one for one in await open_to(store, mo) if one.person == cast.fen]
    with pytest.raises(InvalidInput):
        await decisions.decide(store, mo, Draft(case.id, Action.SEND_AWAY, WHY), NOW)
    (still,) = [one for one in await open_to(store, mo) if one.person == cast.fen]
    assert still.open


async def test_an_upheld_objection_ends_a_suspension(store: Store) -> None:
    cast, case = await reported(store)
    mo = await host(store)
    await decisions.decide(store, mo, Draft(case, Action.SUSPEND, WHY, NOW + 1000), NOW)
    (one,) = await decisions.mine(store, cast.sam, EVER, 9)
    assert one.until == NOW + 1000
    await decisions.object_to(store, cast.sam, one.id, "It was not me.", NOW + 1)
    await decisions.decide(store, mo, Draft(case, Action.NOTHING, WHY), NOW + 2)
    await suspensions.check(store, cast.sam, NOW + 3)
