"""The order of a day's list: who waits first, something for a newcomer, and not seven of one kind."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from graph.occasions import TWO, Kind, Occasion

MOST = 7
ANSWERS = 2
WAITING = frozenset({Kind.ANSWER, Kind.TIE, Kind.CONFIRM, Kind.MENTION})
# After the answers and the newcomer's place the kinds take turns, each up to its most, the one that brings
# the most good for the least of anybody's time first.
TURNS: tuple[tuple[frozenset[Kind], int], ...] = (
    (frozenset({Kind.ASK}), 5),
    (frozenset({Kind.MAKE}), 2),
    (frozenset({Kind.OUTCOME, Kind.THANKS, Kind.ASK_ENDS, Kind.INTENT_ENDS}), 3),
    (frozenset({Kind.PAIR}), 1),
    (frozenset({Kind.GIVE, Kind.CUE}), 1),
    (frozenset({Kind.TAKE}), 2),
)
# Prompts of Weft's own, not something that somebody waits for: once a week is enough.
WEEKLY = frozenset({Kind.GIVE, Kind.CUE})
SHOWN = (
    Kind.ANSWER, Kind.TIE, Kind.CONFIRM, Kind.MENTION, Kind.ASK, Kind.TAKE, Kind.MAKE, Kind.PAIR,
    Kind.THANKS, Kind.OUTCOME, Kind.ASK_ENDS, Kind.INTENT_ENDS, Kind.GIVE, Kind.CUE,
)  # fmt: skip


def local(zone: str, now: int) -> str:
    """The date (YYYY-MM-DD) it is now for somebody in this zone; UTC where the zone is unknown."""
    try:
        place = ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        place = UTC
    return datetime.fromtimestamp(now / 1000, place).date().isoformat()


def arrange(found: Iterable[Occasion], came: Mapping[Kind, int]) -> list[str]:
    """At most seven keys, of occasions that come the most useful first within their kind; `came`: when it last did."""
    occasions = sorted(_one_an_ask(found), key=lambda one: _rested(one.kind, came))
    answers = [one for one in occasions if one.kind in WAITING][:ANSWERS]
    chosen = answers + [one for one in occasions if one.newcomer][:1]
    for one in _in_turns([one for one in occasions if one not in chosen], chosen):
        if len(chosen) == MOST:
            break
        chosen.append(one)
    # The sort is stable: within a kind the order of choosing stays.
    return [one.key for one in sorted(chosen, key=lambda one: SHOWN.index(one.kind))]


def _rested(kind: Kind, came: Mapping[Kind, int]) -> int:
    """Prompts share a place: the one that came longest ago is first, also for whoever looks once a week."""
    return came.get(kind, 0) if kind in WEEKLY else 0


def _one_an_ask(found: Iterable[Occasion]) -> Iterator[Occasion]:
    """An ask or take comes once: to help with it oneself, or with the best of those one could bring."""
    seen: set[tuple[bool, str]] = set()
    for one in sorted(found, key=lambda one: one.kind in TWO):
        asks = one.kind in (Kind.ASK, Kind.MAKE)
        if (asks, one.about) not in seen:
            seen.add((asks, one.about))
            yield one


def _in_turns(occasions: Sequence[Occasion], chosen: Sequence[Occasion]) -> Iterator[Occasion]:
    """The first of every kind, then the second of every kind, and so on."""
    lines: list[list[Occasion | None]] = []
    for kinds, most in TURNS:
        taken = sum(one.kind in kinds for one in chosen)
        line = [one for one in occasions if one.kind in kinds][: most - taken]
        lines.append([None] * taken + line)
    for turn in range(MOST):
        yield from (one for line in lines for one in line[turn : turn + 1] if one)
