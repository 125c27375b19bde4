"""Communities for tests, gathered line by line and built at once, with fresh ids each time."""

from dataclasses import dataclass, field
from typing import Any, LiteralString

from graph import nearness
from graph.bounds import DAY, NO_END
from graph.store import Store, Transaction, new_id

NOW = 1_790_000_000_000
SINCE = NOW - 30 * DAY

PEOPLE = """
UNWIND $rows AS row
CREATE (p:Person)
SET p = row"""

TIES = """
UNWIND $rows AS row
MATCH (a:Person {id: row.a})
MATCH (b:Person {id: row.b})
CREATE (a)-[k:KNOWS]->(b)
SET k = row.side"""

BLOCKS = """
UNWIND $rows AS row
MATCH (a:Person {id: row.a})
MATCH (b:Person {id: row.b})
CREATE (a)-[:BLOCKS {at: row.at}]->(b)"""

TOPICS = """
UNWIND $rows AS row
CREATE (t:Topic)
SET t = row"""

ALIASES = """
UNWIND $rows AS row
MATCH (t:Topic {id: row.topic})
CREATE (:Alias {key: row.key, name: row.name})-[:OF]->(t)"""

NEARS = """
UNWIND $rows AS row
MATCH (a:Topic {id: row.a})
MATCH (b:Topic {id: row.b})
CREATE (a)-[:NEAR {fit: row.fit}]->(b)
CREATE (b)-[:NEAR {fit: row.fit}]->(a)"""

CIRCLES = """
UNWIND $rows AS row
CREATE (c:Circle)
SET c = row"""

ABOUTS = """
UNWIND $rows AS row
MATCH (c:Circle {id: row.circle})
MATCH (t:Topic {id: row.topic})
CREATE (c)-[:ABOUT]->(t)"""

MEMBERS = """
UNWIND $rows AS row
MATCH (p:Person {id: row.person})
MATCH (c:Circle {id: row.circle})
CREATE (p)-[:MEMBER {since: row.since, organiser: row.organiser}]->(c)"""

INTENTS = """
UNWIND $rows AS row
MATCH (p:Person {id: row.person})
MATCH (t:Topic {id: row.topic})
MATCH (c:Circle {id: row.circle})
CREATE (p)-[:DECLARED]->(i:Intent)-[:ABOUT]->(t)
CREATE (i)-[:IN]->(c)
SET i = row.intent"""

# In the order in which one needs the other.
STATEMENTS: tuple[tuple[str, LiteralString], ...] = (
    ("people", PEOPLE),
    ("ties", TIES),
    ("blocks", BLOCKS),
    ("topics", TOPICS),
    ("aliases", ALIASES),
    ("nears", NEARS),
    ("circles", CIRCLES),
    ("abouts", ABOUTS),
    ("members", MEMBERS),
    ("intents", INTENTS),
)


def _rows() -> dict[str, list[dict[str, Any]]]:
    return {name: [] for name, _ in STATEMENTS}


