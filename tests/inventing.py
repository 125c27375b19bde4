"""Random small communities with everything that can keep two people apart."""

import random
import uuid

from hypothesis import strategies as st

from graph.bounds import DAY, NO_END
from tests.communities import (
    Ask,
    Belonging,
    Block,
    Circle,
    Community,
    Ended,
    Favour,
    Intent,
    Introduction,
    Knows,
    Member,
    Nearness,
    Topic,
)
from tests.town import NOW

RINGS = ("NEW", "FAMILIAR", "CLOSE", "CORE")
AUDIENCES = ("EXTENDED", "EXTENDED", "CIRCLE", "CONTACTS")


class Chance:
    """Seeded draws; ids are fresh for every community and in no order of their making."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.prefix = uuid.uuid4().hex[:20]

    def ids(self, kind: str, count: int) -> list[str]:
        made = [f"{self.prefix}{kind}{number:04d}" for number in range(count)]
        self.random.shuffle(made)
        return made

    def often(self, share: float) -> bool:
        return self.random.random() < share

    def ago(self, days: float) -> int:
        """A moment (UTC ms) in the last days; sometimes exactly at their edge."""
        age = int(days * DAY) if self.often(0.1) else self.random.randrange(int(days * DAY))
        return NOW - age


def invent(seed: int, people: int, density: float) -> Community:
    """A community of so many people, tied with this density (0-1)."""
    chance, made = Chance(seed), Community()
    _people(made, chance, people)
    _ties(made, chance, density)
    _subjects(made, chance)
    _intents(made, chance)
    _asks(made, chance)
    _history(made, chance)
    return made


def _people(made: Community, chance: Chance, count: int) -> None:
    for number, id in enumerate(chance.ids("p", count)):
        weekly = chance.random.choice((0, 1, 1, 1, 2, 2, 3))
        ties = chance.random.choice((1, 1, 3, 40))
        choices = chance.often(0.9), weekly, ties, chance.often(0.9), chance.often(0.95)
        made.people.append(Member(id, f"Person {number}", *choices))


def _ties(made: Community, chance: Chance, density: float) -> None:
    pairs = [(a.id, b.id) for n, a in enumerate(made.people) for b in made.people[:n]]
    for a, b in pairs:
        if chance.often(0.03):
            made.blocks.append(Block(*chance.random.sample((a, b), 2)))
        elif chance.often(density):
            _tie(made, chance, a, b)
        elif chance.often(0.05):
            made.ended.append(Ended(a, b))


def _tie(made: Community, chance: Chance, a: str, b: str) -> None:
    allows = chance.often(0.93), chance.often(0.93)
    via = all(allows) and all(one.lends for one in made.people if one.id in (a, b))
    for (x, y), allowed in zip(((a, b), (b, a)), allows, strict=True):
        # Few rings and days, so that equal scores happen.
        touched = NOW - chance.random.choice((0, 30, 180, 365)) * DAY
        made.knows.append(Knows(x, y, chance.random.choice(RINGS), touched, allowed, via))


def _subjects(made: Community, chance: Chance) -> None:
    made.circles = [
        Circle(id, f"Circle {n}", chance.random.choice((2, 9, 9, 300)))
        for n, id in enumerate(chance.ids("c", 3))
    ]
    made.topics = [
        Topic(id, f"topic {n}", chance.random.choice((0.5, 2.0, 3.0)))
        for n, id in enumerate(chance.ids("t", 5))
    ]
    for person in made.people:
        made.belongings += [
            Belonging(person.id, circle.id) for circle in made.circles if chance.often(0.75)
        ]
    for n, a in enumerate(made.topics):
        for b in made.topics[:n]:
            if chance.often(0.35):
                fit = chance.random.choice((0.2, 0.349, 0.35, 0.5, 0.8))
                made.near += [Nearness(a.id, b.id, fit), Nearness(b.id, a.id, fit)]


def _intents(made: Community, chance: Chance) -> None:
    for id in chance.ids("i", 4 * len(made.people)):
        made.intents.append(
            Intent(
                id,
                owner=chance.random.choice(made.people).id,
                topic=chance.random.choice(made.topics).id,
                circle=chance.random.choice(made.circles).id,
                kind="GIVE" if chance.often(0.8) else "TAKE",
                terms=chance.random.choice((0, 0, 0, 1, 2, 3)),
                capacity=chance.random.choice((1, 2, 2, 3)),
                until=NO_END
                if chance.often(0.85)
                else chance.random.choice((NOW + DAY, NOW + 1, NOW, NOW - DAY)),
                closed=chance.often(0.07),
            )
        )


def _asks(made: Community, chance: Chance) -> None:
    for id in chance.ids("a", 2 + len(made.people) // 3):
        audience = chance.random.choice(AUDIENCES)
        asker = chance.random.choice(made.people).id
        within = [belonging.circle for belonging in made.belongings if belonging.person == asker]
        anywhere = [circle.id for circle in made.circles]
        named = (
            chance.random.choice(within or anywhere)
            if chance.often(0.9)
            else chance.random.choice(anywhere)
        )
        made.asks.append(
            Ask(
                id,
                asker,
                topics=[
                    topic.id
                    for topic in chance.random.sample(made.topics, chance.random.randint(1, 3))
                ],
                circle=named if audience == "CIRCLE" or chance.often(0.2) else None,
                terms=chance.random.choice((0, 1, 2, 3)),
                audience=audience,
                state=chance.random.choice(("OPEN", "OPEN", "OPEN", "OPEN", "HELPED", "WITHDRAWN")),
                expires=NOW + chance.random.choice((20, 20, 20, 0, -1)) * DAY,
                posted=chance.ago(20),
            )
        )


def _history(made: Community, chance: Chance) -> None:
    for id in chance.ids("n", len(made.people) // 2):
        made.introductions.append(_introduction(made, chance, id))
    for id in chance.ids("f", len(made.people)):
        made.favours.append(_favour(made, chance, id))


def _favour(made: Community, chance: Chance, id: str) -> Favour:
    by, of, through = chance.random.sample(made.people, 3)
    topic = chance.random.choice(made.topics).id
    # Few moments, so that the newest is not always one.
    at = chance.random.choice((NOW, NOW - 30 * DAY, chance.ago(200)))
    return Favour(
        id,
        by.id,
        of.id,
        through.id if chance.often(0.6) else None,
        at,
        topic if chance.often(0.7) else None,
    )


def _introduction(made: Community, chance: Chance, id: str) -> Introduction:
    helper, introducer, meant, other = (
        person.id for person in chance.random.sample(made.people, 4)
    )
    ask = chance.random.choice(made.asks)
    gives = [intent.id for intent in made.intents if intent.owner == helper]
    state = chance.random.choice(
        ("CLOSED", "WITH_HELPER", "WITH_INTRODUCER", "INTRODUCED", "THANKED")
    )
    return Introduction(
        id,
        ask=ask.id if chance.often(0.5) else None,
        asker=ask.asker if ask.asker != helper else other,
        introducer=introducer if chance.often(0.7) else None,
        helper=helper,
        meant=meant if chance.often(0.2) else None,
        upon=chance.random.choice(gives) if gives else None,
        state=state,
        asked_at=chance.ago(chance.random.choice((7, 14))) if chance.often(0.6) else 0,
        reached_at=chance.ago(chance.random.choice((14, 30, 60))) if chance.often(0.8) else 0,
        begun_by=chance.random.choice(("ASKER", "ASKER", "INTRODUCER", "HELPER")),
        told=chance.often(0.8),
        introduced_at=chance.ago(14) if state in ("INTRODUCED", "THANKED") else 0,
    )


communities = st.builds(
    invent,
    seed=st.integers(0, 2**32),
    people=st.integers(8, 25),
    density=st.sampled_from((0.2, 0.3, 0.45)),
)
