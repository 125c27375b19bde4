"""Ties on the wire: the viewer's own side, and nobody else's."""

import pytest

from graph import blocks
from graph.store import Store, new_id
from schema.ids import encode
from tests.cast import small
from tests.schema.operations import ask, code, do, node
from tests.town import NOW, Town

CONTACTS = """query ($first: Int!, $after: String, $ring: Ring, $circle: ID) {
  contacts(first: $first, after: $after, ring: $ring, circleId: $circle) {
    nodes { id reason theirReason kind ring since touchedAt allowsIntroductions
      circles { name } person { id name why place link gives { id } } }
    pageInfo { hasNextPage endCursor } } }"""
TIE = "... on Tie { ring reason allowsIntroductions }"


async def test_an_anonymous_visitor_has_no_contacts(store: Store) -> None:
    cast = await small(store)
    assert await code(store, None, CONTACTS, first=5) == "SIGN_IN_FIRST"
    tie = encode("Tie", cast.fen)
    assert await node(store, None, tie, TIE) is None
    for mutation in ("updateTie", "endTie"):
        assert (await do(store, None, mutation, tieId=tie))["__typename"] == "SignInFirst"


async def test_contacts_in_pages(store: Store) -> None:
    cast = await small(store)
    page = (await ask(store, cast.ada, CONTACTS, first=1))["contacts"]
    assert page["pageInfo"]["hasNextPage"]
    rest = (await ask(store, cast.ada, CONTACTS, first=1, after=page["pageInfo"]["endCursor"]))[
        "contacts"
    ]
    assert not rest["pageInfo"]["hasNextPage"]
    names = {tie["person"]["name"] for tie in page["nodes"] + rest["nodes"]}
    assert names == {"Fen", "Ines"}


async def test_contacts_by_ring_and_circle(store: Store) -> None:
    cast = await small(store)
    found = await ask(
        store, cast.ada, CONTACTS, first=5, ring="CLOSE", circle=encode("Circle", cast.guild)
    )
    (tie,) = found["contacts"]["nodes"]
    assert tie["id"] == encode("Tie", cast.fen) and tie["circles"] == [{"name": "The guild"}]
    for circle in (encode("Circle", new_id()), encode("Person", cast.guild), "x"):
        assert await code(store, cast.ada, CONTACTS, first=5, circle=circle) == "INVALID_INPUT"


@pytest.mark.parametrize("given", [{"first": 0}, {"first": 51}, {"first": 5, "after": "x"}])
async def test_a_page_has_bounds(store: Store, given: dict[str, object]) -> None:
    cast = await small(store)
    assert await code(store, cast.ada, CONTACTS, **given) == "INVALID_INPUT"


async def test_a_tie_is_found_by_its_two_people_only(store: Store) -> None:
    cast = await small(store)
    for viewer, person, known in (
        (cast.ada, cast.fen, True),
        (cast.ada, cast.cleo, False),
        (cast.zoe, cast.fen, False),
    ):
        found = await node(store, viewer, encode("Tie", person), TIE)
        assert (found is not None) is known


async def test_update_and_end_a_tie(store: Store) -> None:
    cast = await small(store)
    tie = encode("Tie", cast.fen)
    answer = await do(
        store,
        cast.ada,
        "updateTie",
        f"... on TieUpdated {{ tie {{ {TIE} }} }}",
        tieId=tie,
        ring="CORE",
    )
    assert answer["tie"]["ring"] == "CORE"
    for id in (encode("Tie", cast.cleo), encode("Person", cast.fen), "x"):
        for mutation in ("updateTie", "endTie"):
            answer = await do(store, cast.ada, mutation, tieId=id)
            assert (answer["__typename"], answer["path"]) == ("InvalidInput", ["input", "tieId"])
    for _ in range(2):
        assert (await do(store, cast.ada, "endTie", tieId=tie))["__typename"] == "TieEnded"
    assert await node(store, cast.ada, tie, TIE) is None


async def test_to_whom_was_blocked_nothing_moves(store: Store) -> None:
    town = Town()
    ada, ben, cleo = town.people("Ada", "Ben", "Cleo")
    town.tie(ada, ben)
    town.tie(ada, cleo)
    circle = town.circle(cleo, ada, ben)
    town.give(ben, town.topic(), circle)
    await town.build(store)
    members = (
        "... on Circle { memberCount members(first: 9) { nodes { name why } } organisers { name } }"
    )

    async def everything() -> list[object]:
        return [
            await ask(store, ada, CONTACTS, first=9),
            await node(store, ada, encode("Circle", circle), members),
            await node(
                store,
                ada,
                encode("Person", ben),
                "... on Person { name requestPending gives { note } }",
            ),
        ]

    before = await everything()
    await blocks.block(store, ben, ada, NOW)
    assert await everything() == before
