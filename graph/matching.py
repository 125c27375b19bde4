"""What a match is: pure functions from evidence to a ranked list, without I/O."""

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum, log

from graph.bounds import DAY

# Starting values of the design; none of them has been tuned on real data yet.
LEAST_FIT = 0.35
RINGS = {"NEW": 1.0, "FAMILIAR": 2.0, "CLOSE": 4.0, "CORE": 8.0}
TIE_HALF_LIFE = 180 * DAY
HELP_HALF_LIFE = 90 * DAY
WEEK = 7 * DAY
REST = 14 * DAY
MONTH = 30 * DAY


@dataclass(frozen=True, slots=True)
class Side:
    """One person's side of a tie; `touched` in UTC ms."""

    ring: str
    touched: int


@dataclass(frozen=True, slots=True)
class Path:
    """An open path asker - contact - helper; `available` when the contact may be asked to introduce."""

    contact: str
    name: str
    near: Side  # asker towards contact
    back: Side  # contact towards asker
    onward: Side  # contact towards helper
    available: bool
    led_to_help: int


@dataclass(frozen=True, slots=True)
class Give:
    """A give that may be drawn on; `asked` is the name of the ask's topic it fits best."""

    id: str
    topic: str
    circle: str
    fit: float
    asked: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who could help; `helped_at` in UTC ms, `reached` in the last 14 days."""

    helper: str
    gives: tuple[Give, ...]
    shared_circles: int
    helped_at: tuple[int, ...]
    reached: int
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    factor: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Match:
    """A way in; `helper` stays with the house until they agree."""

    id: str
    helper: str
    give: str
    introducer: str
    runner_up: str | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact who fits, to be asked directly."""

    person: str
    give: str
    reasons: tuple[Reason, ...]


def fading(age: int, half_life: int) -> float:
    """1 now, 0.5 after one half-life (both in ms); never above 1."""
    return 2.0 ** (-max(age, 0) / half_life)


def weight(side: Side, now: int) -> float:
    return RINGS[side.ring] * (0.5 + 0.5 * fading(now - side.touched, TIE_HALF_LIFE))


def closeness(side: Side, now: int) -> float:
    """Concave, so that a hub does not win by being a hub."""
    return log(1 + weight(side, now))


def strength(paths: Iterable[Path], now: int) -> float:
    """Summed exactly (fsum), so that every engine gets the same number in whatever order it reads."""
    return fsum(closeness(path.near, now) * closeness(path.onward, now) for path in paths)


def helpfulness(helped_at: Iterable[int], now: int) -> float:
    return log(2 + fsum(fading(now - at, HELP_HALF_LIFE) for at in helped_at))


def circles(shared: int) -> float:
    return 1 + 0.5 * log(1 + shared)


def rest(reached: int) -> float:
    return 1 / (1 + reached)


def best_give(gives: Iterable[Give]) -> Give:
    return min(gives, key=lambda give: (-give.fit, give.id))


def score(candidate: Candidate, now: int) -> float:
    return (
        best_give(candidate.gives).fit
        * strength(candidate.paths, now)
        * helpfulness(candidate.helped_at, now)
        * circles(candidate.shared_circles)
        * rest(candidate.reached)
    )


def willingness(path: Path, now: int) -> float:
    """How likely this contact says yes to introducing."""
    return weight(path.back, now) * weight(path.onward, now) * log(2 + path.led_to_help)


def ways_in(paths: Iterable[Path], now: int) -> list[Path]:
    """Those who may be asked, the likeliest yes first."""
    available = (path for path in paths if path.available)
    return sorted(available, key=lambda path: (-willingness(path, now), path.contact))


def match_id(secret: bytes, ask: str, helper: str) -> str:
    return hmac.new(secret, f"{ask}|{helper}".encode(), hashlib.sha256).hexdigest()


def topic_reason(give: Give, who: str = "Gives") -> Reason:
    near = "" if give.fit == 1 else f", close to {give.asked},"
    return Reason("topic", f"{who} {give.topic}{near} in {give.circle}")


def path_reason(name: str) -> Reason:
    return Reason("path", f"{name} knows someone who fits")


def circles_reason(shared: int) -> Reason:
    return Reason(
        "circles", f"Shares {'a circle' if shared == 1 else f'{shared} circles'} with you"
    )


def opening_reasons(give: Give, via: str | None) -> tuple[Reason, ...]:
    """Why somebody's ask is shown to a person who could help."""
    topic = topic_reason(give, "You give")
    return (topic, Reason("path", f"You both know {via}")) if via else (topic,)


def ordered(candidates: Iterable[Candidate], now: int) -> list[Candidate]:
    """Best first; equal scores by id."""
    return sorted(candidates, key=lambda found: (-score(found, now), found.helper))


def rank(candidates: Sequence[Candidate], secret: bytes, ask: str, now: int) -> list[Match]:
    """The matches of one ask, best first; equal scores by id."""
    return [
        _match(found, ways, secret, ask)
        for found in ordered(candidates, now)
        if (ways := ways_in(found.paths, now))
    ]


def _match(candidate: Candidate, ways: list[Path], secret: bytes, ask: str) -> Match:
    give = best_give(candidate.gives)
    return Match(
        id=match_id(secret, ask, candidate.helper),
        helper=candidate.helper,
        give=give.id,
        introducer=ways[0].contact,
        runner_up=ways[1].contact if len(ways) > 1 else None,
        reasons=(
            topic_reason(give),
            path_reason(ways[0].name),
            circles_reason(candidate.shared_circles),
        ),
    )


def rank_contacts(known: Sequence[tuple[Candidate, Side]], now: int) -> list[Contact]:
    """Contacts who fit with the asker's side of the tie, best first; as for a match, the tie in place of the paths."""
    ranked = sorted(known, key=lambda pair: (-_contact_score(*pair, now), pair[0].helper))
    return [_contact(found) for found, _ in ranked]


def _contact_score(candidate: Candidate, side: Side, now: int) -> float:
    return (
        best_give(candidate.gives).fit
        * closeness(side, now)
        * helpfulness(candidate.helped_at, now)
        * circles(candidate.shared_circles)
        * rest(candidate.reached)
    )


def _contact(candidate: Candidate) -> Contact:
    give = best_give(candidate.gives)
    return Contact(
        candidate.helper, give.id, (topic_reason(give), circles_reason(candidate.shared_circles))
    )
