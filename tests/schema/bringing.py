"""Whom the asker noted in the world: two of a file, and a file they have only begun; they may be found too."""

from graph import acquaintances, imports, lookups
from graph.findings import Entry
from graph.merging import Brought
from tests.schema.world import YESTERDAY, World, secret


async def bring(world: World) -> None:
    asker, store = world.people["asker"], world.store
    begun = await imports.start(store, asker, "CSV", 2, YESTERDAY)
    world.keep("Import", "file", begun.id)
    entries = [
        Entry(
            name=secret("noted", name),
            email=f"{name}@books.example.net",
            phone="+47 1",
            organisation="Acme",
            role="Baker",
            link="https://example.net",
            note=secret("noted", name),
        )
        for name in ("met", "unmet")
    ]
    await imports.apply(store, asker, begun.id, 0, [Brought(entry) for entry in entries])
    for note in await acquaintances.entries(store, asker):
        world.keep("Acquaintance", note.entry.email.partition("@")[0], note.id)
    await lookups.choose(store, asker, True)
    waiting = await imports.start(store, asker, "VCARD", 2, YESTERDAY)
    world.keep("Import", "begun", waiting.id)
