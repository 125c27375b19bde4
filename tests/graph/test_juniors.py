"""Toward a junior an ask carries no duty to answer: no reminder, no count, and nobody is told."""

import pytest

from graph import badges, juniors, lapses, manners
from graph.bounds import DAY
from graph.introductions import State
from graph.refusals import InvalidInput
from graph.store import Store
from tests.graph.test_answers import mailed
from tests.stage import asking, requested, seen
from tests.town import NOW


async def test_a_junior_owes_no_answer_and_nobody_sees_why(store: Store) -> None:
    shown: list[object] = []
    for junior in (False, True):
        stage = await asking(store)
        ada, fen = stage.cast.ada, stage.cast.fen
        await juniors.mark(store, fen, stage.cast.guild, junior, NOW)
        begun = await requested(store, stage)
        assert (await manners.of(store, fen, [begun.id]))[begun.id].due is not junior
        assert (await badges.of(store, fen, NOW)).answers == int(not junior)
        await lapses.remind(store, NOW + 3 * DAY)
        assert await mailed(store, begun.id, "reminder") == int(not junior)
        shown.append((await manners.of(store, ada, [begun.id]))[begun.id])
        shown += [await seen(store, ada, begun.id, NOW + day * DAY) for day in (1, 5, 9)]
        at_introducer = await seen(store, fen, begun.id)
        assert at_introducer and at_introducer.state is State.WITH_INTRODUCER
    assert shown[:4] == shown[4:]


async def test_the_mark_counts_in_its_own_circle_only(store: Store) -> None:
    stage = await asking(store)
    within = await asking(store, audience="EXTENDED", circle_id=None)
    await juniors.mark(store, stage.cast.fen, stage.cast.guild, True, NOW)
    assert await juniors.of(store, stage.cast.fen) == {stage.cast.guild}
    assert await juniors.of(store, within.cast.fen) == set()
    await juniors.mark(store, stage.cast.fen, stage.cast.guild, False, NOW)
    assert await juniors.of(store, stage.cast.fen) == set()
    with pytest.raises(InvalidInput):
        await juniors.mark(store, stage.cast.zoe, stage.cast.guild, True, NOW)
