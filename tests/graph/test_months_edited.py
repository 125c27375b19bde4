"""A month in thanks whose words are sent twice, or many times at once, is changed once."""

import asyncio
from typing import Any

import pytest

from graph import mentions, months, receipts
from graph.months import Edited, Month
from graph.refusals import KeyReused
from graph.store import Store
from tests.cast import Cast
from tests.conftest import named_neo4j
from tests.graph.test_months import ASKED, MONTH, asked, helped, named, yes
from tests.reading import rows
from tests.town import NOW


async def agreed_to(store: Store) -> tuple[Cast, Month, Edited]:
    """A month in which Cleo is named, and other words to put there."""
    cast = await helped(store)
    month = await months.draft(store, cast.fen, cast.guild, MONTH, NOW)
    (one,) = await asked(store, cast.cleo)
    await mentions.answer(store, cast.cleo, yes(one), NOW)
    return cast, month, Edited(month.id, "A good month.", ((one.id, "read a price page"),))


async def test_an_edit_that_is_sent_again_asks_nobody_again(store: Store) -> None:
    cast, month, edited = await agreed_to(store)
    told = await asyncio.gather(
        *(months.edit(store, cast.fen, edited, NOW + 1, "k") for _ in range(5))
    )
    assert {shown.words for shown in told} == {"A good month."}
    (again,) = await asked(store, cast.cleo)
    await mentions.answer(store, cast.cleo, yes(again), NOW + 2)
    assert (await months.edit(store, cast.fen, edited, NOW + 3, "k")).words == "A good month."
    assert await named(store, cast.fen, month) == [cast.cleo]
    assert len(await rows(store, ASKED, id=cast.cleo)) == 2
    with pytest.raises(KeyReused):
        await months.edit(store, cast.fen, Edited(month.id, "Another."), NOW + 3, "k")


async def test_thirty_edits_at_once_under_one_key_are_one(store: Store) -> None:
    cast, month, edited = await agreed_to(store)
    told = await asyncio.gather(
        *(months.edit(store, cast.fen, edited, NOW + 1, "k") for _ in range(30))
    )
    assert {(shown.id, shown.words) for shown in told} == {(month.id, "A good month.")}
    assert len(await rows(store, ASKED, id=cast.cleo)) == 2


@pytest.mark.skipif(named_neo4j() is not None, reason="only on the embedded store: no turn waits")
async def test_an_edit_overtaken_by_itself_is_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast, month, edited = await agreed_to(store)
    replay, looked = receipts.replay, list[str | None]()

    async def overtaken(*given: Any) -> str | None:
        looked.append(await replay(*given))
        if len(looked) == 1:
            await months.edit(store, cast.fen, edited, NOW + 1, "k")
        return looked[-1]

    monkeypatch.setattr(receipts, "replay", overtaken)
    assert (await months.edit(store, cast.fen, edited, NOW + 1, "k")).words == "A good month."
    assert looked[:2] == [None, None] and set(looked[2:]) == {month.id}
    assert len(await rows(store, ASKED, id=cast.cleo)) == 2
