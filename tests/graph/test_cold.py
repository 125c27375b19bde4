"""A cold ask: a circle-mate to whom no path leads, with what it has to carry, and nobody else."""

import pytest

from graph import beginnings, lapses, manners, people
from graph.answers import Answer
from graph.beginnings import Direct
from graph.bounds import DAY, sentences
from graph.cold import Words
from graph.introductions import Introduction
from graph.people import Profile
from graph.refusals import InvalidInput, PathExists
from graph.store import Store
from tests.graph.test_answers import mailed
from tests.stage import NOTE, Stage, answered, asking, known, requested, seen
from tests.town import NOW, look

WORDS = Words(
    "I set prices. I row too.", "https://example.org/work", "Half an hour, then a summary."
)


async def directly(store: Store, stage: Stage, helper: str, words: Words | None) -> Introduction:
    direct = Direct(stage.ask.id, helper, NOTE, words)
    return await beginnings.ask_directly(store, stage.cast.ada, direct, NOW)


async def test_it_carries_who_asks_their_work_and_what_comes_after(store: Store) -> None:
    stage = await asking(store)
    with pytest.raises(InvalidInput) as refused:
        await directly(store, stage, stage.cast.sam, None)
    assert refused.value.path == "cold"
    begun = await directly(store, stage, stage.cast.sam, WORDS)
    for person in (stage.cast.ada, stage.cast.sam):
        manner = (await manners.of(store, person, [begun.id]))[begun.id]
        assert (manner.style, manner.cold, manner.due) == ("COLD", WORDS, False)
    assert await manners.of(store, stage.cast.fen, [begun.id]) == {}


async def test_nobody_else_is_asked_cold(store: Store) -> None:
    stage = await asking(store)
    for known_already in (stage.cast.fen, stage.cast.ines):
        with pytest.raises(InvalidInput) as refused:
            await directly(store, stage, known_already, WORDS)
        assert refused.value.path == "cold"
    with pytest.raises(PathExists):
        await directly(store, stage, stage.cast.cleo, WORDS)
    with pytest.raises(InvalidInput):
        await directly(store, stage, stage.cast.zoe, WORDS)


@pytest.mark.parametrize("why", ["closed", "full", "gives nothing"])
async def test_a_path_to_whoever_is_no_match_is_not_told_of(store: Store, why: str) -> None:
    stage = await asking(store)
    cleo, give = stage.cast.cleo, "MATCH (g:Intent {id: $give}) SET g += $changed"
    if why == "closed":
        await people.update(store, cleo, Profile(open=False), NOW)
    else:
        changed = {"capacity": 0} if why == "full" else {"closed": True}
        await look(store, give, give=stage.cast.give, changed=changed)
    begun = [await directly(store, stage, one, WORDS) for one in (cleo, stage.cast.sam)]
    shown = [await seen(store, stage.cast.ada, one.id) for one in begun]
    assert shown[0] == shown[1]
    reached = await seen(store, cleo, begun[0].id)
    assert (reached is not None) is (why == "gives nothing")


async def test_whoever_was_asked_for_through_somebody_is_not_told_apart(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    for _ in range(2):
        with pytest.raises(PathExists):
            await directly(store, stage, stage.cast.cleo, WORDS)
        await answered(store, stage.cast.fen, begun.id, Answer.NO)


@pytest.mark.parametrize(
    ("words", "path"),
    [
        (Words("", WORDS.work, WORDS.after), "cold.who"),
        (Words("One. Two. Three.", WORDS.work, WORDS.after), "cold.who"),
        (Words(WORDS.who, "", WORDS.after), "cold.work"),
        (Words(WORDS.who, "javascript:alert(1)", WORDS.after), "cold.work"),
        (Words(WORDS.who, WORDS.work, " "), "cold.after"),
    ],
)
async def test_what_it_lacks_is_named(store: Store, words: Words, path: str) -> None:
    stage = await asking(store)
    with pytest.raises(InvalidInput) as refused:
        await directly(store, stage, stage.cast.sam, words)
    assert refused.value.path == path


async def test_it_is_never_reminded_of(store: Store) -> None:
    stage = await asking(store)
    begun = await directly(store, stage, stage.cast.sam, WORDS)
    await lapses.remind(store, NOW + 3 * DAY)
    assert await mailed(store, begun.id, "reminder") == 0
    assert (await known(store, stage.cast.sam, begun.id)).recorded == "WITH_HELPER"


def test_two_sentences_may_hold_a_web_address() -> None:
    assert sentences("who", "I work at example.org. I row.") == "I work at example.org. I row."
