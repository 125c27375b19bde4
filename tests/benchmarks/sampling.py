"""Who asks in a benchmark: people with an open ask, evenly over the order of their numbers of contacts."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from graph import candidates
from graph.candidates import Question
from graph.introductions import Introduction
from graph.matching import Match
from graph.store import Store
from tests.communities import Ask, Community
from tests.town import NOW


@dataclass
class Sample:
    """An asker, their ask, and what the arms find out on the way."""

    asker: str
    ask: Ask
    question: Question
    topic: str
    looking: dict[str, Any] = field(default_factory=dict)
    match: Match | None = None
    introduction: Introduction | None = None


def drawn(town: Community, count: int) -> list[Sample]:
    degree = Counter(side.a for side in town.knows)
    circles: dict[str, list[str]] = defaultdict(list)
    for one in town.belongings:
        circles[one.person].append(one.circle)
    names = {topic.id: topic.name for topic in town.topics}
    asks = {ask.asker: ask for ask in town.asks if live(ask)}
    ordered = sorted(asks, key=lambda asker: (degree[asker], asker))
    even = [asks[ordered[(2 * n + 1) * len(ordered) // (2 * count)]] for n in range(count)]
    return [
        Sample(ask.asker, ask, question(ask, circles[ask.asker]), names[ask.topics[0]])
        for ask in even
    ]


def live(ask: Ask) -> bool:
    return ask.state == "OPEN" and ask.expires > NOW and ask.audience == "EXTENDED"


def question(ask: Ask, circles: list[str]) -> Question:
    return Question(
        ask.id, tuple(ask.topics), (ask.circle,) if ask.circle else tuple(circles), ask.terms
    )


async def prepared(store: Store, samples: list[Sample]) -> None:
    """What the statement of the candidates is given by the one before it."""
    for sample in samples:
        scope = await store.read(
            lambda tx, one=sample: candidates.scope_of(tx, one.asker, one.question)
        )
        sample.looking = scope.looking(sample.asker, sample.question, NOW)
