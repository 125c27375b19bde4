"""Asks one could help with, against the definition read from the helper's side."""

from hypothesis import given

from graph import openings
from graph.openings import Opening
from graph.store import Store
from tests import size
from tests.communities import Community
from tests.inventing import communities
from tests.loading import load
from tests.oracle_today import Seen, TodayOracle
from tests.town import NOW


def plain(opening: Opening) -> Seen:
    reasons = tuple((reason.factor, reason.sentence) for reason in opening.reasons)
    return Seen(opening.ask, opening.tied, opening.via, opening.give, reasons)


@given(world=communities)
@size.examples(20, 500)
async def test_asks_order_and_reasons_follow_the_definition(store: Store, world: Community) -> None:
    await load(store, world)
    for person in world.people[:4]:
        found = await openings.asks_for(store, person.id, NOW)
        assert [plain(opening) for opening in found] == TodayOracle(world).asks_for(person.id)
