"""A menu: lines without names, ticks that begin introductions, and the date that stays."""

import asyncio
from typing import Any

import pytest

from graph import blocks, departures, erasure, introductions, menus, people, reports
from graph.answers import Answer
from graph.bounds import DAY
from graph.introductions import Introduction, State
from graph.menus import Item, Menu, Ticked
from graph.people import Profile
from graph.refusals import InvalidInput, NotYourTurn
from graph.reported import Kind
from graph.reports import Draft
from graph.store import Store
from tests.stage import NEWEST, NOTE, answered, known, seen
from tests.streets import Street, mails, street
from tests.town import NOW, look

DUE = NOW + 8 * DAY
LINES = ("Sold to hospitals for years.", "Draws kindly and fast.", "Asks good questions.")

CONCERNED = """
MATCH (:Introduction {id: $id})<-[:OVER]-(k:Case)-[:CONCERNS]->(p:Person)
RETURN p.id AS person, k.name AS name"""


async def listed(store: Store) -> tuple[Street, Introduction, list[str]]:
    """Ada asked the first contact, who knows three more people."""
    found = await street(store, 1, spare=3)
    begun = await found.request(0)
    return found, begun, found.spare


async def offered(found: Street, begun: Introduction, contacts: list[str], now: int = NOW) -> Any:
    items = [Item(one, said) for one, said in zip(contacts, LINES, strict=False)]
    return await menus.answer(found.store, found.between[0], Menu(begun.id, items), now)


async def lines(found: Street, viewer: str, begun: Introduction) -> list[menus.Offered]:
    return (await menus.of(found.store, viewer, [begun.id]))[begun.id]


async def ticked(found: Street, begun: Introduction, contacts: list[str], now: int = NOW) -> Any:
    shown = await lines(found, found.between[0], begun)
    chosen = [item.id for item in shown if item.person in contacts]
    return await menus.tick(found.store, found.ada, Ticked(begun.id, chosen), now)


async def test_of_a_short_time_half_is_left_for_those_who_are_asked(store: Store) -> None:
    found = await street(store, 1, spare=1, urgent=True)
    begun = await found.request(0)
    await offered(found, begun, found.spare)
    half = NOW + DAY // 2
    shown = await seen(store, found.ada, begun.id, half - 1)
    assert shown and shown.waiting_for_me and shown.answer_by == half
    await ticked(found, begun, found.spare, half - 1)
    (tick,) = [row for row in await found.over() if row["helper"] == found.spare[0]]
    assert (tick["state"], tick["due"], tick["step_due"]) == ("WITH_HELPER", NOW + DAY, NOW + DAY)


async def test_a_menu_said_not_now_to_comes_again_half_way_from_when_it_came(store: Store) -> None:
    found, begun, contacts = await listed(store)
    came = NOW + 3 * DAY
    await offered(found, begun, contacts, came)
    await answered(store, found.ada, begun.id, Answer.NOT_NOW, came)
    shown = await seen(store, found.ada, begun.id, came)
    assert shown and shown.again == came + 2 * DAY


async def test_the_asker_gets_lines_and_no_names(store: Store) -> None:
    found, begun, contacts = await listed(store)
    await offered(found, begun, contacts)
    mine = await lines(found, found.ada, begun)
    assert sorted(item.line for item in mine) == sorted(LINES)
    assert {item.person for item in mine} == {None}
    shown = await seen(store, found.ada, begun.id)
    assert shown and shown.waiting_for_me and shown.state is State.WITH_ASKER
    assert [mail["kind"] for mail in await mails(store, begun.id)].count("menu") == 1
    for stranger in (*contacts, found.helpers[0]):
        assert await lines(found, stranger, begun) == []
        assert await introductions.of(store, stranger, [begun.id]) == []
    assert {item.person for item in await lines(found, found.between[0], begun)} == set(contacts)


@pytest.mark.parametrize(
    "line", ["Ask Spare 0 about it.", "spare knows it", "SPARE 1, of course", "Ｓpáre would"]
)
async def test_a_line_does_not_say_a_name(store: Store, line: str) -> None:
    found, begun, contacts = await listed(store)
    with pytest.raises(InvalidInput) as refused:
        items = [Item(contacts[0], LINES[0]), Item(contacts[1], line)]
        await menus.answer(store, found.between[0], Menu(begun.id, items), NOW)
    assert refused.value.path == "items.1.line"


async def test_a_menu_has_one_to_five_own_contacts_once(store: Store) -> None:
    found, begun, contacts = await listed(store)
    for some in ([], [contacts[0]] * 2, [found.ada], ["nobody"], contacts * 2):
        with pytest.raises(InvalidInput):
            items = [Item(one, "Knows it.") for one in some]
            await menus.answer(store, found.between[0], Menu(begun.id, items), NOW)
    with pytest.raises(InvalidInput):
        await menus.answer(store, contacts[0], Menu(begun.id, [Item(found.ada, "x")]), NOW)
    with pytest.raises(NotYourTurn):
        await menus.answer(store, found.ada, Menu(begun.id, [Item(contacts[0], "x")]), NOW)


