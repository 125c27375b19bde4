"""A small cast that most tests need."""

from dataclasses import dataclass

from graph.store import Store
from tests.town import Town


@dataclass(frozen=True, slots=True)
class Cast:
    """Ada asks; Fen and Ines know her and Cleo, who gives; Sam is a circle-mate without a path; Zoe is a stranger."""

    ada: str
    fen: str
    ines: str
    cleo: str
    sam: str
    zoe: str
    guild: str
    pricing: str
    selling: str
    give: str
    take: str


async def small(store: Store) -> Cast:
    town = Town()
    ada, fen, ines, cleo, sam, zoe = town.people("Ada", "Fen", "Ines", "Cleo", "Sam", "Zoe")
    town.tie(ada, fen, ring="CLOSE")
    town.tie(fen, cleo, ring="CLOSE")
    town.tie(ada, ines)
    town.tie(ines, cleo)
    pricing = town.topic("Pricing", "Setting prices")
    selling = town.topic("Selling")
    town.near(pricing, selling, 0.6)
    guild = town.circle(fen, ada, ines, cleo, sam, topics=[pricing])
    give = town.give(cleo, pricing, guild, note="Happy to look at your price page.")
    take = town.take(ada, pricing, guild)
    await town.build(store)
    return Cast(ada, fen, ines, cleo, sam, zoe, guild, pricing, selling, give, take)
