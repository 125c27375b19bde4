"""The beginnings by asker and helper, and what stays silent."""

import asyncio

import pytest

from graph import asks, beginnings, introductions
from graph.answers import Answer
from graph.asks import Draft
from graph.beginnings import Direct, Offer, Way
from graph.introductions import State
from graph.matching import WEEK
from graph.refusals import AskedRecently, InvalidInput, KeyReused, NoLongerOpen, PathExists
from graph.store import Store, Transaction, new_id
from tests.cast import small
from tests.stage import NOTE, SECRET, Stage, answered, asking, known, requested, seen
from tests.town import NOW, Town


async def directly(store: Store, stage: Stage, helper: str, key: str | None = None) -> str:
    direct = Direct(stage.ask.id, helper, NOTE)
    return (await beginnings.ask_directly(store, stage.cast.ada, direct, NOW, key)).id


async def offered(store: Store, stage: Stage, helper: str) -> str:
    return (await beginnings.offer(store, helper, Offer(stage.ask.id, NOTE), NOW)).id


async def test_a_stranger_cannot_ask_through_the_match_of_another(store: Store) -> None:
    stage = await asking(store)
    match = (await asks.matches(store, stage.cast.ada, stage.ask.id, SECRET, 10, NOW))[0]
    with pytest.raises(InvalidInput):
        await beginnings.request(
            store, stage.cast.zoe, Way(stage.ask.id, match.id, NOTE), SECRET, NOW
        )
    with pytest.raises(NoLongerOpen):
        await beginnings.request(
            store, stage.cast.ada, Way(stage.ask.id, "made up", NOTE), SECRET, NOW
        )


async def test_the_runner_up_may_be_asked_and_nobody_else(store: Store) -> None:
    stage = await asking(store)
    match = (await asks.matches(store, stage.cast.ada, stage.ask.id, SECRET, 10, NOW))[0]
    way = Way(stage.ask.id, match.id, NOTE, stage.cast.sam)
    with pytest.raises(InvalidInput):
        await beginnings.request(store, stage.cast.ada, way, SECRET, NOW)
    way = Way(stage.ask.id, match.id, NOTE, match.runner_up)
    begun = await beginnings.request(store, stage.cast.ada, way, SECRET, NOW)
    assert begun.introducer == stage.cast.ines


