"""What is owed on a day can be given: to somebody who is there, for a help that stands."""

from graph import departures, favours, ledger, occasions
from graph.bounds import DAY
from graph.occasions import Kind
from graph.store import Store
from tests.reading import rows
from tests.stage import asking, introduced
from tests.town import NOW

OWED = frozenset({Kind.OUTCOME, Kind.THANKS})
FAVOUR = "MATCH (f:Favour)-[:OVER]->(:Introduction {id: $id}) RETURN f.id AS id"
AT = NOW + 3 * DAY


async def owed(store: Store, person: str) -> list[str]:
    found = await occasions.found(store, occasions.Look(person, AT, AT), OWED)
    return [f"{one.kind}|{one.about}" for one in found]


async def test_nothing_is_owed_over_whom_has_left(store: Store) -> None:
    for helped in (False, True):
        stage = await asking(store)
        opened = await introduced(store, stage)
        if helped:
            await favours.record(store, stage.cast.ada, opened.id, True, "", NOW)
        kind = "thanks" if helped else "outcome"
        assert await owed(store, stage.cast.ada) == [f"{kind}|{opened.id}"]
        await departures.leave(store, stage.cast.cleo, stage.cast.cleo, NOW, NOW)
        assert await owed(store, stage.cast.ada) == []


async def test_thanks_are_not_owed_for_a_help_that_was_taken_back(store: Store) -> None:
    stage = await asking(store)
    opened = await introduced(store, stage)
    await favours.record(store, stage.cast.ada, opened.id, True, "", NOW)
    assert await owed(store, stage.cast.ada) == [f"thanks|{opened.id}"]
    (favour,) = await rows(store, FAVOUR, id=opened.id)
    await ledger.take_back(store, stage.cast.cleo, favour["id"], "", NOW + 1)
    assert await owed(store, stage.cast.ada) == []
