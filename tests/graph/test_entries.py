"""Into a circle at once, on request or by invitation, and out of it again."""

import asyncio

import pytest

from graph import blocks, circles, entries, intents, invitations
from graph.bounds import DAY
from graph.circles import UNKNOWN
from graph.invitations import Draft
from graph.refusals import InvalidInput, LastOrganiser, OnlyOrganisers
from graph.store import Store, new_id
from tests.cast import small
from tests.town import NOW, Town, look

START = (2**53 - 1, "~")
MAIL = "MATCH (o:Outbox {to: $to}) RETURN o.kind AS kind"
EDGES = "MATCH (:Person {id: $person})-[m:MEMBER]->(:Circle {id: $circle}) RETURN m.since AS since"


async def place(store: Store, entry: str) -> tuple[str, str, str]:
    """An organiser, a visitor and the circle between them."""
    town = Town()
    ada, zoe = town.people("Ada", "Zoe")
    circle = town.circle(ada, entry=entry)
    await town.build(store)
    return ada, zoe, circle


async def waiting(store: Store, viewer: str, circle: str) -> list[str]:
    return [one.person for one in await entries.waiting(store, viewer, circle, START, 50)]


async def test_an_open_circle_is_entered_at_once(store: Store) -> None:
    _, zoe, circle = await place(store, "OPEN")
    joins = [entries.join(store, zoe, circle, None, NOW) for _ in range(12)]
    assert {
        (one.joined, one.organiser, one.member_count) for one in await asyncio.gather(*joins)
    } == {(True, False, 2)}
    assert len(await look(store, EDGES, person=zoe, circle=circle)) == 1


async def test_entry_on_request_waits_for_an_organiser(store: Store) -> None:
    ada, zoe, circle = await place(store, "REQUEST")
    seen = await entries.join(store, zoe, circle, "I bind books.", NOW)
    assert (seen.joined, seen.requested, seen.member_count) == (False, True, 1)
    assert (await entries.waiting(store, ada, circle, START, 50))[0].note == "I bind books."
    assert await waiting(store, zoe, circle) == []
    assert [row["kind"] for row in await look(store, MAIL, to=f"{ada}@example.org")] == [
        "entry_request"
    ]
    await entries.join(store, zoe, circle, "Again.", NOW + 1)
    assert len(await look(store, MAIL, to=f"{ada}@example.org")) == 1


async def test_a_yes_lets_in_once(store: Store) -> None:
    ada, zoe, circle = await place(store, "REQUEST")
    await entries.join(store, zoe, circle, None, NOW)
    answers = [entries.answer(store, ada, circle, zoe, True, NOW) for _ in range(12)]
    assert {one.member_count for one in await asyncio.gather(*answers)} == {2}
    assert len(await look(store, EDGES, person=zoe, circle=circle)) == 1
    assert [row["kind"] for row in await look(store, MAIL, to=f"{zoe}@example.org")] == [
        "entry_agreed"
    ]
    assert await waiting(store, ada, circle) == []


async def test_a_no_is_silent_and_one_may_ask_again_after_eight_days(store: Store) -> None:
    ada, zoe, circle = await place(store, "REQUEST")
    before = await entries.join(store, zoe, circle, None, NOW)
    for _ in range(2):
        await entries.answer(store, ada, circle, zoe, False, NOW)
    assert await circles.visible(store, zoe, [circle], NOW) == [before]
    assert await look(store, MAIL, to=f"{zoe}@example.org") == []
    await entries.join(store, zoe, circle, None, NOW + DAY)
    assert await waiting(store, ada, circle) == []
    await entries.join(store, zoe, circle, None, NOW + 8 * DAY)
    assert await waiting(store, ada, circle) == [zoe]


async def test_only_organisers_answer(store: Store) -> None:
    cast = await small(store)
    for viewer in (cast.ada, cast.zoe):
        with pytest.raises(OnlyOrganisers):
            await entries.answer(store, viewer, cast.guild, cast.zoe, True, NOW)
    for person in (cast.zoe, new_id(), ""):
        with pytest.raises(InvalidInput) as refused:
            await entries.answer(store, cast.fen, cast.guild, person, True, NOW)
        assert refused.value.path == "person_id"


