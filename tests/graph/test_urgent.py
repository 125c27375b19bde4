"""Urgent: a day at most, one a month, told at once to those who are near and may see it, over by itself."""

import asyncio

import pytest

from graph import asks
from graph.asks import Draft
from graph.bounds import DAY
from graph.caps import Caps
from graph.matching import MONTH
from graph.refusals import InvalidInput, TooManyUrgentAsks
from graph.store import Store
from tests.cast import small
from tests.reading import rows
from tests.town import NOW

MAILED = "MATCH (o:Outbox {kind: 'urgent_ask'}) WHERE o.id STARTS WITH $ask RETURN o.to AS to"
URGENT = Draft("My talk is tonight and the slides are gone!", [], urgent=True)


async def told(store: Store, ask: str) -> set[str]:
    return {row["to"].split("@")[0] for row in await rows(store, MAILED, ask=ask)}


async def test_m45_close_contacts_hear_at_once_and_it_ends_within_a_day(store: Store) -> None:
    cast = await small(store)
    ask = await asks.post(store, cast.ada, URGENT, NOW)
    assert (ask.urgent, ask.expires) == (True, NOW + DAY)
    assert await told(store, ask.id) == {cast.fen}
    assert asks.state(ask, NOW + DAY) == "EXPIRED"
    assert not await asks.of(store, cast.fen, [ask.id], NOW + DAY)


async def test_a_circle_hears_where_a_give_fits(store: Store) -> None:
    cast = await small(store)
    (topic,) = await store.rows("topics/of", viewer=cast.ada, ids=[cast.selling])
    within = Draft(URGENT.text, [topic["name"]], cast.guild, audience="CIRCLE", urgent=True)
    ask = await asks.post(store, cast.ada, within, NOW)
    assert await told(store, ask.id) == {cast.cleo}
    assert await asks.of(store, cast.cleo, [ask.id], NOW)


async def test_thirty_urgent_asks_at_once_are_one_a_month(store: Store) -> None:
    cast, store = await small(store), store.under(Caps(open_asks=30, asks_a_week=30))
    outcomes = await asyncio.gather(
        *(asks.post(store, cast.ada, URGENT, NOW) for _ in range(30)), return_exceptions=True
    )
    refused = [one for one in outcomes if isinstance(one, TooManyUrgentAsks)]
    assert len(refused) == 29
    assert {one.until for one in refused} == {NOW + MONTH}
    assert await asks.post(store, cast.ada, URGENT, NOW + MONTH)


async def test_a_day_is_the_longest(store: Store) -> None:
    cast = await small(store)
    for at in (NOW, NOW + DAY + 1):
        late = Draft(URGENT.text, [], urgent=True, expires_at=at)
        with pytest.raises(InvalidInput) as refused:
            await asks.post(store, cast.ada, late, NOW)
        assert refused.value.path == "expires_at"
