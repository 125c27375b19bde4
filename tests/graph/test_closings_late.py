"""What is under way in a circle when it closes ends with it, or is refused."""

from collections.abc import Awaitable, Callable

import pytest

from graph import asks, closings, entries, intents, invitations, links
from graph.bounds import DAY
from graph.refusals import InvalidInput, OnlyOrganisers
from graph.store import Store
from tests.reading import rows
from tests.town import NOW, Town
from tests.waiting import ON_NEO4J, waits

pytestmark = ON_NEO4J

OPEN = """
MATCH (c:Circle {id: $id})
RETURN COUNT { (c)<-[:MEMBER]-() } AS inside, COUNT { (c)<-[:IN]-(:Ask {state: 'OPEN'}) } AS asked,
       COUNT { (c)<-[:IN]-(:Intent {closed: false}) } AS given,
       COUNT { MATCH (c)<-[:INTO]-(v:Invitation) WHERE v.until > $now } AS invited"""
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
    (found,) = await rows(store, OPEN, id=circle, now=NOW)
    return found


async def close(store: Store, person: str, circle: str) -> None:
    await closings.close(store, person, circle, NOW, NOW)


async def last_leaves(store: Store, person: str, circle: str) -> None:
    await entries.leave(store, person, circle, NOW)


NOTHING = {"inside": 0, "asked": 0, "given": 0, "invited": 0}


@pytest.mark.parametrize("end", [close, last_leaves])
async def test_no_link_leads_into_it(store: Store, end: Verb) -> None:
    circle, (ada,), ben, _ = await guild(store)
    link = await links.make(store, ada, links.Draft(circle, True, NOW + DAY, 3), NOW)

    async def comes() -> None:
        with pytest.raises(InvalidInput):
            await links.enter(store, ben, link.id, None, None, NOW)

    await waits(store, lambda held: end(held, ada, circle), comes)
    assert await closed(store, circle) == NOTHING


async def test_no_invitation_outlives_it(store: Store) -> None:
    circle, (ada, cleo), ben, _ = await guild(store, "Cleo")

    async def invites() -> None:
        with pytest.raises((InvalidInput, OnlyOrganisers)):
            await invitations.invite(store, cleo, invitations.Draft(circle, ben, None), NOW)

    await waits(store, lambda held: close(held, ada, circle), invites)
    assert await closed(store, circle) == NOTHING


async def asks_there(store: Store, person: str, circle: str, topic: str) -> None:
    await asks.post(store, person, asks.Draft("Who knows?", [topic], circle), NOW)


async def gives_there(store: Store, person: str, circle: str, topic: str) -> None:
    await intents.declare(store, person, intents.Draft("GIVE", topic, circle), NOW)


@pytest.mark.parametrize("opened", [asks_there, gives_there])
async def test_what_is_opened_at_that_moment_ends(
    store: Store, opened: Callable[[Store, str, str, str], Awaitable[object]]
) -> None:
    circle, (ada, cleo), _, topic = await guild(store, "Cleo")
    await waits(
        store,
        lambda held: opened(held, cleo, circle, topic),
        lambda: close(store, ada, circle),
    )
    assert await closed(store, circle) == NOTHING
