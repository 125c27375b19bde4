"""Topics: one for a name whoever asks first, found by letters and nearness, joined by the worker."""

import asyncio
from typing import Any

import pytest

from graph import nearness, topics
from graph.bounds import DAY
from graph.refusals import InvalidInput, TooManyNewTopics
from graph.store import Store, new_id
from tests import reading
from tests.town import NOW, Town


@pytest.fixture
async def ada(store: Store) -> str:
    town = Town()
    (ada,) = town.people("Ada")
    await town.build(store)
    return ada


def fresh(name: str) -> str:
    """A name nobody has used; its tail means nothing, so nearness is tried with plain names."""
    return f"{name} {new_id()[:8]}"


NEAR = "MATCH (:Topic {id: $id})-[n:NEAR]->(o:Topic) RETURN o.id AS id, n.fit AS fit"


async def made(store: Store, viewer: str, *names: str, now: int = NOW) -> list[str]:
    return await store.write(lambda tx: topics.named(tx, viewer, names, now))


async def near(store: Store, topic: str) -> dict[str, float]:
    rows = await reading.rows(store, NEAR, id=topic)
    assert len(rows) == len({row["id"] for row in rows}), "an edge is drawn twice"
    return {row["id"]: row["fit"] for row in rows}


async def test_a_name_makes_a_topic_and_the_next_one_finds_it(store: Store, ada: str) -> None:
    name = fresh("Rocket Fuels")
    (first,) = await made(store, ada, name)
    assert await made(store, ada, f" {name.upper()} ", name.replace("Fuels", "fuel")) == [first]
    (topic,) = await topics.of(store, ada, [first])
    assert topic == topics.Topic(first, name, [])


async def test_ids_come_in_the_order_of_the_names(store: Store, ada: str) -> None:
    one, other = fresh("One"), fresh("Other")
    (second,) = await made(store, ada, other)
    assert (await made(store, ada, one, other))[1] == second


async def test_an_alias_finds_its_topic(store: Store, ada: str) -> None:
    town = Town()
    topic = town.topic("Search engine optimisation", "Seo")
    await town.build(store)
    (found,) = await topics.of(store, ada, [topic])
    assert len(found.aliases) == 1
    assert await made(store, ada, *found.aliases) == [topic]


async def test_many_at_once_make_one_topic(store: Store) -> None:
    town = Town()
    people = town.people(*["Ada"] * 12)
    await town.build(store)
    name = fresh("Crowded")
    found = await asyncio.gather(*(made(store, person, name) for person in people))
    assert len({id for ids in found for id in ids}) == 1


