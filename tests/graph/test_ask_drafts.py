"""One tap turns a take into an ask, filled in; the caps are those of every ask."""

import asyncio

import pytest

from graph import ask_drafts, intents
from graph.refusals import InvalidInput, TooManyAsksThisWeek
from graph.store import Store
from tests.cast import small
from tests.town import NOW, Town


async def test_m38_a_take_becomes_an_ask_with_its_words_topic_circle_and_terms(
    store: Store,
) -> None:
    town, cast = Town(), await small(store)
    take = town.take(cast.ada, cast.selling, cast.guild, note="Who sells to hospitals?", terms=1)
    await town.build(store)
    ask = await ask_drafts.from_take(store, cast.ada, take, NOW)
    assert (ask.text, ask.topics, ask.circle, ask.terms) == (
        "Who sells to hospitals?",
        [cast.selling],
        cast.guild,
        1,
    )
    assert (await ask_drafts.from_take(store, cast.ada, cast.take, NOW)).text.startswith(
        "I look for help"
    )


async def test_only_an_own_take_that_lives(store: Store) -> None:
    cast = await small(store)
    for person, intent in ((cast.fen, cast.take), (cast.cleo, cast.give), (cast.ada, "x")):
        with pytest.raises(InvalidInput) as refused:
            await ask_drafts.from_take(store, person, intent, NOW)
        assert refused.value.path == "intent_id"
    await intents.close(store, cast.ada, cast.take, NOW)
    with pytest.raises(InvalidInput):
        await ask_drafts.from_take(store, cast.ada, cast.take, NOW)


async def test_thirty_taps_with_one_key_are_one_ask_and_without_keep_the_cap(store: Store) -> None:
    cast = await small(store)
    asked = await asyncio.gather(
        *(ask_drafts.from_take(store, cast.ada, cast.take, NOW, "k") for _ in range(30))
    )
    assert len({one.id for one in asked}) == 1
    outcomes = await asyncio.gather(
        *(ask_drafts.from_take(store, cast.ada, cast.take, NOW) for _ in range(30)),
        return_exceptions=True,
    )
    assert sum(isinstance(one, TooManyAsksThisWeek) for one in outcomes) == 28
