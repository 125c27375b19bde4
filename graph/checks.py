"""The store's word on what the mirror proposes: every exclusion again, and the exact evidence for ranking."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from graph import evidence, formula, matching, shortlist
from graph.candidates import Question
from graph.evidence import Near
from graph.formula import Candidate, Path, Side
from graph.matching import Match
from graph.mirror import Mirror
from graph.shortlist import Proposed
from graph.store import Row, Store, Transaction

# What was asked before or has changed meanwhile is proposed and turned down.
MARGIN = 2
TIMES_MORE = 5
# The mirror keeps touches to the minute, which moves a score by some hundred-thousandths.
NEARLY = 1 - 1e-4


async def matches(
    store: Store, mirror: Mirror, viewer: str, ask: str, secret: bytes, now: int, first: int
) -> list[Match] | None:
    """At most `first` ways in, the best first; None for an ask the mirror does not hold."""
    question = shortlist.question(mirror, viewer, ask, now)
    if question is None:
        return None
    near, most = near_to(mirror, question), first + MARGIN
    while True:
        # Anew each time: the mirror goes on following while the store is asked.
        wanted = shortlist.wanted(mirror, viewer, question, near)
        proposal = shortlist.proposal(mirror, wanted, now, most)
        found = await _checked(store.once, viewer, question, near, proposal.best, now)
        if len(proposal.best) < most or _settled(found, first, proposal.beyond, now):
            return matching.rank(found, secret, ask, now)[:first]
        most *= TIMES_MORE


def _settled(found: list[Candidate], first: int, beyond: float, now: int) -> bool:
    """Whoever was not proposed cannot come before the last one wanted."""
    scores = sorted(
        (formula.score(one, now) for one in found if matching.ways_in(one.paths, now)), reverse=True
    )
    return len(scores) >= first and scores[first - 1] * NEARLY > beyond


def near_to(mirror: Mirror, question: Question) -> dict[str, Near]:
    asked = [
        evidence.Neighbourhood(topic, *mirror.neighbourhood(topic)) for topic in question.topics
    ]
    return evidence.near(asked)


async def plan(store: Store, now: int) -> None:
    """Asks about nobody, so that a Neo4j has planned the statement before anybody waits for it."""
    question = Question("", ("",), ("",), 0)
    await _checked(store.once, "", question, {}, [Proposed("", [""])], now)


async def resolve(
    tx: Transaction, mirror: Mirror, viewer: str, ask: str, secret: bytes, match_id: str, now: int
) -> Match | None:
    """The match of this id; None where it is none, or none that the mirror knows of."""
    question = shortlist.question(mirror, viewer, ask, now)
    if question is None:
        return None
    near = near_to(mirror, question)
    wanted = shortlist.wanted(mirror, viewer, question, near)
    everybody = shortlist.proposal(mirror, wanted, now, len(mirror.people.ids)).best
    meant = [one for one in everybody if matching.match_id(secret, ask, one.helper) == match_id]
    found = await _checked(tx.rows, viewer, question, near, meant, now)
    return next(iter(matching.rank(found, secret, ask, now)), None)


async def _checked(
    rows_of: Callable[..., Awaitable[list[Row]]],
    viewer: str,
    question: Question,
    near: Mapping[str, Near],
    proposed: Sequence[Proposed],
    now: int,
) -> list[Candidate]:
    if not proposed:
        return []
    rows = await rows_of(
        "checks/matches",
        viewer=viewer,
        ask=question.ask,
        circles=list(question.circles),
        within=question.circles[0] if question.circle_only else "",
        contacts=sorted({contact for one in proposed for contact in one.contacts}),
        proposed=[{"helper": one.helper, "contacts": one.contacts} for one in proposed],
        near=list(near),
        terms=question.terms,
        now=now,
        week=now - matching.WEEK,
        month=now - matching.MONTH,
    )
    if not rows:
        return []
    ways = {way["contact"]: way for way in rows[0]["ways"]}
    found = (_candidate(row, ways, near, question.circle_only, now) for row in rows[0]["found"])
    return [candidate for candidate in found if candidate.gives]


def _candidate(
    row: dict[str, Any],
    ways: Mapping[str, Mapping[str, Any]],
    near: Mapping[str, Near],
    inside: bool,
    now: int,
) -> Candidate:
    record = evidence.record(row, now)
    return Candidate(
        row["helper"],
        evidence.gives(row["gives"], record, near),
        tuple(row["sizes"]),
        record.helps,
        record.reached,
        tuple(_path(step, ways[step[0]], inside) for step in row["paths"] if step[0] in ways),
        record.ties,
    )


def _path(step: list[Any], way: Mapping[str, Any], inside: bool) -> Path:
    contact, ring, touched = step
    return Path(
        contact,
        way["name"],
        near=Side(way["near_ring"], way["near_touched"]),
        back=Side(way["ring"], way["touched"]),
        onward=Side(ring, touched),
        available=way["has_place"] and (way["inside"] or not inside),
        led_to_help=way["led_to_help"],
        ties=way["ties"],
    )
