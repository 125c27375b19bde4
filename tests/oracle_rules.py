"""Who may be matched, in plain Python over a whole community: the rules of the definition, one by one."""

from dataclasses import dataclass

from tests.communities import Ask, Community, Intent, Introduction, Knows, Member
from tests.town import NOW

MINUTE = 60 * 1000
DAY = 24 * 60 * MINUTE


@dataclass
class Rules:
    """`viewer` is whoever looked last."""

    world: Community
    viewer: str = ""

    def side(self, a: str, b: str) -> Knows | None:
        return next((k for k in self.world.knows if (k.a, k.b) == (a, b)), None)

    def member(self, id: str) -> Member:
        return next(one for one in self.world.people if one.id == id)

    def intents_of(self, person: str) -> list[Intent]:
        return [intent for intent in self.world.intents if intent.owner == person]

    def within_reach(self, ask: Ask) -> list[Member]:
        """Everybody; whoever knows more may look at fewer."""
        return self.world.people

    def tied(self, a: str, b: str) -> bool:
        return self.side(a, b) is not None and not self.blocked(a, b)

    def blocked(self, a: str, b: str) -> bool:
        return any({block.a, block.b} == {a, b} for block in self.world.blocks)

    def contacts(self, person: str) -> set[str]:
        return {other.id for other in self.world.people if self.tied(person, other.id)}

    def open_tie(self, a: str, b: str) -> bool:
        mine, theirs = self.side(a, b), self.side(b, a)
        lent = self.member(a).lends and self.member(b).lends
        return bool(
            mine and theirs and mine.allows and theirs.allows and lent
        ) and not self.blocked(a, b)

    def name(self, id: str) -> str:
        named = [*self.world.people, *self.world.topics, *self.world.circles]
        return next(thing.name for thing in named if thing.id == id)

    def circles_of(self, person: str) -> set[str]:
        return {one.circle for one in self.world.belongings if one.person == person}

    def circles(self, ask: Ask) -> set[str]:
        """C: the ask's circle, while the asker is in it, or all of theirs."""
        mine = self.circles_of(ask.asker)
        return mine & {ask.circle} if ask.circle else mine

    def fit(self, asked: str, given: str) -> float:
        if asked == given:
            return 1.0
        return max(
            (near.fit for near in self.world.near if (near.a, near.b) == (asked, given)),
            default=0.0,
        )

    def best_fit(self, ask: Ask, give: Intent) -> float:
        return max(self.fit(topic, give.topic) for topic in ask.topics)

    def used_this_month(self, give: Intent) -> int:
        since = NOW - 30 * DAY
        return sum(
            1
            for one in self.world.introductions
            if one.upon == give.id and one.reached_at >= since and self.knows_of(one)
        )

    def gives(self, ask: Ask, helper: str) -> list[Intent]:
        """Those this ask may draw on, best fit first."""
        shared = self.circles(ask) & self.circles_of(helper)
        fitting = [
            give
            for give in self.intents_of(helper)
            if give.kind == "GIVE"
            and not give.closed
            and give.until > NOW
            and give.circle in shared
            and give.terms <= ask.terms
            and self.best_fit(ask, give) >= 0.35
            and self.used_this_month(give) < give.capacity
        ]
        return sorted(fitting, key=lambda give: (-self.best_fit(ask, give), give.id))

    def knows_of(self, one: Introduction) -> bool:
        """What Weft begins for the viewer unseen changes nothing they see."""
        return one.told or one.introduced_at > 0 or one.asker != self.viewer

    def was_in(self, ask: Ask, person: str) -> bool:
        """As far as the asker was told; to them a request stays one to the helper it meant."""
        return any(
            one.ask == ask.id
            and (
                (one.told and person == (one.meant or one.helper))
                or (one.introduced_at > 0 and person == one.helper)
            )
            for one in self.world.introductions
        )

    def give_to_draw_on(self, ask: Ask, helper: str) -> str | None:
        if helper == ask.asker or not self.member(helper).open or self.blocked(ask.asker, helper):
            return None
        gives = self.gives(ask, helper)
        return gives[0].id if gives else None

    def fits(self, ask: Ask, helper: str) -> bool:
        """The rules of a candidate less those of the path."""
        return self.give_to_draw_on(ask, helper) is not None and not self.was_in(ask, helper)

    def between(self, ask: Ask, helper: str) -> list[str]:
        """Common contacts with an open path."""
        return sorted(
            f.id
            for f in self.world.people
            if self.open_tie(ask.asker, f.id) and self.open_tie(f.id, helper)
        )

    def weekly(self, person: str) -> int:
        return self.member(person).weekly

    def has_place(self, person: str) -> bool:
        since = NOW - 7 * DAY
        asked = sum(
            1
            for one in self.world.introductions
            if one.introducer == person and one.asked_at >= since and self.knows_of(one)
        )
        return self.weekly(person) > asked
