"""Gives and takes on the wire."""

from typing import Any

import pytest

from graph.store import Store, new_id
from schema.ids import encode
from tests.cast import Cast, small
from tests.schema.operations import ask, do, node

FIELDS = """... on Intent { kind note terms visibility capacity since until
  topic { id name } circle { id } }"""
DECLARED = f"... on IntentDeclared {{ intent {{ id {FIELDS} }} }}"
CLOSED = "... on IntentClosed { intent { id } }"


def given(cast: Cast, **changed: Any) -> dict[str, Any]:
    new = {
        "kind": "GIVE",
        "topic": f"Printing {new_id()[:8]}",
        "circleId": encode("Circle", cast.guild),
    }
    return new | changed


async def test_an_anonymous_visitor_gives_and_sees_nothing(store: Store) -> None:
    cast = await small(store)
    assert await node(store, None, encode("Intent", cast.give), FIELDS) is None
    assert (await do(store, None, "declareIntent", **given(cast)))["__typename"] == "SignInFirst"
    answer = await do(store, None, "closeIntent", intentId=encode("Intent", cast.give))
    assert answer["__typename"] == "SignInFirst"


@pytest.mark.parametrize(
    ("viewer", "give", "take"),
    [
        ("cleo", True, False),
        ("sam", True, False),
        ("ada", True, True),
        ("fen", True, False),
        ("zoe", False, False),
    ],
)
async def test_who_sees_what(store: Store, viewer: str, give: bool, take: bool) -> None:
    cast = await small(store)
    person = getattr(cast, viewer)
    found = [
        await node(store, person, encode("Intent", one), FIELDS) for one in (cast.give, cast.take)
    ]
    assert [one is not None for one in found] == [give, take]
    capacities = [one["capacity"] for one in found if one]
    assert capacities == [2 if viewer == "cleo" else None] * len(capacities)


async def test_declare_and_close(store: Store) -> None:
    cast = await small(store)
    wanted = given(
        cast, terms="FAVOUR", capacity=5, until="2026-12-24T18:00:00Z", idempotencyKey="once"
    )
    answers = [await do(store, cast.sam, "declareIntent", DECLARED, **wanted) for _ in range(2)]
    assert answers[0] == answers[1]
    intent = answers[0]["intent"]
    assert (intent["kind"], intent["visibility"]) == ("GIVE", "CIRCLE")
    assert (intent["terms"], intent["capacity"]) == ("FAVOUR", 5)
    assert intent["until"] == "2026-12-24T18:00:00.000Z"
    assert intent["topic"]["name"] == wanted["topic"]
    for viewer, kind in (
        (cast.ada, "InvalidInput"),
        (cast.sam, "IntentClosed"),
        (cast.sam, "IntentClosed"),
    ):
        assert (await do(store, viewer, "closeIntent", CLOSED, intentId=intent["id"]))[
            "__typename"
        ] == kind
    assert await ask(store, cast.sam, "{ me { gives { id } } }") == {"me": {"gives": []}}
    assert await node(store, cast.ada, intent["id"], FIELDS) is None


@pytest.mark.parametrize(
    ("path", "changed"),
    [
        ("circleId", {"circleId": "x"}),
        ("topic", {"topic": ""}),
        ("capacity", {"capacity": 51}),
        ("until", {"until": "2020-01-01T00:00:00Z"}),
        ("note", {"note": "x" * 301}),
    ],
)
async def test_bad_input_names_its_field(store: Store, path: str, changed: dict[str, Any]) -> None:
    cast = await small(store)
    answer = await do(store, cast.sam, "declareIntent", **given(cast, **changed))
    assert (answer["__typename"], answer["path"]) == ("InvalidInput", ["input", path])


async def test_what_is_not_there_and_what_is_not_ones_own_are_the_same(store: Store) -> None:
    cast = await small(store)
    others = (
        encode("Intent", cast.give),
        encode("Intent", new_id()),
        encode("Ask", cast.give),
        "x",
    )
    answers = [await do(store, cast.sam, "closeIntent", intentId=id) for id in others]
    assert all(answer == answers[0] for answer in answers)
    assert answers[0]["path"] == ["input", "intentId"]
