"""Whom one could bring together, against the definition read from the introducer's side."""

from hypothesis import HealthCheck, given, settings

from graph import pairings
from graph.store import Store
from tests.communities import Community
from tests.inventing import communities
from tests.loading import load
from tests.oracle_today import TodayOracle
from tests.town import NOW


@given(world=communities)
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
async def test_pairs_and_their_order_follow_the_definition(store: Store, world: Community) -> None:
    await load(store, world)
    oracle = TodayOracle(world)
    for person in world.people[:3]:
        found = await pairings.introductions_i_could_make(store, person.id, NOW)
        assert [(pair.ask, pair.helper) for pair in found] == oracle.could_introduce(person.id)
        for ask in world.asks[:2]:
            fitting = await pairings.others(store, person.id, ask.id, NOW)
            assert [pair.helper for pair in fitting] == oracle.others(person.id, ask)
