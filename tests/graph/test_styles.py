"""Styles mean something: what each says stands in the room's README, and the reminder keeps to it."""

from pathlib import Path

import pytest

import graph
from graph import asks, lapses
from graph.answers import Answer
from graph.asks import Draft
from graph.bounds import DAY
from graph.caps import Caps
from graph.refusals import InvalidInput
from graph.store import Store
from graph.styles import STYLES
from tests.cast import small
from tests.graph.test_answers import mailed
from tests.stage import answered, asking, requested
from tests.town import NOW

README = (Path(graph.__file__).parent / "README.md").read_text()


def test_the_table_of_the_readme_is_this_one() -> None:
    for name, style in STYLES.items():
        answer = "yes" if style.answer else "no"
        reminder = f"after {style.reminder:g} of the step" if style.reminder else "none"
        row = f"| {name} | {style.opening} | {style.first} | {answer} | {reminder} |"
        assert row in README


@pytest.mark.parametrize(("style", "day"), [("SOFT", 2), ("HARD", 1), ("CASUAL", 0)])
async def test_a_reminder_goes_when_the_style_says(store: Store, style: str, day: int) -> None:
    stage = await asking(store, style=style)
    begun = await requested(store, stage)
    assert STYLES[style].reminder * 4 == day
    for at in range(4):
        await lapses.remind(store, NOW + at * DAY)
        assert await mailed(store, begun.id, "reminder") == int(0 < day <= at)
    await answered(store, stage.cast.fen, begun.id, Answer.NO, NOW + 3 * DAY)


@pytest.mark.parametrize(("style", "day"), [("SOFT", 6), ("HARD", 3)])
async def test_a_host_may_set_how_long_a_step_waits_and_when_it_reminds(
    store: Store, style: str, day: int
) -> None:
    patient = store.under(Caps(step_days=8, reminder=0.75))
    stage = await asking(patient, style=style)
    begun = await requested(patient, stage)
    assert begun.step_due == NOW + 8 * DAY
    for at in range(8):
        await lapses.remind(patient, NOW + at * DAY)
        assert await mailed(store, begun.id, "reminder") == int(day <= at)


async def test_an_ask_is_never_posted_cold(store: Store) -> None:
    cast = await small(store)
    with pytest.raises(InvalidInput) as refused:
        await asks.post(store, cast.ada, Draft("How do I row?", style="COLD"), NOW)
    assert refused.value.path == "style"
