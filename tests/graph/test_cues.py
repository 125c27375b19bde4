"""M15, M20, M54: a prompt to give first, or to ask, comes to Today once a week."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import blocks, cues, gifts, ledger, mutes, today
from graph.bounds import DAY
from graph.caps import Caps
from graph.gifts import Draft
from graph.store import Store
from tests import size
from tests.cast import small
from tests.graph.test_ledger import favour
from tests.graph.test_send_checks import asked
from tests.neighbourhood import Neighbourhood, neighbourhood
from tests.oracle_cues import NOBODY, Cue, Life, invent
from tests.town import NOW, Town, look

TOUCHED = """
MATCH (:Person {id: $me})-[k:KNOWS]->(:Person {id: $one})
SET k.touched = $at
RETURN k.touched AS at"""
LATER = NOW + 40 * DAY


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


async def test_m20_whoever_is_idle_is_prompted_once_a_week_to_give_and_once_to_ask(
    store: Store,
) -> None:
    near = await neighbourhood(store)
    days: dict[str, list[int]] = {"give": [], "cue": []}
    for day in range(15):
        for key in await near.keys(LATER + day * DAY):
            days[key.partition("|")[0]].append(day)
    assert days == {"give": [0, 7, 14], "cue": [1, 8]}


@pytest.mark.parametrize("late", [0, 1, 3 * DAY])
async def test_m20_whoever_looks_once_a_week_is_prompted_to_give_and_to_ask_in_turns(
    store: Store, late: int
) -> None:
    near = await neighbourhood(store)
    looks = [await near.keys(LATER + week * (7 * DAY + late)) for week in range(4)]
    prompts = [[key.partition("|")[0] for key in keys] for keys in looks]
    assert prompts == [["give"], ["cue"], ["give"], ["cue"]]


async def test_m20_both_are_concrete_and_seen_to_once_followed(store: Store) -> None:
    near, town = await neighbourhood(store), Town()
    town.take(near.mia, near.drawing, near.guild, note="A line a day.", visibility="MATCHING")
    await town.build(store)
    (give,) = (await near.look(LATER)).items
    assert give.about in (near.ben, near.eva) and "for 2 months" in give.reasons[0].sentence
    (ask,) = (await near.look(LATER + DAY)).items
    assert (ask.key, ask.words) == ("cue|idle", "A line a day.")
    assert [one.factor for one in ask.reasons] == ["take"]
    await near.ask(near.mia, near.drawing, LATER + DAY + 1)
    assert [one.handled for one in (await near.look(LATER + DAY + 2)).items] == [True]
    assert await cues.of(store, near.mia, LATER + DAY, LATER + DAY) == []


async def test_who_knows_nobody_is_guided_and_not_prompted(store: Store) -> None:
    town = Town()
    alone = town.person("Alone")
    await town.build(store)
    assert await cues.of(store, alone, LATER, LATER) == []
    assert (await today.look(store, alone, LATER)).guidance == today.NOBODY


async def test_somebody_who_blocked_stays_whom_one_may_give_to(store: Store) -> None:
    near = await neighbourhood(store)
    before = await cues.of(store, near.mia, LATER, LATER)
    await blocks.block(store, near.ben, near.mia, LATER)
    assert await cues.of(store, near.mia, LATER, LATER) == before


async def test_somebody_asked_or_helped_by_who_blocked_is_prompted_as_before(store: Store) -> None:
    near = await only_asked(store)
    for n in range(4):
        await favour(store, near.mia, near.ben, 0, NOW - n)
    before = await cues.of(store, near.ben, NOW + 9, NOW + 9)
    await blocks.block(store, near.mia, near.ben, NOW + 9)
    assert await cues.of(store, near.ben, NOW + 9, NOW + 9) == before
    assert {one.factor for cue in before for one in cue.reasons} >= {"asked", "helped"}


@given(seed=st.integers(0, 2**32))
@size.examples(8, 300)
async def test_prompts_follow_the_definition(store: Store, seed: int) -> None:
    life = invent(seed)
    mia, known = await lived(store, life)
    found = await cues.of(store, mia, NOW, NOW)
    numbers = {"": NOBODY} | {person: n for n, person in enumerate(known)}
    assert [
        Cue(numbers[one.person], tuple(why.factor for why in one.reasons), one.words)
        for one in found
    ] == life.cues()


async def lived(store: Store, life: Life) -> tuple[str, list[str]]:
    """Somebody of that life and their contacts, in the store."""
    town = Town()
    mia = town.person("Mia", joined=life.joined, goal=life.goal or None)
    known = [town.person(f"Contact {n}") for n in range(len(life.known))]
    for one, tie in zip(known, life.known, strict=True):
        town.tie(mia, one, ring=tie.ring, since=tie.since)
    topic, guild = town.topic("Pricing"), town.circle(mia, *known)
    names = {row["id"]: row["name"] for row in town.rows["topics"]}
    for n, note in enumerate(life.takes):
        town.take(mia, topic, guild, note=note, since=NOW - (9 - n) * DAY)
    await town.build(store)
    free = store.under(Caps(99, 99, 99, 99, 0))
    ben, eva, kai = known
    near = Neighbourhood(free, mia, ben, eva, kai, guild, topic, topic, names)
    for one in life.events:
        await happened(near, one.what, known[one.whom], one.at)
    for one, tie in zip(known, life.known, strict=True):
        await look(store, TOUCHED, me=mia, one=one, at=tie.touched)
        if tie.muted:
            await mutes.mute(store, mia, one, NOW)
    return mia, known


async def happened(near: Neighbourhood, what: str, whom: str, at: int) -> None:
    if what == "ASKED":
        await asked(near, near.mia, whom, at)
    elif what == "GAVE":
        await give(near.store, near.mia, whom, at)
    elif what == "HELPED":
        await favour(near.store, near.mia, whom, 0, at)
    else:
        await favour(near.store, whom, near.mia, 0, at)