async def test_each_tick_asks_one_helper_first_and_the_date_stays(store: Store) -> None:
    found, begun, contacts = await listed(store)
    await offered(found, begun, contacts, NOW + DAY)
    await ticked(found, begun, contacts[:2], NOW + 2 * DAY)
    mine = await introductions.mine(store, found.ada, NOW + 2 * DAY, None, NEWEST, 50)
    assert [one.id for one in mine] == [begun.id]
    shown = introductions.seen(mine[0], NOW + 2 * DAY)
    assert (shown.state, shown.answer_by) == (State.WAITING, DUE)
    rows = [row for row in await found.over() if row["id"] != begun.id]
    assert {row["helper"] for row in rows} == set(contacts[:2])
    assert {(row["state"], row["due"], row["told"]) for row in rows} == {
        ("WITH_HELPER", DUE, False)
    }
    for row in rows:
        asked = await seen(store, row["helper"], row["id"], NOW + 2 * DAY)
        assert asked and asked.waiting_for_me
    await answered(store, rows[0]["helper"], rows[0]["id"], Answer.NO, NOW + 3 * DAY)
    await answered(store, rows[1]["helper"], rows[1]["id"], now=NOW + 3 * DAY)
    mine = await introductions.mine(store, found.ada, NOW + 3 * DAY, None, NEWEST, 50)
    assert [(one.id, one.helper) for one in mine] == [(rows[1]["id"], rows[1]["helper"])]


@pytest.mark.parametrize("unnamed", [False, True])
async def test_the_note_of_a_tick_is_the_asker_s_whoever_began_it(
    store: Store, unnamed: bool
) -> None:
    found = await street(store, 1, spare=1, unnamed=unnamed)
    begun = await found.request(0)
    await offered(found, begun, found.spare)
    await ticked(found, begun, found.spare)
    (tick,) = [row for row in await found.over() if row["id"] != begun.id]
    fen, spare = found.between[0], found.spare[0]
    for viewer in (fen, spare):
        shown = await known(store, viewer, tick["id"])
        assert (shown.begun_by, shown.note_by, shown.note) == ("INTRODUCER", "ASKER", NOTE)
    await reports.report(store, spare, Draft(Kind.NOTE, tick["id"], "SELLING"), NOW)
    assert await look(store, CONCERNED, id=tick["id"]) == [
        {"person": found.ada, "name": "" if unnamed else "Ada"}
    ]
    until = await departures.leave(store, fen, fen, NOW, NOW)
    await erasure.finish(store, until)
    assert (await known(store, spare, tick["id"])).note == NOTE


async def test_whoever_may_not_be_asked_is_silence(store: Store) -> None:
    worlds = list[Any]()
    for change in ("none", "paused", "blocker"):
        found, begun, contacts = await listed(store)
        await offered(found, begun, contacts)
        if change == "paused":
            await people.update(store, contacts[0], Profile(open=False), NOW)
        if change == "blocker":
            await blocks.block(store, contacts[0], found.ada, NOW)
        after = await ticked(found, begun, contacts[:1])
        shown = [introductions.seen(after, at) for at in (NOW, NOW + DAY, DUE)]
        said = [(item.line, item.ticked) for item in await lines(found, found.ada, begun)]
        worlds.append((shown, sorted(said)))
        reached = [row for row in await found.over() if row["state"] == "WITH_HELPER"]
        assert len(reached) == (change == "none")
    assert worlds[0] == worlds[1] == worlds[2]


async def test_an_erased_person_is_on_no_menu(store: Store) -> None:
    found, begun, contacts = await listed(store)
    await offered(found, begun, contacts)
    await look(store, "MATCH (p:Person {id: $id}) DETACH DELETE p RETURN 1 AS one", id=contacts[0])
    assert len(await lines(found, found.ada, begun)) == 2


async def test_a_menu_is_not_taken_whole(store: Store) -> None:
    found, begun, contacts = await listed(store)
    await offered(found, begun, contacts)
    with pytest.raises(InvalidInput):
        await answered(store, found.ada, begun.id)
    for some in ([], ["nothing"]):
        with pytest.raises(InvalidInput):
            await menus.tick(store, found.ada, Ticked(begun.id, some), NOW)
    with pytest.raises(NotYourTurn):
        await menus.tick(store, found.between[0], Ticked(begun.id, ["nothing"]), NOW)
    await answered(store, found.ada, begun.id, Answer.NO)
    with pytest.raises(NotYourTurn):
        await ticked(found, begun, contacts[:1])


async def test_in_a_wave_there_is_no_menu(store: Store) -> None:
    found = await street(store, 1, spare=3)
    await found.let()
    (row,) = await found.over()
    hidden = await known(store, found.between[0], row["id"])
    with pytest.raises(NotYourTurn):
        await offered(found, hidden, found.spare)


async def test_thirty_ticks_and_thirty_menus_are_one(store: Store) -> None:
    found, begun, contacts = await listed(store)
    await asyncio.gather(*(offered(found, begun, contacts) for _ in range(30)))
    assert len(await lines(found, found.ada, begun)) == 3
    done = await asyncio.gather(
        *(ticked(found, begun, contacts[n % 2 : n % 2 + 1]) for n in range(30)),
        return_exceptions=True,
    )
    assert {type(one) for one in done if isinstance(one, BaseException)} <= {NotYourTurn}
    assert len([row for row in await found.over() if row["state"] == "WITH_HELPER"]) == 1
