"""M54: the band depends on the stage; leaving it says so to its owner and does nothing else."""

import pytest

from graph import balance, ledger
from graph.balance import BANDS, Balance, Band, Counts, Stage, weigh
from graph.bounds import DAY
from graph.store import Store
from tests.cast import small
from tests.graph.test_ledger import favour
from tests.town import NOW

OLD, YOUNG = NOW - 500 * DAY, NOW - 10 * DAY


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (Counts(YOUNG, 0, 0, 0, 0), Balance(Stage.NEWCOMER, Band.WITHIN)),
        (Counts(YOUNG, 0, 8, 0, 8), Balance(Stage.NEWCOMER, Band.WITHIN)),
        (Counts(OLD, 0, 8, 0, 8), Balance(Stage.ESTABLISHED, Band.BELOW)),
        (Counts(OLD, 4, 8, 4, 4), Balance(Stage.ESTABLISHED, Band.WITHIN)),
        (Counts(OLD, 8, 8, 8, 0), Balance(Stage.ESTABLISHED, Band.ABOVE)),
        (Counts(OLD, 20, 40, 3, 6), Balance(Stage.SENIOR, Band.BELOW)),
        (Counts(OLD, 20, 40, 6, 3), Balance(Stage.SENIOR, Band.WITHIN)),
        (Counts(OLD, 3, 3, 3, 0), Balance(Stage.ESTABLISHED, Band.WITHIN)),
    ],
)
def test_m54_the_same_share_weighs_differently_by_stage(counts: Counts, expected: Balance) -> None:
    assert weigh(counts, NOW) == expected


def test_the_more_senior_the_more_one_is_meant_to_give() -> None:
    lows = [BANDS[stage][0] for stage in Stage]
    assert lows == sorted(lows) and all(low < high <= 0.9 for low, high in BANDS.values())


async def test_it_is_weighed_from_the_ledger(store: Store) -> None:
    cast = await small(store)
    assert await balance.of(store, cast.ada, NOW) == Balance(Stage.NEWCOMER, Band.WITHIN)
    taken = [await favour(store, cast.cleo, cast.ada, 0, NOW - n) for n in range(4)]
    assert await balance.of(store, cast.ada, NOW) == Balance(Stage.ESTABLISHED, Band.BELOW)
    assert await balance.of(store, cast.cleo, NOW) == Balance(Stage.ESTABLISHED, Band.ABOVE)
    await ledger.take_back(store, cast.cleo, taken[0], "", NOW)
    assert await balance.of(store, cast.ada, NOW) == Balance(Stage.ESTABLISHED, Band.WITHIN)
