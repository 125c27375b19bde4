"""Mia, who gives pricing, and the people around her: what may come to her Today."""

from dataclasses import dataclass

from graph import asks, beginnings, connecting, today
from graph.asks import Ask
from graph.beginnings import Direct, Offer
from graph.caps import Caps
from graph.introductions import Introduction
from graph.store import Store
from graph.today import Today
from tests.town import NOW, Town

NOTE = "We both care about this."


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Mia knows Ben and Eva, Ben knows Kai; all in one guild; Mia gives pricing, Eva drawing."""

    store: Store
    mia: str
    ben: str
    eva: str
    kai: str
    guild: str
    pricing: str
    drawing: str
    names: dict[str, str]

    async def look(self, now: int = NOW, who: str = "") -> Today:
        return await today.look(self.store, who or self.mia, now)

    async def keys(self, now: int = NOW, who: str = "") -> list[str]:
        return [item.key for item in (await self.look(now, who)).items]

    async def ask(self, who: str, topic: str = "", now: int = NOW, **changed: object) -> Ask:
        """Somebody asks about pricing, or about another topic."""
        topics = [self.names[topic or self.pricing]]
        fields = {"text": "How do I say a price?", "topics": topics} | changed
        return await asks.post(self.store, who, asks.Draft(**fields), now)  # type: ignore[arg-type]

    async def directly(self, who: str, ask: Ask, helper: str, now: int = NOW) -> Introduction:
        given = Direct(ask.id, helper, NOTE)
        return await beginnings.ask_directly(self.store, who, given, now)

    async def offer(self, who: str, ask: Ask, now: int = NOW) -> Introduction:
        return await beginnings.offer(self.store, who, Offer(ask.id, NOTE), now)

    async def connect(self, who: str, whom: str, now: int = NOW) -> str:
        """The id of the request."""
        draft = connecting.Draft(whom, None, "We sing together.", "BOTH", True)
        connected = await connecting.connect(self.store, who, draft, now)
        assert connected.request
        return connected.request.id


async def neighbourhood(store: Store, zone: str = "UTC") -> Neighbourhood:
    town = Town()
    mia = town.person("Mia", zone=zone)
    ben, eva, kai = town.people("Ben", "Eva", "Kai")
    for a, b in ((mia, ben), (mia, eva), (ben, kai)):
        town.tie(a, b)
    pricing, drawing = town.topic("Pricing"), town.topic("Drawing")
    names = {row["id"]: row["name"] for row in town.rows["topics"]}
    guild = town.circle(ben, mia, eva, kai, topics=[pricing, drawing])
    town.give(mia, pricing, guild, capacity=9)
    town.give(eva, drawing, guild, capacity=9)
    await town.build(store)
    # More asks than one's own caps let through.
    many = store.under(Caps(asks_a_week=9, pair_days=0))
    return Neighbourhood(many, mia, ben, eva, kai, guild, pricing, drawing, names)
