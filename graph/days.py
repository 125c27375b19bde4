"""The order of a day's list: who waits first, something for a newcomer, and not seven of one kind."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from graph.occasions import TWO, Kind, Occasion, read

MOST = 7
ANSWERS = 2
ASKS = 5
WAITING = frozenset({Kind.ANSWER, Kind.TIE, Kind.CONFIRM, Kind.MENTION})
# After the answers, what is urgent and the newcomer's place the kinds take turns, each up to its most, the one
# that brings the most good for the least of anybody's time first.
TURNS: tuple[tuple[frozenset[Kind], int], ...] = (
    (frozenset({Kind.ASK}), ASKS),
    (frozenset({Kind.MAKE}), 2),
    (frozenset({Kind.OUTCOME, Kind.THANKS, Kind.THANK_HELP, Kind.ASK_ENDS, Kind.INTENT_ENDS}), 3),
    (frozenset({Kind.PAIR}), 1),
    (frozenset({Kind.GIVE, Kind.CUE}), 1),
    (frozenset({Kind.TAKE}), 2),
)
# Prompts of Weft's own, not something that somebody waits for: once a week is enough.
WEEKLY = frozenset({Kind.GIVE, Kind.CUE})
SHOWN = (
    Kind.ANSWER, Kind.TIE, Kind.CONFIRM, Kind.MENTION, Kind.ASK, Kind.TAKE, Kind.MAKE, Kind.PAIR,
    Kind.THANKS, Kind.THANK_HELP, Kind.OUTCOME, Kind.ASK_ENDS, Kind.INTENT_ENDS, Kind.GIVE, Kind.CUE,
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
    occasions = sorted(
        _one_an_ask(found), key=lambda one: (not one.urgent, _rested(one.kind, came))
    )
    chosen = [one for one in occasions if one.kind in WAITING][:ANSWERS]
    chosen += [one for one in occasions if one.urgent][:1]
    chosen += [one for one in occasions if one.newcomer and one not in chosen][:1]
    for one in _in_turns([one for one in occasions if one not in chosen], chosen):
        if len(chosen) == MOST:
            break
        chosen.append(one)
    # The sort is stable: within a kind the order of choosing stays.
    return [one.key for one in sorted(chosen, key=lambda one: SHOWN.index(one.kind))]


def _rested(kind: Kind, came: Mapping[Kind, int]) -> int:
    """Prompts share a place: the one that came longest ago is first, also for whoever looks once a week."""
    return came.get(kind, 0) if kind in WEEKLY else 0


def enter(items: Iterable[str], urgent: Collection[str], open_: Collection[str]) -> list[str]:
    """Urgent asks on a list drawn before: where it is full, in place of what is not `open_` now, else of its last."""
    kept = list(items)
    for key in urgent:
        if key not in kept:
            gone = _given_up(kept, key, urgent, open_)
            kept = [one for one in [*kept, key] if one != gone]
    kept.sort(key=lambda key: (SHOWN.index(Kind(read(key)[0])), key not in urgent))
    return kept


def _given_up(
    kept: list[str], key: str, urgent: Collection[str], open_: Collection[str]
) -> str | None:
    """What makes room for one more urgent ask: itself where nothing may, nothing where there is room."""
    asks = [key for key in kept if read(key)[0] == Kind.ASK]
    if len(kept) < MOST and len(asks) < ASKS:
        return None
    able = [key for key in (asks if len(asks) >= ASKS else kept) if key not in urgent]
    over = [key for key in able if key not in open_]
    rest = [key for key in able if Kind(read(key)[0]) not in WAITING]
    return [key, *rest, *over][-1]


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
