"""Gives and takes: who may see which, and how many there may be."""

import asyncio

import pytest

from graph import blocks, circles, entries, intents
from graph.bounds import DAY, NO_END
from graph.intents import Draft, Intent
from graph.refusals import InvalidInput, KeyReused, TooManyIntents
from graph.store import Store, new_id
from tests.cast import Cast, small
from tests.town import NOW, Town


async def sees(store: Store, viewer: str, owner: str, now: int = NOW) -> list[str]:
    found = [one.id for one in (await intents.of(store, viewer, [owner], now)).get(owner, [])]
    assert [one.id for one in await intents.visible(store, viewer, found, now)] == found
    return found


def draft(cast: Cast, **changed: object) -> Draft:
    given = {"kind": "GIVE", "topic": f"Contracts {new_id()[:8]}", "circle": cast.guild}
    return Draft(**(given | changed))  # type: ignore[arg-type]


async def test_a_give_has_defaults(store: Store) -> None:
    cast = await small(store)
    give = await intents.declare(store, cast.sam, draft(cast), NOW)
    assert (give.kind, give.person, give.circle, give.note, give.terms) == (
        "GIVE",
        cast.sam,
        cast.guild,
        "",
        0,
    )
    assert (give.visibility, give.capacity, give.since, give.until) == ("CIRCLE", 2, NOW, NO_END)
    assert await sees(store, cast.sam, cast.sam) == [give.id]


async def test_a_take_shows_to_contacts_unless_its_owner_says_otherwise(store: Store) -> None:
    cast = await small(store)
    take = await intents.declare(store, cast.sam, draft(cast, kind="TAKE"), NOW)
    assert (take.visibility, take.capacity) == ("CONTACTS", 0)
    assert (
        await intents.declare(store, cast.sam, draft(cast, kind="TAKE", visibility="CIRCLE"), NOW)
    ).visibility == "CIRCLE"


@pytest.mark.parametrize(
    ("path", "changed"),
    [
        ("note", {"note": "x" * 301}),
        ("capacity", {"capacity": 0}),
        ("capacity", {"capacity": 51}),
        ("capacity", {"kind": "TAKE", "capacity": 2}),
        ("until", {"until": NOW}),
        ("until", {"until": NOW + 732 * DAY}),
        ("topic", {"topic": " "}),
        ("circle_id", {"circle": "elsewhere"}),
    ],
)
async def test_what_is_out_of_bounds_is_refused(
    store: Store, path: str, changed: dict[str, object]
) -> None:
    cast = await small(store)
    with pytest.raises(InvalidInput) as refused:
        await intents.declare(store, cast.sam, draft(cast, **changed), NOW)
    assert refused.value.path == path


async def test_only_members_declare_in_a_circle(store: Store) -> None:
    cast = await small(store)
    with pytest.raises(InvalidInput) as refused:
        await intents.declare(store, cast.zoe, draft(cast), NOW)
    assert refused.value.path == "circle_id"


async def test_a_key_of_a_circle_one_has_left_finds_it_no_more(store: Store) -> None:
    town = Town()
    ada, ben = town.people("Ada", "Ben")
    closed = town.circle(ada, ben, entry="INVITED")
    await town.build(store)
    wanted = intents.Draft("GIVE", "Rowing", closed)
    await intents.declare(store, ben, wanted, NOW, key="once")
    await entries.leave(store, ben, closed, NOW)
    for key in ("once", "again"):
        with pytest.raises(InvalidInput) as refused:
            await intents.declare(store, ben, wanted, NOW, key=key)
        assert (refused.value.path, refused.value.message) == ("circle_id", circles.UNKNOWN)


async def test_a_key_has_one_effect(store: Store) -> None:
    cast = await small(store)
    one = draft(cast)
    first = await intents.declare(store, cast.sam, one, NOW, key="once")
    assert await intents.declare(store, cast.sam, one, NOW + 1, key="once") == first
    with pytest.raises(KeyReused):
        await intents.declare(store, cast.sam, draft(cast, note="Another"), NOW, key="once")


async def test_thirty_are_the_most_however_many_at_once(store: Store) -> None:
    town = Town()
    ada = town.person("Ada")
    topic = town.topic("Pricing")
    name = town.rows["topics"][-1]["name"]
    circle = town.circle(ada)
    for _ in range(24):
        town.give(ada, topic, circle)
    town.give(ada, topic, circle, closed=True)
    town.give(ada, topic, circle, until=NOW)
    await town.build(store)
    declared = [intents.declare(store, ada, Draft("TAKE", name, circle), NOW) for _ in range(12)]
    done = await asyncio.gather(*declared, return_exceptions=True)
    assert sum(isinstance(one, Intent) for one in done) == 6
    assert sum(isinstance(one, TooManyIntents) for one in done) == 6
    assert len(await sees(store, ada, ada)) == 30


