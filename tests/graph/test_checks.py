"""What the mirror proposes and the store checks, against the definition in plain Python."""

from hypothesis import HealthCheck, given, settings

from graph import checks
from graph.store import Store
from tests.communities import Community
from tests.graph.test_candidates import SECRET, plain
from tests.inventing import communities
from tests.loading import load
from tests.mirrored import mirrored
from tests.oracle import Oracle
from tests.town import NOW


@given(world=communities)
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
async def test_list_order_introducers_and_reasons_follow_the_definition(
    store: Store, world: Community
) -> None:
    await load(store, world)
    mirror = await mirrored(store, world)
    oracle = Oracle(world)
    for ask in world.asks:
        expected = (
            oracle.matches(ask)
            if ask.audience != "CONTACTS" and ask.expires > NOW and ask.state == "OPEN"
            else []
        )
        for first in (2, 50):
            found = await checks.matches(store, mirror, ask.asker, ask.id, SECRET, NOW, first)
            assert [plain(match) for match in found or []] == expected[:first]