async def test_a_helper_is_asked_once_an_ask(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    await answered(store, stage.cast.fen, begun.id, Answer.NO)
    assert await asks.matches(store, stage.cast.ada, stage.ask.id, SECRET, 10, NOW) == []


async def test_one_request_for_thirty_taps(store: Store) -> None:
    stage = await asking(store)
    match = (await asks.matches(store, stage.cast.ada, stage.ask.id, SECRET, 10, NOW))[0]
    way = Way(stage.ask.id, match.id, NOTE)
    outcomes = await asyncio.gather(
        *(beginnings.request(store, stage.cast.ada, way, SECRET, NOW) for _ in range(30)),
        return_exceptions=True,
    )
    assert sum(not isinstance(one, BaseException) for one in outcomes) == 1
    refused = {type(one) for one in outcomes if isinstance(one, BaseException)}
    assert refused <= {NoLongerOpen, AskedRecently}


async def test_a_key_begins_once(store: Store) -> None:
    stage = await asking(store)
    first = await directly(store, stage, stage.cast.fen, "k")
    assert await directly(store, stage, stage.cast.fen, "k") == first
    with pytest.raises(KeyReused):
        await directly(store, stage, stage.cast.ines, "k")


async def test_a_key_asks_for_one_way_in_however_often_it_is_sent(store: Store) -> None:
    stage = await asking(store)
    match = (await asks.matches(store, stage.cast.ada, stage.ask.id, SECRET, 10, NOW))[0]
    way = Way(stage.ask.id, match.id, NOTE)
    begun = await asyncio.gather(
        *(beginnings.request(store, stage.cast.ada, way, SECRET, NOW, "k") for _ in range(5))
    )
    again = await beginnings.request(store, stage.cast.ada, way, SECRET, NOW + 1, "k")
    assert {one.id for one in begun} == {again.id}


async def test_an_ask_withdrawn_meanwhile_leaves_nothing_open(store: Store) -> None:
    stage = await asking(store)
    tasks: list[asyncio.Task[str]] = []

    async def withdrawing(tx: Transaction) -> None:
        of = {"viewer": stage.cast.ada, "turn": new_id()}
        await tx.run("asks/withdraw", id=stage.ask.id, **of)
        await tx.run("introductions/withdraw", ask=stage.ask.id, now=NOW, **of)
        if not tasks:
            tasks.append(asyncio.create_task(directly(store, stage, stage.cast.fen)))
            await asyncio.wait(tasks, timeout=0.5)

    await store.write(withdrawing)
    (outcome,) = await asyncio.gather(*tasks, return_exceptions=True)
    if isinstance(outcome, str):
        shown = await seen(store, stage.cast.fen, outcome)
        assert shown and shown.state is State.CLOSED
    else:
        assert isinstance(outcome, InvalidInput)


async def test_an_introducer_is_asked_once_a_week(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    other = await asks.post(store, stage.cast.ada, Draft("And another thing?", topics=[]), NOW)
    assert begun.introducer == stage.cast.fen
    found = await store.rows(
        "beginnings/way",
        viewer=stage.cast.ada,
        ask=other.id,
        introducer=stage.cast.fen,
        helper=stage.cast.cleo,
        now=NOW,
        week_ago=NOW - WEEK,
        since=NOW - 2 * WEEK,
    )
    assert found == []


async def test_a_contact_is_asked_directly(store: Store) -> None:
    stage = await asking(store)
    begun = await directly(store, stage, stage.cast.fen)
    mine = await known(store, stage.cast.ada, begun)
    assert (mine.helper, mine.introducer) == (stage.cast.fen, None)
    at_helper = await seen(store, stage.cast.fen, begun)
    assert at_helper and at_helper.waiting_for_me and at_helper.state is State.WITH_HELPER
    opened = await answered(store, stage.cast.fen, begun)
    assert opened.introduced_at == NOW


async def test_a_circle_mate_with_a_path_is_not_asked_cold(store: Store) -> None:
    stage = await asking(store)
    with pytest.raises(PathExists):
        await directly(store, stage, stage.cast.cleo)
    with pytest.raises(InvalidInput):
        await directly(store, stage, stage.cast.zoe)
    with pytest.raises(InvalidInput):
        await directly(store, stage, stage.cast.ada)


async def test_somebody_closed_to_asks_looks_like_somebody_silent(store: Store) -> None:
    town = Town()
    ada = town.person("Ada")
    closed, silent = town.person("Kim", open=False), town.person("Lou")
    town.tie(ada, closed)
    town.tie(ada, silent)
    await town.build(store)
    ask = await asks.post(store, ada, Draft("How do I start?", topics=[]), NOW)
    shown = [
        await seen(
            store,
            ada,
            (await beginnings.ask_directly(store, ada, Direct(ask.id, one, NOTE), NOW)).id,
        )
        for one in (closed, silent)
    ]
    assert shown[0] == shown[1]
    begun = await introductions.over(store, ada, ask.id, (NOW * 2, ""), 9)
    told = [await seen(store, closed, one.id) for one in begun]
    assert told == [None, None]


async def test_a_contact_offers_by_themselves(store: Store) -> None:
    stage = await asking(store)
    begun = await offered(store, stage, stage.cast.ines)
    at_asker = await seen(store, stage.cast.ada, begun)
    assert at_asker and at_asker.waiting_for_me and at_asker.state is State.WITH_ASKER
    assert (await known(store, stage.cast.ada, begun)).helper == stage.cast.ines
    with pytest.raises(NoLongerOpen):
        await offered(store, stage, stage.cast.ines)
    with pytest.raises(InvalidInput):
        await offered(store, stage, stage.cast.sam)
    await answered(store, stage.cast.ada, begun)
    shown = await seen(store, stage.cast.ines, begun)
    assert shown and shown.state is State.INTRODUCED


async def test_an_offer_from_two_ties_away_credits_the_contact_between(store: Store) -> None:
    stage = await asking(store)
    begun = await offered(store, stage, stage.cast.cleo)
    assert await seen(store, stage.cast.fen, begun) is None
    assert (await known(store, stage.cast.ada, begun)).introducer == stage.cast.fen
    await answered(store, stage.cast.ada, begun, Answer.NO)
    assert await seen(store, stage.cast.fen, begun) is None
    shown = await seen(store, stage.cast.cleo, begun)
    assert shown and shown.state is State.WAITING


async def test_an_offer_overtakes_a_request_its_helper_never_heard_of(store: Store) -> None:
    stage = await asking(store)
    asked = await requested(store, stage)
    begun = await offered(store, stage, stage.cast.cleo)
    assert await seen(store, stage.cast.cleo, asked.id) is None
    waiting = await seen(store, stage.cast.ada, asked.id)
    assert waiting and waiting.state is State.WAITING
    await answered(store, stage.cast.ada, begun)


async def test_nothing_begins_on_an_ask_that_ended(store: Store) -> None:
    stage = await asking(store)
    cast = await small(store)
    await asks.withdraw(store, stage.cast.ada, stage.ask.id, NOW)
    for attempt in (directly(store, stage, stage.cast.fen), offered(store, stage, stage.cast.ines)):
        with pytest.raises(InvalidInput):
            await attempt
    with pytest.raises(InvalidInput):
        await beginnings.offer(store, cast.fen, Offer(stage.ask.id, NOTE), NOW)
