"""The bare question in Cypher: as one would write it first, and in the shape that `graph/cypher` has."""

from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any, LiteralString

from neo4j import READ_ACCESS, Query

from graph.store import Store
from tests.benchmarks.bare import FIRST, WEIGHTS, Answer, Asker, Plain, ranked
from tests.town import NOW

# Every row to Python, ranked there.
NAIVE = """
MATCH (me:Person {id: $viewer})-[k1:KNOWS]->(f:Person)-[k2:KNOWS]->(c:Person)
      -[:DECLARED]->(g:Intent)-[:ABOUT]->(t:Topic)
WHERE k1.via AND k2.via AND c.id <> $viewer AND NOT (me)-[:KNOWS]->(c)
  AND g.kind = 'GIVE' AND NOT g.closed AND g.until > $now AND t.id IN $topics
RETURN c.id AS helper, f.id AS contact, k1.ring AS near, k2.ring AS onward
"""
# One hop, WITH, next hop; ranked in the store.
OURS = """
MATCH (me:Person {id: $viewer})-[k1:KNOWS]->(f:Person)-[k2:KNOWS]->(c:Person) WHERE k1.via AND k2.via
WITH me, c, collect([CASE k1.ring WHEN 'NEW' THEN 1 WHEN 'FAMILIAR' THEN 2 WHEN 'CLOSE' THEN 4 ELSE 8 END *
     CASE k2.ring WHEN 'NEW' THEN 1 WHEN 'FAMILIAR' THEN 2 WHEN 'CLOSE' THEN 4 ELSE 8 END, f.id]) AS paths
MATCH (c)-[:DECLARED]->(g:Intent)-[:ABOUT]->(t:Topic)
WHERE g.kind = 'GIVE' AND NOT g.closed AND g.until > $now AND t.id IN $topics
WITH me, c, paths, count(g) AS gives
WHERE c.id <> $viewer AND NOT (me)-[:KNOWS]->(c)
WITH c.id AS helper, paths, reduce(sum = 0, p IN paths | sum + p[0]) AS score,
     reduce(most = 0, p IN paths | CASE WHEN p[0] > most THEN p[0] ELSE most END) AS worth
ORDER BY score DESC, helper LIMIT $first
UNWIND paths AS path
WITH helper, score, worth, path WHERE path[0] = worth
RETURN helper, score, min(path[1]) AS contact ORDER BY score DESC, helper
"""
RINGS = dict(zip(("NEW", "FAMILIAR", "CLOSE", "CORE"), WEIGHTS.tolist(), strict=True))
Call = Callable[[Asker], Awaitable[Any]]


def ours(store: Store, seconds: float) -> Call:
    async def answer(asker: Asker) -> Answer:
        rows = await once(store, OURS, seconds, **_given(asker), first=FIRST)
        return [(row["helper"], row["contact"]) for row in rows]

    return answer


def naive(store: Store, world: Plain, seconds: float) -> Call:
    number = world.mirror.people.known

    async def answer(asker: Asker) -> Answer:
        rows = await once(store, NAIVE, seconds, **_given(asker))
        # Who gives two of the topics comes twice.
        paths = {
            (row["helper"], row["contact"]): RINGS[row["near"]] * RINGS[row["onward"]]
            for row in rows
        }
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for (helper, contact), worth in paths.items():
            found[number[helper]].append((worth, number[contact]))
        return ranked(world, found)

    return answer


def _given(asker: Asker) -> dict[str, Any]:
    return {"viewer": asker.id, "topics": asker.topic_ids, "now": NOW}


async def once(store: Store, text: LiteralString, seconds: float, **given: Any) -> Any:
    """One round trip, as Store.once asks."""
    async with store._session(READ_ACCESS) as session:
        result = await session.run(Query(text, timeout=seconds), given)
        return [dict(record) async for record in result]
