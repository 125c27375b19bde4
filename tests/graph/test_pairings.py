"""Whom one could bring together, against the definition read from the introducer's side."""

from hypothesis import given

from graph import pairings
from graph.store import Store
from tests import size
from tests.communities import Community
from tests.inventing import communities
from tests.loading import load
from tests.oracle_today import TodayOracle
from tests.town import NOW


@given(world=communities)
@size.examples(20, 500)
async def test_pairs_and_their_order_follow_the_definition(store: Store, world: Community) -> None:
    await load(store, world)
    oracle = TodayOracle(world)
    for person in world.people[:3]:
        found = await pairings.introductions_i_could_make(store, person.id, NOW)
        assert [(pair.ask, pair.helper) for pair in found] == oracle.could_introduce(person.id)
        for ask in world.asks[:2]:
            fitting = await pairings.others(store, person.id, ask.id, NOW)
            assert [pair.helper for pair in fitting] == oracle.others(person.id, ask)
