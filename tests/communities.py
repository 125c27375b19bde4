"""A whole community as plain rows, for the definition to read and for the store to hold."""

from dataclasses import dataclass, field


@dataclass
class Member:
    id: str
    name: str
    open: bool
    weekly: int
    ties: int = 1
    suggested: bool = True
    lends: bool = True


@dataclass
class Knows:
    """One side of a tie that counts."""

    a: str
    b: str
    ring: str
    touched: int
    allows: bool
    via: bool


@dataclass
class Ended:
    a: str
    b: str


@dataclass
class Block:
    a: str
    b: str


@dataclass
class Belonging:
    person: str
    circle: str


@dataclass
class Topic:
    id: str
    name: str
    rarity: float = 3.0


@dataclass
class Circle:
    id: str
    name: str
    size: int = 2


@dataclass
class Nearness:
    a: str
    b: str
    fit: float


@dataclass
class Intent:
    id: str
    owner: str
    topic: str
    circle: str
    kind: str
    terms: int
    capacity: int
    until: int
    closed: bool


@dataclass
class Ask:
    id: str
    asker: str
    topics: list[str]
    circle: str | None
    terms: int
    audience: str
    state: str
    expires: int
    posted: int


@dataclass
class Introduction:
    id: str
    ask: str | None
    asker: str
    introducer: str | None
    helper: str
    meant: str | None
    upon: str | None
    state: str
    asked_at: int
    reached_at: int
    begun_by: str = "ASKER"
    told: bool = True
    introduced_at: int = 0


@dataclass
class Favour:
    id: str
    by: str
    of: str
    through: str | None
    at: int
    topic: str | None = None


@dataclass
class Community:
    people: list[Member] = field(default_factory=list)
    knows: list[Knows] = field(default_factory=list)
    ended: list[Ended] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    belongings: list[Belonging] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    circles: list[Circle] = field(default_factory=list)
    near: list[Nearness] = field(default_factory=list)
    intents: list[Intent] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    introductions: list[Introduction] = field(default_factory=list)
    favours: list[Favour] = field(default_factory=list)
