"""Giving and taking in balance: a band that depends on how long one is here, for oneself alone."""

from dataclasses import dataclass
from enum import StrEnum

from graph.bounds import DAY
from graph.store import Store

WINDOW_DAYS = 180
# Fewer than these in the window say nothing yet.
LEAST_FAVOURS = 4
NEWCOMER_DAYS = 60
NEWCOMER_FAVOURS = 3
SENIOR_DAYS = 365
SENIOR_HELPS = 12


class Stage(StrEnum):
    NEWCOMER = "NEWCOMER"
    ESTABLISHED = "ESTABLISHED"
    SENIOR = "SENIOR"


class Band(StrEnum):
    BELOW = "BELOW"
    WITHIN = "WITHIN"
    ABOVE = "ABOVE"


# The share of what one gave in all that passed through one's hands. Whoever is new may take more than they
# give, whoever is senior gives more than they take; nobody is meant to give only (mechanisms: M54).
BANDS = {
    Stage.NEWCOMER: (0.0, 0.8),
    Stage.ESTABLISHED: (0.3, 0.8),
    Stage.SENIOR: (0.45, 0.9),
}


@dataclass(frozen=True, slots=True)
class Counts:
    """`joined` in UTC ms; `helped` and `favours` ever, `given` and `received` in the window."""

    joined: int
    helped: int
    favours: int
    given: int
    received: int


@dataclass(frozen=True, slots=True)
class Balance:
    stage: Stage
    band: Band


async def of(store: Store, viewer: str, now: int) -> Balance:
    since = now - WINDOW_DAYS * DAY
    counts = await store.one(Counts, "balance/counts", viewer=viewer, since=since)
    return weigh(counts or Counts(now, 0, 0, 0, 0), now)


def weigh(counts: Counts, now: int) -> Balance:
    stage = _stage(counts, now)
    return Balance(stage, _band(counts, *BANDS[stage]))


def _stage(counts: Counts, now: int) -> Stage:
    if now - counts.joined < NEWCOMER_DAYS * DAY or counts.favours < NEWCOMER_FAVOURS:
        return Stage.NEWCOMER
    senior = now - counts.joined >= SENIOR_DAYS * DAY and counts.helped >= SENIOR_HELPS
    return Stage.SENIOR if senior else Stage.ESTABLISHED


def _band(counts: Counts, low: float, high: float) -> Band:
    favours = counts.given + counts.received
    if favours < LEAST_FAVOURS:
        return Band.WITHIN
    share = counts.given / favours
    return Band.BELOW if share < low else Band.ABOVE if share > high else Band.WITHIN
