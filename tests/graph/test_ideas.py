"""Two contacts, a give and a take that its owner shows: an idea, and nothing about what is not shown."""

from typing import Any

from hypothesis import given

from graph import ideas, proposals
from graph.proposals import Proposal
from graph.store import Store
from tests.communities import Community
from tests.graph.test_mirror_load import unhurried
from tests.inventing import communities
from tests.loading import load
from tests.mirrored import mirrored, serving
from tests.oracle_today import TodayOracle
from tests.stage import NOTE
from tests.town import NOW, Town


async def trio(store: Store, **changed: Any) -> list[str]:
    """Fen knows Ada, who looks for what Cleo gives; the two do not know each other."""
    town = Town()
    fen, ada, cleo = town.people("Fen", "Ada", "Cleo")
    town.tie(fen, ada, allows=changed.get("allows", True))
    town.tie(fen, cleo)
    topic, near = town.topic("Pricing"), town.topic("Selling")
    town.near(topic, near, 0.6)
    guild = town.circle(fen, ada, cleo)
    elsewhere = town.circle(fen, cleo) if changed.get("elsewhere") else guild
    town.give(cleo, topic, elsewhere, **changed.get("give", {}))
    take = {"visibility": "CIRCLE"} | changed.get("take", {})
    town.take(ada, near if changed.get("near") else topic, guild, **take)
    if changed.get("tied"):
        town.tie(ada, cleo, allows=changed["tied"] == "openly")
    if changed.get("blocked"):
        town.block(ada, cleo)
    await town.build(store)
    return [fen, ada, cleo]


async def found(store: Store, **changed: Any) -> int:
    people = await trio(store, **changed)
    return len(await ideas.of(store, people[0], 10, NOW))


async def test_a_give_meets_a_take(store: Store) -> None:
    fen, ada, cleo = await trio(store)
    (idea,) = await ideas.of(store, fen, 10, NOW)
    assert (idea.giver, idea.taker) == (cleo, ada)
    assert [reason.factor for reason in idea.reasons] == ["topic", "take"]
    for other in (ada, cleo):
        assert await ideas.of(store, other, 10, NOW) == []
    assert await found(store, near=True) == 1


async def test_what_keeps_two_apart(store: Store) -> None:
    for changed in (
        {"tied": "openly"},
        {"allows": False},
        {"elsewhere": True},
        {"give": {"capacity": 0}},
        {"give": {"terms": 3}},
        {"give": {"closed": True}},
    ):
        assert await found(store, **changed) == 0, changed


async def test_what_two_hide_takes_no_idea_away(store: Store) -> None:
    for changed in ({"tied": "hidden"}, {"blocked": True}):
        assert await found(store, **changed) == 1, changed


async def test_a_take_that_is_not_shown_gives_no_idea(store: Store) -> None:
    for visibility in ("MATCHING", "CONTACTS"):
        assert await found(store, take={"visibility": visibility}) == 0, visibility


async def test_whom_one_proposed_to_each_other_comes_no_more(store: Store) -> None:
    fen, ada, cleo = await trio(store)
    idea = Proposal(cleo, NOTE, other_id=ada, other_note=NOTE)
    await proposals.propose(store, fen, idea, NOW)
    assert await ideas.of(store, fen, 10, NOW) == []


@given(world=communities)
@unhurried
async def test_pairs_nobody_asked_for_follow_the_definition(store: Store, world: Community) -> None:
    await load(store, world)
    oracle, people = TodayOracle(world), [person.id for person in world.people[:6]]
    alone = [await unasked(store, person) for person in people]
    assert alone == [oracle.unasked(person) for person in people]
    with serving(await mirrored(store, world)):
        assert [await unasked(store, person) for person in people] == alone


async def unasked(store: Store, person: str) -> list[tuple[str, str, str, str]]:
    found = await ideas.of(store, person, 1_000, NOW)
    return [(one.giver, one.taker, one.give.id, one.take.id) for one in found]
