"""A tie has two sides, each its owner's."""

import asyncio

import pytest

from graph import blocks, circles, people, ties
from graph.people import Profile
from graph.refusals import InvalidInput
from graph.store import Store, new_id
from graph.ties import Changed, Tie
from tests.cast import small
from tests.town import NOW, SINCE, Town, look
from tests.waiting import ON_NEO4J, waits

START = (2**53 - 1, "~")

EDGES = """
MATCH (a:Person {id: $a})-[k:KNOWS]-(b:Person {id: $b})
RETURN startNode(k).id AS owner, k.ring AS ring, k.reason AS reason, k.allows AS allows, k.via AS via,
       k.touched AS touched
ORDER BY owner"""

PAST = """
MATCH (p:Person {id: $id})-[:HAD]->(t:PastTie)
RETURN t.name AS name, t.reason AS reason, t.frozen AS frozen"""


async def contacts(store: Store, viewer: str, first: int = 50, **filters: str) -> list[Tie]:
    return await ties.contacts(store, viewer, START, first, **filters)


async def pair(store: Store, **changed: bool) -> tuple[str, str]:
    town = Town()
    ada, ben = town.people("Ada", "Ben")
    town.tie(ada, ben, back={"reason": "We sang together."}, **changed)
    await town.build(store)
    return ada, ben


async def test_each_side_is_its_owners(store: Store) -> None:
    ada, ben = await pair(store)
    (mine,) = await ties.of(store, ada, [ben, ada, new_id()])
    (theirs,) = await contacts(store, ben)
    assert (mine.id, mine.reason, mine.their_reason) == (
        ben,
        "We worked together.",
        "We sang together.",
    )
    assert (theirs.id, theirs.reason, theirs.their_reason) == (
        ada,
        "We sang together.",
        "We worked together.",
    )


async def test_a_tie_is_no_third_persons(store: Store) -> None:
    ada, ben = await pair(store)
    zoe = (await small(store)).zoe
    assert await ties.of(store, zoe, [ada, ben]) == []


