"""Whoever was not told of an introduction finds no gap where it would be."""

from graph import beginnings, introductions
from graph.beginnings import Offer
from graph.store import Store
from tests.stage import NEWEST, NOTE, asking, requested
from tests.town import NOW


async def test_an_offer_leaves_no_gap_on_a_page_of_the_contact_in_between(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    introducer = begun.introducer or ""
    await beginnings.offer(store, stage.cast.cleo, Offer(stage.ask.id, NOTE), NOW + 1)
    found = await introductions.over(store, introducer, stage.ask.id, NEWEST, 1)
    assert [one.id for one in found] == [begun.id]
