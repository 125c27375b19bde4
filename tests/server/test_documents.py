"""What a session may ask: the questions of our own pages, of this build and of earlier ones."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph.store import Store
from server import documents
from server.documents import id_of, kept
from tests.server.conftest import Place, place
from tests.server.test_house import carrying, given, person_of

OURS = "query Me{me{email}}"
EARLIER = "query Before{me{id}}"
FREE = "{ me { id } }"


def built(folder: Path, *texts: str) -> Path:
    file = folder / "built.json"
    file.write_text(json.dumps({id_of(text): text for text in texts}))
    return file


@pytest.fixture
def strict(store: Store, now: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    kept(tmp_path, built(tmp_path, EARLIER))
    monkeypatch.setattr(documents, "BUILT", built(tmp_path, OURS))
    return place(store, now, tmp_path, documents="listed")


async def post(client: Any, **body: Any) -> Any:
    return (await client.post("/graphql", json=body)).json()


@pytest.mark.parametrize("signed_in", [False, True], ids=["anonymous", "member"])
async def test_a_session_asks_what_our_pages_ask(strict: Place, signed_in: bool) -> None:
    client = await strict.signed_in() if signed_in else strict.client()
    for body in ({"query": OURS}, {"query": EARLIER}, {"documentId": id_of(OURS)}):
        answer = await post(client, **body)
        assert "errors" not in answer and bool(answer["data"]["me"]) is signed_in


@pytest.mark.parametrize("signed_in", [False, True], ids=["anonymous", "member"])
@pytest.mark.parametrize("query", [FREE, OURS + " ", f"{OURS} {FREE}", "{", "{ __typename }"])
async def test_and_nothing_else(strict: Place, signed_in: bool, query: str) -> None:
    client = await strict.signed_in() if signed_in else strict.client()
    answer = await post(client, query=query)
    assert not answer.get("data")
    assert answer["errors"][0]["extensions"] == {"code": "NOT_LISTED"}


async def test_a_program_asks_freely(strict: Place) -> None:
    client = await strict.signed_in()
    token = await given(strict, await person_of(strict, client), "profile:read")
    assert (await post(strict.client(**carrying(token)), query=FREE))["data"]["me"]


@pytest.mark.parametrize("id", ["sha256:0", "", "x" * 5000, id_of(FREE)])
async def test_an_id_nobody_wrote_is_told_so(strict: Place, id: str) -> None:
    answer = await strict.client().post("/graphql", json={"documentId": id})
    assert answer.status_code == 400 and "data" not in answer.text


@pytest.mark.parametrize("body", [{"documentId": 1}, {"documentId": id_of(OURS), "query": FREE}])
async def test_a_body_says_one_thing(strict: Place, body: dict[str, Any]) -> None:
    assert (await strict.client().post("/graphql", json=body)).status_code == 400


async def test_developers_ask_freely(strict: Place) -> None:
    strict.developing = True
    assert (await post(await strict.signed_in(), query=FREE))["data"]["me"]


def test_lists_of_earlier_builds_are_kept_once(tmp_path: Path) -> None:
    for _ in range(2):
        kept(tmp_path, built(tmp_path, EARLIER))
    found = kept(tmp_path, built(tmp_path, OURS))
    assert found.lists(EARLIER) and found.lists(OURS) and not found.lists(FREE)
    assert found.text(id_of(OURS)) == OURS
    assert len(list((tmp_path / "documents").iterdir())) == 2


def test_a_list_cut_short_stops_nothing(tmp_path: Path) -> None:
    kept(tmp_path, built(tmp_path, EARLIER))
    (tmp_path / "documents" / "torn.json").write_text('{"sha256:')
    assert kept(tmp_path, tmp_path / "nowhere").lists(EARLIER)
