"""M44: what is given to whoever is new in a circle shows to them, and to nobody else."""

import pytest

from graph import blocks, intents, juniors, welcomes
from graph.bounds import DAY
from graph.intents import Draft
from graph.refusals import InvalidInput
from graph.store import Store
from tests.cast import Cast, small
from tests.town import NOW, Town, look

OLD = """
MATCH (:Person {id: $id})-[m:MEMBER]->(:Circle {id: $circle})
SET m.since = $since
RETURN m.since AS since"""


async def offered(store: Store) -> tuple[Cast, str]:
    """Ines helps newcomers of the guild; Ada is new there, Sam has been there for long."""
    cast, town = await small(store), Town()
    give = town.give(cast.ines, cast.selling, cast.guild, visibility="NEWCOMERS", note="Ask me.")
    await town.build(store)
    for person in (cast.sam, cast.cleo, cast.fen):
        await look(store, OLD, id=person, circle=cast.guild, since=NOW - 90 * DAY)
    return cast, give


async def shown(store: Store, viewer: str, cast: Cast, now: int = NOW) -> list[str]:
    """Through the circle, and on the page of whoever gives it."""
    rows = await welcomes.of(store, viewer, [cast.guild], now)
    page = (await intents.of(store, viewer, [cast.ines], now)).get(cast.ines, [])
    listed = [one.give for one in rows[cast.guild]]
    assert listed == [one.id for one in page] or viewer == cast.ines
    return listed


async def test_m44_an_offer_aimed_at_newcomers_shows_to_them_alone(store: Store) -> None:
    cast, give = await offered(store)
    assert await shown(store, cast.ada, cast) == [give]
    for person in (cast.sam, cast.cleo, cast.fen, cast.zoe, cast.ines):
        assert await shown(store, person, cast) == []


async def test_after_two_months_one_is_new_no_more(store: Store) -> None:
    cast, give = await offered(store)
    await look(store, OLD, id=cast.ada, circle=cast.guild, since=NOW)
    assert await shown(store, cast.ada, cast, NOW + 60 * DAY - 1) == [give]
    assert await shown(store, cast.ada, cast, NOW + 60 * DAY) == []


async def test_whoever_marked_themselves_junior_is_new_as_well(store: Store) -> None:
    cast, give = await offered(store)
    await juniors.mark(store, cast.sam, cast.guild, True, NOW)
    assert await shown(store, cast.sam, cast) == [give]


async def test_what_was_closed_or_is_of_somebody_blocked_is_gone(store: Store) -> None:
    cast, give = await offered(store)
    await intents.close(store, cast.ines, give, NOW)
    assert await shown(store, cast.ada, cast) == []
    cast, _ = await offered(store)
    await blocks.block(store, cast.ada, cast.ines, NOW)
    assert await intents.visible(store, cast.ada, [give], NOW) == []


async def test_nobody_looks_for_something_as_a_welcome(store: Store) -> None:
    cast = await small(store)
    draft = Draft("TAKE", "Selling", cast.guild, visibility="NEWCOMERS")
    with pytest.raises(InvalidInput) as refused:
        await intents.declare(store, cast.ada, draft, NOW)
    assert refused.value.path == "visibility"
