"""Attempts to change something, and the state they might have changed."""

from typing import Any

from graphql import GraphQLUnionType, get_named_type

from auth import circle_link
from tests.proving import proof_of
from tests.reading import rows
from tests.schema.contract import session_of
from tests.schema.matrix import TYPES, Answer, Asker, fields, nobody
from tests.schema.world import World
from tests.stage import SECRET

BROKEN = "x"
MENU = "MATCH (:Introduction {id: $id})-[:OFFERS]->(m:MenuItem) RETURN m.id AS id"
STATE = """
MATCH (p:Person) WHERE p.id IN $people
MATCH (p)-[r]-(n)
RETURN properties(p) AS one, type(r) AS kind, properties(r) AS said, labels(n) AS labels,
       properties(n) AS other
"""
LEDGER = """
MATCH (p:Person)<-[:BY|FOR]-(f:Favour)<-[:OVER|OF]-(n) WHERE p.id IN $people
OPTIONAL MATCH (n)<-[:OF]-(s:Settlement)
RETURN properties(n) AS one, labels(n) AS labels, properties(s) AS other
"""
MONTHS = """
MATCH (p:Person)-[:MEMBER]->(c:Circle) WHERE p.id IN $people
WITH DISTINCT c
MATCH (c)<-[:OF]-(n:Month)
RETURN properties(n) AS one
"""
NOTES = """
MATCH (p:Person)<-[:IMPORTED_BY]-(:Import)<-[:BROUGHT_BY]-(n:Acquaintance) WHERE p.id IN $people
RETURN properties(n) AS one
"""
MAILS = """
MATCH (o:Outbox) WHERE o.to IN $emails
RETURN o.id AS id, o.kind AS kind, o.to AS to"""


async def state(world: World) -> list[str]:
    """All that is around these people, and the mail to them; who took a turn does not count."""
    people = list(world.people.values())
    emails = [row["email"] for row in await rows(world.store, ADDRESSES, people=people)]
    found = await rows(world.store, STATE, people=people)
    found += await rows(world.store, LEDGER, people=people)
    found += await rows(world.store, MONTHS, people=people)
    found += await rows(world.store, NOTES, people=people)
    found += await rows(world.store, MAILS, emails=emails)
    return sorted(repr(_still(row)) for row in found)


ADDRESSES = "MATCH (p:Person) WHERE p.id IN $people RETURN p.email AS email"


def _still(row: Any) -> Any:
    if isinstance(row, dict):
        return {key: _still(value) for key, value in sorted(row.items()) if key != "turn"}
    return row


def given(world: World, row: Answer, instead: str | None = None) -> Answer:
    """The input with its ids; the hidden one replaced where another is given."""
    found = {name: _id(world, value) for name, value in row["input"].items()}
    return found | {row["hidden"]: instead} if instead else found


def _id(world: World, value: Any) -> Any:
    if isinstance(value, list):
        return [_id(world, one) for one in value]
    if isinstance(value, dict):
        return {name: _id(world, one) for name, one in value.items()}
    kind, _, name = value.partition(".") if isinstance(value, str) else ("", "", "")
    if kind == "Code":
        return circle_link.code(SECRET, world.keys["CircleLink"][name])
    if kind == "Match":
        return world.keys["Match"][name]
    return world.id(kind, name) if name in world.keys.get(kind, {}) else value


def nothing(row: Answer) -> list[str]:
    """Ids in place of the hidden one: of nothing, and of no form."""
    kind = row["input"][row["hidden"]].partition(".")[0]
    return [nobody(kind), BROKEN]


def question(name: str) -> str:
    field = TYPES["Mutation"].fields[name]
    union, kind = get_named_type(field.type), field.args["input"].type
    assert isinstance(union, GraphQLUnionType)
    payload = next(one for one in union.types if "Refusal" not in {i.name for i in one.interfaces})
    told = "__typename ... on Refusal { said: message ... on InvalidInput { path } }"
    shown = f"... on {payload.name} {{ {fields(payload, 0)} }}"
    return f"mutation ($input: {kind}) {{ result: {name}(input: $input) {{ {told} {shown} }} }}"


async def attempt(asker: Asker, part: str, name: str, input: Answer) -> Answer:
    return await asker.ask(part, question(name), input=input)


def outcome(answer: Answer) -> str:
    assert not answer["errors"], answer["errors"]
    return answer["data"]["result"]["__typename"]


KEYS = """
MATCH (p:Person {id: $id})-[:HOLDS_SESSION]->(s:Session)
MATCH (p)-[:HOLDS_PASSKEY]->(k:Passkey)
MATCH (p)-[:HOLDS_IDENTITY]->(i:Identity)
RETURN s.key AS session, k.id AS passkey, i.id AS identity"""


async def prepare(asker: Asker) -> None:
    """Everybody is signed in and has looked at their day; the asker has looked at the matches."""
    world = asker.world
    for part, person in world.people.items():
        await proof_of(world.store, person, session=session_of(person))
        await asker.ask(part, "{ today { items { __typename } } }")
    matches = "query ($id: ID!) { ask(id: $id) { matches(first: 1) { id } } }"
    found = await asker.ask("asker", matches, id=world.id("Ask", "extended"))
    world.keep("Match", "match", found["data"]["ask"]["matches"][0]["id"])
    items = await rows(world.store, MENU, id=world.keys["Introduction"]["menu"])
    world.keep("MenuItem", "menu", items[0]["id"])
    held = await rows(world.store, KEYS, id=world.people["asker"])
    world.keep("Session", "asker", held[0]["session"])
    world.keep("Passkey", "asker", held[0]["passkey"])
    world.keep("Identity", "asker", held[0]["identity"])
    world.keep("ConnectedApp", "almanac", world.keys["App"]["almanac"])
    # What a help left owed has the id of the help.
    world.keep("Favour", "confirmed", world.keys["Iou"]["owed"])
    for name in ("offered", "both"):
        world.keep("TodayItem", name, f"answer|{world.keys['Introduction'][name]}")
