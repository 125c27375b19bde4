"""Who reads what one says of oneself, field by field."""

import asyncio
from dataclasses import asdict

import pytest

from graph import (
    asks,
    audiences,
    blocks,
    closings,
    connecting,
    departures,
    entries,
    erasure,
    exports,
    people,
    profiles,
)
from graph.audiences import FIELDS, Audience, Readers
from graph.connecting import Draft
from graph.refusals import InvalidInput
from graph.store import Store, new_id
from tests.cast import small
from tests.hosting import build
from tests.stage import asking
from tests.town import NOW, Town, look

KNOWING, ALL = {"ben", "bo"}, {"ben", "mia", "bo", "ian"}


async def read(store: Store, viewer: str, person: str) -> dict[str, str]:
    """What the viewer reads of these fields."""
    (card,) = await people.visible(store, viewer, [person], NOW)
    said = (await profiles.of(store, viewer, [person], NOW))[person]
    told = asdict(card) | asdict(said)
    return {field: told[field] for field in FIELDS if told[field]}


async def narrow(store: Store, person: str, readers: Readers, *circles: str) -> None:
    for field in FIELDS:
        await audiences.put(store, person, Audience(field, readers, circles), NOW)


@pytest.mark.parametrize(
    ("readers", "guild", "reading"),
    [
        (Readers.EVERYBODY, False, ALL),
        (Readers.CONTACTS, False, KNOWING),
        (Readers.CONTACTS, True, KNOWING | {"mia"}),
        (Readers.NOBODY, False, set[str]()),
    ],
)
async def test_each_field_is_read_by_its_audience_and_by_oneself(
    store: Store, readers: Readers, guild: bool, reading: set[str]
) -> None:
    house = await build(store)
    circles = (house.guild,) if guild else ()
    await narrow(store, house.hana, readers, *circles)
    for name in ALL:
        told = await read(store, getattr(house, name), house.hana)
        assert set(told) == (set(FIELDS) if name in reading else set()), name
    assert set(await read(store, house.hana, house.hana)) == set(FIELDS)
    assert await audiences.mine(store, house.hana) == [
        Audience(field, readers, circles) for field in FIELDS
    ]


async def test_a_circle_of_others_or_beside_nobody_is_refused(store: Store) -> None:
    cast = await small(store)
    for readers, circle in (
        (Readers.CONTACTS, cast.guild),
        (Readers.CONTACTS, ""),
        (Readers.NOBODY, cast.guild),
        (Readers.EVERYBODY, cast.guild),
    ):
        with pytest.raises(InvalidInput) as refused:
            await audiences.put(store, cast.zoe, Audience("place", readers, (circle,)), NOW)
        assert refused.value.path == "circle_ids"


async def test_an_ask_shows_its_asker_as_their_page_does(store: Store) -> None:
    stage = await asking(store)
    cast = stage.cast
    await people.update(
        store, cast.ada, people.Profile(place="Bonn", link="https://example.org"), NOW
    )
    for readers, reading in (
        (Readers.EVERYBODY, {cast.ada, cast.fen, cast.cleo}),
        (Readers.CONTACTS, {cast.ada, cast.fen}),
        (Readers.NOBODY, {cast.ada}),
    ):
        await narrow(store, cast.ada, readers)
        for viewer in (cast.ada, cast.fen, cast.cleo):
            (ask,) = await asks.of(store, viewer, [stage.ask.id], NOW)
            shown = ("Bonn", "https://example.org") if viewer in reading else ("", "")
            assert ask.asker and (ask.asker["place"], ask.asker["link"]) == shown


@pytest.mark.parametrize("readers", [Readers.CONTACTS, Readers.NOBODY])
async def test_whoever_is_blocked_goes_on_reading_what_they_read(
    store: Store, readers: Readers
) -> None:
    house = await build(store)
    await narrow(store, house.hana, readers)
    before = await read(store, house.ben, house.hana)
    await blocks.block(store, house.hana, house.ben, NOW)
    assert await read(store, house.ben, house.hana) == before
    await narrow(store, house.hana, Readers.EVERYBODY)
    assert await read(store, house.ben, house.hana) == before


