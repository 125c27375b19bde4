"""A guest reads what a real person would, and then never was."""

import asyncio

import pytest

from graph import blocks, guests, people, vouches
from graph.guests import Relation
from graph.people import Profile
from graph.refusals import InvalidInput
from graph.store import Noted, Store, new_id
from tests.cast import small
from tests.hosting import House, build
from tests.reading import rows
from tests.town import NOW, Town

AROUND = """
MATCH (p:Person {id: $person})-[r]-(n)
RETURN type(r) AS kind, n.id AS id
ORDER BY kind, id"""
RELATIONS = (Relation(), Relation(contact=True))


async def seen(store: Store, house: House, relation: Relation) -> guests.Page:
    return await guests.page(store, house.hana, relation, NOW)


async def test_a_circle_that_is_not_ones_own_is_refused_as_one_there_is_not(store: Store) -> None:
    cast = await small(store)
    for circle in (cast.guild, new_id(), ""):
        with pytest.raises(InvalidInput) as refused:
            await guests.page(store, cast.zoe, Relation(contact=True, circle=circle), NOW)
        assert refused.value.path == "circle_id"


async def test_nothing_of_a_guest_stays_and_nobody_hears_of_one(store: Store) -> None:
    house, told = await build(store), list[list[Noted]]()
    before = await rows(store, AROUND, person=house.hana)
    store.listening.append(told.append)
    for relation in (*RELATIONS, Relation(circle=house.guild)):
        assert (await seen(store, house, relation)).person.name == "Hana"
    store.listening.remove(told.append)
    assert told == []
    assert await rows(store, AROUND, person=house.hana) == before


async def test_nobody_else_comes_across_a_guest_while_there_is_one(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    house, guest, of = await build(store), new_id(), vouches.of_person
    monkeypatch.setattr(guests, "new_id", lambda: guest)
    met = list[list[str]]()

    async def meanwhile(
        imagined: Store, viewer: str, person: str, before: vouches.Cursor, first: int
    ) -> list[vouches.Vouch]:
        for where in (imagined, store):
            met.append([one.id for one in await people.visible(where, house.hana, [guest], NOW)])
        return await of(imagined, viewer, person, before, first)

    monkeypatch.setattr(vouches, "of_person", meanwhile)
    await seen(store, house, Relation(contact=True))
    assert met == [[guest], []]


@pytest.mark.parametrize("end", [ZeroDivisionError, asyncio.CancelledError])
async def test_nothing_stays_where_a_view_ends_in_the_middle(
    store: Store, monkeypatch: pytest.MonkeyPatch, end: type[BaseException]
) -> None:
    house, guest = await build(store), new_id()
    before = await rows(store, AROUND, person=house.hana)
    monkeypatch.setattr(guests, "new_id", lambda: guest)

    async def breaks(*_: object) -> list[vouches.Vouch]:
        raise end

    with monkeypatch.context() as broken:
        broken.setattr(vouches, "of_person", breaks)
        with pytest.raises(end):
            await seen(store, house, Relation(contact=True))
    assert await rows(store, AROUND, person=house.hana) == before
    assert await rows(store, "MATCH (p:Person {id: $id}) RETURN p.id AS id", id=guest) == []
    assert (await seen(store, house, Relation())).person.id == house.hana


async def test_views_and_changes_at_once_all_come_about(store: Store) -> None:
    house = await build(store)
    town = Town()
    others = town.people(*"ABCDEF")
    for other in others:
        town.tie(house.hana, other)
    await town.build(store)
    viewed = [seen(store, house, Relation(contact=True, circle=house.guild)) for _ in others]
    changed = [people.update(store, house.hana, Profile(place=f"Bonn {n}"), NOW) for n in range(6)]
    blocked = [blocks.block(store, house.hana, other, NOW) for other in others]
    pages, *_ = await asyncio.gather(
        asyncio.gather(*viewed), asyncio.gather(*changed), asyncio.gather(*blocked)
    )
    assert {page.person.name for page in pages} == {"Hana"}
    around = await rows(store, AROUND, person=house.hana)
    assert {row["id"] for row in around if row["kind"] == "KNOWS"} == {
        house.ben,
        house.bo,
        house.fen,
    }


async def test_what_a_block_keeps_from_oneself_a_guest_does_not_read_out(store: Store) -> None:
    house = await build(store)
    before = await seen(store, house, Relation(circle=house.guild))
    assert [one.text for one in before.thanks] == ["Thanked 1 False.", "Thanked 0 False."]
    assert [one.through for one in before.thanks] == [None, "Bo"]
    assert [one.by for one in before.vouches] == ["Ulf", "Tess"]
    await blocks.block(store, house.ulf, house.hana, NOW + 9)
    assert await seen(store, house, Relation(circle=house.guild)) == before
    town = Town()
    town.block(house.hana, house.ulf)
    await town.build(store)
    after = await seen(store, house, Relation(circle=house.guild))
    assert [one.text for one in after.thanks] == ["Thanked 0 False."]
    assert [one.by for one in after.vouches] == ["Tess"]
