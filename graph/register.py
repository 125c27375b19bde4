"""The register of personal data: every property the store keeps, and what becomes of it."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("register.csv")


@dataclass(frozen=True, slots=True)
class Way:
    """An edge between a person and what is of theirs; `own`: they wrote it or chose it."""

    edge: str
    label: str
    own: bool = True


@dataclass(frozen=True, slots=True)
class Below:
    """What hangs on something of theirs and goes with it."""

    way: Way
    edge: str
    label: str
    own: bool = False


ASKER, HELPER = Way("ASKER", "Introduction"), Way("HELPER", "Introduction", own=False)
INTRODUCER = Way("INTRODUCER", "Introduction", own=False)
ASKED = Way("ASKED", "Ask")
ALLOWED = Way("GIVEN_BY", "Grant")
IMPORTED = Way("IMPORTED_BY", "Import")
BELOW = (
    Below(ASKER, "HOLDS", "Message"),
    Below(ASKER, "OFFERS", "MenuItem"),
    Below(HELPER, "HOLDS", "Message"),
    Below(HELPER, "OFFERS", "MenuItem"),
    Below(INTRODUCER, "OFFERS", "MenuItem"),
    Below(ASKED, "IN_WAVE", "Wave"),
    Below(ALLOWED, "OPENS", "GrantKey"),
    Below(IMPORTED, "BROUGHT_BY", "Acquaintance", own=True),
)
# What is erased with its person.
WAYS = (
    ALLOWED,
    ASKED,
    ASKER,
    HELPER,
    Way("CONCERNS", "Case", own=False),
    Way("CONCERNS", "Decision", own=False),
    Way("DECLARED", "Intent"),
    Way("DRAFTED", "Reading"),
    Way("DREW", "Day"),
    Way("EXPORTS", "Export", own=False),
    Way("FOR", "Invitation", own=False),
    Way("FROM", "Thanks"),
    Way("FROM", "Vouch"),
    Way("GAVE", "Gift"),
    Way("GETS", "Digest", own=False),
    Way("HAD", "PastTie"),
    Way("HOLDS_IDENTITY", "Identity"),
    Way("HOLDS_PASSKEY", "Passkey", own=False),
    Way("HOLDS_SESSION", "Session", own=False),
    Way("HOLDS_TOKEN", "Token", own=False),
    IMPORTED,
    Way("INVITED", "Invitation"),
    Way("LOGGED", "LoggedHelp"),
    Way("LOOKED_UP", "LookUp", own=False),
    Way("MADE", "CircleLink"),
    Way("MOVED", "Move", own=False),
    Way("NAMES", "Mention", own=False),
    Way("NAMES", "MenuItem", own=False),
    Way("PUT_OFF", "PutOff"),
    Way("REGISTERED_BY", "App"),
    Way("REPORTED_BY", "Report"),
    Way("SENT", "TieRequest"),
    Way("SHOWS", "Photo"),
    Way("TO", "Gift", own=False),
    Way("TO", "Thanks", own=False),
    Way("TO", "TieRequest", own=False),
    Way("TO", "Vouch", own=False),
    Way("WITH", "LoggedHelp", own=False),
    Way("WITH", "PastTie", own=False),
    Way("WROTE", "Message"),
)
OWN = tuple(way for way in WAYS if way.own)
OWN_BELOW = tuple(below for below in BELOW if below.own)
# Whom and what one chose.
EDGES = (
    ("KNOWS", "Person"),
    ("BLOCKS", "Person"),
    ("MUTES", "Person"),
    ("MEMBER", "Circle"),
    ("WANTS_IN", "Circle"),
    ("NAMED", "Topic"),
)
# Typed by others, and found by the address alone; while it is open it is theirs to see, and then it is swept up.
ADDRESSED = ("Invitation", "TieRequest")


@dataclass(frozen=True, slots=True)
class Line:
    """`place` is a label or a type of edge; `export` own or no; `erase` goes, stays or empty."""

    place: str
    property: str
    export: str
    erase: str


@cache
def lines() -> tuple[Line, ...]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(Line(**row) for row in csv.DictReader(file))
