"""What somebody is prompted to give or to ask for, in plain Python over the life they led."""

from dataclasses import dataclass
from random import Random

from tests.oracle_rules import DAY
from tests.town import NOW

RINGS = ("CORE", "CLOSE", "FAMILIAR", "NEW")
HAPPENS = ("ASKED", "ASKED", "ASKED", "GAVE", "HELPED", "WAS_HELPED", "WAS_HELPED")
NOBODY = -1


@dataclass(frozen=True)
class Event:
    what: str
    whom: int
    at: int


@dataclass(frozen=True)
class Known:
    ring: str
    since: int
    touched: int
    muted: bool


@dataclass(frozen=True)
class Cue:
    """To give something to the contact of this number, or to ask, beginning with these words."""

    whom: int
    factors: tuple[str, ...]
    words: str = ""


@dataclass(frozen=True)
class Life:
    """Contacts by number; `takes` are what one looks for, the newest last."""

    joined: int
    goal: str
    takes: tuple[str, ...]
    known: tuple[Known, ...]
    events: tuple[Event, ...]

    def cues(self) -> list[Cue]:
        found = [Cue(one, ("asked",)) for one in self.only_asked()]
        if self.share() < self.band()[0]:
            found += [Cue(one, ("balance", "helped")) for one in self.latest("WAS_HELPED")]
        if self.share() > self.band()[1]:
            found.append(Cue(NOBODY, ("balance",)))
        named = {cue.whom for cue in found}
        return found + [cue for cue in self.quiet() if cue.whom not in named]

    def heard(self) -> list[int]:
        return [one for one, known in enumerate(self.known) if not known.muted]

    def of(self, what: str, whom: int | None = None) -> list[int]:
        """When it happened, with anybody or with one of them."""
        return sorted(
            one.at for one in self.events if one.what == what and whom in (None, one.whom)
        )

    def latest(self, what: str) -> list[int]:
        """Contacts it happened with, whom it happened with last first."""
        some = [one for one in self.heard() if self.of(what, one)]
        return sorted(some, key=lambda one: -self.of(what, one)[-1])

    def only_asked(self) -> list[int]:
        """The last three times the two had to do with each other one wanted something."""
        return [one for one in self.latest("ASKED") if self.last_three(one) == ["ASKED"] * 3]

    def last_three(self, whom: int) -> list[str]:
        own = [one for one in self.events if one.whom == whom and one.what != "WAS_HELPED"]
        return [one.what for one in sorted(own, key=lambda one: one.at)[-3:]]

    def lately(self, what: str) -> int:
        return sum(at >= NOW - 180 * DAY for at in self.of(what))

    def share(self) -> float:
        given, taken = self.lately("HELPED"), self.lately("WAS_HELPED")
        return given / (given + taken) if given + taken >= 4 else 0.5

    def band(self) -> tuple[float, float]:
        helps = len(self.of("HELPED")) + len(self.of("WAS_HELPED"))
        new = NOW - self.joined < 60 * DAY or helps < 3
        return (0.0, 0.8) if new else (0.3, 0.8)

    def idle(self) -> bool:
        """Nothing asked, given or begun with anybody new for two months."""
        did = [at for what in ("ASKED", "GAVE", "HELPED") for at in self.of(what)]
        met = [known.since for known in self.known]
        return max([self.joined, *did, *met]) < NOW - 60 * DAY

    def quiet(self) -> list[Cue]:
        if not self.idle() or not self.heard():
            return []
        known = self.known
        closest = sorted(
            self.heard(), key=lambda one: (RINGS.index(known[one].ring), known[one].touched)
        )
        factor = "take" if self.takes else "goal" if self.goal else "idle"
        words = self.takes[-1] if self.takes else self.goal
        return [Cue(one, ("quiet",)) for one in closest] + [Cue(NOBODY, (factor,), words)]


def invent(seed: int) -> Life:
    """Somebody who came within a year and knows three people; every moment is another one."""
    chance = Random(seed)
    since = chance.choice((20, 90))
    known = tuple(
        Known(chance.choice(RINGS), NOW - since * DAY, NOW - n - chance.randrange(300) * DAY, chance.random() < 0.15)
        for n in range(3)
    )  # fmt: skip
    recent = chance.choice((1, 70, 120))
    events = tuple(
        Event(chance.choice(HAPPENS), chance.choice((0, 0, 1, 2)), NOW - (recent + 9 * n) * DAY)
        for n in range(chance.choice((0, 4, 9)))
    )
    takes = tuple(f"Word {n}." for n in range(chance.choice((0, 0, 2))))
    goal = chance.choice(("", "I look for paper."))
    return Life(NOW - chance.choice((30, 330)) * DAY, goal, takes, known, events)
