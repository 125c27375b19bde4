"""Counts for matching, brought up to date page by page."""

import pytest

from graph import measures
from graph.measures import Rounds
from graph.store import Store
from tests.town import NOW, Town, look

# Behind every id.
PAST_ALL = "~"


async def kept(store: Store, *ids: str) -> list[object]:
    rows = await look(
        store,
        "UNWIND $ids AS id MATCH (n) WHERE n.id = id RETURN coalesce(n.ties, n.size, n.rarity) AS found",
        ids=list(ids),
    )
    return [row["found"] for row in rows]


async def take(store: Store, kind: str, *ids: str) -> int:
    """A page for each id alone, for a round over what all other tests left takes minutes."""
    changed = 0
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(measures, "PAGE", 1)
        for id in ids:
            rounds = Rounds()
            rounds.after = dict.fromkeys(rounds.after, PAST_ALL) | {kind: id[:-1]}
            changed += await rounds.take(store, NOW)
    return changed


async def test_pages_come_to_everybody_and_begin_anew(store: Store) -> None:
    rounds = Rounds()
    rounds.after = {"ties": "", "sizes": PAST_ALL, "rarities": PAST_ALL}
    await rounds.take(store, NOW)
    first = rounds.after["ties"]
    people = await look(store, "MATCH (p:Person) RETURN p.id AS id ORDER BY id LIMIT 201")
    assert first == (people[199]["id"] if len(people) > 199 else "")
    rounds.after = dict.fromkeys(rounds.after, PAST_ALL)
    await rounds.take(store, NOW)
    assert rounds.after == Rounds().after


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
    for kind, id in (("ties", ann), ("sizes", guild), ("rarities", law)):
        await take(store, kind, id)
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
    assert await take(store, "ties", ann, ben) == 1
    rows = await look(
        store,
        "MATCH (c:Change) WHERE c.of IN $ids RETURN c.what AS what, c.of AS of",
        ids=[ann, ben],
    )
    assert rows == [{"what": "measure", "of": ann}]
    assert await take(store, "ties", ann, ben) == 0


@pytest.mark.parametrize(("givers", "of_topic"), [(0, 0), (20, 1), (20, 20)])
def test_the_fewer_give_a_topic_the_rarer_it_is(givers: int, of_topic: int) -> None:
    assert measures.rarity(givers, of_topic) <= measures.rarity(20, 1)
    assert measures.rarity(givers, of_topic) >= 0
