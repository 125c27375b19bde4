"""The order of a day's list: who waits first, something for a newcomer, and not seven of one kind."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from graph.occasions import Kind, Occasion

MOST = 7
ANSWERS = 2
# After the answers and the newcomer's place the kinds take turns, each up to its most.
TURNS: tuple[tuple[frozenset[Kind], int], ...] = (
    (frozenset({Kind.ASK}), 5),
    (frozenset({Kind.MAKE}), 2),
    (frozenset({Kind.OUTCOME, Kind.THANKS}), 3),
    (frozenset({Kind.TAKE}), 2),
)
SHOWN = (Kind.ANSWER, Kind.TIE, Kind.ASK, Kind.TAKE, Kind.MAKE, Kind.THANKS, Kind.OUTCOME)


def local(zone: str, now: int) -> str:
    """The date (YYYY-MM-DD) it is now for somebody in this zone; UTC where the zone is unknown."""
    try:
        place = ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        place = UTC
    return datetime.fromtimestamp(now / 1000, place).date().isoformat()


def arrange(found: Iterable[Occasion]) -> list[str]:
    """At most seven keys, from occasions that come the most useful first within their kind."""
    occasions = list(_one_an_ask(found))
    answers = [one for one in occasions if one.kind in (Kind.ANSWER, Kind.TIE)][:ANSWERS]
    chosen = answers + [one for one in occasions if one.newcomer][:1]
    for one in _in_turns([one for one in occasions if one not in chosen], chosen):
        if len(chosen) == MOST:
            break
        chosen.append(one)
    # The sort is stable: within a kind the order of choosing stays.
    return [one.key for one in sorted(chosen, key=lambda one: SHOWN.index(one.kind))]


def _one_an_ask(found: Iterable[Occasion]) -> Iterator[Occasion]:
    """An ask comes once: to help with it oneself, or with the best of those one could bring."""
    seen: set[tuple[bool, str]] = set()
    for one in sorted(found, key=lambda one: one.kind is Kind.MAKE):
        asks = one.kind in (Kind.ASK, Kind.MAKE)
        if (asks, one.about) not in seen:
            seen.add((asks, one.about))
            yield one


def _in_turns(occasions: Sequence[Occasion], chosen: Sequence[Occasion]) -> Iterator[Occasion]:
    """The first of every kind, then the second of every kind, and so on."""
    lines: list[list[Occasion]] = []
    for kinds, most in TURNS:
        taken = sum(one.kind in kinds for one in chosen)
        lines.append([one for one in occasions if one.kind in kinds][: most - taken])
    for turn in range(MOST):
        yield from (line[turn] for line in lines if turn < len(line))
