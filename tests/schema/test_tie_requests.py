"""Requests for a tie on the wire."""

from typing import Any

import pytest

from graph.store import Store, new_id
from schema.ids import encode
from tests.schema.operations import ask, code, do, node
from tests.town import Town

LISTS = ("tieRequests", "sentTieRequests")
FIELDS = "id reason kind email from { name } to { name }"
REQUESTED = f"... on ConnectRequested {{ request {{ {FIELDS} }} tie {{ ring }} }}"
ANSWERED = "... on TieAnswered { tie { reason theirReason } }"
GIVEN: dict[str, Any] = {"reason": "We sat side by side.", "allowsIntroductions": True}


async def mates(store: Store) -> tuple[str, str, str]:
    town = Town()
    ada, ben, zoe = town.people("Ada", "Ben", "Zoe")
    town.circle(ada, ben)
    await town.build(store)
    return ada, ben, zoe


async def listed(store: Store, viewer: str, name: str) -> list[Any]:
    found = await ask(store, viewer, f"{{ {name}(first: 9) {{ nodes {{ {FIELDS} }} }} }}")
    return found[name]["nodes"]


async def test_an_anonymous_visitor_sees_and_sends_none(store: Store) -> None:
    ada, ben, _ = await mates(store)
    sent = await do(store, ada, "connect", REQUESTED, personId=encode("Person", ben), **GIVEN)
    assert await node(store, None, sent["request"]["id"], "id") is None
    for name in LISTS:
        assert (
            await code(store, None, f"{{ {name}(first: 9) {{ nodes {{ id }} }} }}")
            == "SIGN_IN_FIRST"
        )
    for name, given in (
        ("connect", {"personId": encode("Person", ben), **GIVEN}),
        ("answerTie", {"requestId": sent["request"]["id"], "accept": False}),
    ):
        assert (await do(store, None, name, **given))["__typename"] == "SignInFirst"


async def test_a_request_and_its_yes(store: Store) -> None:
    ada, ben, zoe = await mates(store)
    sent = await do(store, ada, "connect", REQUESTED, personId=encode("Person", ben), **GIVEN)
    request = sent["request"]
    assert request | {"id": ""} == {
        "id": "",
        "reason": GIVEN["reason"],
        "kind": "PROFESSIONAL",
        "email": None,
        "from": {"name": "Ada"},
        "to": {"name": "Ben"},
    }
    assert (
        await listed(store, ada, "sentTieRequests")
        == await listed(store, ben, "tieRequests")
        == [request]
    )
    assert await node(store, ben, request["id"], f"... on TieRequest {{ {FIELDS} }}") == request
    assert await node(store, zoe, request["id"], "id") is None
    answer = await do(
        store,
        ben,
        "answerTie",
        ANSWERED,
        requestId=request["id"],
        accept=True,
        reason="We met at the fair.",
        allowsIntroductions=False,
    )
    assert answer["tie"] == {"reason": "We met at the fair.", "theirReason": GIVEN["reason"]}


async def test_by_mail_the_sender_sees_the_address_alone(store: Store) -> None:
    ada, ben, _ = await mates(store)
    answers = list[Any]()
    for person in (ben, new_id()):
        email = f"{person}@example.org"
        sent = await do(store, ada, "connect", REQUESTED, email=email, **GIVEN)
        assert sent["request"].pop("email") == email and sent["request"].pop("id")
        answers.append(sent)
    assert answers[0] == answers[1] and answers[0]["request"]["to"] is None
    (arrived,) = await listed(store, ben, "tieRequests")
    assert (arrived["email"], arrived["from"], arrived["to"]) == (
        None,
        {"name": "Ada"},
        {"name": "Ben"},
    )


async def test_two_who_ask_each_other_have_a_tie(store: Store) -> None:
    ada, ben, _ = await mates(store)
    await do(store, ada, "connect", REQUESTED, personId=encode("Person", ben), **GIVEN)
    answer = await do(store, ben, "connect", REQUESTED, personId=encode("Person", ada), **GIVEN)
    assert (answer["request"], answer["tie"]) == (None, {"ring": "NEW"})
    answer = await do(store, ben, "connect", REQUESTED, personId=encode("Person", ada), **GIVEN)
    assert answer["__typename"] == "AlreadyTied"


async def test_a_no_shows_to_nobody(store: Store) -> None:
    ada, ben, _ = await mates(store)
    sent = await do(store, ada, "connect", REQUESTED, personId=encode("Person", ben), **GIVEN)
    me = f'{{ node(id: "{encode("Person", ben)}") {{ ... on Person {{ requestPending tie {{ id }} }} }} }}'
    before = await listed(store, ada, "sentTieRequests"), await ask(store, ada, me)
    answer = await do(
        store, ben, "answerTie", ANSWERED, requestId=sent["request"]["id"], accept=False
    )
    assert answer == {"__typename": "TieAnswered", "tie": None}
    assert (await listed(store, ada, "sentTieRequests"), await ask(store, ada, me)) == before
    assert await listed(store, ben, "tieRequests") == []


@pytest.mark.parametrize(
    ("path", "changed"),
    [
        ("personId", {"personId": encode("Person", new_id())}),
        ("personId", {"personId": encode("Circle", new_id())}),
        ("personId", {"personId": "x"}),
        ("personId", {"personId": None}),
        ("email", {"personId": None, "email": "nobody"}),
        ("reason", {"reason": ""}),
        ("circleId", {"circleId": "x"}),
    ],
)
async def test_bad_input_names_its_field(store: Store, path: str, changed: dict[str, Any]) -> None:
    ada, ben, _ = await mates(store)
    given = {"personId": encode("Person", ben), **GIVEN, **changed}
    answer = await do(store, ada, "connect", **given)
    assert (answer["__typename"], answer["path"]) == ("InvalidInput", ["input", path])


async def test_only_the_asked_answer(store: Store) -> None:
    ada, ben, zoe = await mates(store)
    sent = await do(store, ada, "connect", REQUESTED, personId=encode("Person", ben), **GIVEN)
    for viewer, id in (
        (zoe, sent["request"]["id"]),
        (ben, encode("TieRequest", new_id())),
        (ben, "x"),
    ):
        answer = await do(store, viewer, "answerTie", requestId=id, accept=False)
        assert (answer["__typename"], answer["path"]) == ("InvalidInput", ["input", "requestId"])
