"""The definition read from the other sides: who could help with what, and whom one could bring together."""

from dataclasses import dataclass

from tests.communities import Ask, Intent, Member
from tests.oracle import Oracle
from tests.oracle_rules import DAY
from tests.town import NOW


@dataclass(frozen=True)
class Seen:
    ask: str
    tied: bool
    via: str | None
    give: str
    reasons: tuple[tuple[str, str], ...]


class TodayOracle(Oracle):
    def live(self) -> list[Ask]:
        return [ask for ask in self.world.asks if ask.state == "OPEN" and ask.expires > NOW]

    def asks_for(self, helper: str) -> list[Seen]:
        self.viewer = helper
        seen = [
            ask
            for ask in self.live()
            if self.give_to_draw_on(ask, helper)
            and not self.told_of(ask, helper)
            and self.comes_across(ask, helper)
        ]
        ranked = sorted(
            seen,
            key=lambda ask: (not self.tied(ask.asker, helper), -self.pull(ask, helper), ask.id),
        )
        return [self.seen(ask, helper) for ask in ranked]

    def told_of(self, ask: Ask, person: str) -> bool:
        """In an introduction over this ask, and knows it."""
        return any(
            one.ask == ask.id
            and one.helper == person
            and (one.reached_at > 0 or one.begun_by == "HELPER")
            for one in self.world.introductions
        )

    def comes_across(self, ask: Ask, person: str) -> bool:
        if ask.audience == "CIRCLE":
            return ask.circle in self.circles_of(person) & self.circles_of(ask.asker)
        if ask.audience == "CONTACTS" or self.tied(ask.asker, person):
            return self.tied(ask.asker, person)
        return bool(self.through(ask, person))

    def through(self, ask: Ask, helper: str) -> list[str]:
        """Contacts in between who introduce at all, the likeliest first; an offer takes no place of theirs."""
        some = [f for f in self.between(ask, helper) if self.weekly(f) > 0]
        if ask.audience == "CIRCLE":
            some = [f for f in some if ask.circle in self.circles_of(f)]
        return [] if self.tied(ask.asker, helper) else self.likeliest(ask, helper, some)

    def pull(self, ask: Ask, helper: str) -> float:
        """How well the best give fits, times how close the asker is from the helper's side."""
        fit = self.best_fit(ask, self.gives(ask, helper)[0])
        if self.tied(ask.asker, helper):
            return fit * self.close(helper, ask.asker)
        steps = [self.step(helper, f, ask.asker) for f in self.through(ask, helper)]
        return fit * self.joined(steps)

    def seen(self, ask: Ask, helper: str) -> Seen:
        through = self.through(ask, helper)
        give = self.gives(ask, helper)[0]
        reasons = (("topic", self.topic_sentence("You give", ask, give)),)
        if through:
            reasons += (("path", f"You both know {self.name(through[0])}"),)
        return Seen(
            ask.id, self.tied(ask.asker, helper), through[0] if through else None, give.id, reasons
        )

    def could_introduce(self, person: str) -> list[tuple[str, str]]:
        """Pairs of ask and helper."""
        self.viewer = person
        if not self.has_place(person):
            return []
        asks = [ask for ask in self.live() if ask.audience != "CIRCLE"]
        pairs = [(ask, helper) for ask in asks for helper in self.fitting_contacts(person, ask)]
        ranked = sorted(pairs, key=lambda pair: (-self.bridge(person, *pair), pair[0].id, pair[1]))
        return [(ask.id, helper) for ask, helper in ranked]

    def others(self, introducer: str, ask: Ask) -> list[str]:
        self.viewer = introducer
        if ask not in self.live() or (
            ask.audience == "CIRCLE" and ask.circle not in self.circles_of(introducer)
        ):
            return []
        fitting = self.fitting_contacts(introducer, ask)
        return sorted(fitting, key=lambda helper: (-self.bridge(introducer, ask, helper), helper))

    def fitting_contacts(self, introducer: str, ask: Ask) -> list[str]:
        return [
            person.id
            for person in self.world.people
            if self.open_tie(introducer, ask.asker)
            and self.open_tie(introducer, person.id)
            and not self.open_tie(ask.asker, person.id)
            and person.suggested
            and self.fitting(ask, person)
            and not self.brought(introducer, ask, person.id)
        ]

    def fitting(self, ask: Ask, person: Member) -> bool:
        """A block between the two is not the introducer's to know."""
        return person.id != ask.asker and person.open and bool(self.gives(ask, person.id))

    def brought(self, introducer: str, ask: Ask, person: str) -> bool:
        """They stood between the two over this ask, and know it."""
        return any(
            one.ask == ask.id
            and one.introducer == introducer
            and person in (one.helper, one.meant)
            and (one.asked_at > 0 or one.begun_by == "INTRODUCER" or one.introduced_at > 0)
            for one in self.world.introductions
        )

    def bridge(self, introducer: str, ask: Ask, helper: str) -> float:
        both = self.close(introducer, ask.asker) * self.close(introducer, helper)
        return self.product(ask, helper, self.joined([both**0.75]))

    def unasked(self, person: str) -> list[tuple[str, str, str, str]]:
        """Giver, taker, give and take of two contacts one could bring together, the best first."""
        live = [one for one in self.world.intents if not one.closed and one.until > NOW]
        known = [one for one in live if one.circle in self.circles_of(person)]
        mine = [one for one in known if self.open_tie(person, one.owner)]
        pairs = [
            (give, take)
            for give in mine
            for take in mine
            if (give.kind, take.kind) == ("GIVE", "TAKE") and self.meet(give, take)
        ]
        ranked = sorted(pairs, key=lambda pair: (-self.good(person, *pair), *(i.id for i in pair)))
        once: dict[frozenset[str], tuple[str, str, str, str]] = {}
        for give, take in ranked:
            found = (give.owner, take.owner, give.id, take.id)
            once.setdefault(frozenset(found[:2]), found)
        return list(once.values())

    def meet(self, give: Intent, take: Intent) -> bool:
        """On terms that suit, in one circle, near enough, and between two who are not openly tied."""
        return (
            give.owner != take.owner
            and give.circle == take.circle
            and give.terms <= take.terms
            and self.fit(take.topic, give.topic) >= 0.35
            and self.member(give.owner).open
            and self.member(give.owner).suggested
            and self.drawn_on(give) < give.capacity
            and not self.open_tie(give.owner, take.owner)
        )

    def drawn_on(self, give: Intent) -> int:
        since = NOW - 30 * DAY
        drawn = [one for one in self.world.introductions if one.upon == give.id]
        return sum(1 for one in drawn if one.reached_at >= since)

    def good(self, person: str, give: Intent, take: Intent) -> float:
        close = self.close(person, give.owner) * self.close(person, take.owner)
        return self.fit(take.topic, give.topic) * close