async def test_contacts_come_newest_first_and_in_pages(store: Store) -> None:
    town = Town()
    me, *others = town.people("Me", "A", "B", "C", "D", "E")
    for n, other in enumerate(others):
        town.tie(me, other, since=SINCE + n // 2)
    await town.build(store)
    whole = await contacts(store, me)
    assert [tie.since - SINCE for tie in whole] == [2, 1, 1, 0, 0]
    paged, before = list[Tie](), START
    while page := await ties.contacts(store, me, before, 2):
        paged, before = paged + page, (page[-1].since, page[-1].id)
    assert paged == whole


async def test_contacts_by_ring_and_by_circle(store: Store) -> None:
    cast = await small(store)
    assert [tie.id for tie in await contacts(store, cast.ada, ring="CLOSE")] == [cast.fen]
    assert {tie.id for tie in await contacts(store, cast.ada, circle=cast.guild)} == {
        cast.fen,
        cast.ines,
    }
    assert await contacts(store, cast.ada, ring="CORE", circle=cast.guild) == []


async def test_only_a_circle_of_ones_own_filters(store: Store) -> None:
    cast = await small(store)
    for circle in (cast.guild, new_id(), ""):
        with pytest.raises(InvalidInput):
            await contacts(store, cast.zoe, circle=circle)


async def test_update_changes_ones_own_side(store: Store) -> None:
    ada, ben = await pair(store)
    changed = Changed(ring="CORE", reason="We built a boat.")
    assert (await ties.update(store, ada, ben, changed, NOW)).ring == "CORE"
    (theirs,) = await ties.of(store, ben, [ada])
    assert (theirs.ring, theirs.their_reason) == ("FAMILIAR", "We built a boat.")


async def test_a_tie_may_be_used_while_both_sides_allow_it(store: Store) -> None:
    ada, ben = await pair(store)
    steps = [
        (ada, ben, False, False),
        (ben, ada, False, False),
        (ada, ben, True, False),
        (ben, ada, True, True),
    ]
    for person, other, allows, via in steps:
        await ties.update(store, person, other, Changed(allows=allows), NOW)
        assert {row["via"] for row in await look(store, EDGES, a=ada, b=ben)} == {via}


async def test_two_sides_changed_at_once_agree_on_use(store: Store) -> None:
    for _ in range(5):
        ada, ben = await pair(store, allows=False)
        yes = Changed(allows=True)
        await asyncio.gather(
            ties.update(store, ada, ben, yes, NOW), ties.update(store, ben, ada, yes, NOW)
        )
        assert {row["via"] for row in await look(store, EDGES, a=ada, b=ben)} == {True}


async def test_update_needs_a_tie_and_a_reason(store: Store) -> None:
    cast = await small(store)
    for person in (cast.cleo, cast.ada, new_id(), ""):
        with pytest.raises(InvalidInput) as refused:
            await ties.update(store, cast.ada, person, Changed(ring="CORE"), NOW)
        assert (refused.value.path, refused.value.message) == ("tie_id", ties.UNKNOWN)
    with pytest.raises(InvalidInput):
        await ties.update(store, cast.ada, cast.fen, Changed(reason="so"), NOW)


async def test_an_ended_tie_is_gone_for_both_and_remembered(store: Store) -> None:
    ada, ben = await pair(store)
    await ties.end(store, ada, ben, NOW)
    await ties.end(store, ben, ada, NOW)
    assert await contacts(store, ada) == await contacts(store, ben) == []
    assert await look(store, PAST, id=ada) == [
        {"name": "Ben", "reason": "We worked together.", "frozen": False}
    ]
    assert await look(store, PAST, id=ben) == [
        {"name": "Ada", "reason": "We sang together.", "frozen": False}
    ]


async def test_only_ones_own_tie_ends(store: Store) -> None:
    cast = await small(store)
    for person in (cast.cleo, cast.ada, new_id(), ""):
        with pytest.raises(InvalidInput):
            await ties.end(store, cast.ada, person, NOW)
    assert len(await contacts(store, cast.ada)) == 2


async def test_many_ends_at_once_leave_one_past_tie_a_side(store: Store) -> None:
    ada, ben = await pair(store)
    sides = [(ada, ben), (ben, ada)] * 6
    await asyncio.gather(*(ties.end(store, one, other, NOW) for one, other in sides))
    past = "MATCH (p:Person)-[:HAD]->(t:PastTie) WHERE p.id IN [$a, $b] RETURN t.id AS id"
    assert len(await look(store, past, a=ada, b=ben)) == 2


async def test_a_touch_is_both_sides(store: Store) -> None:
    ada, ben = await pair(store)
    await store.write(lambda tx: ties.touch(tx, ben, ada, NOW))
    assert {row["touched"] for row in await look(store, EDGES, a=ada, b=ben)} == {NOW}


async def test_a_blocked_side_keeps_an_unmoving_tie(store: Store) -> None:
    cast = await small(store)
    before = await contacts(store, cast.ada), await contacts(store, cast.ada, circle=cast.guild)
    shared = await circles.shared(store, cast.ada, [cast.fen])
    await blocks.block(store, cast.fen, cast.ada, NOW)
    await people.update(store, cast.fen, Profile(name="Another"), NOW)
    await store.write(lambda tx: ties.touch(tx, cast.fen, cast.ada, NOW))
    assert (
        await contacts(store, cast.ada),
        await contacts(store, cast.ada, circle=cast.guild),
    ) == before
    assert await circles.shared(store, cast.ada, [cast.fen]) == shared
    assert await ties.of(store, cast.ada, [cast.fen]) == [
        tie for tie in before[0] if tie.id == cast.fen
    ]
    assert cast.ada not in {tie.id for tie in await contacts(store, cast.fen)}
    # What its owner does moves it, as it would move any other.
    await store.write(lambda tx: ties.touch(tx, cast.ada, cast.fen, NOW + 1))
    assert [tie.touched for tie in await ties.of(store, cast.ada, [cast.fen])] == [NOW + 1]


async def test_an_unmoving_tie_is_its_owners_to_change_and_to_end(store: Store) -> None:
    ada, ben = await pair(store)
    await blocks.block(store, ada, ben, NOW)
    changed = await ties.update(
        store, ben, ada, Changed(ring="CORE", allows=False, reason="We were friends."), NOW
    )
    assert (changed.ring, changed.allows, changed.reason) == ("CORE", False, "We were friends.")
    assert [tie.id for tie in await contacts(store, ben, ring="CORE")] == [ada]
    await ties.end(store, ben, ada, NOW)
    assert await contacts(store, ben) == []


async def test_making_a_tie_twice_makes_one(store: Store) -> None:
    town = Town()
    ada, ben = town.people("Ada", "Ben")
    await town.build(store)
    side = ties.Side("We met at a fair.", "BOTH", True)
    for _ in range(2):
        await store.write(lambda tx: ties.make(tx, ada, ben, side, side, NOW))
    assert len(await look(store, EDGES, a=ada, b=ben)) == 2


async def test_none_of_ones_ties_is_used_while_they_are_not_lent(store: Store) -> None:
    town = Town()
    ada, ben, cleo = town.people("Ada", "Ben", "Cleo")
    town.tie(ada, ben)
    town.tie(ada, cleo, allows=False)
    await town.build(store)

    async def ways() -> list[object]:
        found = [await look(store, EDGES, a=ada, b=other) for other in (ben, cleo)]
        return [edge["via"] for edges in found for edge in edges]

    assert await ties.lend(store, ada, False, NOW) is False
    assert await ways() == [False] * 4
    # What is said of one meanwhile, by either side, opens no way.
    for one, other in ((ada, cleo), (cleo, ada)):
        await ties.update(store, one, other, Changed(allows=True), NOW)
    assert await ways() == [False] * 4
    (mine,) = await ties.of(store, ada, [ben])
    assert mine.allows
    assert await ties.lend(store, ada, True, NOW) is True
    assert await ways() == [True] * 4


@ON_NEO4J
async def test_of_two_who_decide_at_once_over_all_their_ties_both_are_heard(store: Store) -> None:
    ada, ben = await pair(store)
    await ties.lend(store, ben, False, NOW)
    await waits(
        store,
        lambda held: ties.lend(held, ada, False, NOW),
        lambda: ties.lend(store, ben, True, NOW),
    )
    assert [edge["via"] for edge in await look(store, EDGES, a=ada, b=ben)] == [False] * 2
