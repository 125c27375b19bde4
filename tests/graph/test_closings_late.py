"""What is under way in a circle when it closes ends with it, or is refused."""

from collections.abc import Awaitable, Callable

import pytest

from graph import asks, closings, entries, intents, links
from graph.bounds import DAY
from graph.refusals import InvalidInput
from graph.store import Store
from tests.reading import rows
from tests.town import NOW, Town
from tests.waiting import ON_NEO4J, waits

pytestmark = ON_NEO4J

OPEN = """
MATCH (c:Circle {id: $id})
RETURN COUNT { (c)<-[:MEMBER]-() } AS inside, COUNT { (c)<-[:IN]-(:Ask {state: 'OPEN'}) } AS asked,
       COUNT { (c)<-[:IN]-(:Intent {closed: false}) } AS given"""
Verb = Callable[[Store, str, str], Awaitable[object]]


async def guild(store: Store, *members: str) -> tuple[str, list[str], str, str]:
    """An open circle of these people, of whom Ada looks after it, and Ben, a contact of all of them."""
    town = Town()
    people = town.people("Ada", *members)
    ben = town.person("Ben")
    town.topic()
    for one in people:
        town.tie(one, ben)
    circle = town.circle(*people, entry="OPEN")
    name = str(town.rows["topics"][0]["name"])
    await town.build(store)
    return circle, people, ben, name


async def closed(store: Store, circle: str) -> dict[str, int]:
    (found,) = await rows(store, OPEN, id=circle)
    return found


async def close(store: Store, person: str, circle: str) -> None:
    await closings.close(store, person, circle, NOW, NOW)


async def last_leaves(store: Store, person: str, circle: str) -> None:
    await entries.leave(store, person, circle, NOW)


NOTHING = {"inside": 0, "asked": 0, "given": 0}


@pytest.mark.parametrize("end", [close, last_leaves])
async def test_no_link_leads_into_it(store: Store, end: Verb) -> None:
    circle, (ada,), ben, _ = await guild(store)
    link = await links.make(store, ada, links.Draft(circle, True, NOW + DAY, 3), NOW)

    async def comes() -> None:
        with pytest.raises(InvalidInput):
            await links.enter(store, ben, link.id, None, None, NOW)

    await waits(store, lambda held: end(held, ada, circle), comes)
    assert await closed(store, circle) == NOTHING


async def asks_there(store: Store, person: str, circle: str, topic: str) -> None:
    await asks.post(store, person, asks.Draft("Who knows?", [topic], circle), NOW)


async def gives_there(store: Store, person: str, circle: str, topic: str) -> None:
    await intents.declare(store, person, intents.Draft("GIVE", topic, circle), NOW)


@pytest.mark.parametrize("opened", [asks_there, gives_there])
async def test_what_is_opened_at_that_moment_ends(
    store: Store, opened: Callable[[Store, str, str, str], Awaitable[object]]
) -> None:
    # Where more than fifty lead to it, a Neo4j lets one more come while its turn is taken.
    circle, (ada, cleo, *_), _, topic = await guild(store, "Cleo", *["Sam"] * 60)
    await gives_there(store, ada, circle, topic)
    await waits(
        store,
        lambda held: opened(held, cleo, circle, topic),
        lambda: close(store, ada, circle),
    )
    assert await closed(store, circle) == NOTHING
