"""What a match is: pure functions from evidence to a ranked list, without I/O."""

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.bounds import DAY
from graph.formula import (
    PACE,
    Candidate,
    Give,
    Path,
    Side,
    closeness,
    score,
    willingness,
    worth,
)

LEAST_FIT = 0.35
WEEK = 7 * DAY
REST = 14 * DAY
MONTH = 30 * DAY


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


def best_give(gives: Iterable[Give]) -> Give:
    return min(gives, key=lambda give: (-give.fit, give.id))


def ways_in(paths: Iterable[Path], now: int, pace: int = PACE) -> list[Path]:
    """Those who may be asked, the likeliest yes first."""
    available = (path for path in paths if path.available)
    return sorted(available, key=lambda path: (-willingness(path, now, pace), path.contact))


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


def ordered(candidates: Iterable[Candidate], now: int, pace: int = PACE) -> list[Candidate]:
    """Best first; equal scores by id."""
    return sorted(candidates, key=lambda found: (-score(found, now, pace), found.helper))


def rank(
    candidates: Sequence[Candidate], secret: bytes, ask: str, now: int, pace: int = PACE
) -> list[Match]:
    """The matches of one ask, best first; equal scores by id."""
    return told(ordered(candidates, now, pace), secret, ask, now, pace)


def told(
    ranked: Iterable[Candidate], secret: bytes, ask: str, now: int, pace: int = PACE
) -> list[Match]:
    """In this order, without those to whom nobody may introduce."""
    return [
        _match(found, ways, secret, ask)
        for found in ranked
        if (ways := ways_in(found.paths, now, pace))
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
            circles_reason(len(candidate.circle_sizes)),
        ),
    )


def rank_contacts(
    known: Sequence[tuple[Candidate, Side]], now: int, pace: int = PACE
) -> list[Contact]:
    """Contacts who fit with the asker's side of the tie, best first; as for a match, the tie in place of the paths."""
    ranked = sorted(known, key=lambda pair: (-_contact_score(*pair, now, pace), pair[0].helper))
    return [_contact(found) for found, _ in ranked]


def _contact_score(candidate: Candidate, side: Side, now: int, pace: int) -> float:
    return worth(candidate, now, pace) * closeness(side, now, pace)


def _contact(candidate: Candidate) -> Contact:
    give = best_give(candidate.gives)
    return Contact(
        candidate.helper, give.id, (topic_reason(give), circles_reason(len(candidate.circle_sizes)))
    )
