"""A person with many ways in: each contact of Ada's knows helpers of their own."""

from dataclasses import dataclass
from typing import Any

from graph import asks, beginnings, progress, waves
from graph.asks import Ask
from graph.beginnings import Way
from graph.introductions import Introduction
from graph.progress import Wave
from graph.store import Store
from graph.waves import Letting
from tests.stage import NOTE, SECRET
from tests.town import NOW, Town, look

OVER = """
MATCH (i:Introduction)-[:OVER]->(:Ask {id: $ask})
MATCH (i)-[:INTRODUCER]->(f:Person)
MATCH (i)-[:HELPER]->(h:Person)
OPTIONAL MATCH (w:Wave)-[:OF]->(i)
RETURN i.id AS id, f.id AS introducer, h.id AS helper, i.told AS told, i.state AS state, i.due AS due,
       i.step_due AS step_due, i.started AS started, w.number AS wave
ORDER BY wave, started, introducer"""
MAILS = """
MATCH (o:Outbox) WHERE o.about CONTAINS $id
RETURN o.kind AS kind, o.to AS to ORDER BY kind"""


@dataclass(frozen=True, slots=True)
class Street:
    """`between[n]` introduces to `helpers[n]`; the first one knows the `spare` people too."""

    store: Store
    ada: str
    between: list[str]
    helpers: list[str]
    guild: str
    topic: str
    ask: Ask
    spare: list[str]

    async def over(self) -> list[dict[str, Any]]:
        return await look(self.store, OVER, ask=self.ask.id)

    async def let(self, now: int = NOW, key: str | None = None) -> Ask:
        return await waves.let_weft_ask(self.store, self.ada, Letting(self.ask.id, NOTE), now, key)

    async def waves(self, now: int = NOW) -> list[Wave]:
        return (await progress.of(self.store, self.ada, [self.ask.id], now))[self.ask.id]

    async def request(self, helper: int, now: int = NOW, **changed: Any) -> Introduction:
        """By hand, to this helper."""
        found = await asks.matches(self.store, self.ada, self.ask.id, SECRET, 50, now)
        (match,) = [match for match in found if match.helper == self.helpers[helper]]
        way = Way(self.ask.id, match.id, NOTE, **changed)
        return await beginnings.request(self.store, self.ada, way, SECRET, now)

    def helper_of(self, introducer: str) -> str:
        return self.helpers[self.between.index(introducer)]


async def street(
    store: Store, ways: int, weekly: int = 1, spare: int = 0, **changed: Any
) -> Street:
    """Ada asks; the better a way in, the earlier it stands."""
    town = Town()
    ada = town.person("Ada")
    between = [town.person(f"Between {n}", weekly=weekly) for n in range(ways)]
    helpers = [town.person(f"Helper {n}") for n in range(ways)]
    more = [town.person(f"Spare {n}") for n in range(spare)]
    for one in more:
        town.tie(between[0], one)
    topic = town.topic("Pricing")
    name = town.rows["topics"][0]["name"]
    guild = town.circle(ada, *between, *helpers, *more)
    for n, (one, other) in enumerate(zip(between, helpers, strict=True)):
        touched = {"touched": NOW - n * 40 * 86_400_000}
        town.tie(ada, one, **touched)
        town.tie(one, other, **touched)
        town.give(other, topic, guild)
    await town.build(store)
    fields: dict[str, Any] = {"topics": [name], "style": "HARD"} | changed
    draft = asks.Draft("How do I price a first product?", **fields)
    ask = await asks.post(store, ada, draft, NOW)
    return Street(store, ada, between, helpers, guild, topic, ask, more)


async def mails(store: Store, id: str) -> list[dict[str, Any]]:
    return await look(store, MAILS, id=id)
