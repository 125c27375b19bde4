"""Help offered over what a contact looks for."""

import asyncio

import pytest

from graph import beginnings, blocks, favours, intents, introductions
from graph.answers import Answer
from graph.beginnings import Offer
from graph.bounds import DAY
from graph.introductions import Introduction, State
from graph.occasions import Kind, Look, found
from graph.refusals import InvalidInput, KeyReused, NoLongerOpen
from graph.store import Store
from tests.graph.test_answers import mailed
from tests.reading import rows
from tests.stage import NEWEST, NOTE, answered, known, seen
from tests.town import NOW, Town

EVERY = frozenset(Kind)


class Near:
    """Ada takes pricing; Ben and Cleo know her and give it, Dora gives it without a tie, Eva gives nothing."""

    def __init__(self) -> None:
        self.town = Town()
        people = self.town.people("Ada", "Ben", "Cleo", "Dora", "Eva")
        self.ada, self.ben, self.cleo, self.dora, self.eva = people
        self.pricing = self.town.topic("Pricing")
        guild = self.town.circle(*people, topics=[self.pricing])
        for friend in (self.ben, self.cleo, self.eva):
            self.town.tie(self.ada, friend)
        for giver in (self.ben, self.cleo, self.dora):
            self.town.give(giver, self.pricing, guild)
        self.take = self.town.take(self.ada, self.pricing, guild, visibility="CIRCLE", terms=1)
        self.hidden = self.town.take(self.ada, self.pricing, guild, visibility="MATCHING")

    async def built(self, store: Store) -> "Near":
        await self.town.build(store)
        return self


async def offered(
    store: Store, viewer: str, take: str, now: int = NOW, key: str | None = None
) -> Introduction:
    return await beginnings.offer(store, viewer, Offer(None, NOTE, take), now, key)


async def test_the_one_who_looks_for_it_decides(store: Store) -> None:
    near = await Near().built(store)
    begun = await offered(store, near.ben, near.take)
    assert (begun.ask, begun.introducer, begun.take, begun.asker) == (
        None, None, near.take, near.ada,
    )  # fmt: skip
    waiting = await seen(store, near.ben, begun.id)
    assert waiting and waiting.state is State.WAITING
    assert await mailed(store, begun.id, "introduction_with_asker") == 1
    asked = await known(store, near.ada, begun.id)
    assert (asked.helper, asked.note, asked.take) == (near.ben, NOTE, near.take)
    await answered(store, near.ada, begun.id)
    met = await seen(store, near.ben, begun.id)
    assert met and met.state is State.INTRODUCED
    await favours.record(store, near.ada, begun.id, True, "", NOW + 1)
    assert (await known(store, near.ben, begun.id)).outcome_at == NOW + 1
    (favour,) = await rows(store, FAVOUR, id=begun.id)
    assert favour == {"by": near.ben, "terms": 1, "topic": near.pricing}


async def test_a_no_looks_like_silence_until_the_date(store: Store) -> None:
    near = await Near().built(store)
    refused = await offered(store, near.ben, near.take)
    await offered(store, near.cleo, near.take)
    before = await seen(store, near.ben, refused.id, NOW + 1)
    await answered(store, near.ada, refused.id, Answer.NO)
    assert await seen(store, near.ben, refused.id, NOW + 1) == before
    over = await seen(store, near.ben, refused.id, NOW + 8 * DAY)
    assert over and over.state is State.CLOSED


async def test_only_a_contact_who_gives_it_may_offer(store: Store) -> None:
    near = await Near().built(store)
    told = set[str]()
    for viewer, take in (
        (near.ada, near.take),
        (near.ben, near.hidden),
        (near.ben, "no such take"),
        (near.dora, near.hidden),
    ):
        with pytest.raises(InvalidInput) as refused:
            await offered(store, viewer, take)
        told.add(str(refused.value))
    assert len(told) == 1
    for outsider in (near.dora, near.eva):
        with pytest.raises(InvalidInput):
            await offered(store, outsider, near.take)
    assert await introductions.mine(store, near.ada, NOW, None, NEWEST, 9) == []


async def test_once_a_take_and_a_key_once(store: Store) -> None:
    near = await Near().built(store)
    taps = [offered(store, near.ben, near.take, key="k") for _ in range(8)]
    assert len({begun.id for begun in await asyncio.gather(*taps)}) == 1
    with pytest.raises(NoLongerOpen):
        await offered(store, near.ben, near.take)
    with pytest.raises(KeyReused):
        await beginnings.offer(store, near.ben, Offer(None, "Other words", near.take), NOW, "k")
    with pytest.raises(NoLongerOpen):
        await offered(store, near.ben, near.take, NOW + 9 * DAY)
    taps = [offered(store, near.cleo, near.take) for _ in range(8)]
    done = await asyncio.gather(*taps, return_exceptions=True)
    assert sum(isinstance(one, Introduction) for one in done) == 1


async def test_what_one_offered_over_does_not_come_again(store: Store) -> None:
    near = await Near().built(store)
    before = [one.about for one in await found(store, Look(near.ben, NOW, NOW), EVERY)]
    await offered(store, near.ben, near.take)
    after = [one.about for one in await found(store, Look(near.ben, NOW, NOW), EVERY)]
    assert (before, after) == ([near.take], [])
    assert [one.about for one in await found(store, Look(near.cleo, NOW, NOW), EVERY)] == [
        near.take
    ]


async def test_over_one_thing_at_a_time(store: Store) -> None:
    near = await Near().built(store)
    for ask, take in ((None, None), ("an ask", near.take)):
        with pytest.raises(InvalidInput) as refused:
            await beginnings.offer(store, near.ben, Offer(ask, NOTE, take), NOW)
        assert refused.value.path == "intent_id"


async def test_who_blocked_them_stays_silent(store: Store) -> None:
    near = await Near().built(store)
    await blocks.block(store, near.ada, near.ben, NOW + 1)
    muted = await offered(store, near.ben, near.take, NOW + 2)
    heard = await offered(store, near.cleo, near.take, NOW + 2)
    for later in (NOW + 3, NOW + 9 * DAY):
        assert await seen(store, near.ben, muted.id, later) == await seen(
            store, near.cleo, heard.id, later
        )
    assert await seen(store, near.ada, muted.id) is None
    await blocks.unblock(store, near.ada, near.ben, NOW + 3)
    assert await seen(store, near.ada, muted.id) is None


async def test_a_closed_take_is_open_to_nobody(store: Store) -> None:
    near = await Near().built(store)
    begun = await offered(store, near.ben, near.take)
    await intents.close(store, near.ada, near.take, NOW + 1)
    with pytest.raises(InvalidInput):
        await offered(store, near.cleo, near.take, NOW + 2)
    await answered(store, near.ada, begun.id, now=NOW + 2)
    (over,) = await rows(store, OVER, id=begun.id)
    assert over == {"take": near.take, "state": "INTRODUCED"}


FAVOUR = """
MATCH (i:Introduction {id: $id})<-[:OVER]-(favour:Favour)-[:BY]->(helper:Person)
RETURN helper.id AS by, favour.terms AS terms, favour.topic AS topic"""
OVER = """
MATCH (i:Introduction {id: $id})-[:OVER_TAKE]->(take:Intent)
RETURN take.id AS take, i.state AS state"""
