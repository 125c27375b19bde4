"""Who may see whom, and what one says of oneself."""

from typing import Any

import pytest

from graph import blocks, people
from graph.bounds import NO_END
from graph.people import Profile
from graph.refusals import InvalidInput
from graph.store import Store, new_id
from tests.cast import small
from tests.town import NOW, Town

PRIVATE = ("email", "open", "weekly", "zone")


async def sees(store: Store, viewer: str, *ids: str) -> list[str]:
    found = {person.id for person in await people.visible(store, viewer, list(ids), NOW)}
    return [id for id in ids if id in found]


async def test_a_stranger_is_invisible_and_so_is_nobody(store: Store) -> None:
    cast = await small(store)
    assert await sees(store, cast.zoe, cast.ada, cast.cleo, new_id(), "") == []


async def test_a_tie_shows(store: Store) -> None:
    town = Town()
    ada, ben, cleo = town.people("Ada", "Ben", "Cleo")
    town.tie(ada, ben)
    town.tie(ben, cleo)
    await town.build(store)
    assert await sees(store, ada, ada, ben, cleo) == [ada, ben]


async def test_a_shared_circle_shows(store: Store) -> None:
    cast = await small(store)
    assert await sees(store, cast.sam, cast.ada, cast.zoe) == [cast.ada]


@pytest.mark.parametrize(
    ("entry", "shown"), [("OPEN", True), ("REQUEST", True), ("INVITED", False)]
)
async def test_an_organiser_shows_unless_entry_is_by_invitation(
    store: Store, entry: str, shown: bool
) -> None:
    town = Town()
    ada, ben, zoe = town.people("Ada", "Ben", "Zoe")
    town.circle(ada, ben, entry=entry)
    await town.build(store)
    assert await sees(store, zoe, ada, ben) == ([ada] if shown else [])


@pytest.mark.parametrize("turned", [False, True])
async def test_a_block_hides_both_ways(store: Store, turned: bool) -> None:
    town = Town()
    ada, ben = town.people("Ada", "Ben")
    town.circle(ada, ben)
    town.block(*((ben, ada) if turned else (ada, ben)))
    await town.build(store)
    assert await sees(store, ada, ada, ben) == [ada]
    assert await sees(store, ben, ada, ben) == [ben]


async def test_whoever_was_blocked_sees_what_was_and_nothing_new(store: Store) -> None:
    town = Town()
    ada, ben = town.people("Ada", "Ben")
    town.tie(ada, ben)
    await town.build(store)
    before = await people.visible(store, ben, [ada], NOW)
    await blocks.block(store, ada, ben, NOW)
    await people.update(store, ada, Profile(name="Ada the Second", why="Something else"), NOW)
    assert await people.visible(store, ben, [ada], NOW) == before
    assert await sees(store, ada, ben) == []


async def test_what_is_private_shows_to_oneself_only(store: Store) -> None:
    town = Town()
    ada, ben = town.people("Ada", "Ben")
    town.tie(ada, ben)
    await town.build(store)
    (own,) = await people.visible(store, ada, [ada], NOW)
    (other,) = await people.visible(store, ben, [ada], NOW)
    assert [getattr(own, field) for field in PRIVATE] == [
        f"{ada}@example.org",
        True,
        1,
        "Europe/Berlin",
    ]
    assert [getattr(other, field) for field in PRIVATE] == [None] * 4


async def test_update_changes_what_is_given_only(store: Store) -> None:
    town = Town()
    ada = town.person("Ada", place="Bonn")
    await town.build(store)
    profile = Profile(
        name="  Ada L. ", link="https://example.org/ada", open=False, weekly=0, zone="Asia/Tokyo"
    )
    changed = await people.update(store, ada, profile, NOW)
    assert (changed.name, changed.place, changed.link) == (
        "Ada L.",
        "Bonn",
        "https://example.org/ada",
    )
    assert (changed.open, changed.weekly, changed.zone) == (False, 0, "Asia/Tokyo")
    assert await people.update(store, ada, Profile(), NOW) == changed


@pytest.mark.parametrize(
    ("path", "given"),
    [
        ("name", {"name": " "}),
        ("name", {"name": "x" * 81}),
        ("why", {"why": "x" * 201}),
        ("place", {"place": "x" * 81}),
        ("link", {"link": "javascript:alert(1)"}),
        ("link", {"link": "https://user:word@example.org"}),
        ("link", {"link": "https://[broken"}),
        ("link", {"link": "https://example.org/" + "x" * 200}),
        ("introductions_per_week", {"weekly": 21}),
        ("introductions_per_week", {"weekly": -1}),
        ("time_zone", {"zone": "Mars/Olympus"}),
        ("time_zone", {"zone": "../../etc/passwd"}),
    ],
)
async def test_what_is_out_of_bounds_is_refused(
    store: Store, path: str, given: dict[str, Any]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await people.update(store, new_id(), Profile(**given), NOW)
    assert refused.value.path == path


@pytest.mark.parametrize("paused", [-1, NO_END + 1])
async def test_a_pause_out_of_bounds_is_refused_in_words_about_moments(
    store: Store, paused: int
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await people.update(store, new_id(), Profile(paused=paused), NOW)
    assert refused.value.path == "paused_until" and "moment" in refused.value.message


async def test_time_zones_are_looked_for_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = Town()
    ada = town.person("Ada")
    await town.build(store)
    await people.update(store, ada, Profile(zone="Asia/Tokyo"), NOW)
    monkeypatch.setattr("zoneinfo.available_timezones", set)
    assert (await people.update(store, ada, Profile(zone="Europe/Oslo"), NOW)).zone == "Europe/Oslo"


async def test_an_empty_link_takes_it_away(store: Store) -> None:
    town = Town()
    ada = town.person("Ada", link="https://example.org")
    await town.build(store)
    assert (await people.update(store, ada, Profile(link=""), NOW)).link == ""