async def test_an_organiser_does_not_hear_from_whom_they_blocked(store: Store) -> None:
    ada, zoe, circle = await place(store, "REQUEST")
    await entries.join(store, zoe, circle, None, NOW)
    await blocks.block(store, ada, zoe, NOW)
    assert await waiting(store, ada, circle) == []
    with pytest.raises(InvalidInput):
        await entries.answer(store, ada, circle, zoe, True, NOW)
    assert (await circles.visible(store, zoe, [circle], NOW))[0].requested


async def test_a_circle_by_invitation_is_nobody_elses(store: Store) -> None:
    _, zoe, circle = await place(store, "INVITED")
    for id in (circle, new_id(), ""):
        for attempt in (
            entries.join(store, zoe, id, None, NOW),
            entries.answer(store, zoe, id, zoe, True, NOW),
            entries.leave(store, zoe, id, NOW),
        ):
            with pytest.raises(InvalidInput) as refused:
                await attempt
            assert (refused.value.path, refused.value.message) == ("circle_id", UNKNOWN)


async def test_a_note_has_bounds(store: Store) -> None:
    _, zoe, circle = await place(store, "REQUEST")
    with pytest.raises(InvalidInput) as refused:
        await entries.join(store, zoe, circle, "x" * 301, NOW)
    assert refused.value.path == "note"


async def test_leaving_closes_what_one_gives_and_takes_there(store: Store) -> None:
    cast = await small(store)
    for _ in range(2):
        await entries.leave(store, cast.cleo, cast.guild, NOW)
    assert await circles.members(store, cast.cleo, cast.guild, START, 50) == []
    assert await intents.of(store, cast.cleo, [cast.cleo], NOW) == {}
    (give,) = await intents.visible(store, cast.cleo, [cast.give], NOW)
    assert give.closed


async def test_the_last_organiser_stays_while_there_are_members(store: Store) -> None:
    cast = await small(store)
    with pytest.raises(LastOrganiser) as refused:
        await entries.leave(store, cast.fen, cast.guild, NOW)
    assert "Make another member an organiser" in refused.value.message
    for member in (cast.ada, cast.ines, cast.cleo, cast.sam):
        await entries.leave(store, member, cast.guild, NOW)
    await entries.leave(store, cast.fen, cast.guild, NOW)


@pytest.mark.parametrize("entry", circles.ENTRIES)
async def test_what_its_last_member_left_is_there_for_nobody(store: Store, entry: str) -> None:
    ada, zoe, circle = await place(store, entry)
    await invitations.invite(store, ada, Draft(circle, None, f"{zoe}@example.org"), NOW)
    await entries.leave(store, ada, circle, NOW)
    for person in (ada, zoe):
        assert await circles.visible(store, person, [circle], NOW) == []
        with pytest.raises(InvalidInput):
            await entries.join(store, person, circle, None, NOW)


async def test_whoever_joins_while_the_last_member_leaves_is_not_left_alone(store: Store) -> None:
    for _ in range(3):
        ada, zoe, circle = await place(store, "OPEN")
        both = (
            entries.join(store, zoe, circle, None, NOW),
            entries.leave(store, ada, circle, NOW),
        )
        joined, left = await asyncio.gather(*both, return_exceptions=True)
        assert isinstance(joined, InvalidInput) != isinstance(left, LastOrganiser)


async def test_of_two_organisers_who_leave_at_once_one_stays(store: Store) -> None:
    for _ in range(5):
        town = Town()
        ada, ben, zoe = town.people("Ada", "Ben", "Zoe")
        circle = town.circle(ada, ben, zoe, organisers=[ada, ben])
        await town.build(store)
        leaves = (entries.leave(store, one, circle, NOW) for one in (ada, ben))
        done = await asyncio.gather(*leaves, return_exceptions=True)
        assert sorted(type(one).__name__ for one in done) == ["LastOrganiser", "NoneType"]
