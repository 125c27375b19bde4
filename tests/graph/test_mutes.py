"""Mutes: their asks, takes and names stay away from one's own Today; nothing else changes, for nobody."""

import pytest

from graph import asks, cues, ideas, intents, mutes, openings, pairings, today
from graph.mutes import ITSELF
from graph.people import UNKNOWN
from graph.refusals import InvalidInput
from graph.store import Store
from tests import stage
from tests.cast import small
from tests.graph.test_ideas import trio
from tests.reading import rows
from tests.town import NOW

EVER = (2**53, "~")


async def test_nobody_mutes_whom_they_cannot_see_or_themselves(store: Store) -> None:
    cast = await small(store)
    for person in (cast.ada, "nothing"):
        for verb in (mutes.mute, mutes.unmute):
            with pytest.raises(InvalidInput) as refused:
                await verb(store, cast.zoe, person, NOW)
            assert refused.value.message == UNKNOWN
    with pytest.raises(InvalidInput) as refused:
        await mutes.mute(store, cast.ada, cast.ada, NOW)
    assert refused.value.message == ITSELF


async def test_a_mute_is_listed_to_its_owner_alone_and_undone(store: Store) -> None:
    cast = await small(store)
    await mutes.mute(store, cast.fen, cast.ada, NOW)
    await mutes.mute(store, cast.fen, cast.ada, NOW + 1)
    assert [(one.id, one.at) for one in await mutes.mine(store, cast.fen, EVER, 9)] == [
        (cast.ada, NOW)
    ]
    for person in (cast.ada, cast.cleo):
        assert await mutes.mine(store, person, EVER, 9) == []
        assert await mutes.of(store, person, [cast.fen, cast.ada]) == set()
    for _ in range(2):
        await mutes.unmute(store, cast.fen, cast.ada, NOW)
    assert await mutes.mine(store, cast.fen, EVER, 9) == []


async def test_their_asks_come_to_today_no_more(store: Store) -> None:
    acting = await stage.asking(store)
    cast = acting.cast

    async def fitting() -> list[str]:
        return [one.ask for one in await openings.asks_for(store, cast.cleo, NOW)]

    assert await fitting() == [acting.ask.id]
    await mutes.mute(store, cast.cleo, cast.ada, NOW)
    assert await fitting() == []
    assert (await today.look(store, cast.cleo, NOW)).items == []
    await mutes.unmute(store, cast.cleo, cast.ada, NOW)
    assert await fitting() == [acting.ask.id]


@pytest.mark.parametrize("whom", ["ada", "cleo"])
async def test_nobody_muted_is_in_a_pair_to_bring_together(store: Store, whom: str) -> None:
    cast = (await stage.asking(store)).cast
    assert await pairings.introductions_i_could_make(store, cast.fen, NOW)
    await mutes.mute(store, cast.fen, getattr(cast, whom), NOW)
    assert await pairings.introductions_i_could_make(store, cast.fen, NOW) == []


@pytest.mark.parametrize("whom", [1, 2])
async def test_nobody_muted_is_in_an_idea(store: Store, whom: int) -> None:
    people = await trio(store)
    assert await ideas.of(store, people[0], 9, NOW)
    await mutes.mute(store, people[0], people[whom], NOW)
    assert await ideas.of(store, people[0], 9, NOW) == []


async def test_all_else_stays(store: Store) -> None:
    """The muted one's matches and ways in are the same, and so is what either reads of the other."""
    acting = await stage.asking(store)
    cast = acting.cast

    async def seen() -> list[object]:
        found = await asks_of(store, acting)
        pages = [await intents.of(store, cast.fen, [cast.ada, cast.cleo], NOW)]
        return [found, pages, await cues.of(store, cast.ada, NOW, NOW)]

    before = await seen()
    await mutes.mute(store, cast.fen, cast.ada, NOW)
    await mutes.mute(store, cast.cleo, cast.ada, NOW)
    assert await seen() == before
    told = await rows(
        store, "MATCH (o:Outbox {to: $to}) RETURN o.kind", to=f"{cast.ada}@example.org"
    )
    assert told == []


async def asks_of(store: Store, acting: stage.Stage) -> list[tuple[str, str | None, str]]:
    found = await asks.matches(store, acting.cast.ada, acting.ask.id, stage.SECRET, 10, NOW)
    return [(one.introducer, one.runner_up, one.helper) for one in found]
