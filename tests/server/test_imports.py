"""POST /import, and F8: what is brought stays with whoever brought it."""

import csv
import io
import logging
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from graph import archive, exports, migrate
from graph.contents import Node
from graph.findings import FIELDS
from graph.store import Store, new_id
from server.door import FILE, MOST_FILE_BYTES
from server.exports import contents
from server.imports import EMPTY, UNPACK
from tests import size
from tests.archives import made, running
from tests.reading import rows
from tests.server.conftest import Place, ask, place
from tests.server.test_house import person_of
from tests.town import NOW

MANY = size.of(500, 5_000)
A_BATCH, A_PIECE = 100, 64 * 1024
START = """mutation ($input: StartImport!) {
  startImport(input: $input) { ... on ImportStarted { started { id } } } }"""
APPLY = """mutation ($input: ApplyImport!) {
  applyImport(input: $input) { __typename ... on ImportApplied { applied { done added } } } }"""
UNDO = "mutation ($input: UndoImport!) { undoImport(input: $input) { __typename } }"
HELD = "MATCH (n:Acquaintance) RETURN count(n) AS many"


class Pieces:
    """A large body that counts how much of it somebody wanted."""

    def __init__(self, size: int) -> None:
        self.size, self.read = size, 0

    async def __aiter__(self) -> AsyncGenerator[bytes]:
        while self.read < self.size:
            self.read += A_PIECE
            yield b" " * A_PIECE


async def sent(
    client: httpx2.AsyncClient, body: str | bytes | Pieces, **headers: str
) -> httpx2.Response:
    return await client.post("/import", content=body, headers={"content-type": FILE, **headers})


async def preview(client: httpx2.AsyncClient, body: str) -> Any:
    answer = await sent(client, body)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def apply(client: httpx2.AsyncClient, found: Any) -> str:
    """As the screen does it, batch by batch; the id of the import."""
    given = {"source": found["source"], "total": len(found["rows"])}
    begun = await ask(client, START, input=given)
    id = begun["data"]["startImport"]["started"]["id"]
    people = [{field: row[field] for field in FIELDS} for row in found["rows"]]
    for first in range(0, len(people), A_BATCH):
        batch = {"importId": id, "first": first, "rows": people[first : first + A_BATCH]}
        answer = await ask(client, APPLY, input=batch)
        assert answer["data"]["applyImport"]["__typename"] == "ImportApplied", answer
    return id


async def test_a_visitor_is_asked_to_sign_in_and_other_sites_are_turned_away(
    server: Place,
) -> None:
    assert (await sent(server.client(), "Name\nAna\n")).status_code == 401
    client = await server.signed_in()
    elsewhere = {"sec-fetch-site": "cross-site"}
    assert (await sent(client, "Name\nAna\n", **elsewhere)).status_code == 403
    answer = await client.post("/import", content="x", headers={"content-type": "text/plain"})
    assert answer.status_code == 415
    assert (await sent(client, b"x" * (MOST_FILE_BYTES + 1))).status_code == 413


async def test_a_large_file_is_read_only_for_whoever_may_send_it(
    store: Store, now: int, tmp_path: Path
) -> None:
    server = place(store, now, tmp_path, points_a_person=100)
    client, poor = await server.signed_in(), await server.signed_in()
    await sent(poor, "Name\nAna\n")
    visitor, cookie = server.client(), {"cookie": f"{server.house.cookie.name}=unknown"}
    for who, headers, status in ((visitor, {}, 401), (visitor, cookie, 401), (poor, {}, 429)):
        body = Pieces(MOST_FILE_BYTES)
        assert (await sent(who, body, **headers)).status_code == status
        assert body.read <= A_PIECE
    body = Pieces(2 * MOST_FILE_BYTES)
    assert (await sent(client, body)).status_code == 413
    assert body.read == MOST_FILE_BYTES + A_PIECE


