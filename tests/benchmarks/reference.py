"""The oracle with dictionaries, so that the definition can be asked about a large town."""

from collections import defaultdict

from tests.communities import Ask, Community, Intent, Knows, Member
from tests.oracle import Oracle


class Reference(Oracle):
    """The same rules; only what is looked up one by one is looked up by key."""

    def __init__(self, world: Community) -> None:
        super().__init__(world)
        self.sides = {(side.a, side.b): side for side in world.knows}
        self.known: dict[str, set[str]] = defaultdict(set)
        for side in world.knows:
            self.known[side.a].add(side.b)
        self.blocks = {frozenset((block.a, block.b)) for block in world.blocks}
        self.person: dict[str, Member] = {person.id: person for person in world.people}
        self.names = {
            thing.id: thing.name for thing in [*world.people, *world.topics, *world.circles]
        }
        self.own: dict[str, set[str]] = defaultdict(set)
        for one in world.belongings:
            self.own[one.person].add(one.circle)
        self.intents: dict[str, list[Intent]] = defaultdict(list)
        for intent in world.intents:
            self.intents[intent.owner].append(intent)

    def member(self, id: str) -> Member:
        return self.person[id]

    def intents_of(self, person: str) -> list[Intent]:
        return self.intents[person]

    def within_reach(self, ask: Ask) -> list[Member]:
        further = set[str]().union(*(self.known[f] for f in self.known[ask.asker]))
        return [self.person[id] for id in sorted(further)]

    def side(self, a: str, b: str) -> Knows | None:
        return self.sides.get((a, b))

    def blocked(self, a: str, b: str) -> bool:
        return frozenset((a, b)) in self.blocks

    def contacts(self, person: str) -> set[str]:
        return self.known[person]

    def name(self, id: str) -> str:
        return self.names[id]

    def circles_of(self, person: str) -> set[str]:
        return self.own[person]

    def between(self, ask: Ask, helper: str) -> list[str]:
        common = self.known[ask.asker] & self.known[helper]
        return sorted(f for f in common if self.open_tie(ask.asker, f) and self.open_tie(f, helper))
