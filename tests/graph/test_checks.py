"""What the mirror proposes and the store checks, against the definition in plain Python."""

from hypothesis import given

from graph import checks
from graph.matching import Match
from graph.store import Store
from tests import size
from tests.communities import Ask, Community
from tests.graph.test_candidates import SECRET, plain
from tests.inventing import communities, invent
from tests.loading import load
from tests.mirrored import mirrored
from tests.oracle import Oracle
from tests.town import NOW


@given(world=communities)
@size.examples(50, 2_000)
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


@given(world=communities)
@size.examples(10, 100)
async def test_a_match_is_found_again_by_its_id_and_no_other_is(
    store: Store, world: Community
) -> None:
    await load(store, world)
    mirror = await mirrored(store, world)

    async def resolved(ask: Ask, id: str) -> Match | None:
        asked = (mirror, ask.asker, ask.id, SECRET, id, NOW)
        return await store.read(lambda tx: checks.resolve(tx, *asked))

    for ask in world.asks:
        found = await checks.matches(store, mirror, ask.asker, ask.id, SECRET, NOW, 50)
        for match in found or []:
            assert await resolved(ask, match.id) == match
        assert await resolved(ask, "0" * 64) is None


async def test_somebody_known_by_a_tie_alone_is_left_out(store: Store) -> None:
    world = invent(seed=7, people=20, density=0.4)
    await load(store, world)
    mirror = await mirrored(store, world)
    for person in world.people:
        others, sides = (
            mirror.ties.get(mirror.people.known[person.id], c) for c in ("other", "side")
        )
        known = [mirror.people.ids[other] for other in others]
        mirror.tie(person.id, [*known, f"new to {person.id}"], [*sides, 7])
    oracle = Oracle(world)
    for ask in world.asks:
        found = await checks.matches(store, mirror, ask.asker, ask.id, SECRET, NOW, 50)
        assert found is None or [plain(match) for match in found] == oracle.matches(ask)
