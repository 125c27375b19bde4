"""M53: whoever asks a contact to pass something on gave them more than they took."""

import asyncio

import pytest

from graph import asks, beginnings, blocks, gifts, introductions, ledger, shares, today
from graph.answers import Answer
from graph.beginnings import Direct
from graph.introductions import Introduction, State
from graph.refusals import AskedRecently, InvalidInput, KeyReused, Refusal, TooLittleGiven
from graph.shares import Share
from graph.store import Store
from tests.cast import Cast, small
from tests.graph.test_ledger import favour
from tests.stage import answered, known
from tests.town import NOW, raw

THROUGH = """
MATCH (f:Favour {id: $favour})
MATCH (p:Person {id: $person})
CREATE (f)-[:THROUGH]->(p)"""
TEXT = "My workshop opens in May: https://example.org/workshop"


async def asked(store: Store, cast: Cast, now: int = NOW) -> Introduction:
    return await shares.ask(store, cast.ada, Share(cast.fen, TEXT), now)


async def praised(store: Store, by: str, to: str, at: int = NOW) -> None:
    await gifts.give(store, by, gifts.Draft(gifts.Kind.PRAISE, to, "Well made."), at)


async def test_m53_it_needs_a_positive_balance_with_that_person(store: Store) -> None:
    cast = await small(store)
    with pytest.raises(TooLittleGiven) as refused:
        await asked(store, cast)
    assert refused.value.message.startswith("Give Fen something first")
    await favour(store, cast.fen, cast.ada)
    await praised(store, cast.ada, cast.fen)
    await favour(store, cast.ada, cast.ines)
    with pytest.raises(TooLittleGiven):
        await asked(store, cast)
    taken_back = await favour(store, cast.ada, cast.fen)
    await ledger.take_back(store, cast.ada, taken_back, "", NOW)
    with pytest.raises(TooLittleGiven):
        await asked(store, cast)
    await praised(store, cast.ada, cast.fen, NOW + 1)
    begun = await asked(store, cast, NOW + 1)
    assert (await known(store, cast.fen, begun.id)).helper == cast.fen


async def test_who_was_brought_to_help_counts_as_given_to(store: Store) -> None:
    cast = await small(store)
    through = await favour(store, cast.cleo, cast.fen)
    await store.write(lambda tx: raw(tx, THROUGH, favour=through, person=cast.ada))
    assert await asked(store, cast)


async def test_it_is_an_ask_that_nobody_else_comes_across(store: Store) -> None:
    cast = await small(store)
    await praised(store, cast.ada, cast.fen)
    begun = await asked(store, cast)
    (ask,) = await asks.of(store, cast.fen, [begun.ask or ""], NOW)
    assert (ask.text, ask.audience, ask.topics, ask.share) == (TEXT, "CONTACTS", [], True)
    assert await asks.fallback(store, cast.ada, ask.id, NOW) is None
    for person in (cast.ines, cast.cleo, cast.sam):
        assert ask.id not in str(await today.look(store, person, NOW))
    await answered(store, cast.fen, begun.id, Answer.YES)
    assert (await known(store, cast.ada, begun.id)).introduced_at


async def test_the_same_ask_goes_to_nobody_else_unearned(store: Store) -> None:
    cast = await small(store)
    await praised(store, cast.ada, cast.fen)
    begun = await asked(store, cast)
    direct = Direct(begun.ask or "", cast.ines, "You, too?")
    with pytest.raises(TooLittleGiven):
        await beginnings.ask_directly(store, cast.ada, direct, NOW)
    await praised(store, cast.ada, cast.ines)
    assert await beginnings.ask_directly(store, cast.ada, direct, NOW)


async def test_a_block_looks_like_silence(store: Store) -> None:
    cast = await small(store)
    await praised(store, cast.ada, cast.fen)
    await blocks.block(store, cast.fen, cast.ada, NOW)
    begun = await asked(store, cast)
    assert introductions.seen(begun, NOW).state is State.WAITING
    assert await introductions.of(store, cast.fen, [begun.id]) == []


async def test_only_contacts_and_in_bounds(store: Store) -> None:
    cast = await small(store)
    for person in (cast.cleo, cast.sam, cast.zoe, cast.ada, "nobody"):
        with pytest.raises(InvalidInput) as refused:
            await shares.ask(store, cast.ada, Share(person, TEXT), NOW)
        assert refused.value.path == "person_id"
    with pytest.raises(InvalidInput):
        await shares.ask(store, cast.ada, Share(cast.fen, " "), NOW)
    await praised(store, cast.ada, cast.fen)
    one = await shares.ask(store, cast.ada, Share(cast.fen, TEXT), NOW, "k")
    assert (await shares.ask(store, cast.ada, Share(cast.fen, TEXT), NOW, "k")).id == one.id
    with pytest.raises(KeyReused):
        await shares.ask(store, cast.ada, Share(cast.fen, "Another."), NOW, "k")


async def test_thirty_at_once_are_one(store: Store) -> None:
    cast = await small(store)
    await praised(store, cast.ada, cast.fen)

    async def one() -> Refusal | Introduction:
        try:
            return await asked(store, cast)
        except AskedRecently as refusal:
            return refusal

    told = await asyncio.gather(*(one() for _ in range(30)))
    assert sum(isinstance(answer, Introduction) for answer in told) == 1
