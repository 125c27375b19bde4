"""Whoever was not told of an introduction finds no gap where it would be."""

from dataclasses import dataclass

from graph import answers, asks, beginnings, introductions, proposals
from graph.answers import Answer, Given
from graph.asks import Draft
from graph.beginnings import Offer, Way
from graph.introductions import State
from graph.proposals import Proposal
from graph.store import Store
from tests.stage import NEWEST, NOTE, SECRET, answered, asking, requested, seen
from tests.town import NOW, Town


async def test_an_offer_leaves_no_gap_on_a_page_of_the_contact_in_between(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    introducer = begun.introducer or ""
    await beginnings.offer(store, stage.cast.cleo, Offer(stage.ask.id, NOTE), NOW + 1)
    found = await introductions.over(store, introducer, stage.ask.id, NEWEST, 1)
    assert [one.id for one in found] == [begun.id]


@dataclass(frozen=True, slots=True)
class Two:
    """Ada may be led to Cleo by Fen, to Dora by Fen and by Ines."""

    store: Store
    ada: str
    fen: str
    ines: str
    cleo: str
    dora: str
    ask: str

    async def request(self, helper: str, introducer: str) -> str:
        found = await asks.matches(self.store, self.ada, self.ask, SECRET, 10, NOW)
        (match,) = [match for match in found if match.helper == helper]
        way = Way(self.ask, match.id, NOTE, introducer)
        return (await beginnings.request(self.store, self.ada, way, SECRET, NOW)).id

    async def offered(self) -> set[str]:
        found = await asks.matches(self.store, self.ada, self.ask, SECRET, 10, NOW)
        return {match.helper for match in found}


async def two(store: Store) -> Two:
    town = Town()
    ada, fen, ines, cleo, dora = (
        town.person(name, weekly=9) for name in ("Ada", "Fen", "Ines", "Cleo", "Dora")
    )
    for one, other in ((ada, fen), (ada, ines), (fen, cleo), (fen, dora), (ines, dora)):
        town.tie(one, other)
    pricing = town.topic("Pricing")
    guild = town.circle(fen, ada, ines, cleo, dora)
    names = town.rows["topics"][0]["name"]
    for helper in (cleo, dora):
        town.give(helper, pricing, guild)
    await town.build(store)
    ask = await asks.post(store, ada, Draft("How do I price it?", topics=[names]), NOW)
    return Two(store, ada, fen, ines, cleo, dora, ask.id)


async def test_whom_the_introducer_chose_stays_a_match_until_they_meet(store: Store) -> None:
    people = await two(store)
    first = await people.request(people.cleo, people.fen)
    await answers.answer(store, people.fen, Given(first, Answer.YES, people.dora), NOW)
    assert await people.offered() == {people.dora}
    second = await people.request(people.dora, people.ines)
    await answered(store, people.ines, second)
    for begun in (first, second):
        shown = await seen(store, people.ada, begun)
        assert shown and shown.state is State.WAITING
    assert await seen(store, people.dora, second) is None
    await answered(store, people.dora, first)
    met = await seen(store, people.ada, first)
    assert met and met.state is State.INTRODUCED


async def test_whoever_reaches_a_helper_first_brings_the_two_together(store: Store) -> None:
    people = await two(store)
    asked = await people.request(people.dora, people.fen)
    proposal = Proposal(people.dora, NOTE, ask_id=people.ask)
    proposed = await proposals.propose(store, people.ines, proposal, NOW)
    await answered(store, people.fen, asked)
    assert await seen(store, people.dora, asked) is None
    shown = await seen(store, people.dora, proposed.id)
    assert shown and shown.waiting_for_me