@pytest.mark.parametrize("name", ["", "  ", "…", "x" * 61, "a\x00b"])
async def test_a_name_needs_letters_and_an_end(store: Store, ada: str, name: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        await made(store, ada, name)
    assert refusal.value.path == "topics"


async def test_ten_new_topics_a_day(store: Store, ada: str) -> None:
    for hour in range(5):
        await made(store, ada, fresh("A"), fresh("B"), now=NOW + hour * 3_600_000)
    with pytest.raises(TooManyNewTopics) as refusal:
        await made(store, ada, fresh("C"), now=NOW + DAY - 1)
    assert refusal.value.until == NOW + DAY
    assert await made(store, ada, fresh("D"), fresh("E"), now=NOW + DAY)


async def test_the_limit_holds_for_many_at_once(store: Store, ada: str) -> None:
    tried = await asyncio.gather(
        *(made(store, ada, fresh("Race"), fresh("Pace")) for _ in range(8)), return_exceptions=True
    )
    assert sum(isinstance(found, TooManyNewTopics) for found in tried) == 3
    assert sum(isinstance(found, list) for found in tried) == 5


async def test_known_names_are_no_new_topics(store: Store, ada: str) -> None:
    names = [fresh("Known") for _ in range(10)]
    await made(store, ada, *names)
    assert len(await made(store, ada, *names)) == 10


async def test_a_stranger_makes_and_finds_nothing(store: Store, ada: str) -> None:
    name = fresh("Secretless")
    (topic,) = await made(store, ada, name)
    nobody = new_id()
    assert await topics.of(store, nobody, [topic]) == []
    assert await topics.find(store, nobody, name, 5) == []
    assert await topics.suggest(store, nobody, name, 3) == []


async def test_finding_by_letters_comes_before_nearness(store: Store, ada: str) -> None:
    mark = new_id()[:8]
    names = [f"{mark}", f"{mark}ology", f"Modern {mark}ology", f"Neo{mark}"]
    ids = await made(store, ada, *names)
    found = await topics.find(store, ada, mark.upper(), 4)
    assert [topic.id for topic in found] == ids
    assert [topic.id for topic in await topics.find(store, ada, mark, 2)] == ids[:2]


async def test_finding_by_an_alias(store: Store, ada: str) -> None:
    town = Town()
    mark = new_id()[:8]
    topic = town.topic("Whatever", f"Zq{mark}")
    await town.build(store)
    assert [found.id for found in await topics.find(store, ada, f"zq{mark}", 1)] == [topic]


async def test_finding_by_nearness(store: Store, ada: str) -> None:
    (topic,) = await made(store, ada, "Beehive inspections")
    found = await topics.find(store, ada, "inspecting a bee hive", 10)
    assert topic in [topic.id for topic in found]


@pytest.mark.parametrize("matching", ["", " ", "?!"])
async def test_nothing_typed_finds_nothing(store: Store, ada: str, matching: str) -> None:
    assert await topics.find(store, ada, matching, 5) == []


@pytest.mark.parametrize(("matching", "first"), [("a", 0), ("a", 51), ("a" * 101, 5)])
async def test_finding_has_bounds(store: Store, ada: str, matching: str, first: int) -> None:
    with pytest.raises(InvalidInput):
        await topics.find(store, ada, matching, first)


async def test_a_text_suggests_what_it_names(store: Store, ada: str) -> None:
    mark = new_id()[:8]
    short, long = await made(store, ada, f"Kayak {mark}", f"Kayak {mark} building")
    text = f"Who can help me with kayak {mark} building? I have the wood."
    assert [topic.id for topic in await topics.suggest(store, ada, text, 1)] == [long]
    text = f"A KAYAK, {mark}; and more."
    assert [topic.id for topic in await topics.suggest(store, ada, text, 3)][:1] == [short]


async def test_short_abbreviations_are_no_ordinary_words(store: Store, ada: str) -> None:
    (topic,) = await made(store, ada, "IT")
    said = await topics.suggest(store, ada, "I need somebody who knows IT, and soon.", 3)
    unsaid = await topics.suggest(store, ada, "Could somebody look at it soon?", 3)
    assert topic in [found.id for found in said]
    assert topic not in [found.id for found in unsaid]


async def test_a_text_about_nothing_suggests_nothing(store: Store, ada: str) -> None:
    assert await topics.suggest(store, ada, "", 3) == []
    assert await topics.suggest(store, ada, "...", 3) == []


async def test_the_worker_joins_topics_made_at_once(store: Store, ada: str) -> None:
    one, other, far = await made(store, ada, "Viola tuning", "Tuning violins", "Fiscal ledgers")
    while await topics.relate(store, NOW):
        pass
    assert (await near(store, one))[other] == (await near(store, other))[one] > 0.35
    assert far not in await near(store, one)
    assert one not in await near(store, one)


async def test_joining_again_changes_nothing(store: Store, ada: str) -> None:
    one, other = await made(store, ada, "Cello strings", "Strings for a cello")
    await asyncio.gather(*(topics.relate(store, NOW) for _ in range(4)))
    while await topics.relate(store, NOW):
        pass
    before = await near(store, one)
    assert other in before
    assert await topics.relate(store, NOW) == 0
    assert await near(store, one) == before


class Failing:
    async def embed(self, texts: Any) -> nearness.Vectors:
        raise ConnectionError


async def test_without_an_answer_a_topic_waits(store: Store, ada: str) -> None:
    await made(store, ada, fresh("Waiting"))
    with pytest.raises(ConnectionError):
        await topics.relate(store, NOW, Failing())
    assert await topics.relate(store, NOW) >= 1
