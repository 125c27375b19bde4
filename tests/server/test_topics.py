"""Nearness asked of an address: what it is sent, and what becomes of topics when it fails."""

import logging
from collections.abc import Generator
from pathlib import Path
from random import Random

import pytest

from graph import topics
from graph.store import Store, new_id
from server.topics import Relating
from tests.embeddings import Service, answering
from tests.reading import rows
from tests.server.conftest import place
from tests.town import Town

KEY = "a key nobody reads"


class Twins(Service):
    """The names in `twins` mean the same, all others something of their own."""

    twins: list[str]

    @staticmethod
    def embed(text: str) -> list[float]:
        chance = Random("" if text in Twins.twins else text)
        return [chance.gauss(0, 1) for _ in range(64)]


@pytest.fixture
def service() -> Generator[str]:
    with answering(Twins) as address:
        yield address


@pytest.fixture
def relating(store: Store, now: int, tmp_path: Path, service: str) -> Relating:
    given = {"embeddings_url": service, "embeddings_key": KEY, "embeddings_model": "small"}
    return place(store, now, tmp_path, **given).house.worker.relating


async def made(store: Store, now: int) -> tuple[str, str]:
    """Two new topics that only the service finds near."""
    while await topics.relate(store, now):
        pass
    town = Town()
    ada = town.person("Ada")
    await town.build(store)
    Twins.twins = [new_id(), new_id()]
    one, other = await store.write(lambda tx: topics.named(tx, ada, Twins.twins, now))
    return one, other


async def near(store: Store, one: str) -> list[str]:
    query = "MATCH (:Topic {id: $one})-[:NEAR]->(t:Topic) RETURN t.id AS id"
    return [row["id"] for row in await rows(store, query, one=one)]


async def test_the_worker_asks_the_address(store: Store, now: int, relating: Relating) -> None:
    one, other = await made(store, now)
    await relating.go_on()
    assert other in await near(store, one)
    assert one in await near(store, other)
    assert {(asked["key"], asked["model"]) for asked in Twins.asked} == {(f"Bearer {KEY}", "small")}


async def test_without_an_answer_topics_wait_and_the_key_is_not_logged(
    store: Store, now: int, relating: Relating, caplog: pytest.LogCaptureFixture
) -> None:
    one, other = await made(store, now)
    Twins.answer = b"no"
    with caplog.at_level(logging.INFO):
        await relating.go_on()
    assert "no embeddings" in caplog.text
    assert KEY not in caplog.text
    assert await near(store, one) == []
    Twins.answer = None
    await relating.go_on()
    assert other in await near(store, one)
