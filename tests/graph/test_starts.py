"""A beginning has its date from the start: as many days on as the host says, and never beyond the end of the ask."""

from graph import beginnings, blocks, proposals
from graph.beginnings import Direct, Offer
from graph.bounds import DAY
from graph.caps import Caps
from graph.introductions import State
from graph.proposals import Proposal
from graph.store import Store
from tests.stage import NOTE, asking, requested, seen
from tests.streets import street
from tests.town import NOW

SOON = NOW + 5 * DAY


async def test_an_introduction_does_not_outlive_its_ask(store: Store) -> None:
    stage = await asking(store, urgent=True)
    begun = await requested(store, stage)
    assert begun.due == begun.step_due == stage.ask.expires == NOW + DAY
    shown = await seen(store, stage.cast.ada, begun.id, NOW + DAY - 1)
    assert shown and (shown.state, shown.answer_by) == (State.WAITING, NOW + DAY)
    for person in (stage.cast.ada, stage.cast.fen):
        over = await seen(store, person, begun.id, NOW + DAY)
        assert over and over.state is State.CLOSED


async def test_every_beginning_over_an_ask_ends_with_it_whoever_is_kept_out(store: Store) -> None:
    found = await street(store, 4, expires_at=SOON)
    ada, ask = found.ada, found.ask.id
    direct = Direct(ask, found.between[0], NOTE)
    begun = [await beginnings.ask_directly(store, ada, direct, NOW), await found.request(1)]
    begun.append(await beginnings.offer(store, found.helpers[2], Offer(ask, NOTE), NOW))
    await blocks.block(store, found.helpers[3], ada, NOW)
    kept = Proposal(found.helpers[3], NOTE, ask_id=ask)
    begun.append(await proposals.propose(store, found.between[3], kept, NOW))
    assert {one.due for one in begun} == {SOON}


async def test_how_many_days_it_is_at_most_is_the_hosts(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store.under(Caps(fixed_days=6, step_days=3)), stage)
    assert (begun.due, begun.step_due) == (NOW + 6 * DAY, NOW + 3 * DAY)