@dataclass
class Town:
    """Gathers a community, then builds it in one transaction; every method gives back the new id."""

    now: int = NOW
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=_rows)

    def person(self, name: str = "Ada", **changed: Any) -> str:
        id = new_id()
        person: dict[str, Any] = {
            "id": id,
            "email": f"{id}@example.org",
            "name": name,
            "why": f"{name} likes to help.",
            "place": "",
            "link": "",
            "photo": "",
            "goal": "I look for help.",
            "zone": "Europe/Berlin",
            "open": True,
            "weekly": 1,
            "joined": self.now - 60 * DAY,
            "turn": "",
        }
        self.rows["people"].append(person | changed)
        return id

    def people(self, *names: str) -> list[str]:
        return [self.person(name) for name in names]

    def tie(self, a: str, b: str, **changed: Any) -> None:
        """Both sides alike unless `back` names what the second side has of its own."""
        back: dict[str, Any] = changed.pop("back", {})
        side: dict[str, Any] = {
            "ring": "FAMILIAR",
            "reason": "We worked together.",
            "kind": "PROFESSIONAL",
            "allows": True,
            "since": SINCE,
            "touched": SINCE,
        } | changed
        other = side | back
        via = bool(side["allows"] and other["allows"])
        self.rows["ties"] += [
            {"a": a, "b": b, "side": side | {"via": via}},
            {"a": b, "b": a, "side": other | {"via": via}},
        ]

    def block(self, a: str, b: str) -> None:
        self.rows["blocks"].append({"a": a, "b": b, "at": self.now - DAY})

    def topic(self, name: str = "Pricing", *aliases: str, fresh: bool = True) -> str:
        """The name gets a tail of its own, so that towns do not meet at a topic."""
        id = new_id()
        tail = f" {id[:8]}" if fresh else ""
        self.rows["topics"].append(
            {
                "id": id,
                "name": name + tail,
                "created": self.now - DAY,
                "near_at": self.now - DAY,
            }
        )
        for alias in (name, *aliases):
            called = alias + tail
            self.rows["aliases"].append({"topic": id, "key": nearness.key(called), "name": called})
        return id

    def near(self, a: str, b: str, fit: float = 0.6) -> None:
        self.rows["nears"].append({"a": a, "b": b, "fit": fit})

    def circle(self, *members: str, **changed: Any) -> str:
        """The first member is the organiser, unless `organisers` names them."""
        organisers: list[str] = changed.pop("organisers", list(members[:1]))
        topics: list[str] = changed.pop("topics", [])
        id = new_id()
        circle: dict[str, Any] = {
            "id": id,
            "name": "The guild",
            "purpose": "We help one another.",
            "norms": "",
            "entry": "OPEN",
            "created": self.now - 50 * DAY,
            "turn": "",
        }
        self.rows["circles"].append(circle | changed)
        self.rows["abouts"] += [{"circle": id, "topic": topic} for topic in topics]
        for person in dict.fromkeys([*members, *organisers]):
            self.member(person, id, organiser=person in organisers)
        return id

    def member(self, person: str, circle: str, organiser: bool = False) -> None:
        self.rows["members"].append(
            {
                "person": person,
                "circle": circle,
                "since": self.now - 40 * DAY + len(self.rows["members"]),
                "organiser": organiser,
            }
        )

    def give(self, person: str, topic: str, circle: str, **changed: Any) -> str:
        return self._intent("GIVE", person, topic, circle, changed)

    def take(self, person: str, topic: str, circle: str, **changed: Any) -> str:
        return self._intent("TAKE", person, topic, circle, changed)

    def _intent(
        self,
        kind: str,
        person: str,
        topic: str,
        circle: str,
        changed: dict[str, Any],
    ) -> str:
        id = new_id()
        intent: dict[str, Any] = {
            "id": id,
            "kind": kind,
            "note": "",
            "terms": 0,
            "visibility": "CIRCLE" if kind == "GIVE" else "CONTACTS",
            "capacity": 2 if kind == "GIVE" else 0,
            "since": self.now - 10 * DAY,
            "until": NO_END,
            "closed": False,
        }
        self.rows["intents"].append(
            {
                "person": person,
                "topic": topic,
                "circle": circle,
                "intent": intent | changed,
            }
        )
        return id

    async def build(self, store: Store) -> None:
        async def work(tx: Transaction) -> None:
            for name, text in STATEMENTS:
                if self.rows[name]:
                    await raw(tx, text, rows=self.rows[name])

        await store.write(work)
        self.rows = _rows()


async def raw(tx: Transaction, text: LiteralString, **parameters: Any) -> list[dict[str, Any]]:
    """A statement of a test's own: to build, or to look at what a verb left behind."""
    result = await tx._transaction.run(text, parameters)
    return [dict(record) async for record in result]


async def look(store: Store, text: LiteralString, **parameters: Any) -> list[dict[str, Any]]:
    return await store.write(lambda tx: raw(tx, text, **parameters))
