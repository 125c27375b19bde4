"""A block hides two people from each other, and the blocked one learns nothing."""

import asyncio

import pytest

from graph import blocks, circles, people, ties
from graph.refusals import InvalidInput
from graph.store import Store, new_id
from tests.cast import small
from tests.town import NOW, Town, look

START = (2**53 - 1, "~")


async def test_a_block_ends_the_tie_and_is_listed(store: Store) -> None:
    cast = await small(store)
    await blocks.block(store, cast.ada, cast.fen, NOW)
    assert [tie.id for tie in await ties.contacts(store, cast.ada, START, 50)] == [cast.ines]
    (blocked,) = await blocks.mine(store, cast.ada, START, 50)
    assert (blocked.id, blocked.name, blocked.at) == (cast.fen, "Fen", NOW)
    assert await blocks.mine(store, cast.fen, START, 50) == []
    edges = "MATCH (:Person {id: $a})-[k:KNOWS]-(:Person {id: $b}) RETURN k.via AS via"
    assert await look(store, edges, a=cast.ada, b=cast.fen) == []


async def test_only_whom_one_sees_can_be_blocked(store: Store) -> None:
    cast = await small(store)
    for person in (cast.ada, new_id(), ""):
        with pytest.raises(InvalidInput) as refused:
            await blocks.block(store, cast.zoe, person, NOW)
        assert (refused.value.path, refused.value.message) == ("person_id", people.UNKNOWN)
    with pytest.raises(InvalidInput):
        await blocks.block(store, cast.ada, cast.ada, NOW)


async def test_many_blocks_at_once_are_one(store: Store) -> None:
    cast = await small(store)
    await asyncio.gather(*(blocks.block(store, cast.ada, cast.fen, NOW + n) for n in range(30)))
    assert len(await blocks.mine(store, cast.ada, START, 50)) == 1
    past = "MATCH (:Person {id: $id})-[:HAD]->(t:PastTie) RETURN t.frozen AS frozen"
    assert await look(store, past, id=cast.fen) == [{"frozen": True}]
    assert await look(store, past, id=cast.ada) == [{"frozen": False}]


async def test_two_who_block_each_other_see_nothing_of_each_other(store: Store) -> None:
    cast = await small(store)
    await blocks.block(store, cast.ada, cast.fen, NOW)
    await blocks.block(store, cast.fen, cast.ada, NOW)
    for one, other in ((cast.ada, cast.fen), (cast.fen, cast.ada)):
        assert await people.visible(store, one, [other], NOW) == []
        assert other not in {tie.id for tie in await ties.contacts(store, one, START, 50)}


async def test_members_who_blocked_each_other_neither_meet_nor_count(store: Store) -> None:
    town = Town()
    ada, ben, cleo = town.people("Ada", "Ben", "Cleo")
    circle = town.circle(cleo, ada, ben)
    await town.build(store)
    await blocks.block(store, ada, ben, NOW)
    for viewer, others in ((ada, {ada, cleo}), (ben, {ben, cleo}), (cleo, {ada, ben, cleo})):
        members = {
            member.person for member in await circles.members(store, viewer, circle, START, 50)
        }
        (seen,) = await circles.visible(store, viewer, [circle], NOW)
        assert (members, seen.member_count) == (others, len(others))


async def test_a_contact_who_blocked_one_stays_among_the_members(store: Store) -> None:
    cast = await small(store)

    async def look_around() -> object:
        return (
            await circles.visible(store, cast.ada, [cast.guild], NOW),
            await circles.members(store, cast.ada, cast.guild, START, 50),
            await circles.organisers(store, cast.ada, [cast.guild]),
            await people.visible(store, cast.ada, [cast.fen], NOW),
        )

    before = await look_around()
    await blocks.block(store, cast.fen, cast.ada, NOW)
    assert await look_around() == before
    (seen,) = await circles.visible(store, cast.fen, [cast.guild], NOW)
    assert seen.member_count == 4


async def test_unblocked_they_may_meet_again_and_the_tie_has_ended(store: Store) -> None:
    cast = await small(store)
    await blocks.block(store, cast.fen, cast.ada, NOW)
    for _ in range(2):
        await blocks.unblock(store, cast.fen, cast.ada, NOW)
    assert await blocks.mine(store, cast.fen, START, 50) == []
    assert [tie.id for tie in await ties.contacts(store, cast.ada, START, 50)] == [cast.ines]
    assert len(await people.visible(store, cast.ada, [cast.fen], NOW)) == 1
    await blocks.block(store, cast.fen, cast.ada, NOW)
    assert await people.visible(store, cast.ada, [cast.fen], NOW) == []


async def test_unblocking_whom_one_may_not_see_is_refused(store: Store) -> None:
    cast = await small(store)
    for person in (cast.ada, new_id(), ""):
        with pytest.raises(InvalidInput):
            await blocks.unblock(store, cast.zoe, person, NOW)
