"""Notes without an obligation: which of five fits depends on what was between the two; none is sent by itself."""

from dataclasses import dataclass
from enum import StrEnum

from graph.bounds import DAY
from graph.store import Store

FRESH_DAYS = 21
QUIET_DAYS = 60
YEAR_DAYS = (330, 430)
NO_HELP_DAYS = 120
AT_EVENTS = ("conference", "meetup", "workshop", "fair", "event", "talk", "festival", "breakfast")
AT_WORK = ("worked", "colleague", "team", "project", "company", "office", "desk", "job")


class Moment(StrEnum):
    AFTER_NO_HELP = "AFTER_NO_HELP"
    LAST_YEARS_EVENT = "LAST_YEARS_EVENT"
    EX_COLLEAGUE = "EX_COLLEAGUE"
    THEIR_INTEREST = "THEIR_INTEREST"
    FRESH_CONTACT = "FRESH_CONTACT"


@dataclass(frozen=True, slots=True)
class Relation:
    """What the viewer knows of a contact; `no_help` (UTC ms) is 0 when all that was tried between them helped."""

    person: str
    name: str
    reason: str
    kind: str
    ring: str
    since: int
    touched: int
    no_help: int
    topics: list[str]


@dataclass(frozen=True, slots=True)
class Idea:
    moment: Moment
    text: str


async def of(store: Store, viewer: str, people: list[str], now: int) -> dict[str, list[Idea]]:
    """By person; none for anybody who is not a contact of the viewer."""
    given = {"viewer": viewer, "people": people, "now": now}
    found = await store.all(Relation, "note_ideas/relations", **given)
    if len(found) < len(set(people)):
        found += await store.all(Relation, "note_ideas/unmoving", **given)
    return {relation.person: ideas(relation, now) for relation in found}


def ideas(relation: Relation, now: int) -> list[Idea]:
    """The moments that are there, most particular first; their texts ask for nothing."""
    found = {moment: fits(relation, now) for moment, fits in FITS.items()}
    return [Idea(moment, _text(moment, relation)) for moment, fits in found.items() if fits]


def _text(moment: Moment, relation: Relation) -> str:
    topic = relation.topics[0] if relation.topics else ""
    return TEXTS[moment].format(name=relation.name.split(" ")[0], topic=topic)


def _speaks_of(relation: Relation, words: tuple[str, ...]) -> bool:
    return any(word in relation.reason.lower() for word in words)


def _days(since: int, now: int) -> int:
    return (now - since) // DAY


def _after_no_help(relation: Relation, now: int) -> bool:
    return relation.no_help > 0 and _days(relation.no_help, now) <= NO_HELP_DAYS


def _last_years_event(relation: Relation, now: int) -> bool:
    least, most = YEAR_DAYS
    return least <= _days(relation.since, now) <= most and _speaks_of(relation, AT_EVENTS)


def _ex_colleague(relation: Relation, now: int) -> bool:
    quiet = _days(relation.touched, now) >= QUIET_DAYS
    return quiet and relation.kind != "FRIENDLY" and _speaks_of(relation, AT_WORK)


def _their_interest(relation: Relation, now: int) -> bool:
    return relation.ring in ("NEW", "FAMILIAR") and bool(relation.topics)


def _fresh(relation: Relation, now: int) -> bool:
    return _days(relation.since, now) <= FRESH_DAYS


FITS = {
    Moment.AFTER_NO_HELP: _after_no_help,
    Moment.LAST_YEARS_EVENT: _last_years_event,
    Moment.EX_COLLEAGUE: _ex_colleague,
    Moment.THEIR_INTEREST: _their_interest,
    Moment.FRESH_CONTACT: _fresh,
}
TEXTS = {
    Moment.AFTER_NO_HELP: "{name}, it did not work out between us last time, and that is fine. "
    "I hope it has found its way since.",
    Moment.LAST_YEARS_EVENT: "{name}, it is about a year since we met. "
    "I still think of what we talked about then.",
    Moment.EX_COLLEAGUE: "{name}, something today reminded me of working with you. "
    "I liked it, and wanted you to know.",
    Moment.THEIR_INTEREST: "{name}, you care about {topic}, so I thought of you when I saw this.",
    Moment.FRESH_CONTACT: "{name}, it was good to meet you. There is nothing to answer; "
    "I only wanted to say so.",
}
