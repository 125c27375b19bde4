"""Suspensions: matched with nobody by any engine, until the date; then all is as before."""

from dataclasses import fields

import pytest

from graph import asks, mirror_load, suspensions
from graph.bounds import DAY
from graph.mirror import Mirror
from graph.people import visible
from graph.refusals import Suspended
from graph.store import Store
from tests import stage
from tests.judging import suspend
from tests.mirrored import serving
from tests.town import NOW

UNTIL = NOW + DAY


@pytest.mark.parametrize("who", ["ada", "fen", "cleo"])
async def test_whoever_is_suspended_matches_nobody_in_any_engine(store: Store, who: str) -> None:
    acting = await stage.asking(store)
    cast, mirror = acting.cast, Mirror()
    known = {getattr(cast, name.name) for name in fields(cast)} | {acting.ask.id}
    await mirror_load.refresh(store, mirror, known, NOW)
    heard: set[str] = set()
    store.listening.append(lambda noted: heard.update(one.of for one in noted))

    async def ways() -> list[tuple[str, str | None]]:
        """From the store, and from a mirror that reads what was noted and no more."""
        await mirror_load.refresh(store, mirror, heard, NOW)
        told: list[list[tuple[str, str | None]]] = []
        for held in (None, mirror):
            with serving(held):
                found = await asks.matches(store, cast.ada, acting.ask.id, stage.SECRET, 10, NOW)
            told.append([(one.introducer, one.runner_up) for one in found])
        assert told[0] == told[1]
        return told[0]

    before = await ways()
    assert before == [(cast.fen, cast.ines)]
    await suspend(store, getattr(cast, who), UNTIL, NOW)
    assert await ways() == ([(cast.ines, None)] if who == "fen" else [])
    await suspensions.finish(store, UNTIL)
    assert await ways() == before


async def test_it_ends_at_its_date(store: Store) -> None:
    cast = (await stage.asking(store)).cast
    await suspend(store, cast.cleo, UNTIL, NOW)
    with pytest.raises(Suspended) as refused:
        await suspensions.check(store, cast.cleo, UNTIL - 1)
    assert refused.value.until == UNTIL
    await suspensions.check(store, cast.cleo, UNTIL)
    await suspensions.finish(store, UNTIL)
    (me,) = await visible(store, cast.cleo, [cast.cleo], UNTIL)
    assert me.open
