"""Who reads what I say of myself, on the wire."""

from graph.audiences import FIELDS
from graph.store import Store
from schema.ids import encode
from tests.cast import small
from tests.schema.operations import ask, do, node

MINE = "audiences { field readers circles { name } }"
SET = "... on AudienceSet { audience { field readers circles { name } } }"


async def test_an_anonymous_visitor_chooses_nothing(store: Store) -> None:
    answer = await do(store, None, "setAudience", field="PLACE", readers="NOBODY")
    assert answer["__typename"] == "SignInFirst"


async def test_what_one_chose_is_told_to_oneself_alone(store: Store) -> None:
    cast = await small(store)
    guild = [encode("Circle", cast.guild)]
    chosen = {"field": "PLACE", "readers": "CONTACTS", "circles": [{"name": "The guild"}]}
    answer = await do(
        store, cast.cleo, "setAudience", SET, field="PLACE", readers="CONTACTS", circleIds=guild
    )
    assert answer == {"__typename": "AudienceSet", "audience": chosen}
    await do(store, cast.cleo, "updateProfile", place="Bonn", link="https://example.org")
    (first, *others) = (await ask(store, cast.cleo, f"{{ me {{ {MINE} }} }}"))["me"]["audiences"]
    assert first == chosen and len(others) == len(FIELDS) - 1
    assert {one["readers"] for one in others} == {"EVERYBODY"}
    for viewer in (cast.fen, cast.sam):
        told = await node(
            store, viewer, encode("Person", cast.cleo), f"... on Person {{ place {MINE} }}"
        )
        assert told == {"place": "Bonn", "audiences": []}


async def test_a_circle_of_others_is_refused_as_one_there_is_not(store: Store) -> None:
    cast = await small(store)
    answers = [
        await do(
            store, cast.zoe, "setAudience", field="PLACE", readers="CONTACTS", circleIds=[circle]
        )
        for circle in (encode("Circle", cast.guild), encode("Circle", "0" * 32), "x")
    ]
    assert answers == [answers[0]] * 3
    assert (answers[0]["__typename"], answers[0]["path"]) == (
        "InvalidInput",
        ["input", "circleIds"],
    )
