"""M15, M20, M54: a prompt to give first, or to ask, comes to Today once a week."""

from graph import cues, gifts, ledger, today
from graph.bounds import DAY
from graph.gifts import Draft
from graph.store import Store
from tests.cast import small
from tests.graph.test_ledger import favour
from tests.graph.test_send_checks import asked
from tests.neighbourhood import Neighbourhood, neighbourhood
from tests.town import NOW


async def only_asked(store: Store) -> Neighbourhood:
    """Ben asked Mia three times and gave her nothing."""
    near = await neighbourhood(store)
    for n in range(3):
        await asked(near, near.ben, near.mia, NOW + n)
    return near


async def give(store: Store, who: str, whom: str, now: int) -> None:
    await gifts.give(store, who, Draft(gifts.Kind.NOTE, whom, "I thought of you."), now)


async def test_whom_one_only_asked_one_may_give_first(store: Store) -> None:
    near = await only_asked(store)
    (cue,) = await cues.of(store, near.ben, NOW + 9, NOW + 9)
    assert (cue.person, [one.factor for one in cue.reasons]) == (near.mia, ["asked"])
    assert await cues.of(store, near.mia, NOW + 9, NOW + 9) == []
    assert f"give|{near.mia}" in await near.keys(NOW + 9, near.ben)
    await give(store, near.ben, near.mia, NOW + 10)
    (item,) = [one for one in (await near.look(NOW + 11, near.ben)).items if one.kind == "give"]
    assert item.handled
    assert await cues.of(store, near.ben, NOW + 12, NOW + 12) == []


async def test_a_prompt_comes_once_a_week(store: Store) -> None:
    near = await only_asked(store)
    days = [day for day in range(15) if await cue_on(near, NOW + 9 + day * DAY)]
    assert days == [0, 7, 14]


async def cue_on(near: Neighbourhood, now: int) -> bool:
    return any(key.startswith("give|") for key in await near.keys(now, near.ben))


async def test_m54_leaving_the_band_prompts_a_give_to_who_helped_or_an_ask(store: Store) -> None:
    cast = await small(store)
    assert await cues.of(store, cast.fen, NOW, NOW) == []
    taken = [await favour(store, cast.fen, cast.ada, 0, NOW - n) for n in range(4)]
    (below,) = await cues.of(store, cast.ada, NOW, NOW)
    assert below.person == cast.fen and below.reasons[0].sentence == cues.RECEIVED
    (above,) = await cues.of(store, cast.fen, NOW, NOW)
    assert above.person == "" and above.reasons[0].sentence == cues.GAVE
    keys = [one.key for one in (await today.look(store, cast.fen, NOW)).items]
    assert "cue|balance" in keys
    await ledger.take_back(store, cast.fen, taken[0], "", NOW)
    assert await cues.of(store, cast.ada, NOW, NOW) == []


async def test_an_ask_follows_the_prompt_to_ask(store: Store) -> None:
    near = await neighbourhood(store)
    for n in range(4):
        await favour(store, near.mia, near.ben, 0, NOW - n)
    assert "cue|balance" in await near.keys(NOW, near.mia)
    await near.ask(near.mia, now=NOW + 1)
    items = (await near.look(NOW + 2, near.mia)).items
    assert [one.handled for one in items if one.key == "cue|balance"] == [True]


async def test_who_helped_and_is_no_contact_is_not_named(store: Store) -> None:
    cast = await small(store)
    for n in range(4):
        await favour(store, cast.cleo, cast.ada, 0, NOW - n)
    assert await cues.of(store, cast.ada, NOW, NOW) == []
