"""A9: made-up members who befriend, pend and are turned down guess hidden ties as well as whoever draws lots."""

import random
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from math import sqrt
from typing import Any

import pytest

from graph import asks, connecting, tie_requests
from graph.caps import Caps
from graph.store import Store
from schema import ids, limits
from tests import size
from tests.schema import matrix
from tests.schema.matrix import Asker, roots
from tests.schema.world import World
from tests.town import NOW, Town

HONEST, SYBILS = size.of(20, 60), size.of(3, 50)
Pair = frozenset[str]
Scores = Counter[Pair]
IDEAS = "{ introductionIdeas(first: 50) { giver { id } taker { id } } }"
MATCHES = """{ myAsks(first: 5) { nodes { topics { id } matches(first: 20) {
  introducer { id } runnerUp { id } } } } }"""


class Ring(World):
    """Everybody is in one circle and gives one topic and looks for another, for all there to see."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.under(Caps(open_asks=99, asks_a_week=99, pair_days=0)))
        self.chance, self.town = random.Random("sybils"), Town()
        self.honest = [self.town.person(f"Honest {n}") for n in range(HONEST)]
        self.sybils = [self.town.person(f"Sybil {n}", weekly=50) for n in range(SYBILS)]
        self.people = {id: id for id in (*self.honest, *self.sybils)}
        self.subjects = [self.town.topic("Pricing"), self.town.topic("Rowing")]
        self.names = [row["name"] for row in self.town.rows["topics"]]
        self.guild = self.town.circle(*self.people)
        self.gives = dict[str, str]()
        self.friends = {
            sybil: self.chance.sample(self.honest, HONEST // 2) for sybil in self.sybils
        }
        self.hidden, self.open = set[Pair](), set[Pair]()

    async def built(self) -> "Ring":
        for person in self.honest:
            self.gives[person] = self.chance.choice(self.subjects)
            (other,) = set(self.subjects) - {self.gives[person]}
            self.town.give(person, self.gives[person], self.guild)
            self.town.take(person, other, self.guild, visibility="CIRCLE")
        for one, other in combinations(self.honest, 2):
            if self.chance.random() < 0.3:
                hides = self.chance.random() < 0.6
                self.town.tie(one, other, back={"allows": not hides})
                (self.hidden if hides else self.open).add(frozenset((one, other)))
        for sybil, friends in self.friends.items():
            for friend in friends:
                self.town.tie(sybil, friend)
        await self.town.build(self.store)
        for sybil in self.sybils:
            await self._asking(sybil)
        for person in self.honest[::3]:
            await asks.post(self.store, person, asks.Draft("Help", [self.names[0]]), NOW)
        return self

    async def _asking(self, sybil: str) -> None:
        """One ask a topic; of two who are asked for a tie one turns it down."""
        for name in self.names:
            await asks.post(self.store, sybil, asks.Draft("Help", [name]), NOW)
        strangers = sorted(set(self.honest) - set(self.friends[sybil]))
        for n, person in enumerate(self.chance.sample(strangers, 4)):
            draft = connecting.Draft(person, None, "We met once.", "BOTH", True, self.guild)
            sent = await connecting.connect(self.store, sybil, draft, NOW)
            if n % 2 and sent.request:
                no = tie_requests.Answer(False)
                await tie_requests.answer(self.store, person, sent.request.id, no, NOW + 1)


def people(value: Any) -> set[str]:
    """Whom a part of an answer names."""
    if isinstance(value, dict):
        return set[str]().union(*map(people, value.values()))
    if isinstance(value, list):
        return set[str]().union(*map(people, value))
    kind, key = ids.parts(value) if isinstance(value, str) else ("", "")
    return {key} if kind in {"Person", "Tie"} else set()


def parts(value: Any) -> Iterator[Any]:
    yield value
    for inside in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from parts(inside)


def together(answers: list[Any]) -> Scores:
    """How often two are named in one place, where few are."""
    found = Scores()
    for part in (part for answer in answers for part in parts(answer)):
        if isinstance(part, dict) and 2 <= len(named := people(part)) <= 4:
            found.update(frozenset(pair) for pair in combinations(sorted(named), 2))
    return found


def missing(ring: Ring, sybil: str, ideas: Any) -> Scores:
    """Two contacts who fit each other and are no idea: they might know each other already."""
    shown = {frozenset(people(idea)) for idea in ideas["introductionIdeas"]}
    fitting = {frozenset(pair) for pair in combinations(ring.friends[sybil], 2)}
    fitting = {pair for pair in fitting if len({ring.gives[one] for one in pair}) == 2}
    return Scores({pair: -1 if pair in shown else 1 for pair in fitting})


def led_to(ring: Ring, sybil: str, found: Any) -> Scores:
    """Whoever is a way in might know any giver who is no contact."""
    scores = Scores()
    for ask in found["myAsks"]["nodes"]:
        topics = {ids.decode("Topic", topic["id"]) for topic in ask["topics"]}
        givers = {one for one in ring.honest if ring.gives[one] in topics} - set(
            ring.friends[sybil]
        )
        for way in people(ask["matches"]):
            scores.update(frozenset((way, giver)) for giver in givers if giver != way)
    return scores


@pytest.fixture
async def ring(store: Store, monkeypatch: pytest.MonkeyPatch) -> Ring:
    for name in ("COST", "TOKENS"):
        monkeypatch.setattr(limits, name, limits.ENOUGH)
    for name, value in {"FIRST": 10, "FEW": 10, "DEEP": 1}.items():
        monkeypatch.setattr(matrix, name, value)
    return await Ring(store).built()


def likelihood(ring: Ring, scores: Scores) -> tuple[float, float]:
    """That a hidden tie has the higher score than two without one, ties of score by lot; and its deviation."""
    every = {frozenset(pair) for pair in combinations(ring.honest, 2)} - ring.open
    strangers = [scores[pair] for pair in every - ring.hidden]
    hidden = [scores[pair] for pair in ring.hidden]
    won = sum((one > other) + (one == other) / 2 for one in hidden for other in strangers)
    deviation = sqrt((len(every) + 1) / (12 * len(hidden) * len(strangers)))
    return won / (len(hidden) * len(strangers)), deviation


async def test_hidden_ties_are_guessed_no_better_than_by_lot(ring: Ring) -> None:
    asker, read = Asker(ring), list[Any]()
    absent, ways = Scores(), Scores()
    for sybil in ring.sybils:
        read += [(await asker.ask(sybil, f"{{ {root} }}"))["data"] for root in roots(ring.names[0])]
        read += [
            await asker.node(sybil, "Person", ids.encode("Person", one), 1) for one in ring.honest
        ]
        absent.update(missing(ring, sybil, (await asker.ask(sybil, IDEAS))["data"]))
        ways.update(led_to(ring, sybil, (await asker.ask(sybil, MATCHES))["data"]))
    assert ways and read
    for scores in (together(read), absent, ways):
        guessed, deviation = likelihood(ring, scores)
        assert abs(guessed - 0.5) < 3 * deviation, (guessed, deviation)
