"""Who may offer help over an ask: whoever reads that they may, once."""

from dataclasses import dataclass

import pytest

from graph import asks, beginnings, blocks, introductions, ties, today, ways
from graph.beginnings import Offer
from graph.refusals import InvalidInput, NoLongerOpen
from graph.store import Store, new_id
from tests.stage import NOTE, Stage, answered, asking, known, requested
from tests.town import NOW, Town, look

TAKEN_BACK = """
MATCH (p:Person {id: $person})
CREATE (f:Favour {id: $favour, at: 0, terms: 0})-[:THROUGH]->(p)
CREATE (:Correction {id: $favour, at: 0})-[:OF]->(f)
RETURN f.id AS id"""


async def offered(store: Store, stage: Stage, helper: str, key: str | None = None) -> str:
    return (await beginnings.offer(store, helper, Offer(stage.ask.id, NOTE), NOW + 2, key)).id


async def can_offer(store: Store, stage: Stage, person: str) -> bool:
    return any(ask.can_offer for ask in await asks.of(store, person, [stage.ask.id], NOW + 2))


async def test_whoever_reads_that_they_can_offer_may(store: Store) -> None:
    stage = await asking(store)
    for helper in (stage.cast.ines, stage.cast.cleo):
        assert await can_offer(store, stage, helper)
        assert await offered(store, stage, helper)
        assert not await can_offer(store, stage, helper)
        with pytest.raises(NoLongerOpen):
            await offered(store, stage, helper)


async def test_a_circle_mate_without_a_path_may_not(store: Store) -> None:
    stage = await asking(store)
    assert not await can_offer(store, stage, stage.cast.sam)
    with pytest.raises(InvalidInput):
        await offered(store, stage, stage.cast.sam)


async def test_nor_may_who_reads_the_ask_but_is_a_contact_no_longer(store: Store) -> None:
    for blocked in (False, True):
        stage = await asking(store)
        ada, fen = stage.cast.ada, stage.cast.fen
        assert (await requested(store, stage)).introducer == fen
        await ties.end(store, fen, ada, NOW + 1)
        if blocked:
            await blocks.block(store, ada, fen, NOW + 1)
        assert await asks.of(store, fen, [stage.ask.id], NOW + 2)
        assert not await can_offer(store, stage, fen)
        with pytest.raises(InvalidInput):
            await offered(store, stage, fen)


async def test_a_contact_in_between_no_longer_tied_may_where_their_own_give_fits(
    store: Store,
) -> None:
    stage, town = await asking(store), Town()
    cast = stage.cast
    town.tie(cast.fen, cast.ines)
    town.give(cast.fen, cast.pricing, cast.guild)
    await town.build(store)
    assert (await requested(store, stage)).introducer == cast.fen
    await ties.end(store, cast.fen, cast.ada, NOW + 1)
    found = await today.look(store, cast.fen, NOW + 2)
    assert f"ask|{stage.ask.id}" in {one.key for one in found.items}
    assert await can_offer(store, stage, cast.fen)
    assert await offered(store, stage, cast.fen)
    assert not await can_offer(store, stage, cast.fen)


async def test_an_offer_of_before_the_tie_ended_answers_its_key(store: Store) -> None:
    stage = await asking(store)
    ada, ines = stage.cast.ada, stage.cast.ines
    begun = await offered(store, stage, ines, "k")
    await ties.end(store, ada, ines, NOW + 3)
    assert await offered(store, stage, ines, "k") == begun
    with pytest.raises(NoLongerOpen):
        await offered(store, stage, ines)


@dataclass(frozen=True, slots=True)
class Ring:
    """Ada asks in the guild; Cleo, who gives, is tied to Kim, who is not in it, and to Fen, who may be."""

    store: Store
    ada: str
    kim: str
    fen: str
    cleo: str
    ask: str

    async def offer(self) -> introductions.Introduction:
        return await beginnings.offer(self.store, self.cleo, Offer(self.ask, NOTE), NOW + 1)


async def ring(
    store: Store, inside: bool, audience: asks.Audience = "CIRCLE", kims: str = "CORE"
) -> Ring:
    town = Town()
    ada, kim, fen, cleo = town.people("Ada", "Kim", "Fen", "Cleo")
    for one in (kim, fen):
        close = kims if one == kim else "NEW"
        town.tie(ada, one, ring=close)
        town.tie(one, cleo, ring=close)
    pricing = town.topic("Pricing")
    guild = town.circle(*([ada, cleo, fen] if inside else [ada, cleo]))
    town.give(cleo, pricing, guild)
    await town.build(store)
    names = [row["name"] for row in await store.rows("topics/of", viewer=ada, ids=[pricing])]
    draft = asks.Draft("How do I price it?", topics=names, circle_id=guild, audience=audience)
    return Ring(store, ada, kim, fen, cleo, (await asks.post(store, ada, draft, NOW)).id)


@pytest.mark.parametrize("inside", [True, False])
async def test_an_offer_inside_a_circle_goes_through_its_members_only(
    store: Store, inside: bool
) -> None:
    people = await ring(store, inside)
    begun = await people.offer()
    assert begun.introducer == (people.fen if inside else None)
    await answered(store, people.ada, begun.id, now=NOW + 2)
    assert (await known(store, people.ada, begun.id)).helper == people.cleo
    assert await introductions.of(store, people.kim, [begun.id]) == []
    assert await asks.of(store, people.kim, [people.ask], NOW + 3) == []


async def test_helps_that_were_taken_back_recommend_nobody(store: Store) -> None:
    people = await ring(store, True, "EXTENDED", "NEW")
    first = await ways.back(store, people.cleo, people.ask, NOW)
    (other,) = {people.kim, people.fen} - {first}
    await look(store, TAKEN_BACK, person=other, favour=new_id())
    assert await ways.back(store, people.cleo, people.ask, NOW) == first
