"""Into a circle and out of it, on the wire."""

import pytest

from graph.store import Store, new_id
from schema.ids import encode
from tests.cast import small
from tests.schema.operations import do, node
from tests.town import Town

JOINED = "... on CircleJoined { circle { joined entryRequested memberCount } }"
WAITING = "... on Circle { entryRequests(first: 9) { nodes { name } } }"
MUTATIONS = {
    "joinCircle": {},
    "answerEntry": {"personId": encode("Person", new_id()), "agree": True},
    "inviteToCircle": {"email": "somebody@example.org"},
    "leaveCircle": {},
}


@pytest.mark.parametrize("name", MUTATIONS)
async def test_an_anonymous_visitor_stays_outside(store: Store, name: str) -> None:
    cast = await small(store)
    answer = await do(store, None, name, circleId=encode("Circle", cast.guild), **MUTATIONS[name])
    assert answer["__typename"] == "SignInFirst"


@pytest.mark.parametrize("name", MUTATIONS)
async def test_a_circle_one_may_not_see_is_none(store: Store, name: str) -> None:
    town = Town()
    ada, zoe = town.people("Ada", "Zoe")
    circle = town.circle(ada, entry="INVITED")
    await town.build(store)
    hidden = (encode("Circle", circle), encode("Circle", new_id()), encode("Person", ada), "x")
    answers = [await do(store, zoe, name, circleId=id, **MUTATIONS[name]) for id in hidden]
    assert (
        answers
        == [
            {
                "__typename": "InvalidInput",
                "message": "We cannot find this circle.",
                "path": ["input", "circleId"],
            }
        ]
        * 4
    )


async def test_entry_on_request(store: Store) -> None:
    town = Town()
    ada, zoe = town.people("Ada", "Zoe")
    id = town.circle(ada, entry="REQUEST")
    await town.build(store)
    circle = encode("Circle", id)
    answer = await do(store, zoe, "joinCircle", JOINED, circleId=circle, note="I bind books.")
    assert answer["circle"] == {"joined": False, "entryRequested": True, "memberCount": 1}
    assert (await node(store, ada, circle, WAITING))["entryRequests"]["nodes"] == [{"name": "Zoe"}]
    assert (await node(store, zoe, circle, WAITING))["entryRequests"]["nodes"] == []
    given = {"circleId": circle, "personId": encode("Person", zoe), "agree": True}
    assert (await do(store, zoe, "answerEntry", **given))["__typename"] == "OnlyOrganisers"
    payload = "... on EntryAnswered { circle { memberCount } }"
    assert (await do(store, ada, "answerEntry", payload, **given))["circle"] == {"memberCount": 2}


async def test_invite_and_leave(store: Store) -> None:
    cast = await small(store)
    circle = encode("Circle", cast.guild)
    payload = "... on InvitedToCircle { circle { memberCount } }"
    answers = [
        await do(
            store, cast.ada, "inviteToCircle", payload, circleId=circle, email=f"{one}@example.org"
        )
        for one in (cast.zoe, cast.sam, new_id())
    ]
    assert answers == [{"__typename": "InvitedToCircle", "circle": {"memberCount": 5}}] * 3
    for _ in range(2):
        assert (await do(store, cast.sam, "leaveCircle", circleId=circle))[
            "__typename"
        ] == "CircleLeft"
    assert (await do(store, cast.fen, "leaveCircle", circleId=circle))[
        "__typename"
    ] == "LastOrganiser"
