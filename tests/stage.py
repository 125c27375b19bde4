"""A cast with an ask under way, and short forms of the verbs that move it along."""

from dataclasses import dataclass, replace

from graph import answers, asks, beginnings, introductions
from graph.answers import Answer, Given
from graph.asks import Ask
from graph.beginnings import Way
from graph.introductions import Introduction, Seen
from graph.store import Store
from tests.cast import Cast, small
from tests.town import NOW

SECRET = b"a secret of the tests"
NOTE = "We both care about this."
NEWEST = (NOW * 2, "")


@dataclass(frozen=True, slots=True)
class Stage:
    cast: Cast
    ask: Ask


async def asking(store: Store, **changed: object) -> Stage:
    """Ada has asked about pricing; Cleo, two ties away, gives it."""
    cast = await small(store)
    topic = await store.rows("topics/of", viewer=cast.ada, ids=[cast.pricing])
    draft = asks.Draft("How do I price a first product?", topics=[topic[0]["name"]])
    ask = await asks.post(store, cast.ada, replace(draft, **changed), NOW)
    return Stage(cast, ask)


async def requested(store: Store, stage: Stage, now: int = NOW) -> Introduction:
    """Ada asks the best contact in between."""
    match = (await asks.matches(store, stage.cast.ada, stage.ask.id, SECRET, 10, now))[0]
    way = Way(stage.ask.id, match.id, NOTE)
    return await beginnings.request(store, stage.cast.ada, way, SECRET, now)


async def answered(
    store: Store, person: str, id: str, answer: Answer = Answer.YES, now: int = NOW
) -> Introduction:
    return await answers.answer(store, person, Given(id, answer), now)


async def introduced(store: Store, stage: Stage) -> Introduction:
    """Both have said yes; what Ada sees of it."""
    begun = await requested(store, stage)
    assert begun.introducer
    await answered(store, begun.introducer, begun.id)
    await answered(store, stage.cast.cleo, begun.id)
    return await known(store, stage.cast.ada, begun.id)


async def known(store: Store, person: str, id: str) -> Introduction:
    return (await introductions.of(store, person, [id]))[0]


async def seen(store: Store, person: str, id: str, now: int = NOW) -> Seen | None:
    """None when they have not been told of it."""
    found = await introductions.of(store, person, [id])
    return introductions.seen(found[0], now) if found else None
