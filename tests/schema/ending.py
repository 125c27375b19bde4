"""What ended in the world: an ask that its asker took back, a give that its giver closed."""

from graph import asks, intents
from tests.schema.world import EARLIER, YESTERDAY, World, secret


async def end(world: World) -> None:
    """The first, with whom nobody was asked; what one gives no more, and gave nowhere else."""
    store, asker, giver = world.store, world.people["asker"], world.people["member"]
    about = world.topics[world.keys["Topic"]["pricing"]]
    draft = asks.Draft(secret("ask", "withdrawn"), [about])
    posted = await asks.post(store, asker, draft, EARLIER)
    world.keep("Ask", "withdrawn", posted.id)
    await asks.withdraw(store, asker, posted.id, YESTERDAY)
    note, guild = secret("give", "closed"), world.keys["Circle"]["guild"]
    given = await intents.declare(store, giver, intents.Draft("GIVE", about, guild, note), EARLIER)
    world.keep("Intent", "closed", given.id)
    await intents.close(store, giver, given.id, YESTERDAY)
