"""Counts for matching, brought up to date page by page."""

import pytest

from graph import measures
from graph.measures import Rounds
from graph.store import Store
from tests.town import NOW, Town, look


async def kept(store: Store, *ids: str) -> list[object]:
    rows = await look(
        store,
        "UNWIND $ids AS id MATCH (n) WHERE n.id = id RETURN coalesce(n.ties, n.size, n.rarity) AS found",
        ids=list(ids),
    )
    return [row["found"] for row in rows]


async def round_of(store: Store) -> None:
    """Everybody once, whatever other tests have left."""
    rounds = Rounds()
    await rounds.take(store, NOW)
    while any(rounds.after.values()):
        await rounds.take(store, NOW)


async def test_open_ties_members_and_givers_are_counted(store: Store) -> None:
    town = Town()
    ann, ben, cleo, dan = town.people("Ann", "Ben", "Cleo", "Dan")
    town.tie(ann, ben)
    town.tie(ann, cleo)
    town.tie(ann, dan, allows=False)
    law = town.topic("Law")
    guild = town.circle(ann, ben, cleo, topics=[law])
    town.give(ann, law, guild)
    town.give(ben, law, guild)
    town.give(cleo, law, guild, closed=True)
    await town.build(store)
    await round_of(store)
    ties, size, rarity = await kept(store, ann, guild, law)
    assert (ties, size) == (2, 3)
    givers = (await store.rows("measures/givers"))[0]["givers"]
    assert rarity == measures.rarity(givers, 2)


async def test_what_has_changed_is_told_and_nothing_else(store: Store) -> None:
    town = Town()
    ann, ben, cleo = town.people("Ann", "Ben", "Cleo")
    town.tie(ann, ben)
    town.tie(ann, cleo)
    await town.build(store)
    await round_of(store)
    rows = await look(
        store,
        "MATCH (c:Change) WHERE c.of IN $ids RETURN c.what AS what, c.of AS of",
        ids=[ann, ben],
    )
    assert rows == [{"what": "measure", "of": ann}]
    assert await Rounds().take(store, NOW + 1) == 0


@pytest.mark.parametrize(("givers", "of_topic"), [(0, 0), (20, 1), (20, 20)])
def test_the_fewer_give_a_topic_the_rarer_it_is(givers: int, of_topic: int) -> None:
    assert measures.rarity(givers, of_topic) <= measures.rarity(20, 1)
    assert measures.rarity(givers, of_topic) >= 0