async def test_a_file_is_read_beside_one_s_own_notes_and_nothing_of_it_is_kept(
    server: Place, store: Store
) -> None:
    client, other = await server.signed_in(), await server.signed_in()
    word = new_id()
    file = f"Name,Email,Notes\nAna,ana@{word}.example,\n,,nobody\nBo,,\n"
    found = await preview(client, file)
    assert (found["source"], found["same"]) == ("CSV", 0)
    assert [(one["row"], one["finding"]) for one in found["rows"]] == [(2, "NEW"), (4, "NEW")]
    assert [one["row"] for one in found["refused"]] == [3]
    assert await rows(store, "MATCH (n:Acquaintance {name: $name}) RETURN n", name=word) == []
    await apply(client, found)
    again = await preview(client, file.replace("Bo,,", "Bo,bo@example.net,"))
    (bo,) = again["rows"]
    assert (again["same"], bo["finding"], bo["sure"]) == (1, "MERGE", False)
    assert (bo["email"], bo["earlier"]["email"]) == ("bo@example.net", "")
    assert {one["finding"] for one in (await preview(other, file))["rows"]} == {"NEW"}


@pytest.mark.parametrize(
    ("body", "words"), [(b"", EMPTY), (b" \n", EMPTY), (b"PK\x03\x04", UNPACK)]
)
async def test_what_is_no_file_of_people_says_what_to_do(
    server: Place, body: bytes, words: str
) -> None:
    answer = await sent(await server.signed_in(), body)
    assert answer.status_code == 400
    assert answer.json() == {"message": words, "refusal": "InvalidInput", "path": ["file"]}


async def test_reading_files_costs_points(store: Store, now: int, tmp_path: Path) -> None:
    server = place(store, now, tmp_path, points_a_person=250)
    client = await server.signed_in()
    codes = [(await sent(client, "Name\nAna\n")).status_code for _ in range(3)]
    assert codes == [200, 200, 429]


async def test_an_export_holds_the_notes_and_can_be_brought_again(server: Place) -> None:
    client = await server.signed_in()
    await apply(client, await preview(client, 'Name,Phone\n=1+1,+47 1\n"Bo, Ek",\n'))
    person = await person_of(server, client)
    parts = {one.name: one.rows async for one in exports.parts(server.house.store, person)}
    assert {row["name"] for row in parts["Acquaintance"]} == {"=1+1", "Bo, Ek"}
    table = contents(parts)["acquaintances.csv"]
    names = [row["name"] for row in csv.DictReader(io.StringIO(table))]
    assert sorted(names) == ["'=1+1", "Bo, Ek"]
    again = await preview(client, table)
    assert (again["rows"], again["refused"], again["same"]) == ([], [], 2)


@pytest.mark.slow
async def test_f8_nothing_about_others_is_anywhere_but_in_one_s_own_notes(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    word = new_id()
    people = "".join(f"P{n} {word},p{n}@{word}.example\n" for n in range(MANY))
    async with running(tmp_path / "store") as store:
        await migrate.apply(store, NOW)
        server = place(store, NOW, tmp_path / "data")
        with caplog.at_level(logging.INFO):
            client = await server.signed_in()
            greeted = len(server.letters)
            found = await preview(client, f"Name,Email\n{people}")
            id = await apply(client, found)
            assert await rows(store, HELD) == [{"many": MANY}]
            while await server.house.worker.send():
                pass
        assert len(server.letters) == greeted
        assert [one for one in caplog.messages if word in one] == []
        assert await _labels(store, tmp_path / "full.weft", word) == {"Acquaintance"}
        assert (
            await rows(store, "MATCH (n:Outbox) WHERE n.to CONTAINS $word RETURN n", word=word)
            == []
        )
        await ask(client, UNDO, input={"importId": id})
        assert await _labels(store, tmp_path / "empty.weft", word) == set()
        assert [file for file in (tmp_path / "data").rglob("*") if _holds(file, word)] == []


async def _labels(store: Store, path: Path, word: str) -> set[str]:
    """What holds this word in a backup of everything."""
    found = await made(store, path)
    return {
        item.label if isinstance(item, Node) else item.type
        for item in archive.items(found.path)
        if word in repr(item)
    }


def _holds(file: Path, word: str) -> bool:
    return file.is_file() and word.encode() in file.read_bytes()
