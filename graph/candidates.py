"""Who could help with an ask: candidates read from the store and ranked by matching."""

from dataclasses import dataclass
from typing import Any

from graph import evidence, matching
from graph.evidence import Near, Record, Way
from graph.formula import Candidate, Path, Side
from graph.matching import Contact, Match
from graph.store import Row, Store, Transaction

# Reading a give costs about half of what following two ties does, and most people see some 3,000 pairs of ties.
CROWD = 6_000


@dataclass(frozen=True, slots=True)
class Question:
    """What an ask looks for; `circles` is the ask's own one, or all of the asker's."""

    ask: str
    topics: tuple[str, ...]
    circles: tuple[str, ...]
    terms: int
    circle_only: bool = False


@dataclass(frozen=True, slots=True)
class Ranked:
    """A person who fits, and who may be asked to introduce, the likeliest yes first."""

    helper: str
    introducers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """Where one may look: own circles only, topics near enough, and nobody already met over this ask."""

    circles: list[str]
    met: list[str]
    near: dict[str, Near]

    def looking(self, viewer: str, question: Question, now: int) -> dict[str, Any]:
        """The parameters of the statements that look for people."""
        return {
            "viewer": viewer,
            "circles": self.circles,
            "met": self.met,
            "near": list(self.near),
            "terms": question.terms,
            "now": now,
        }


async def matches(
    store: Store, viewer: str, question: Question, secret: bytes, now: int, first: int
) -> list[Match]:
    """At most `first` ways in, the best first."""
    found = await two_away(store, viewer, question, now)
    return matching.rank(found, secret, question.ask, now)[:first]


async def resolve(
    tx: Transaction, viewer: str, question: Question, secret: bytes, match_id: str, now: int
) -> Match | None:
    """The match of this id, while it still is one."""
    found = await _two_away(tx, viewer, question, now)
    ranked = matching.rank(found, secret, question.ask, now)
    return next((match for match in ranked if match.id == match_id), None)


async def ranked(tx: Transaction, viewer: str, question: Question, now: int) -> list[Ranked]:
    """The helpers of all matches, in their order, with every way in to each."""
    found = await _two_away(tx, viewer, question, now)
    return [
        Ranked(one.helper, tuple(path.contact for path in ways))
        for one in matching.ordered(found, now)
        if (ways := matching.ways_in(one.paths, now))
    ]


async def two_away(store: Store, viewer: str, question: Question, now: int) -> list[Candidate]:
    """Everybody exactly two ties away who fits, with all open paths to them."""
    return await store.read(lambda tx: _two_away(tx, viewer, question, now))


async def _two_away(tx: Transaction, viewer: str, question: Question, now: int) -> list[Candidate]:
    scope = await scope_of(tx, viewer, question)
    rows = await _found(tx, scope.looking(viewer, question, now))
    records = await evidence.records(tx, viewer, [row["helper"] for row in rows], now)
    between = {path[0] for row in rows for path in row["paths"]}
    within = question.circles[0] if question.circle_only else ""
    ways = await evidence.ways(tx, viewer, between, now, within)
    found = [
        _candidate(row, records[row["helper"]], scope, _paths(row["paths"], ways, question))
        for row in rows
    ]
    return [candidate for candidate in found if candidate.gives]


async def _found(tx: Transaction, looking: dict[str, Any]) -> list[Row]:
    """The same people either way: from the circles' gives, or along the ties where a circle is a crowd."""
    viewer, circles = looking["viewer"], looking["circles"]
    crowd = await tx.rows("candidates/crowd", viewer=viewer, circles=circles, most=CROWD)
    if crowd[0]["gives"] < CROWD:
        rows = await tx.rows("candidates/from_gives", **looking)
        return [row for row in rows if row["gives"]]
    return await tx.rows("candidates/along_ties", **looking)


def _paths(rows: list[list[Any]], ways: dict[str, Way], question: Question) -> tuple[Path, ...]:
    return tuple(_path(row, ways[row[0]], question) for row in rows)


def _path(row: list[Any], way: Way, question: Question) -> Path:
    _, ring, touched, onward_ring, onward_touched = row
    return Path(
        way.contact,
        way.name,
        near=Side(ring, touched),
        back=way.side,
        onward=Side(onward_ring, onward_touched),
        available=way.has_place and (way.inside or not question.circle_only),
        led_to_help=way.led_to_help,
        ties=way.ties,
    )


async def contacts(store: Store, viewer: str, question: Question, now: int) -> list[Contact]:
    """Contacts who fit, to be asked directly; the best first."""
    return await store.read(lambda tx: _contacts(tx, viewer, question, now))


async def _contacts(tx: Transaction, viewer: str, question: Question, now: int) -> list[Contact]:
    scope = await scope_of(tx, viewer, question)
    rows = await tx.rows("candidates/contacts", **scope.looking(viewer, question, now))
    records = await evidence.records(tx, viewer, [row["helper"] for row in rows], now)
    found = [
        (_candidate(row, records[row["helper"]], scope), Side(row["ring"], row["touched"]))
        for row in rows
    ]
    return matching.rank_contacts(
        [(fitting, side) for fitting, side in found if fitting.gives], now
    )


async def scope_of(tx: Transaction, viewer: str, question: Question) -> Scope:
    circles = list(question.circles)
    near = evidence.near(await evidence.neighbourhoods(tx, viewer, question.topics))
    rows = await tx.rows("candidates/scope", viewer=viewer, circles=circles, ask=question.ask)
    return Scope(rows[0]["circles"], rows[0]["met"], near) if rows else Scope([], [], near)


def _candidate(row: Row, record: Record, scope: Scope, paths: tuple[Path, ...] = ()) -> Candidate:
    return Candidate(
        row["helper"],
        evidence.gives(row["gives"], record, scope.near),
        tuple(row["sizes"]),
        record.helps,
        record.reached,
        paths,
        record.ties,
    )
