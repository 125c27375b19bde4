"""One photo a person: who fetches it, and when it is gone."""

import asyncio

import pytest

from graph import audiences, blocks, exports, people
from graph.audiences import Audience, Readers
from graph.people import Profile
from graph.photos import MOST_BYTES, WRONG
from graph.refusals import InvalidInput
from graph.store import Store
from tests.cast import small
from tests.hosting import build
from tests.jpegs import FACE, encoded, picture
from tests.reading import rows
from tests.town import NOW

HELD = "MATCH (p:Person {id: $person})-[:SHOWS]->(f:Photo) RETURN f.id AS key"


async def show(store: Store, person: str, photo: str = FACE) -> str:
    """Where it is fetched; "" once it is taken away."""
    return (await people.update(store, person, Profile(photo=photo), NOW)).photo


async def fetched(store: Store, viewer: str, address: str) -> bytes | None:
    _, _, person, key = address.split("/")
    return await people.photo(store, viewer, person, key, NOW)


async def test_nobody_and_a_stranger_fetch_nothing_a_contact_does(store: Store) -> None:
    cast = await small(store)
    address = await show(store, cast.ada)
    assert await fetched(store, "", address) is None
    assert await fetched(store, cast.zoe, address) is None
    for viewer in (cast.ada, cast.fen):
        assert await fetched(store, viewer, address) == picture()
    (ada,) = await people.visible(store, cast.fen, [cast.ada], NOW)
    assert ada.photo == address


async def test_whoever_may_not_read_it_may_not_fetch_it(store: Store) -> None:
    house = await build(store)
    address = await show(store, house.hana)
    await audiences.put(store, house.hana, Audience("photo", Readers.EVERYBODY), NOW)
    assert await fetched(store, house.mia, address) == picture()
    await audiences.put(store, house.hana, Audience("photo", Readers.CONTACTS), NOW)
    assert await fetched(store, house.mia, address) is None
    assert await fetched(store, house.ben, address) == picture()
    await audiences.put(store, house.hana, Audience("photo", Readers.NOBODY), NOW)
    assert await fetched(store, house.ben, address) is None
    assert await fetched(store, house.hana, address) == picture()


async def test_a_new_one_takes_the_place_of_the_last_and_none_is_none(store: Store) -> None:
    cast = await small(store)
    first = await show(store, cast.ada)
    second = await show(store, cast.ada, encoded(picture(16, 16, beside=b"Exif")))
    assert await fetched(store, cast.fen, first) is None
    assert await fetched(store, cast.fen, second) == picture(16, 16)
    await people.update(store, cast.ada, Profile(why="Something else"), NOW)
    assert await fetched(store, cast.fen, second) == picture(16, 16)
    assert await show(store, cast.ada, "") == ""
    assert await fetched(store, cast.fen, second) is None
    assert await rows(store, HELD, person=cast.ada) == []


async def test_thirty_at_once_leave_one(store: Store) -> None:
    cast = await small(store)
    await asyncio.gather(*(show(store, cast.ada) for _ in range(30)))
    (ada,) = await people.visible(store, cast.ada, [cast.ada], NOW)
    (held,) = await rows(store, HELD, person=cast.ada)
    assert ada.photo == f"/photos/{cast.ada}/{held['key']}"


async def test_whoever_was_blocked_keeps_it_until_it_is_taken_away(store: Store) -> None:
    house = await build(store)
    address = await show(store, house.hana)
    await blocks.block(store, house.hana, house.ben, NOW)
    assert await fetched(store, house.ben, address) == picture()
    await show(store, house.hana, "")
    assert await fetched(store, house.ben, address) is None


async def test_it_is_among_what_one_takes_along(store: Store) -> None:
    cast = await small(store)
    await show(store, cast.ada)
    parts = {part.name: part.rows async for part in exports.parts(store, cast.ada)}
    assert [one["body"] for one in parts["Photo"]] == [FACE]


@pytest.mark.parametrize(
    "photo", ["no base64", "ü", encoded(b"no picture"), encoded(picture(600)), "A" * 4 * MOST_BYTES]
)
async def test_what_is_no_small_picture_is_refused(store: Store, photo: str) -> None:
    cast = await small(store)
    with pytest.raises(InvalidInput) as refused:
        await show(store, cast.ada, photo)
    assert (refused.value.path, refused.value.message) == ("photo", WRONG)


async def test_at_most_40_kib_are_taken(store: Store) -> None:
    cast = await small(store)
    fits, scan = MOST_BYTES - len(picture(scan=b"")), b"\x01"
    await show(store, cast.ada, encoded(picture(scan=scan * fits)))
    with pytest.raises(InvalidInput):
        await show(store, cast.ada, encoded(picture(scan=scan * (fits + 1))))
