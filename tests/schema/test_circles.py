"""Circles on the wire: visitors see what it is, members see who is there."""

from typing import Any

from graph.store import Store, new_id
from schema.ids import encode
from tests.cast import small
from tests.schema.operations import ask, code, do, node
from tests.town import Town

LIST = """query ($mine: Boolean, $matching: String) {
  circles(first: 9, mine: $mine, matching: $matching) { nodes { id name } } }"""
FIELDS = """... on Circle { name purpose norms entry memberCount joined entryRequested
  topics { id } organisers { name }
  members(first: 9) { nodes { name } } entryRequests(first: 9) { nodes { name } } }"""
CREATED = f"... on CircleCreated {{ circle {{ id {FIELDS} }} }}"


def names(people: dict[str, Any]) -> set[str]:
    return {person["name"] for person in people["nodes"]}


async def test_an_anonymous_visitor_sees_no_circle(store: Store) -> None:
    cast = await small(store)
    assert await code(store, None, LIST) == "SIGN_IN_FIRST"
    assert await node(store, None, encode("Circle", cast.guild), FIELDS) is None
    answer = await do(store, None, "createCircle", name="Guild", purpose="Help", topics=["Help"])
    assert answer["__typename"] == "SignInFirst"


async def test_a_member_sees_who_is_there_and_a_visitor_does_not(store: Store) -> None:
    cast = await small(store)
    member = await node(store, cast.ada, encode("Circle", cast.guild), FIELDS)
    assert names(member.pop("members")) == {"Ada", "Fen", "Ines", "Cleo", "Sam"}
    visitor = await node(store, cast.zoe, encode("Circle", cast.guild), FIELDS)
    assert names(visitor.pop("members")) == set()
    assert member == visitor | {"joined": True}
    assert (visitor["memberCount"], visitor["organisers"]) == (5, [{"name": "Fen"}])
    assert visitor["topics"] == [{"id": encode("Topic", cast.pricing)}]


async def test_members_in_pages(store: Store) -> None:
    cast = await small(store)
    query = """query ($id: ID!, $after: String) { node(id: $id) { ... on Circle {
      members(first: 3, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } } } }"""
    circle = encode("Circle", cast.guild)
    page = (await ask(store, cast.ada, query, id=circle))["node"]["members"]
    after = page["pageInfo"]["endCursor"]
    rest = (await ask(store, cast.ada, query, id=circle, after=after))["node"]["members"]
    assert names(page) | names(rest) == {"Ada", "Fen", "Ines", "Cleo", "Sam"}
    assert (page["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasNextPage"]) == (True, False)


async def test_a_circle_by_invitation_and_none_are_the_same_answer(store: Store) -> None:
    town = Town()
    ada, zoe = town.people("Ada", "Zoe")
    circle = town.circle(ada, entry="INVITED", name=f"Secret {new_id()[:8]}")
    name = town.rows["circles"][0]["name"]
    await town.build(store)
    assert (await node(store, ada, encode("Circle", circle), FIELDS))["entry"] == "INVITED"
    for id in (encode("Circle", circle), encode("Circle", new_id()), "x"):
        assert await node(store, zoe, id, FIELDS) is None
    assert (await ask(store, zoe, LIST, matching=name))["circles"]["nodes"] == []
    assert len((await ask(store, ada, LIST, matching=name))["circles"]["nodes"]) == 1


async def test_create_a_circle(store: Store) -> None:
    cast = await small(store)
    name = f"Printers {new_id()[:8]}"
    given = {
        "name": name,
        "purpose": "Ink",
        "topics": [name],
        "entry": "REQUEST",
        "idempotencyKey": "once",
    }
    answers = [await do(store, cast.zoe, "createCircle", CREATED, **given) for _ in range(2)]
    assert answers[0] == answers[1]
    circle = answers[0]["circle"]
    assert (circle["joined"], circle["memberCount"], circle["entry"]) == (True, 1, "REQUEST")
    assert names(circle["members"]) == {"Zoe"} and circle["organisers"] == [{"name": "Zoe"}]
    mine = await ask(store, cast.zoe, LIST, mine=True)
    assert mine["circles"]["nodes"] == [{"id": circle["id"], "name": name}]
    answer = await do(store, cast.zoe, "createCircle", CREATED, **(given | {"purpose": "Paper"}))
    assert answer["__typename"] == "KeyReused"
    answer = await do(store, cast.zoe, "createCircle", CREATED, name="x", purpose="y", topics=[])
    assert (answer["__typename"], answer["path"]) == ("InvalidInput", ["input", "topics"])
