"""Puts an invented community into the store, one UNWIND a kind of row."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any, LiteralString

from graph.store import Store, Transaction
from tests.communities import Ask, Community, Intent, Introduction, Knows
from tests.town import BLOCKS, CIRCLES, INTENTS, MEMBERS, PEOPLE, TIES, TOPICS, raw

Rows = list[dict[str, Any]]
Batch = tuple[LiteralString, Rows]
LOAD_SECONDS = 120.0

NEAR = """
UNWIND $rows AS row
MATCH (a:Topic {id: row.a})
MATCH (b:Topic {id: row.b})
CREATE (a)-[:NEAR {fit: row.fit}]->(b)"""

ENDED = """
UNWIND $rows AS row
MATCH (a:Person {id: row.a})
MATCH (b:Person {id: row.b})
CREATE (a)-[:HAD]->(:PastTie {id: row.b})-[:WITH]->(b)
CREATE (b)-[:HAD]->(:PastTie {id: row.a})-[:WITH]->(a)"""

ASKS = """
UNWIND $rows AS row
MATCH (p:Person {id: row.asker})
CREATE (p)-[:ASKED]->(a:Ask)
SET a = row.ask"""

ASK_TOPICS = """
UNWIND $rows AS row
MATCH (a:Ask {id: row.ask})
MATCH (t:Topic {id: row.topic})
CREATE (a)-[:ABOUT]->(t)"""

ASK_CIRCLES = """
UNWIND $rows AS row
MATCH (a:Ask {id: row.ask})
MATCH (c:Circle {id: row.circle})
CREATE (a)-[:IN]->(c)"""

INTRODUCTIONS = """
UNWIND $rows AS row
CREATE (i:Introduction)
SET i = row"""

INTRODUCTION_ASKS = """
UNWIND $rows AS row
MATCH (i:Introduction {id: row.introduction})
MATCH (a:Ask {id: row.ask})
CREATE (i)-[:OVER]->(a)"""

INTRODUCTION_GIVES = """
UNWIND $rows AS row
MATCH (i:Introduction {id: row.introduction})
MATCH (g:Intent {id: row.give})
CREATE (i)-[:UPON]->(g)"""

FAVOURS = """
UNWIND $rows AS row
MATCH (by:Person {id: row.by})
MATCH (of:Person {id: row.of})
CREATE (f:Favour {id: row.id, at: row.at, terms: 0, topic: row.topic})
CREATE (f)-[:BY]->(by)
CREATE (f)-[:FOR]->(of)"""

FAVOURS_THROUGH = """
UNWIND $rows AS row
MATCH (f:Favour {id: row.id})
MATCH (p:Person {id: row.through})
CREATE (f)-[:THROUGH]->(p)"""

# A relationship's type is never a parameter, so each part of an introduction has its statement.
ASKER = """
UNWIND $rows AS row
MATCH (i:Introduction {id: row.introduction})
MATCH (p:Person {id: row.person})
CREATE (i)-[:ASKER {read: 0}]->(p)"""

INTRODUCER = """
UNWIND $rows AS row
MATCH (i:Introduction {id: row.introduction})
MATCH (p:Person {id: row.person})
CREATE (i)-[:INTRODUCER]->(p)"""

HELPER = """
UNWIND $rows AS row
MATCH (i:Introduction {id: row.introduction})
MATCH (p:Person {id: row.person})
CREATE (i)-[:HELPER {read: 0}]->(p)"""

MEANT = """
UNWIND $rows AS row
MATCH (i:Introduction {id: row.introduction})
MATCH (p:Person {id: row.person})
CREATE (i)-[:MEANT]->(p)"""


COUNTING = "UNWIND $rows AS row MERGE (l:Loading {id: 'town'}) ON CREATE SET l.done = 0"
COUNTED = "MATCH (l:Loading) RETURN l.done AS done"
COUNT = "UNWIND $rows AS row MATCH (l:Loading) SET l.done = row.done"
FORGET = "UNWIND $rows AS row MATCH (l:Loading) DELETE l"

PARTS: dict[str, LiteralString] = {
    "asker": ASKER,
    "introducer": INTRODUCER,
    "helper": HELPER,
    "meant": MEANT,
}


async def load(store: Store, made: Community) -> None:
    """A small community, in one transaction."""
    batches: list[Batch] = [(text, rows) for text, rows in _batches(made) if rows]
    await _write(store, batches)


def large_batches(made: Community, size: int = 5_000) -> Iterator[Batch]:
    """Of a large one, so many rows at once."""
    for text, rows in _batches(made):
        for start in range(0, len(rows), size):
            yield text, rows[start : start + size]


async def load_large(store: Store, batches: Iterable[Batch]) -> None:
    """One transaction a batch, counted in it: what was interrupted goes on where it stopped."""
    await _write(store, [(COUNTING, [{}])])
    begun = await store.read(lambda tx: raw(tx, COUNTED))
    for number, batch in enumerate(batches, 1):
        if number > begun[0]["done"]:
            await _write(store, [batch, (COUNT, [{"done": number}])])
    await _write(store, [(FORGET, [{}])])


async def _write(store: Store, batches: list[Batch]) -> None:
    async def work(tx: Transaction) -> None:
        for text, rows in batches:
            await raw(tx, text, rows=rows)

    await store.write(work, seconds=LOAD_SECONDS)


def _batches(made: Community) -> Iterator[Batch]:
    yield (
        PEOPLE,
        [asdict(person) | PERSON | {"email": f"{person.id}@example.org"} for person in made.people],
    )
    yield TIES, [_tie(side) for side in made.knows]
    yield ENDED, [asdict(tie) for tie in made.ended]
    yield BLOCKS, [asdict(block) | {"at": 0} for block in made.blocks]
    yield TOPICS, [asdict(topic) | {"created": 0, "near_at": 0} for topic in made.topics]
    yield NEAR, [asdict(pair) for pair in made.near]
    yield CIRCLES, [asdict(circle) | CIRCLE for circle in made.circles]
    yield MEMBERS, [asdict(one) | {"since": 0, "organiser": False} for one in made.belongings]
    yield INTENTS, [_intent(intent) for intent in made.intents]
    yield from _asks(made.asks)
    yield from _introductions(made.introductions)
    yield FAVOURS, [asdict(favour) for favour in made.favours]
    yield FAVOURS_THROUGH, [asdict(favour) for favour in made.favours if favour.through]


PERSON = {"why": "", "place": "", "link": "", "photo": "", "zone": "UTC", "joined": 0, "turn": ""}
CIRCLE = {"purpose": "", "norms": "", "entry": "OPEN", "created": 0, "turn": ""}
INTENT = {"note": "", "visibility": "CIRCLE", "since": 0}
SIDE = {"reason": "met", "kind": "BOTH", "since": 0}
INTRODUCTION = ("id", "state", "asked_at", "reached_at", "begun_by", "told", "introduced_at")
ASK = {"text": "How?", "style": "SOFT", "unnamed": False, "turn": ""}


def _tie(side: Knows) -> dict[str, Any]:
    kept = {"ring": side.ring, "touched": side.touched, "allows": side.allows, "via": side.via}
    return {"a": side.a, "b": side.b, "side": kept | SIDE}


def _only(row: object, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _intent(intent: Intent) -> dict[str, Any]:
    kept = _only(intent, "id", "kind", "terms", "capacity", "until", "closed")
    return {
        "person": intent.owner,
        "topic": intent.topic,
        "circle": intent.circle,
        "intent": kept | INTENT,
    }


def _asks(asks: list[Ask]) -> Iterator[Batch]:
    kept = ("id", "terms", "audience", "state", "expires", "posted")
    yield ASKS, [{"asker": ask.asker, "ask": _only(ask, *kept) | ASK} for ask in asks]
    yield ASK_TOPICS, [{"ask": ask.id, "topic": topic} for ask in asks for topic in ask.topics]
    yield ASK_CIRCLES, [{"ask": ask.id, "circle": ask.circle} for ask in asks if ask.circle]


def _introductions(all: list[Introduction]) -> Iterator[Batch]:
    yield INTRODUCTIONS, [_only(one, *INTRODUCTION) for one in all]
    yield INTRODUCTION_ASKS, [{"introduction": one.id, "ask": one.ask} for one in all if one.ask]
    yield (
        INTRODUCTION_GIVES,
        [{"introduction": one.id, "give": one.upon} for one in all if one.upon],
    )
    for part, text in PARTS.items():
        people = [(one.id, getattr(one, part)) for one in all]
        yield text, [{"introduction": id, "person": person} for id, person in people if person]
