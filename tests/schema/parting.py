"""Who came and who went in the world: no name yet, no contact any more, on the way out, and erased."""

from graph import (
    answers,
    beginnings,
    connecting,
    departures,
    erasure,
    favours,
    gifts,
    logged_helps,
    messages,
    sessions,
    ties,
    vouches,
)
from graph.answers import Answer, Given
from graph.beginnings import Direct
from graph.bounds import DAY
from graph.connecting import Draft as Request
from graph.store import Store, new_id
from tests.reading import rows
from tests.schema.world import EARLIER, YESTERDAY, World, secret
from tests.town import NOW

LONG_AGO = NOW - 35 * DAY
EMAIL = "MATCH (p:Person {id: $id}) RETURN p.email AS email"


async def part(world: World) -> None:
    """After the first asks: two of their contacts answer and write, then neither is a contact."""
    asker, store = world.people["asker"], world.store
    for name in ("former", "leaving"):
        await _talk(world, name)
    await ties.end(store, asker, world.people["former"], YESTERDAY)
    await _give(world, "leaving", EARLIER)
    await _give(world, "erased", LONG_AGO)
    await _leave(store, world.people["erased"], LONG_AGO)
    await erasure.finish(store, YESTERDAY)
    email = await _leave(store, world.people["leaving"], YESTERDAY)
    session, until = new_id(), NOW + 9 * DAY
    world.sessions["leaving"] = session
    held = {"id": session, "key": session, "device": "A phone", "now": YESTERDAY, "until": until}
    await store.write(lambda tx: departures.sign_in(tx, email, None, held))


async def arrive(world: World) -> None:
    """By a code alone; all they have written is whom they know."""
    store, email = world.store, f"{secret('mail', 'nameless')}{new_id()}@example.org"
    nameless = await store.write(lambda tx: sessions.join(tx, email, new_id(), YESTERDAY))
    world.people["nameless"] = world.keep("Person", "nameless", nameless)
    (known,) = await rows(store, EMAIL, id=world.people["mailed"])
    draft = Request(None, known["email"], secret("request", "nameless"), "BOTH", True)
    sent = await connecting.connect(store, nameless, draft, YESTERDAY)
    assert sent.request
    world.keep("TieRequest", "nameless", sent.request.id)


async def _talk(world: World, name: str) -> None:
    asker, person, store = world.people["asker"], world.people[name], world.store
    direct = Direct(world.keys["Ask"]["settled"], person, secret("note", name))
    begun = await beginnings.ask_directly(store, asker, direct, EARLIER)
    world.keep("Introduction", name, begun.id)
    await answers.answer(store, person, Given(begun.id, Answer.YES), EARLIER)
    draft = messages.Draft(begun.id, secret("message", name))
    written = await messages.send(store, person, draft, EARLIER + 1)
    world.keep("Message", name, written.id)
    note = secret("outcome", name)
    await favours.record(store, asker, begun.id, False, note, EARLIER + 2)


async def _give(world: World, name: str, at: int) -> None:
    """A help that both say was one, words for whoever sees the asker, and words for them alone."""
    asker, person, store = world.people["asker"], world.people[name], world.store
    help = logged_helps.Draft(asker, True, secret("help", name))
    logged = await logged_helps.log(store, person, help, at)
    world.keep("LoggedHelp", name, logged.id)
    await logged_helps.confirm(store, asker, logged.id, at)
    vouch = vouches.Draft(logged.id, secret("vouch", name))
    world.keep("Vouch", name, (await vouches.vouch(store, person, vouch, at)).id)
    praise = gifts.Draft(gifts.Kind.PRAISE, asker, secret("gift", name), "")
    world.keep("Gift", name, (await gifts.give(store, person, praise, at)).id)


async def _leave(store: Store, person: str, at: int) -> str:
    """The address they left with."""
    (known,) = await rows(store, EMAIL, id=person)
    await departures.leave(store, person, person, at, at)
    return known["email"]
