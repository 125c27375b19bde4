"""What ends is announced once before, renewed with one tap, and gone at once when it has ended."""

import asyncio

import pytest

from graph import asks, intents, renewals
from graph.asks import Draft
from graph.bounds import DAY, NO_END
from graph.caps import Caps
from graph.refusals import InvalidInput, NoLongerOpen, TooManyOpenAsks
from graph.store import Store
from tests.cast import Cast, small
from tests.reading import rows
from tests.stage import SECRET, asking
from tests.town import NOW, Town
from tests.waiting import ON_NEO4J, waits

MAILED = "MATCH (o:Outbox) WHERE o.id STARTS WITH $id RETURN o.kind AS kind"


async def mails(store: Store, id: str) -> list[str]:
    return [row["kind"] for row in await rows(store, MAILED, id=f"{id}|")]


async def live(store: Store, cast: Cast, now: int) -> list[str]:
    return [one.id for one in (await intents.of(store, cast.cleo, [cast.cleo], now))[cast.cleo]]


async def announced(store: Store, now: int) -> None:
    """All of it: other tests' ends are in the same store, and a turn takes only so many."""
    while await renewals.announce(store, now):
        pass


async def test_an_ask_is_announced_once_and_renewed_with_one_tap(store: Store) -> None:
    stage = await asking(store)
    ada, ask = stage.cast.ada, stage.ask
    for day in (0, 11, 13, 13):
        await announced(store, NOW + day * DAY)
    assert await mails(store, ask.id) == ["ask_ending"]
    renewed = await renewals.renew_ask(store, ada, ask.id, NOW + 13 * DAY)
    assert renewed.expires == NOW + 27 * DAY
    await announced(store, NOW + 26 * DAY)
    assert await mails(store, ask.id) == ["ask_ending"] * 2


async def test_an_ask_that_has_ended_is_gone_and_comes_back(store: Store) -> None:
    stage = await asking(store)
    ada, ask, later = stage.cast.ada, stage.ask.id, NOW + 20 * DAY
    assert await asks.matches(store, ada, ask, SECRET, 9, later) == []
    assert not await asks.of(store, stage.cast.cleo, [ask], later)
    await renewals.renew_ask(store, ada, ask, later)
    assert await asks.matches(store, ada, ask, SECRET, 9, later)
    assert await asks.of(store, stage.cast.cleo, [ask], later)


async def test_only_ones_own_and_only_what_may_still_live(store: Store) -> None:
    stage = await asking(store)
    cast, ask = stage.cast, stage.ask.id
    for person in (cast.fen, cast.cleo, cast.zoe):
        with pytest.raises(InvalidInput):
            await renewals.renew_ask(store, person, ask, NOW)
        if person != cast.cleo:
            with pytest.raises(InvalidInput):
                await renewals.renew_intent(store, person, cast.give, NOW)
    await asks.withdraw(store, cast.ada, ask, NOW)
    with pytest.raises(NoLongerOpen):
        await renewals.renew_ask(store, cast.ada, ask, NOW)
    urgent = await asks.post(store, cast.ada, Draft("Help me!", [], urgent=True), NOW)
    with pytest.raises(NoLongerOpen):
        await renewals.renew_ask(store, cast.ada, urgent.id, NOW)
    await intents.close(store, cast.cleo, cast.give, NOW)
    with pytest.raises(NoLongerOpen):
        await renewals.renew_intent(store, cast.cleo, cast.give, NOW)


async def test_thirty_renewals_at_once_keep_to_five_open(store: Store) -> None:
    cast = await small(store)
    many = store.under(Caps(open_asks=30, asks_a_week=30))
    posted = [await asks.post(many, cast.ada, Draft(f"Help {n}", []), NOW) for n in range(10)]
    later = NOW + 20 * DAY
    outcomes = await asyncio.gather(
        *(renewals.renew_ask(store, cast.ada, posted[n % 10].id, later) for n in range(30)),
        return_exceptions=True,
    )
    assert {type(one) for one in outcomes} == {asks.Ask, TooManyOpenAsks}
    assert len(await asks.mine(store, cast.ada, "OPEN", (later, "~"), 30, later)) == 5


async def test_an_intent_is_announced_a_week_before_and_renewed(store: Store) -> None:
    town, cast = Town(), await small(store)
    give = town.give(cast.cleo, cast.selling, cast.guild, until=NOW + 60 * DAY)
    await town.build(store)
    for day in (0, 52, 55, 56):
        await announced(store, NOW + day * DAY)
    assert await mails(store, give) == ["intent_ending"]
    assert give not in await live(store, cast, NOW + 60 * DAY)
    renewed = await renewals.renew_intent(store, cast.cleo, give, NOW + 60 * DAY)
    assert renewed.until == NOW + (60 + 182) * DAY
    assert give in await live(store, cast, NOW + 61 * DAY)


async def test_a_give_without_an_end_is_confirmed_twice_a_year_or_ends(store: Store) -> None:
    cast = await small(store)
    half = NOW - 10 * DAY + 182 * DAY
    await announced(store, half - 1)
    assert await mails(store, cast.give) == []
    for day in (0, 1):
        await announced(store, half + day * DAY)
    assert await mails(store, cast.give) == ["give_unconfirmed"]
    assert cast.give in await live(store, cast, half + 29 * DAY)
    assert cast.give not in await live(store, cast, half + 30 * DAY)
    renewed = await renewals.renew_intent(store, cast.cleo, cast.give, half + 2 * DAY)
    assert renewed.until == NO_END
    assert cast.give in await live(store, cast, half + 100 * DAY)


@ON_NEO4J
async def test_what_is_renewed_as_its_end_is_announced_is_announced_at_its_real_end(
    store: Store,
) -> None:
    town, stage, then = Town(), await asking(store), NOW + 13 * DAY
    cast, ask = stage.cast, stage.ask.id
    await waits(
        store,
        lambda held: renewals.renew_ask(held, cast.ada, ask, then),
        lambda: announced(store, then),
    )
    give = town.give(cast.cleo, cast.selling, cast.guild, until=NOW + 20 * DAY)
    await town.build(store)
    await waits(
        store,
        lambda held: renewals.renew_intent(held, cast.cleo, give, then),
        lambda: announced(store, then),
    )
    assert [await mails(store, one) for one in (ask, give)] == [[], []]
    await announced(store, NOW + 26 * DAY)
    assert await mails(store, ask) == ["ask_ending"]


@ON_NEO4J
async def test_a_give_that_is_confirmed_at_that_moment_goes_on(store: Store) -> None:
    cast, half = await small(store), NOW + 172 * DAY
    await waits(
        store,
        lambda held: renewals.renew_intent(held, cast.cleo, cast.give, half),
        lambda: announced(store, half),
    )
    assert await mails(store, cast.give) == []
    assert cast.give in await live(store, cast, half + 31 * DAY)
