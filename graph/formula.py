"""The score of a match: a product of small factors, each a pure function of what somebody is known to have done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum, log, log1p

from graph.bounds import DAY, MINUTE

# Chosen on the tune parts of two real communities, a question site and a law firm, and on both with a factor taken
# away; tests/benchmarks/evaluation.md has the tables. MRR lies flat around each of them: half or double is noise.
RINGS = {"NEW": 1.0, "FAMILIAR": 2.0, "CLOSE": 4.0, "CORE": 8.0}
# What happened one pace ago counts half: the mean gap between one person's helps, this long while nobody measured it.
PACE = 30 * DAY
# What somebody who has not helped yet has of recency: .1 to .3 rank alike, .5 loses .04; below, newcomers wait long.
FLOOR = 0.3
# Whoever was reached waits for those as fit: at 1 and 2 a few get all asks, below 6 a quiet town forgets its newcomers
# (simulated). A give is for two people a month unless its owner says more, so one in two weeks is what they expect.
RESTING = 6
# Of their helps count the newest for each person, of these so many: a thousand friends lift no further than fifty.
ASKERS = 50
# Beside the proof on an asked topic, so that who has none is behind, not out; and how slowly proof grows.
TOPIC_FLOOR = 0.3
PRIOR = 2.0
# log(1 + givers / givers of the topic) where nobody counted: one in twenty. Squared, as in tf-idf.
RARITY = 3.0
# Concave in ties and in the number of paths: a hub does not win by being a hub.
STEP = 0.75
PATHS = 0.4
# Who is tied to everybody is near to nobody: the contact in between, and the helper.
CROWDED_BETWEEN = 0.1
CROWDED = 0.05
CIRCLES = 0.5


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
    ties: int = 1  # of the contact


@dataclass(frozen=True, slots=True)
class Give:
    """A give that may be drawn on; `asked` is the name of the ask's topic it fits best, `about` its own topic's id."""

    id: str
    topic: str
    circle: str
    fit: float
    asked: str
    about: str = ""
    rarity: float = RARITY  # of the asked topic


@dataclass(frozen=True, slots=True)
class Help:
    """Help somebody gave: when (UTC ms), to whom, about which topic."""

    at: int
    asker: str
    topic: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who could help; `reached` in the last 14 days, `circle_sizes` of the circles shared."""

    helper: str
    gives: tuple[Give, ...]
    circle_sizes: tuple[int, ...]
    helps: tuple[Help, ...]
    reached: int
    paths: tuple[Path, ...]
    ties: int = 1


def fading(age: float, pace: float) -> float:
    """1 now, 1/2 after one pace, 1/4 after three: no half-life to get wrong; never above 1."""
    return 1 / (1 + max(age, 0) / pace)


def weight(side: Side, now: int, pace: int = PACE) -> float:
    """A touch counts to the minute, so that memory may keep it so."""
    return RINGS[side.ring] * fading(now - side.touched // MINUTE * MINUTE, pace)


def closeness(side: Side, now: int, pace: int = PACE) -> float:
    """Concave, so that a hub does not win by being a hub."""
    return log1p(weight(side, now, pace))


def strength(paths: Iterable[Path], now: int, pace: int = PACE) -> float:
    """Summed exactly (fsum), so that every engine gets the same number in whatever order it reads."""
    return fsum(_strength(path, now, pace) for path in paths) ** PATHS


def _strength(path: Path, now: int, pace: int) -> float:
    both = closeness(path.near, now, pace) * closeness(path.onward, now, pace)
    return both**STEP / max(path.ties, 1) ** CROWDED_BETWEEN


def counted(helps: Iterable[Help]) -> list[Help]:
    """The newest help for each person, of these the newest few; the newest first."""
    newest: dict[str, Help] = {}
    for help in sorted(helps, key=lambda help: (-help.at, help.topic)):
        newest.setdefault(help.asker, help)
    return sorted(newest.values(), key=lambda help: (-help.at, help.asker))[:ASKERS]


def helpfulness(helps: Iterable[Help], now: int, pace: int = PACE) -> float:
    """Nobody starts at zero, and refusals and silence never count against anyone."""
    return log(2 + fsum(fading(now - help.at, pace) for help in helps))


def recency(helps: Sequence[Help], now: int, pace: int = PACE) -> float:
    newest = max((fading(now - help.at, pace) for help in helps), default=0.0)
    return FLOOR + (1 - FLOOR) * newest


def proof(on_topic: float, beside: float) -> float:
    """Saturates over amount and share: much on this topic, and little of other help beside it."""
    return on_topic / (PRIOR + on_topic + beside)


def topic(gives: Iterable[Give], helps: Sequence[Help]) -> float:
    """Over the ask's topics the best give for each; a give counts once, every help about it once more."""
    best: dict[str, float] = {}
    for give in gives:
        about = sum(1 for help in helps if help.topic and help.topic == give.about)
        worth = give.rarity**2 * give.fit * proof(1 + about, len(helps) - about)
        best[give.asked] = max(worth, best.get(give.asked, 0.0))
    return TOPIC_FLOOR + fsum(best.values())


def circles(sizes: Iterable[int]) -> float:
    return 1 + CIRCLES * fsum(1 / log1p(max(size, 1)) for size in sizes)


def spread(ties: int) -> float:
    """Whoever is tied to everybody is near to nobody in particular."""
    return max(ties, 1) ** -CROWDED


def rest(reached: int) -> float:
    """So that load spreads; no record of the past has it, so it is the house's own choice."""
    return (1 + reached) ** -RESTING


def score(candidate: Candidate, now: int, pace: int = PACE) -> float:
    return worth(candidate, now, pace) * strength(candidate.paths, now, pace)


def worth(candidate: Candidate, now: int, pace: int = PACE) -> float:
    """All of the score that has nothing to do with the way there."""
    helps = counted(candidate.helps)
    return (
        topic(candidate.gives, helps)
        * helpfulness(helps, now, pace)
        * recency(helps, now, pace)
        * circles(candidate.circle_sizes)
        * spread(candidate.ties)
        * rest(candidate.reached)
    )


def willingness(path: Path, now: int, pace: int = PACE) -> float:
    """How likely this contact says yes to introducing."""
    both = weight(path.back, now, pace) * weight(path.onward, now, pace)
    return both * log(2 + path.led_to_help)
