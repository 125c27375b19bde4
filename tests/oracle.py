"""The definition of a match in plain Python over a whole community: slow, and written to be read."""

from dataclasses import dataclass
from math import fsum, log, log1p

from tests.communities import Ask, Favour, Intent
from tests.oracle_rules import DAY, MINUTE, Rules
from tests.town import NOW


@dataclass(frozen=True)
class Found:
    helper: str
    introducer: str
    runner_up: str | None
    give: str
    reasons: tuple[tuple[str, str], ...]


class Oracle(Rules):
    """Who is best, and through whom."""

    def introducers(self, ask: Ask, helper: str) -> list[str]:
        inside = [
            f
            for f in self.between(ask, helper)
            if ask.audience != "CIRCLE" or ask.circle in self.circles_of(f)
        ]
        return self.likeliest(ask, helper, [f for f in inside if self.has_place(f)])

    def likeliest(self, ask: Ask, helper: str, some: list[str]) -> list[str]:
        return sorted(some, key=lambda f: (-self.yes(ask.asker, f, helper), f))

    def yes(self, asker: str, f: str, helper: str) -> float:
        led = sum(1 for favour in self.world.favours if favour.through == f)
        return self.weight(f, asker) * self.weight(f, helper) * log(2 + led)

    def fading(self, at: int) -> float:
        return 1 / (1 + max(NOW - at, 0) / (30 * DAY))

    def weight(self, a: str, b: str) -> float:
        side = self.side(a, b)
        assert side is not None
        ring = {"NEW": 1, "FAMILIAR": 2, "CLOSE": 4, "CORE": 8}[side.ring]
        return ring * self.fading(side.touched // MINUTE * MINUTE)

    def close(self, a: str, b: str) -> float:
        return log1p(self.weight(a, b))

    def total(self, numbers: list[float]) -> float:
        return fsum(numbers)

    def step(self, a: str, f: str, b: str) -> float:
        return (self.close(a, f) * self.close(f, b)) ** 0.75 / self.member(f).ties ** 0.1

    def strength(self, ask: Ask, helper: str) -> float:
        return self.joined([self.step(ask.asker, f, helper) for f in self.between(ask, helper)])

    def joined(self, steps: list[float]) -> float:
        return self.total(steps) ** 0.4

    def helps(self, helper: str) -> list[Favour]:
        """The newest for each person helped, and of these the newest fifty."""
        given = [favour for favour in self.world.favours if favour.by == helper]
        newest = sorted(given, key=lambda one: (-one.at, one.topic or ""))
        first = {one.of: one for one in reversed(newest)}
        return sorted(first.values(), key=lambda one: (-one.at, one.of))[:50]

    def helpfulness(self, helper: str) -> float:
        return log(2 + fsum(self.fading(one.at) for one in self.helps(helper)))

    def recency(self, helper: str) -> float:
        helps = self.helps(helper)
        return 0.3 + (1 - 0.3) * (self.fading(helps[0].at) if helps else 0)

    def proof(self, give: Intent) -> float:
        helps = self.helps(give.owner)
        about = sum(1 for one in helps if one.topic == give.topic)
        return (1 + about) / (2 + 1 + about + len(helps) - about)

    def topical(self, ask: Ask, helper: str) -> float:
        worth: dict[str, float] = {}
        for give in self.gives(ask, helper):
            asked = self.asked(ask, give)
            here = self.rarity(asked) ** 2 * self.best_fit(ask, give) * self.proof(give)
            worth[asked] = max(here, worth.get(asked, 0))
        return 0.3 + fsum(worth.values())

    def asked(self, ask: Ask, give: Intent) -> str:
        """The ask's topic this give fits best, the first by id where two fit alike."""
        return min(ask.topics, key=lambda topic: (-self.fit(topic, give.topic), topic))

    def rarity(self, id: str) -> float:
        return next(topic.rarity for topic in self.world.topics if topic.id == id)

    def sizes(self, ask: Ask, helper: str) -> list[int]:
        shared = self.circles(ask) & self.circles_of(helper)
        return [circle.size for circle in self.world.circles if circle.id in shared]

    def shared(self, ask: Ask, helper: str) -> int:
        return len(self.sizes(ask, helper))

    def rest(self, helper: str) -> float:
        since = NOW - 14 * DAY
        reached = sum(
            1
            for one in self.world.introductions
            if one.helper == helper and one.reached_at >= since and self.knows_of(one)
        )
        return (1 + reached) ** -6

    def score(self, ask: Ask, helper: str) -> float:
        return self.product(ask, helper, self.strength(ask, helper))

    def product(self, ask: Ask, helper: str, strength: float) -> float:
        return (
            self.topical(ask, helper)
            * self.helpfulness(helper)
            * self.recency(helper)
            * (1 + 0.5 * fsum(1 / log1p(size) for size in self.sizes(ask, helper)))
            * self.member(helper).ties ** -0.05
            * self.rest(helper)
        ) * strength

    def matches(self, ask: Ask) -> list[Found]:
        self.viewer = ask.asker
        helpers = [
            person.id
            for person in self.within_reach(ask)
            if person.suggested
            and self.fits(ask, person.id)
            and not self.tied(ask.asker, person.id)
            and self.introducers(ask, person.id)
        ]
        return [self.found(ask, c) for c in sorted(helpers, key=lambda c: (-self.score(ask, c), c))]

    def found(self, ask: Ask, helper: str) -> Found:
        ways = self.introducers(ask, helper)
        give = self.gives(ask, helper)[0]
        count = self.shared(ask, helper)
        reasons = (
            ("topic", self.topic_sentence("Gives", ask, give)),
            ("path", f"{self.name(ways[0])} knows someone who fits"),
            (
                "circles",
                "Shares a circle with you" if count == 1 else f"Shares {count} circles with you",
            ),
        )
        return Found(helper, ways[0], ways[1] if len(ways) > 1 else None, give.id, reasons)

    def topic_sentence(self, who: str, ask: Ask, give: Intent) -> str:
        fit = self.best_fit(ask, give)
        nearest = next(topic for topic in sorted(ask.topics) if self.fit(topic, give.topic) == fit)
        close = "" if fit == 1 else f", close to {self.name(nearest)},"
        return f"{who} {self.name(give.topic)}{close} in {self.name(give.circle)}"

    def contacts_who_fit(self, ask: Ask) -> list[str]:
        self.viewer = ask.asker
        some = [c for c in self.contacts(ask.asker) if self.fits(ask, c)]
        return sorted(some, key=lambda c: (-self.product(ask, c, self.close(ask.asker, c)), c))
