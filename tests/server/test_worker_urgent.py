"""What is urgent goes at once or not at all: never late, and not from whom its reader blocks."""

import pytest

from graph import asks, blocks, notices, outbox
from graph.asks import Draft
from graph.bounds import DAY
from graph.notices import Change, Pace
from graph.store import Store
from tests.cast import small
from tests.server.conftest import Place

URGENT = Draft("My talk is tonight and the slides are gone!", [], urgent=True)
TODAY = "Somebody near you needs help today"


@pytest.mark.parametrize(
    ("pace", "comes"), [(Pace.DAILY, 1), (Pace.WEEKLY, 1), (Pace.INSTANT, 1), (Pace.OFF, 0)]
)
async def test_m45_what_is_urgent_goes_at_once_or_not_at_all(
    server: Place, store: Store, pace: Pace, comes: int
) -> None:
    cast, now = await small(store), server.clock.at
    await notices.change(store, cast.fen, Change(requests=pace))
    address, other = f"{cast.fen}@example.org", {"name": "Ines"}
    await asks.post(store, cast.ada, URGENT, now)
    await store.write(lambda tx: outbox.put(tx, "help_logged", address, other, now))
    subjects = [letter["Subject"] for letter in await server.mail_to(address)]
    assert subjects.count(TODAY) == comes
    assert len(subjects) == comes + (pace is Pace.INSTANT)


@pytest.mark.parametrize("over", ["withdrawn", "expired", "blocked", "blocks them", "not at all"])
async def test_m45_what_was_urgent_is_not_told_late_nor_from_whom_its_reader_blocks(
    server: Place, store: Store, over: str
) -> None:
    cast, now = await small(store), server.clock.at
    ask = await asks.post(store, cast.ada, URGENT, now)
    if over == "withdrawn":
        await asks.withdraw(store, cast.ada, ask.id, now)
    elif over == "expired":
        server.clock.at += DAY
    elif over == "blocked":
        await blocks.block(store, cast.fen, cast.ada, now)
    elif over == "blocks them":
        await blocks.block(store, cast.ada, cast.fen, now)
    letters = await server.mail_to(f"{cast.fen}@example.org")
    comes = over in ("blocks them", "not at all")
    assert [letter["Subject"] for letter in letters] == [TODAY] * comes
