"""Blocks on the wire: seen by whoever made them only."""

from graph.store import Store, new_id
from schema.ids import encode
from tests.cast import small
from tests.schema.operations import ask, code, do, node

LIST = "{ blocked(first: 9) { nodes { personId name } } }"


async def test_an_anonymous_visitor_blocks_nobody(store: Store) -> None:
    cast = await small(store)
    assert await code(store, None, LIST) == "SIGN_IN_FIRST"
    for name in ("block", "unblock"):
        answer = await do(store, None, name, personId=encode("Person", cast.ada))
        assert answer["__typename"] == "SignInFirst"


async def test_block_and_unblock(store: Store) -> None:
    cast = await small(store)
    person = encode("Person", cast.sam)
    for _ in range(2):
        answer = await do(
            store, cast.ada, "block", "... on PersonBlocked { blocked { name } }", personId=person
        )
        assert answer == {"__typename": "PersonBlocked", "blocked": {"name": "Sam"}}
    assert (await ask(store, cast.ada, LIST))["blocked"]["nodes"] == [
        {"personId": person, "name": "Sam"}
    ]
    assert (await ask(store, cast.sam, LIST))["blocked"]["nodes"] == []
    assert await node(store, cast.ada, person, "id") is None
    assert await node(store, cast.sam, encode("Person", cast.ada), "id") is None
    for _ in range(2):
        assert (await do(store, cast.ada, "unblock", personId=person))[
            "__typename"
        ] == "PersonUnblocked"
    assert await node(store, cast.ada, person, "id") is not None


async def test_strangers_and_nobody_are_the_same_answer(store: Store) -> None:
    cast = await small(store)
    hidden = (encode("Person", cast.ada), encode("Person", new_id()), encode("Tie", cast.ada), "x")
    for name in ("block", "unblock"):
        answers = [await do(store, cast.zoe, name, personId=id) for id in hidden]
        assert all(answer == answers[0] for answer in answers)
        assert answers[0]["path"] == ["input", "personId"]
