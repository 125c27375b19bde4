"""How much of other people's time one may ask for: starting values, each a setting of the host."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.bounds import DAY
from graph.matching import MONTH, WEEK


@dataclass(frozen=True, slots=True)
class Caps:
    """Each as the README's table of settings has it; `reminder` is the share of a step before a soft ask's."""

    open_asks: int = 5
    asks_a_week: int = 3
    asks_in_first_week: int = 1
    urgent_a_month: int = 1
    pair_days: int = 14
    fixed_days: int = 8
    step_days: int = 4
    introductions_a_week: int = 1
    reminder: float = 0.5


STARTING = Caps()


def next_open(ends: Sequence[int], caps: Caps) -> int:
    """When one more ask may be open: 0 for now, else the moment enough of these ends have passed."""
    over = len(ends) - caps.open_asks
    return sorted(ends)[over] if over >= 0 else 0


def next_new(posted: Sequence[int], joined: int, now: int, caps: Caps) -> int:
    """When one more ask may be posted: 0 for now, else the first moment the week has room again."""
    moments = sorted({now, joined + WEEK, *(at + WEEK for at in posted)})
    free = next(at for at in moments if at >= now and _room(posted, joined, at, caps))
    return free if free > now else 0


def _room(posted: Sequence[int], joined: int, now: int, caps: Caps) -> bool:
    most = caps.asks_in_first_week if now < joined + WEEK else caps.asks_a_week
    return sum(at > now - WEEK for at in posted) < most


def next_urgent(posted: Sequence[int], now: int, caps: Caps) -> int:
    """When one more urgent ask may be posted: 0 for now."""
    recent = sorted(at for at in posted if at > now - MONTH)
    over = len(recent) - caps.urgent_a_month
    return recent[over] + MONTH if over >= 0 else 0


def next_touch(unanswered: Sequence[int], now: int, caps: Caps) -> int:
    """When the same person may be asked again: 0 for now; `unanswered` is when they were."""
    until = max(unanswered, default=0) + caps.pair_days * DAY
    return until if until > now else 0
