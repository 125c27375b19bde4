"""F8 and D10 in files: of whom somebody noted, and of who was erased, nothing lies about."""

import asyncio
import io
import zipfile
from collections.abc import AsyncGenerator, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from graph import archive
from graph.contents import Node
from graph.store import new_id
from schema import ids
from server.exports import FOLDER
from tests.archives import reached
from tests.graph.test_store_durability import address_of
from tests.reading import rows
from tests.server.conftest import ask
from tests.server.killing import Weft, running, signed_in
from tests.server.test_cli import SECONDS
from tests.server.test_copies import started
from tests.server.test_imports import apply, preview

OF_THE_STORE = "databases"
# There a key that is gone is noted beside it, until they are compacted: docs/embedded.md.
INDEX = "idx"
FOUND = "mutation ($input: CreateCircle!) { createCircle(input: $input) { ... on CircleCreated { circle { id } } } }"
JOIN = "mutation ($input: JoinCircle!) { joinCircle(input: $input) { __typename } }"
SAY = "mutation ($input: UpdateProfile!) { updateProfile(input: $input) { __typename } }"
POST = "mutation ($input: PostAsk!) { postAsk(input: $input) { __typename } }"
EXPORT = "mutation { startExport(input: {}) { __typename } }"
MADE = "{ myExport { ready } }"
LEAVE = "mutation ($input: DeleteAccount!) { deleteAccount(input: $input) { __typename } }"
GONE = "MATCH (p:Gone) RETURN p.id AS id"


@pytest.fixture
async def weft(tmp_path: Path) -> AsyncGenerator[Weft]:
    async with running(tmp_path / "data") as found:
        yield found


async def done(client: httpx2.AsyncClient, query: str, **given: Any) -> Any:
    answer = await ask(client, query, input=given)
    assert "errors" not in answer, answer
    (payload,) = answer["data"].values()
    assert payload.get("__typename") not in ("InvalidInput", "ProveItAgain"), payload
    return payload


async def noted(client: httpx2.AsyncClient, word: str) -> None:
    people = f"Ana {word},ana@{word}.example,Rows with {word}"
    await apply(client, await preview(client, f"Name,Email,Notes\n{people}\n"))


async def exported(client: httpx2.AsyncClient) -> None:
    await ask(client, EXPORT)
    async with asyncio.timeout(SECONDS):
        while not (await ask(client, MADE))["data"]["myExport"]["ready"]:
            await asyncio.sleep(0.05)


async def erased(weft: Weft) -> None:
    async with reached(address_of(weft.folder)) as store, asyncio.timeout(SECONDS):
        while not await rows(store, GONE):
            await asyncio.sleep(0.05)


async def backed_up(weft: Weft, path: Path) -> None:
    data = {"WEFT_DATA": str(weft.folder)}
    process = await started("-m", "server.cli", "backup", str(path), **data)
    told, _ = await process.communicate()
    assert process.returncode == 0, told


def holding(folder: Path, word: str) -> set[str]:
    """Of the files that are not the store's own, also of what is packed in them."""
    ours = [file for file in files(folder) if OF_THE_STORE not in file.parts]
    assert {"secret", "mirror.npz", "address.json"} <= {file.name for file in ours}
    return {str(file.relative_to(folder)) for file in ours if holds(file, word)}


def kept(folder: Path, word: str) -> set[str]:
    """Of the store's records and logs."""
    own = [file for file in files(folder) if OF_THE_STORE in file.parts]
    assert {".bucket", ".dict"} <= {file.suffix for file in own}
    return {file.name for file in own if not file.suffix.endswith(INDEX) and holds(file, word)}


def files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def holds(file: Path, word: str) -> bool:
    return any(word.encode() in text for text in texts(file.read_bytes()))


def texts(raw: bytes) -> Iterator[bytes]:
    yield raw
    if zipfile.is_zipfile(io.BytesIO(raw)):
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            yield from (packed.read(name) for name in packed.namelist())


def kinds(path: Path, word: str) -> set[str]:
    """What holds this word in a backup."""
    found = [item for item in archive.items(path) if word in repr(item)]
    return {item.label if isinstance(item, Node) else item.type for item in found}


@pytest.mark.slow
async def test_in_files_nothing_is_left_of_strangers_and_of_who_was_erased(
    weft: Weft, tmp_path: Path
) -> None:
    stranger, leaver = f"stranger{new_id()}", f"leaver{new_id()}"
    after = tmp_path / "after.weft"
    async with (
        signed_in(weft, "ada@example.org") as ada,
        signed_in(weft, f"lea@{leaver}.example") as lea,
    ):
        await noted(ada, stranger)
        await exported(ada)
        rowers = {"name": "Rowers", "purpose": "To row", "topics": ["rowing"]}
        circle = (await done(ada, FOUND, **rowers))["circle"]["id"]
        who = (await ask(lea, "{ me { id } }"))["data"]["me"]["id"]
        await done(lea, SAY, name=f"Lea {leaver}", why=f"I row with {leaver}.", place=leaver)
        await done(lea, JOIN, circleId=circle)
        await done(lea, POST, text=f"Who rows with {leaver}?", circleId=circle)
        await noted(lea, leaver)
        await exported(lea)
        await done(lea, LEAVE, personId=who)
    await weft.stop()
    (own,) = holding(weft.folder, stranger)
    assert own.startswith(FOLDER) and holding(weft.folder, leaver) and kept(weft.folder, leaver)
    assert stranger not in weft.said()

    weft.days_ahead = 31
    await weft.start()
    await erased(weft)
    # Before it, the last letters may have left.
    told = len(weft.said())
    await backed_up(weft, after)
    await weft.stop()
    _, id = ids.parts(who)
    assert kept(weft.folder, leaver) == set()
    for word in (leaver, id, stranger):
        assert holding(weft.folder, word) == set()
        assert word not in weft.said()[told:]
    assert kinds(after, stranger) == {"Acquaintance"} and kinds(after, leaver) == set()
    # So that whoever holds them in memory forgets them; it goes within days.
    assert kinds(after, id) <= {"Change"}
