"""Look-ups: only of one's own notes, only of whoever lets it, and no more than 500 a day."""

import asyncio

import pytest

from graph import acquaintances, blocks, departures, lookups
from graph.bounds import DAY
from graph.findings import Entry
from graph.refusals import InvalidInput, TooManyLookUps
from graph.store import Store
from tests.cast import small
from tests.graph.test_imports import brought, note_of
from tests.town import NOW


def mail(person: str) -> str:
    return f"{person}@example.org"


async def test_only_whoever_lets_themselves_be_found_is(store: Store) -> None:
    cast = await small(store)
    people = [
        Entry("Z", mail(cast.zoe)),
        Entry("S", mail(cast.sam)),
        Entry("Nobody", "no@example.net"),
    ]
    await brought(store, cast.ada, *people, Entry("Without"), Entry("Me", mail(cast.ada)))
    notes = [note.id for note in await acquaintances.entries(store, cast.ada)]
    assert not await lookups.chosen(store, cast.zoe)
    assert await lookups.look_up(store, cast.ada, notes, NOW) == []
    for one in (cast.zoe, cast.ada):
        assert await lookups.choose(store, one, True)
    zoe = await note_of(store, cast.ada, people[0])
    assert await lookups.look_up(store, cast.ada, notes, NOW) == [zoe.id]
    assert await lookups.look_up(store, cast.fen, notes, NOW) == []
    await lookups.choose(store, cast.sam, True)
    both = {zoe.id, (await note_of(store, cast.ada, people[1])).id}
    await blocks.block(store, cast.ada, cast.sam, NOW)
    assert await lookups.look_up(store, cast.ada, notes, NOW) == [zoe.id]
    await blocks.unblock(store, cast.ada, cast.sam, NOW)
    # An answer that changed would tell of a block; one's own is no news.
    await blocks.block(store, cast.sam, cast.ada, NOW)
    assert set(await lookups.look_up(store, cast.ada, notes, NOW)) == both
    await departures.leave(store, cast.zoe, cast.zoe, NOW, NOW)
    assert set(await lookups.look_up(store, cast.ada, notes, NOW)) == both - {zoe.id}


async def test_500_a_day_whatever_the_answers(store: Store) -> None:
    cast = await small(store)
    nobody = ["nobody"] * lookups.MOST_AT_ONCE
    with pytest.raises(InvalidInput):
        await lookups.look_up(store, cast.ada, [*nobody, "one more"], NOW)
    many = lookups.A_DAY // lookups.MOST_AT_ONCE
    for n in range(many - 1):
        await lookups.look_up(store, cast.ada, nobody, NOW + n)
    at_once = [lookups.look_up(store, cast.ada, nobody, NOW + many) for _ in range(4)]
    answers = await asyncio.gather(*at_once, return_exceptions=True)
    refused = [one for one in answers if isinstance(one, TooManyLookUps)]
    assert len(refused) == 3
    assert {one.until for one in refused} == {NOW + DAY}
    with pytest.raises(TooManyLookUps):
        await lookups.look_up(store, cast.ada, ["nobody"], NOW + DAY - 1)
    assert await lookups.look_up(store, cast.ada, nobody, NOW + DAY) == []
    assert await lookups.look_up(store, cast.fen, nobody, NOW + many) == []
