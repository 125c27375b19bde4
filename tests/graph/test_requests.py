"""Why you, and how many this week: to the contact in between alone; and their pause."""

from graph import asks, people, requests
from graph.bounds import DAY
from graph.people import Profile
from graph.store import Store
from tests.stage import SECRET, answered, asking, requested
from tests.town import NOW, look


async def test_only_the_contact_in_between_learns_it(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    told = (await requests.of(store, stage.cast.fen, [begun.id], NOW))[begun.id]
    assert told.asked == 1
    assert [reason.factor for reason in told.reasons] == ["topic", "path"]
    assert told.reasons[0].sentence.startswith("Cleo gives Pricing")
    assert told.reasons[1].sentence == "You know both Ada and Cleo"
    await answered(store, stage.cast.fen, begun.id)
    for other in (stage.cast.ada, stage.cast.cleo, stage.cast.zoe):
        assert await requests.of(store, other, [begun.id], NOW) == {}


async def test_a_give_that_is_not_shown_is_not_named(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    hide = "MATCH (g:Intent {id: $id}) SET g.visibility = 'MATCHING' RETURN g.id AS id"
    await look(store, hide, id=stage.cast.give)
    told = (await requests.of(store, stage.cast.fen, [begun.id], NOW))[begun.id]
    assert [reason.factor for reason in told.reasons] == ["path"]


async def test_whoever_pauses_is_named_as_a_way_in_no_more(store: Store) -> None:
    stage = await asking(store)
    ada, fen, ines = stage.cast.ada, stage.cast.fen, stage.cast.ines

    async def named(now: int) -> list[str]:
        return [m.introducer for m in await asks.matches(store, ada, stage.ask.id, SECRET, 9, now)]

    assert await named(NOW) == [fen]
    mine = await people.update(store, fen, Profile(paused=NOW + DAY), NOW)
    assert mine.paused == NOW + DAY
    assert await named(NOW) == [ines]
    assert await named(NOW + DAY) == [fen]
    await people.update(store, fen, Profile(paused=0), NOW)
    assert await named(NOW) == [fen]
