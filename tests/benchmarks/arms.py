"""What is timed: every question as one statement, as a verb, and through HTTP and GraphQL."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from graph import answers, asks, beginnings, candidates, openings, pairings, today
from graph.answers import Answer, Given
from graph.beginnings import Way
from graph.bounds import DAY
from graph.store import Store
from tests.benchmarks.sampling import Sample
from tests.server.conftest import SECRET
from tests.town import NOW

FIRST = 10
NOTE = "of the benchmark"
RANKED = {
    "matches",
    "contacts who fit",
    "Today: asks my gives fit",
    "Today: introductions I could make",
}


@dataclass(frozen=True, slots=True)
class Arm:
    name: str
    call: Callable[[Sample], Awaitable[Any]]


def reading(store: Store) -> list[Arm]:
    """Arms whose answers are compared, from the floor upward."""

    async def floor(sample: Sample) -> Any:
        return await store.rows("pairings/place", viewer=sample.asker, week=NOW - 7 * DAY)

    async def scope(sample: Sample) -> Any:
        return await store.read(lambda tx: candidates.scope_of(tx, sample.asker, sample.question))

    async def statement(sample: Sample) -> Any:
        return await store.rows("candidates/from_gives", **sample.looking)

    async def along(sample: Sample) -> Any:
        return await store.rows("candidates/along_ties", **sample.looking)

    async def matches(sample: Sample) -> Any:
        return await candidates.matches(store, sample.asker, sample.question, SECRET, NOW, FIRST)

    async def contacts(sample: Sample) -> Any:
        return await candidates.contacts(store, sample.asker, sample.question, NOW)

    async def asks_for(sample: Sample) -> Any:
        return await openings.asks_for(store, sample.asker, NOW)

    async def pairs(sample: Sample) -> Any:
        return await pairings.introductions_i_could_make(store, sample.asker, NOW)

    return [
        Arm("one row, one statement", floor),
        Arm("scope of an ask", scope),
        Arm("candidates, from the gives", statement),
        Arm("candidates, along the ties", along),
        Arm("matches", matches),
        Arm("contacts who fit", contacts),
        Arm("Today: asks my gives fit", asks_for),
        Arm("Today: introductions I could make", pairs),
    ]


def writing(store: Store) -> list[Arm]:
    """Once a sample and run; what they leave behind is cleared afterwards."""

    async def look(sample: Sample) -> Any:
        return await today.look(store, sample.asker, NOW)

    async def post(sample: Sample) -> Any:
        draft = asks.Draft(NOTE, topics=[sample.topic])
        return await asks.post(store, sample.asker, draft, NOW)

    async def request(sample: Sample) -> Any:
        if match := sample.match:
            way = Way(sample.question.ask, match.id, NOTE)
            sample.introduction = await beginnings.request(store, sample.asker, way, SECRET, NOW)

    async def answer(sample: Sample) -> Any:
        # Every touch moves the order of introducers, so it need not be the one of the match any more.
        if (begun := sample.introduction) and begun.introducer:
            given = Given(begun.id, Answer.YES, note=NOTE)
            return await answers.answer(store, begun.introducer, given, NOW)
        return None

    return [
        Arm("Today, first look of the day", look),
        Arm("post an ask", post),
        Arm("ask for an introduction", request),
        Arm("answer: the introducer's yes", answer),
    ]
