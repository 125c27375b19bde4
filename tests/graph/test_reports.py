"""Reports: one case for all who report the same, told to those who may decide it and to nobody else."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from graph import blocks, cases, decisions, messages, moderators, reports
from graph.cases import Case
from graph.refusals import InvalidInput, KeyReused, TooManyReports
from graph.reported import Kind
from graph.reports import Draft
from graph.store import Store
from tests import size, stage
from tests.cast import Cast, small
from tests.reading import rows
from tests.town import NOW, Town

EVER = (2**53, "~")


async def open_to(store: Store, viewer: str) -> list[Case]:
    return await cases.listed(store, viewer, EVER, 50, True)


async def host(store: Store) -> str:
    """A moderator of the host, who knows nobody."""
    town = Town()
    person = town.person("Mo")
    await town.build(store)
    assert await moderators.appoint(store, f"{person}@example.org", True)
    return person


async def mails(store: Store, person: str, kind: str) -> list[dict[str, Any]]:
    text = "MATCH (o:Outbox {kind: $kind, to: $to}) RETURN o.about AS about"
    return await rows(store, text, kind=kind, to=f"{person}@example.org")


def of_person(cast: Cast, person: str, **changed: Any) -> Draft:
    return replace(Draft(Kind.PERSON, person, "HURTFUL", circle=cast.guild), **changed)


async def test_what_one_cannot_see_cannot_be_reported(store: Store) -> None:
    cast = await small(store)
    draft = of_person(cast, cast.ada, circle="")
    for subject in (draft, replace(draft, subject="nothing")):
        for kind in Kind:
            with pytest.raises(InvalidInput) as refused:
                await reports.report(store, cast.zoe, replace(subject, kind=kind), NOW)
            assert (refused.value.path, refused.value.message) == ("subject_id", reports.UNKNOWN)


async def test_only_who_looks_after_it_comes_to_a_case(store: Store) -> None:
    cast, mo = await small(store), await host(store)
    await reports.report(store, cast.ada, of_person(cast, cast.sam, words="She shouts."), NOW)
    for viewer in (cast.fen, mo):
        (one,) = [case for case in await open_to(store, viewer) if case.person == cast.sam]
        assert (one.words, one.told) == ("Sam\nSam likes to help.", ["She shouts."])
        assert one.reasons == [("HURTFUL", 1)]
        assert cast.ada not in repr(one) and "Ada" not in repr(one)
        assert await mails(store, viewer, "case")
    for viewer in (cast.ada, cast.sam, cast.ines, cast.zoe):
        assert await open_to(store, viewer) == [] and await cases.of(store, viewer, [one.id]) == []
        assert await mails(store, viewer, "case") == []


async def test_nobody_decides_over_themselves(store: Store) -> None:
    cast, mo = await small(store), await host(store)
    await reports.report(store, cast.ada, of_person(cast, cast.fen), NOW)
    assert await open_to(store, cast.fen) == []
    assert cast.fen in {case.person for case in await open_to(store, mo)}


async def test_f2_fifty_reports_are_one_case_and_no_action(store: Store) -> None:
    town = Town()
    some = town.people(*(f"P{n}" for n in range(50)))
    organiser, one = town.people("Olga", "Una")
    circle = town.circle(organiser, one, *some)
    await town.build(store)
    before = await rows(store, "MATCH (p:Person {id: $id}) RETURN properties(p) AS p", id=one)
    draft = Draft(Kind.PERSON, one, "SELLING", circle=circle)
    gate = asyncio.Semaphore(8)

    async def report(person: str, at: int) -> None:
        async with gate:
            await reports.report(store, person, draft, NOW + at)

    await asyncio.gather(*(report(person, 60_000 * n) for n, person in enumerate(some)))
    (case,) = await open_to(store, organiser)
    assert case.reasons == [("SELLING", 50)] and case.decisions == []
    assert len(await mails(store, organiser, "case")) == 1
    assert await mails(store, one, "decision") == []
    assert (
        await rows(store, "MATCH (p:Person {id: $id}) RETURN properties(p) AS p", id=one) == before
    )


async def test_what_is_reported_while_it_is_decided_is_looked_at_or_a_new_case(
    store: Store,
) -> None:
    for _ in range(size.of(4, 40)):
        town = Town()
        olga, una, *some = town.people("Olga", "Una", *(f"P{n}" for n in range(6)))
        circle = town.circle(olga, una, *some)
        await town.build(store)
        draft = Draft(Kind.PERSON, una, "SELLING", circle=circle)
        await reports.report(store, some[0], draft, NOW)
        (case,) = await open_to(store, olga)
        decided = decisions.Draft(case.id, decisions.Action.NOTHING, "It is not so.")
        await asyncio.gather(
            decisions.decide(store, olga, decided, NOW),
            *(reports.report(store, one, draft, NOW) for one in some[1:]),
        )
        waiting = [one for case in await open_to(store, olga) for one in case.reports]
        seen = [one for who in some for one in await reports.mine(store, who, EVER, 9)]
        assert len(waiting) == sum(one.looked_at == 0 for one in seen)


async def test_told_again_ones_words_are_replaced(store: Store) -> None:
    cast = await small(store)
    first = await reports.report(store, cast.ada, of_person(cast, cast.sam), NOW)
    draft = of_person(cast, cast.sam, reason="OTHER", words="I was wrong about why.")
    again = await reports.report(store, cast.ada, draft, NOW + 1)
    assert again.id == first.id and again.reason == "OTHER"
    (case,) = await open_to(store, cast.fen)
    assert case.reasons == [("OTHER", 1)]
    assert len(await reports.mine(store, cast.ada, EVER, 9)) == 1


async def test_a_key_reports_once(store: Store) -> None:
    cast = await small(store)
    draft = of_person(cast, cast.sam)
    first = await reports.report(store, cast.ada, draft, NOW, "key")
    assert await reports.report(store, cast.ada, draft, NOW + 1, "key") == first
    with pytest.raises(KeyReused):
        await reports.report(store, cast.ada, replace(draft, reason="OTHER"), NOW, "key")


async def test_ones_own_words_are_not_reported(store: Store) -> None:
    cast = await small(store)
    with pytest.raises(InvalidInput) as refused:
        await reports.report(store, cast.ada, of_person(cast, cast.ada), NOW)
    assert refused.value.message == reports.OWN
    assert await open_to(store, cast.fen) == []


async def test_a_circle_not_shared_is_no_place_to_report_to(store: Store) -> None:
    cast = await small(store)
    for circle in ("nothing", cast.pricing):
        with pytest.raises(InvalidInput) as refused:
            await reports.report(store, cast.ada, of_person(cast, cast.sam, circle=circle), NOW)
        assert refused.value.path == "circle_id"


async def test_twenty_reports_a_day(store: Store) -> None:
    town = Town()
    ada, *some = town.people(*(f"P{n}" for n in range(22)))
    circle = town.circle(ada, *some)
    await town.build(store)
    for n, person in enumerate(some[:20]):
        await reports.report(store, ada, Draft(Kind.PERSON, person, "OTHER", "", circle), NOW + n)
    draft = Draft(Kind.PERSON, some[20], "OTHER", "", circle)
    with pytest.raises(TooManyReports) as refused:
        await reports.report(store, ada, draft, NOW + 30)
    await reports.report(store, ada, draft, refused.value.until)


async def test_a_block_does_not_stop_a_report(store: Store) -> None:
    cast, mo = await small(store), await host(store)
    await blocks.block(store, cast.ada, cast.sam, NOW)
    await blocks.block(store, cast.fen, cast.ada, NOW)
    for person in (cast.sam, cast.fen):
        await reports.report(store, cast.ada, Draft(Kind.PERSON, person, "HURTFUL"), NOW)
        assert person in {case.person for case in await open_to(store, mo)}


async def test_every_kind_of_words_is_frozen_as_it_was(store: Store) -> None:
    acting = await stage.asking(store)
    cast, ask = acting.cast, acting.ask
    mo = await host(store)
    begun = await stage.introduced(store, acting)
    said = await messages.send(store, cast.ada, messages.Draft(begun.id, "Buy now."), NOW)
    for kind, subject, words, name in (
        (Kind.MESSAGE, said.id, "Buy now.", "Ada"),
        (Kind.ASK, ask.id, ask.text, "Ada"),
        (Kind.NOTE, begun.id, stage.NOTE, "Ada"),
    ):
        await reports.report(store, cast.cleo, Draft(kind, subject, "SELLING"), NOW)
        (one,) = [
            case
            for case in await open_to(store, mo)
            if case.words == words and case.person == cast.ada and case.kind == kind
        ]
        assert (one.name, one.circle) == (name, None)
    draft = Draft(Kind.CIRCLE, cast.guild, "UNTRUE")
    await reports.report(store, cast.cleo, draft, NOW)
    assert cast.guild not in {case.circle for case in await open_to(store, cast.fen)}
    assert any(case.kind == "Circle" for case in await open_to(store, mo))


async def test_whoever_asks_unnamed_stays_so(store: Store) -> None:
    acting = await stage.asking(store, unnamed=True)
    cast, mo = acting.cast, await host(store)
    await reports.report(store, cast.cleo, Draft(Kind.ASK, acting.ask.id, "OTHER"), NOW)
    (one,) = [
        case
        for case in await open_to(store, mo)
        if case.words == acting.ask.text and case.person is None
    ]
    assert one.name == "" and cast.ada not in repr(one)
