"""What programs hold in the world: a token of the asker's."""

from graph import tokens
from graph.bounds import DAY
from graph.store import new_id
from tests.schema.world import EARLIER, YESTERDAY, World


async def hold(world: World) -> None:
    asker, until = world.people["asker"], EARLIER + 90 * DAY
    made = await tokens.create(
        world.store, asker, new_id() + asker, "A script", ["asks:read"], until, YESTERDAY, YESTERDAY
    )
    world.keep("PersonalToken", "script", made.id)
