"""Topics on the wire: nothing for an anonymous visitor, the same topic by query and by node."""

from typing import Any

import pytest

from graph import topics as graph_topics
from graph.store import Store, new_id
from schema.root import build
from tests.schema.contract import execute
from tests.town import NOW, Town

contract = build()

FIND = "query ($matching: String!, $first: Int!) { topics(matching: $matching, first: $first) { id name aliases } }"
SUGGEST = (
    "query ($text: String!, $first: Int!) { suggestTopics(text: $text, first: $first) { name } }"
)
NODE = "query ($id: ID!) { node(id: $id) { id ... on Topic { name } } }"


@pytest.fixture
async def ada(store: Store) -> str:
    town = Town()
    (ada,) = town.people("Ada")
    await town.build(store)
    return ada


async def ask(store: Store, query: str, viewer: str | None, **variables: Any) -> Any:
    return await execute(contract, query, variables, viewer, store, NOW)


def told(found: Any) -> dict[str, Any]:
    assert found.data is None
    (error,) = found.errors
    return error.extensions


@pytest.mark.parametrize(
    ("query", "given"), [(FIND, {"matching": "tax"}), (SUGGEST, {"text": "tax advice"})]
)
async def test_an_anonymous_visitor_is_asked_to_sign_in(
    store: Store, query: str, given: dict[str, str]
) -> None:
    assert told(await ask(store, query, None, first=3, **given))["code"] == "SIGN_IN_FIRST"


async def test_a_topic_is_found_and_read_again_by_its_id(store: Store, ada: str) -> None:
    name = f"Lute {new_id()[:8]}"
    await store.write(lambda tx: graph_topics.named(tx, ada, [name], NOW))
    (topic,) = (await ask(store, FIND, ada, matching=name.lower(), first=1)).data["topics"]
    assert (topic["name"], topic["aliases"]) == (name, [])
    again = await ask(store, NODE, ada, id=topic["id"])
    assert again.data["node"] == {"id": topic["id"], "name": name}
    assert (await ask(store, NODE, None, id=topic["id"])).data["node"] is None


async def test_a_text_gets_suggestions(store: Store, ada: str) -> None:
    name = f"Oboe {new_id()[:8]}"
    await store.write(lambda tx: graph_topics.named(tx, ada, [name], NOW))
    found = await ask(store, SUGGEST, ada, text=f"Who plays the {name}?", first=1)
    assert found.data["suggestTopics"] == [{"name": name}]


@pytest.mark.parametrize("first", [0, 11, -1])
async def test_suggestions_have_bounds(store: Store, ada: str, first: int) -> None:
    extensions = told(await ask(store, SUGGEST, ada, text="tax", first=first))
    assert (extensions["code"], extensions["path"]) == ("INVALID_INPUT", ["first"])


@pytest.mark.parametrize("first", [0, 51])
async def test_finding_has_bounds(store: Store, ada: str, first: int) -> None:
    extensions = told(await ask(store, FIND, ada, matching="tax", first=first))
    assert (extensions["code"], extensions["path"]) == ("INVALID_INPUT", ["first"])