@pytest.mark.parametrize("asked", [True, False])
async def test_so_does_whoever_asked_for_a_tie_or_was_asked(store: Store, asked: bool) -> None:
    house = await build(store)
    await narrow(store, house.hana, Readers.CONTACTS, house.guild)
    sender, other = (house.hana, house.mia) if asked else (house.mia, house.hana)
    await connecting.connect(store, sender, Draft(other, None, "The guild.", "BOTH", True), NOW)
    before = await read(store, house.mia, house.hana)
    assert set(before) == set(FIELDS)
    await blocks.block(store, house.hana, house.mia, NOW)
    assert await read(store, house.mia, house.hana) == before


async def test_a_circle_one_leaves_reads_no_more(store: Store) -> None:
    house = await build(store)
    town = Town()
    club = town.circle(house.hana, house.mia)
    await town.build(store)
    await narrow(store, house.hana, Readers.CONTACTS, house.guild, club)
    await entries.leave(store, house.hana, house.guild, NOW)
    left = [one.circles for one in await audiences.mine(store, house.hana)]
    assert left == [(club,)] * len(FIELDS)
    await closings.close(store, house.hana, club, NOW, NOW)
    assert await audiences.mine(store, house.hana) == [
        Audience(field, Readers.CONTACTS) for field in FIELDS
    ]


async def test_of_a_circle_whose_organiser_is_erased_only_its_people_read_on(store: Store) -> None:
    house = await build(store)
    await narrow(store, house.hana, Readers.CONTACTS, house.guild)
    chosen = await audiences.mine(store, house.hana)
    before = {name: await read(store, getattr(house, name), house.hana) for name in ALL}
    assert {name for name in ALL if before[name]} == KNOWING | {"mia"}
    until = await departures.leave(store, house.tess, house.tess, NOW, NOW)
    await erasure.finish(store, until)
    assert await audiences.mine(store, house.hana) == chosen
    assert {name: await read(store, getattr(house, name), house.hana) for name in ALL} == before


async def test_narrowed_for_readers_who_are_not_known_is_for_nobody(store: Store) -> None:
    house = await build(store)
    lost = "MATCH (p:Person {id: $id}) SET p.narrowed = $fields REMOVE p.readers"
    await look(store, lost, id=house.hana, fields=list(FIELDS))
    for name in ALL:
        assert await read(store, getattr(house, name), house.hana) == {}, name
    await blocks.block(store, house.hana, house.ben, NOW)
    assert await read(store, house.ben, house.hana) == {}
    await people.update(store, house.hana, people.Profile(open=True, paused=0), NOW)
    posted = await asks.post(store, house.hana, asks.Draft("Who bakes?", ["Bread"]), NOW)
    (ask,) = await asks.of(store, house.bo, [posted.id], NOW)
    assert ask.asker and (ask.asker["place"], ask.asker["link"]) == ("", "")


async def test_choices_made_at_once_are_all_kept(store: Store) -> None:
    town = Town()
    ada = town.person()
    await town.build(store)
    wanted = [Audience(field, Readers.NOBODY) for field in FIELDS]
    await asyncio.gather(*(audiences.put(store, ada, one, NOW) for one in wanted))
    assert await audiences.mine(store, ada) == wanted
    assert await audiences.mine(store, new_id()) == [
        Audience(field, Readers.EVERYBODY) for field in FIELDS
    ]


async def test_what_one_chose_is_in_what_one_takes_along(store: Store) -> None:
    town = Town()
    ada = town.person(narrowed=["place"], readers=["place|contacts"])
    await town.build(store)
    held = [part.rows async for part in exports.parts(store, ada) if part.name == "Person"]
    assert (held[0][0]["narrowed"], held[0][0]["readers"]) == (["place"], ["place|contacts"])