async def test_a_closed_one_is_gone_for_others(store: Store) -> None:
    cast = await small(store)
    assert await sees(store, cast.sam, cast.cleo) == [cast.give]
    for _ in range(2):
        assert (await intents.close(store, cast.cleo, cast.give, NOW)).closed
    assert await sees(store, cast.sam, cast.cleo) == await sees(store, cast.cleo, cast.cleo) == []
    assert await intents.visible(store, cast.sam, [cast.give], NOW) == []


async def test_only_ones_own_is_closed(store: Store) -> None:
    cast = await small(store)
    for intent in (cast.give, new_id(), ""):
        with pytest.raises(InvalidInput) as refused:
            await intents.close(store, cast.sam, intent, NOW)
        assert refused.value.path == "intent_id"


async def test_an_ended_one_is_gone(store: Store) -> None:
    cast = await small(store)
    give = await intents.declare(store, cast.cleo, draft(cast, until=NOW + DAY), NOW)
    assert give.id in await sees(store, cast.sam, cast.cleo)
    assert give.id not in await sees(store, cast.sam, cast.cleo, NOW + DAY)


# Who sees an intent of Ada's: herself, a contact in the circle, a contact outside of it, a circle-mate, a stranger.
VIEWERS = ("own", "near", "far", "mate", "none")


@pytest.mark.parametrize(
    ("kind", "visibility", "shown"),
    [
        ("GIVE", "CIRCLE", {"own", "near", "mate"}),
        ("GIVE", "CONTACTS", {"own", "near", "far"}),
        ("GIVE", "MATCHING", {"own"}),
        ("TAKE", "CIRCLE", {"own", "near", "mate"}),
        ("TAKE", "CONTACTS", {"own"}),
        ("TAKE", "MATCHING", {"own"}),
    ],
)
async def test_who_sees_what(store: Store, kind: str, visibility: str, shown: set[str]) -> None:
    town = Town()
    people = dict(zip(VIEWERS, town.people(*VIEWERS), strict=True))
    own, near, far = people["own"], people["near"], people["far"]
    town.tie(own, near)
    town.tie(own, far)
    circle = town.circle(own, near, people["mate"])
    declare = town.give if kind == "GIVE" else town.take
    intent = declare(own, town.topic(), circle, visibility=visibility)
    await town.build(store)
    assert {name for name, id in people.items() if await sees(store, id, own) == [intent]} == shown
    (mine,) = (await intents.of(store, own, [own], NOW))[own]
    assert mine.capacity == (2 if kind == "GIVE" else 0)
    if "near" in shown:
        assert (await intents.of(store, near, [own], NOW))[own][0].capacity is None


@pytest.mark.parametrize(
    ("fit", "here", "live", "shown"),
    [
        (1.0, True, True, True),
        (0.35, True, True, True),
        (0.34, True, True, False),
        (1.0, False, True, False),
        (1.0, True, False, False),
    ],
)
async def test_a_take_shows_to_contacts_whose_gives_fit(
    store: Store, fit: float, here: bool, live: bool, shown: bool
) -> None:
    town = Town()
    ada, ben, zoe = town.people("Ada", "Ben", "Zoe")
    town.tie(ada, ben)
    topic = town.topic("Pricing")
    near = topic if fit == 1 else town.topic("Selling")
    if near != topic:
        town.near(topic, near, fit)
    circle, other = town.circle(ada, ben, zoe), town.circle(ben)
    take = town.take(ada, topic, circle)
    for person in (ben, zoe):
        town.give(person, near, circle if here else other, closed=not live)
    await town.build(store)
    assert (await sees(store, ben, ada) == [take]) is shown
    assert await sees(store, zoe, ada) == []


async def test_whoever_was_blocked_sees_what_was_and_nothing_new(store: Store) -> None:
    cast = await small(store)
    before = await sees(store, cast.fen, cast.cleo)
    await blocks.block(store, cast.cleo, cast.fen, NOW)
    await intents.declare(store, cast.cleo, draft(cast), NOW + 1)
    assert await sees(store, cast.fen, cast.cleo) == before == [cast.give]
    await blocks.block(store, cast.cleo, cast.sam, NOW)
    assert await sees(store, cast.sam, cast.cleo) == []
    await entries.leave(store, cast.cleo, cast.guild, NOW + 2)
    assert await sees(store, cast.fen, cast.cleo) == []
