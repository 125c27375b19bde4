"""Today from a mirror, against the definition; and from one that heard nothing of what happened since."""

from hypothesis import given

from graph import openings, pairings
from graph.asks import of
from graph.store import Store
from tests.communities import Community
from tests.graph.test_mirror_load import lived, lives, unhurried
from tests.graph.test_openings import plain
from tests.inventing import communities
from tests.loading import load
from tests.mirrored import mirrored, serving
from tests.oracle_today import TodayOracle
from tests.town import NOW


@given(world=communities)
@unhurried
async def test_asks_and_pairs_follow_the_definition(store: Store, world: Community) -> None:
    await load(store, world)
    oracle = TodayOracle(world)
    with serving(await mirrored(store, world)):
        for person in world.people[:6]:
            asks = await openings.asks_for(store, person.id, NOW)
            assert [plain(opening) for opening in asks] == oracle.asks_for(person.id)
            await seen(store, person.id, [opening.ask for opening in asks])
            pairs = await pairings.introductions_i_could_make(store, person.id, NOW)
            found = [(pair.ask, pair.helper) for pair in pairs]
            assert found == oracle.could_introduce(person.id)


async def seen(store: Store, viewer: str, ids: list[str]) -> None:
    """Today shows what it found to fit without looking again: whoever looks finds the same."""
    assert {ask.id for ask in await of(store, viewer, ids, NOW)} == set(ids)


@given(world=communities)
@unhurried
async def test_of_what_is_on_a_list_the_same_is_found_as_of_everything(
    store: Store, world: Community
) -> None:
    await load(store, world)
    with serving(await mirrored(store, world)):
        for person in world.people[:6]:
            asks = (await openings.asks_for(store, person.id, NOW))[::2]
            some = {opening.ask for opening in asks}
            assert await openings.asks_for(store, person.id, NOW, some) == asks
            pairs = (await pairings.introductions_i_could_make(store, person.id, NOW))[::2]
            listed = {(pair.ask, pair.helper) for pair in pairs}
            again = await pairings.introductions_i_could_make(store, person.id, NOW, listed)
            assert again == pairs


@lives
@unhurried
async def test_a_stale_mirror_brings_nothing_up_that_it_may_not(
    store: Store, world: Community, seed: int
) -> None:
    await load(store, world)
    stale = await mirrored(store, world)
    await lived(store, world, seed, moves=20)
    oracle = TodayOracle(world)
    with serving(stale):
        for person in world.people[:6]:
            allowed = {seen.ask: seen for seen in oracle.asks_for(person.id)}
            for opening in await openings.asks_for(store, person.id, NOW):
                seen = allowed[opening.ask]
                assert (opening.tied, opening.give) == (seen.tied, seen.give)
            pairs = await pairings.introductions_i_could_make(store, person.id, NOW)
            found = {(pair.ask, pair.helper) for pair in pairs}
            assert found <= set(oracle.could_introduce(person.id))
