"""A no and a silence that move on are one to the asker; whoever made it possible is credited."""

from typing import Any

import pytest

from graph import lapses, menus, reroutes
from graph.answers import Answer
from graph.bounds import DAY
from graph.store import Store
from schema import ids
from tests.reading import rows
from tests.schema.scene import THEN, Scene
from tests.schema.test_asks import asked
from tests.schema.twins import Act, Twins, read_alike
from tests.server.conftest import Place
from tests.stage import answered
from tests.streets import Street, mails, street
from tests.town import NOW

OUTCOME = """
mutation ($id: ID!) { recordOutcome(input: {introductionId: $id, helped: true, note: "It worked."}) {
  __typename } }"""
SEEN = """
query ($id: ID!) { node(id: $id) { ... on Introduction {
  state outcomeNote asker { name } helper { name } } } }"""
CREDIT = """
MATCH (v:Favour)-[:OVER]->(:Introduction {id: $id})
MATCH (v)-[:BY]->(by:Person)
MATCH (v)-[:THROUGH]->(through:Person)
MATCH (v)-[:FOR]->(of:Person)
RETURN by.id AS by, through.id AS through, of.id AS of"""
YES, NO = ("fen", "YES"), ("fen", "NO")


def moving(*said: tuple[str, ...], move: bool = True) -> Act:
    """Ada asks for Cleo through Fen and allows the next way in, which is Gil's Olga."""

    async def act(scene: Scene) -> None:
        scene.tie("gil", "olga")
        scene.give("olga")
        await scene.built()
        await scene.ask()
        await scene.request("cleo", reroute=True)
        for one in said:
            await scene.say(*one)
        if move:
            await reroutes.go_on(scene.store, THEN + 2)

    return act


TWINS = (
    Twins(
        "whether and why it moved on",
        "ada",
        (moving(), moving(NO), moving(NO, move=False), moving(YES), moving(YES, ("cleo", "NO"))),
    ),
    Twins("what came after a no", "fen", (moving(NO), moving(NO, move=False))),
    Twins("who was asked before", "cleo dora kim sam zoe yan", (moving(), moving(NO))),
)


@pytest.mark.parametrize("twins", TWINS, ids=lambda twins: twins.name)
async def test_worlds_that_moved_on_read_alike(server: Place, twins: Twins) -> None:
    await read_alike(server, twins)


async def helped(found: Street, row: dict[str, Any]) -> None:
    """Both say yes, it helps; introducer and helper are credited, and the introducer hears of it."""
    id, store = ids.encode("Introduction", row["id"]), found.store
    if row["state"] == "WITH_INTRODUCER":
        await answered(store, row["introducer"], row["id"])
    await answered(store, row["helper"], row["id"])
    told = (await asked(store, found.ada, OUTCOME, id=id))["recordOutcome"]
    assert told["__typename"] == "OutcomeRecorded"
    shown = (await asked(store, row["introducer"], SEEN, id=id))["node"]
    assert (shown["state"], shown["outcomeNote"]) == ("HELPED", "It worked.")
    assert shown["asker"] and shown["helper"]
    (credit,) = await rows(store, CREDIT, id=row["id"])
    assert credit == {"by": row["helper"], "through": row["introducer"], "of": found.ada}
    (person,) = await rows(
        store, "MATCH (p:Person {id: $id}) RETURN p.email AS email", id=row["introducer"]
    )
    written = [mail["to"] for mail in await mails(store, row["id"]) if mail["kind"] == "outcome"]
    assert person["email"] in written


async def test_help_after_a_wave_credits_both_and_the_introducer_hears_of_it(store: Store) -> None:
    found = await street(store, 2)
    await found.let()
    await helped(found, (await found.over())[0])


async def test_help_after_moving_on_credits_who_made_it_possible(store: Store) -> None:
    found = await street(store, 2)
    first = await found.request(0, now=NOW - DAY, reroute=True)
    await answered(store, found.between[0], first.id, Answer.NO, NOW - DAY)
    await lapses.record(store, NOW)
    await reroutes.go_on(store, NOW)
    (row,) = [row for row in await found.over() if not row["told"]]
    assert row["introducer"] == found.between[1]
    await helped(found, row)


async def test_help_from_a_menu_credits_who_wrote_it(store: Store) -> None:
    found = await street(store, 1, spare=1)
    begun = await found.request(0)
    menu = menus.Menu(begun.id, [menus.Item(found.spare[0], "Sold to hospitals for years.")])
    await menus.answer(store, found.between[0], menu, NOW)
    (item,) = (await menus.of(store, found.ada, [begun.id]))[begun.id]
    await menus.tick(store, found.ada, menus.Ticked(begun.id, [item.id]), NOW)
    (row,) = [row for row in await found.over() if row["id"] != begun.id]
    await helped(found, row)
