"""Bounds beside those of how an operation is written: what is at one comes in, and one more does not."""

import contextlib
import json
from collections.abc import Callable

import pytest

from graph import apps, circles, goals, join_questions, live, lookups, menus, months
from graph.store import Store, new_id
from schema import ids
from server.door import FILE, MOST_BYTES, MOST_FILE_BYTES
from server.oauth_server import MOST_PARAMETERS
from tests.schema.test_limits_shapes import SHAPES
from tests.server.conftest import Place, ask, listening
from tests.server.test_app_live import let_in, stream
from tests.stage import asking

FORM = "application/x-www-form-urlencoded"
Item = Callable[[int], str]


def word(n: int) -> str:
    return f'"{"abcdefghij"[n // 10]}{"klmnopqrst"[n % 10]}"'


def id_of(kind: str) -> Item:
    return lambda n: f'"{ids.encode(kind, new_id())}"'


# Of every list that is given: the verb, what is given with it, its items, and how many there may be.
LISTS: dict[str, tuple[str, str, Item, int]] = {
    "topics of an ask": ("postAsk", 'text: "How do I row?", topics', word, 3),
    "topics of a circle": (
        "createCircle",
        'name: "Rowers", purpose: "To row", topics',
        word,
        circles.MOST_TOPICS,
    ),
    "skills": ("setGoal", "skills", word, goals.MOST),
    "fields": ("setGoal", 'skills: ["rowing"], fields', word, goals.MOST),
    "musts": ("setGoal", 'skills: ["rowing"], musts', word, goals.MOST),
    "questions": ("putJoinQuestions", 'circleId: "x", questions', word, join_questions.MOST),
    "an app's addresses": (
        "registerApp",
        'name: "Almanac", redirects',
        lambda n: f'"https://app.example.org/{n}"',
        apps.MOST_REDIRECTS,
    ),
    "an audience's circles": (
        "setAudience",
        "field: PLACE, readers: CONTACTS, circleIds",
        id_of("Circle"),
        circles.MOST_SHOWN,
    ),
    "look-ups": (
        "lookUpAcquaintances",
        "acquaintanceIds",
        id_of("Acquaintance"),
        lookups.MOST_AT_ONCE,
    ),
    "a menu's lines": (
        "answerWithMenu",
        'introductionId: "x", items',
        lambda n: f'{{personId: "{ids.encode("Person", new_id())}", line: "A rower"}}',
        menus.MOST,
    ),
    "ticks": ("tickMenu", 'introductionId: "x", itemIds', id_of("MenuItem"), menus.MOST),
    "a month's lines": (
        "editMonth",
        'monthId: "x", lines',
        lambda n: f'{{mentionId: "{ids.encode("Mention", new_id())}", text: "Rowed"}}',
        months.MOST_LINES,
    ),
}


@pytest.mark.parametrize("what", LISTS)
async def test_a_list_has_its_most(server: Place, what: str) -> None:
    verb, beside, item, most = LISTS[what]
    client, said = await server.signed_in(), list[str | None]()
    for count in (most, most + 1):
        given = f"{{{beside}: [{' '.join(map(item, range(count)))}]}}"
        wanted = "... on InvalidInput { path message }"
        found = await ask(client, f"mutation {{ {verb}(input: {given}) {{ {wanted} }} }}")
        assert "errors" not in found
        said.append(found["data"][verb].get("message"))
        path = found["data"][verb].get("path")
    # Of what does not exist, nothing but the number is told apart.
    assert said[0] != said[1] and path[-1] == beside.split()[-1]


@pytest.mark.parametrize("shape", SHAPES)
async def test_a_body_has_its_most_however_it_is_written(server: Place, shape: str) -> None:
    query = SHAPES[shape]("query", "Query", "me { id }")
    body, client = json.dumps({"query": query}).encode(), server.client()
    headers = {"content-type": "application/json"}
    for size, status in ((MOST_BYTES, 200), (MOST_BYTES + 1, 413)):
        answer = await client.post("/graphql", content=body.ljust(size), headers=headers)
        assert answer.status_code == status
        assert (status == 413) or answer.json()["data"]["me"] is None


async def test_a_file_has_its_most(server: Place) -> None:
    client, headers = await server.signed_in(), {"content-type": FILE}
    for size, too_long in ((MOST_FILE_BYTES, False), (MOST_FILE_BYTES + 1, True)):
        answer = await client.post("/import", content=b"x" * size, headers=headers)
        assert (answer.status_code == 413) == too_long


async def test_a_form_has_its_most(server: Place) -> None:
    for count, said in ((MOST_PARAMETERS, "invalid_client"), (MOST_PARAMETERS + 1, "not form")):
        body = "&".join(f"a{n}=1" for n in range(count))
        headers = {"content-type": FORM}
        answer = await server.client().post("/oauth/revoke", content=body, headers=headers)
        assert said in answer.text


async def test_a_person_listens_at_eight_places(server: Place, store: Store) -> None:
    ada = await let_in(server, (await asking(store)).cast.ada)
    async with listening(server) as url, contextlib.AsyncExitStack() as stack:
        opened = [
            await stack.enter_async_context(stream(url, ada)) for _ in range(live.SCREENS + 1)
        ]
        told = [(await one.next())[1] for one in opened]
    assert ["errors" in body for body in told] == [False] * live.SCREENS + [True]
