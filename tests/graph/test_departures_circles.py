"""Circles of somebody who leaves Weft: handed over, closed where nobody is left, answered for by who follows."""

import asyncio

from graph import cases, circles, decisions, departures, reports
from graph.decisions import Action
from graph.reported import Kind as Reported
from graph.reports import Draft
from graph.store import Store
from tests.graph.test_departures import LATER, left, returning
from tests.graph.test_reports import EVER, host
from tests.reading import rows
from tests.town import NOW, Town

OVER = "MATCH (k:Case)-[:OVER]->(c:Circle {id: $id}) RETURN k.id AS id"


async def test_a_circle_goes_to_its_longest_member_or_closes(store: Store) -> None:
    town = Town()
    mia, leo, kit = town.people("Mia", "Leo", "Kit")
    shared, alone = town.circle(mia, leo, kit), town.circle(mia)
    await town.build(store)
    await left(store, mia, NOW)
    organisers = await circles.organisers(store, leo, [shared])
    assert organisers[shared] == [leo]
    (row,) = await rows(store, "MATCH (c:Circle {id: $id}) RETURN c.entry AS entry", id=alone)
    assert row["entry"] == "INVITED"
    to = f"{leo}@example.org"
    letters = await rows(store, "MATCH (o:Outbox {to: $to}) RETURN o.kind AS kind", to=to)
    assert [letter["kind"] for letter in letters] == ["organiser_appointed"]


async def test_what_was_reported_of_a_circle_stays_open_when_its_organiser_leaves(
    store: Store,
) -> None:
    town = Town()
    mia, leo, kit, ned = town.people("Mia", "Leo", "Kit", "Ned")
    circle, mo = town.circle(mia, leo, kit, ned), await host(store)
    await town.build(store)
    draft = Draft(Reported.CIRCLE, circle, "UNTRUE")
    await reports.report(store, kit, draft, NOW)
    await left(store, mia, NOW)
    await reports.report(store, ned, draft, NOW)
    found = await rows(store, OVER, id=circle)
    (one,) = await cases.of(store, mo, [row["id"] for row in found])
    assert one.open and one.reasons == [("UNTRUE", 2)]
    await departures.keep(store, await returning(store, mia), mia, LATER)
    assert await cases.of(store, mo, [row["id"] for row in found]) == [one]
    await decisions.decide(store, mo, decisions.Draft(one.id, Action.WARN, "Say what is so."), NOW)
    assert len(await decisions.mine(store, leo, EVER, 9)) == 1
    assert await decisions.mine(store, mia, EVER, 9) == []


async def test_nobody_answers_for_what_they_reported(store: Store) -> None:
    town = Town()
    mia, leo, kit = town.people("Mia", "Leo", "Kit")
    circle, mo = town.circle(mia, leo, kit), await host(store)
    await town.build(store)
    draft = Draft(Reported.CIRCLE, circle, "UNTRUE")
    await reports.report(store, leo, draft, NOW)
    await left(store, mia, NOW)
    assert (await circles.organisers(store, kit, [circle]))[circle] == [leo]
    await reports.report(store, kit, draft, NOW)
    found = await rows(store, OVER, id=circle)
    (one,) = await cases.of(store, mo, [row["id"] for row in found])
    assert one.reasons == [("UNTRUE", 1)] and len(found) == 2


async def test_two_at_once_leave_once_each_and_the_circle_has_an_organiser(store: Store) -> None:
    town = Town()
    mia, leo, kit = town.people("Mia", "Leo", "Kit")
    circle = town.circle(mia, leo, kit)
    await town.build(store)
    await asyncio.gather(*(left(store, one, NOW) for one in (mia, leo)))
    assert (await circles.organisers(store, kit, [circle]))[circle] == [kit]
