"""What is held in the world: a token of the asker's, an app of theirs that they let in, and a paused account."""

from graph import apps, keys, rests, tokens
from graph.bounds import DAY
from graph.store import new_id
from tests.proving import proof_of
from tests.schema.world import EARLIER, YESTERDAY, World


async def hold(world: World) -> None:
    asker, until = world.people["asker"], EARLIER + 90 * DAY
    proof = await proof_of(world.store, asker, YESTERDAY)
    made = await tokens.create(
        world.store,
        asker,
        new_id() + asker,
        "A script",
        ["asks:read"],
        until,
        proof,
        "",
        YESTERDAY,
    )
    world.keep("PersonalToken", "script", made.id)
    link, back = "https://app.example.org", ("https://app.example.org/back",)
    draft = apps.Draft("Almanac", link, back, confidential=True)
    app = await apps.register(world.store, asker, draft, "hash", YESTERDAY)
    world.keep("App", "almanac", app.id)
    code, scopes = new_id(), ["asks:read"]
    await keys.let_in(world.store, asker, app.grant(scopes), code, back[0], "", proof, YESTERDAY)
    use = keys.Use(code, app.id, scopes, new_id(), new_id(), forgiving=False)
    await keys.use(world.store, use, YESTERDAY)
    await rests.put(world.store, world.people["mailed"], True, until, YESTERDAY)
