"""The store's word on what the mirror proposes: every exclusion again, before anybody is named."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

from graph import evidence, formula, matching, shortlist
from graph.candidates import Question
from graph.evidence import Near
from graph.formula import Candidate, Path
from graph.matching import Match
from graph.mirror import Mirror
from graph.shortlist import Proposed
from graph.store import Row, Store, Transaction

# What was asked before or has changed meanwhile is proposed and turned down.
MARGIN = 2
# The introducer, the runner-up, and one more where the store turns one of them down.
WAYS = 3
TIMES_MORE = 5
# The mirror adds up in another order, which moves the last digits.
NEARLY = 1 - 1e-9


async def matches(
    store: Store, mirror: Mirror, viewer: str, ask: str, secret: bytes, now: int, first: int
) -> list[Match] | None:
    """At most `first` ways in, the best first; None for an ask the mirror does not hold."""
    question = shortlist.question(mirror, viewer, ask, now)
    if question is None:
        return None
    near, most, ways = near_to(mirror, question), first + MARGIN, WAYS
    while True:
        # Anew each time: the mirror goes on following while the store is asked.
        wanted = shortlist.wanted(mirror, viewer, question, near)
        proposal = shortlist.proposal(mirror, wanted, now, most)
        found = await _checked(store.rows, viewer, question, near, proposal.best, ways, now)
        ranked = [one for one in matching.ordered(found, now) if _reached(one)]
        if _wanting(proposal.best, found, ways):
            ways *= TIMES_MORE
        elif len(proposal.best) < most or _settled(ranked, first, proposal.beyond, now):
            return matching.told(ranked[:first], secret, ask, now)
        else:
            most *= TIMES_MORE


def _wanting(best: list[Proposed], found: list[Candidate], ways: int) -> bool:
    """Somebody has fewer than two ways left of those that were checked, and there are more."""
    left = {one.helper: sum(path.available for path in one.paths) for one in found}
    return any(len(one.ways) > ways and left.get(one.helper, 2) < 2 for one in best)


def _reached(one: Candidate) -> bool:
    return any(path.available for path in one.paths)


def _settled(ranked: list[Candidate], first: int, beyond: float, now: int) -> bool:
    """Whoever was not proposed cannot come before the last one wanted."""
    return len(ranked) >= first and formula.score(ranked[first - 1], now) * NEARLY > beyond


def near_to(mirror: Mirror, question: Question) -> dict[str, Near]:
    return evidence.near(shortlist.around(mirror, question.topics))


async def plan(store: Store, now: int) -> None:
    """Asks about nobody, so that a Neo4j has planned the statement before anybody waits for it."""
    question, nobody = Question("", ("",), ("",), 0), Proposed("", [], [""], (), 1)
    await _checked(store.rows, "", question, {}, [nobody], WAYS, now)


async def resolve(
    tx: Transaction, mirror: Mirror, viewer: str, ask: str, secret: bytes, match_id: str, now: int
) -> Match | None:
    """The match of this id; None where it is none, or none that the mirror knows of."""
    question = shortlist.question(mirror, viewer, ask, now)
    if question is None:
        return None
    near = near_to(mirror, question)
    wanted = shortlist.wanted(mirror, viewer, question, near)
    everybody = len(mirror.people.ids)

    def meant(helper: str) -> bool:
        return matching.match_id(secret, ask, helper) == match_id

    best = shortlist.proposal(mirror, wanted, now, everybody, meant).best
    found = await _checked(tx.rows, viewer, question, near, best, everybody, now)
    return next(iter(matching.told(found, secret, ask, now)), None)


async def _checked(
    rows_of: Callable[..., Awaitable[list[Row]]],
    viewer: str,
    question: Question,
    near: Mapping[str, Near],
    proposed: Sequence[Proposed],
    ways: int,
    now: int,
) -> list[Candidate]:
    """Each with all their paths, those available over which the store lets the first `ways` introduce, if any."""
    if not proposed:
        return []
    rows = await rows_of(
        "checks/matches",
        viewer=viewer,
        ask=question.ask,
        circles=list(question.circles),
        within=question.circles[0] if question.circle_only else "",
        contacts=sorted({contact for one in proposed for contact in one.ways[:ways]}),
        proposed=[{"helper": one.helper, "contacts": one.ways[:ways]} for one in proposed],
        near=list(near),
        terms=question.terms,
        now=now,
        week=now - matching.WEEK,
        month=now - matching.MONTH,
    )
    if not rows:
        return []
    names: dict[str, str] = dict(rows[0]["names"])
    by = {one.helper: one for one in proposed}
    found = (_candidate(by[row["helper"]], row, names, near, now) for row in rows[0]["found"])
    return [one for one in found if one.gives]


def _candidate(
    one: Proposed, row: Row, names: Mapping[str, str], near: Mapping[str, Near], now: int
) -> Candidate:
    record = evidence.record(one.helps, one.ties, row["reached"], now)
    open_ = {contact: names[contact] for contact in row["through"] if contact in names}
    return Candidate(
        one.helper,
        evidence.gives(row["gives"], record, near),
        tuple(row["sizes"]),
        one.helps,
        record.reached,
        tuple(_path(path, open_) for path in one.paths),
        one.ties,
    )


def _path(path: Path, open_: Mapping[str, str]) -> Path:
    known = open_.get(path.contact)
    return replace(path, name=known or "", available=known is not None)
