"""Backup beside a Weft that runs, restore, and a move to a Neo4j that is killed on the way."""

import asyncio
import os
import shutil
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from graph import archive, embedded
from graph import sample as community
from graph.contents import ArchiveFault, Contents
from graph.embedded import EmbeddedFault
from graph.store import Store
from server import clock, copies, settings, stores
from server.settings import Settings, WrongSettings
from tests.archives import a_neo4j, made, measured, running, settle, silent
from tests.conftest import named_neo4j
from tests.town import look

ROOT = Path(__file__).parents[2]
SECONDS = 200
BATCHES = 9
KILLED = f"""
import os, signal
from graph import restore
from server import cli
once = restore._once
async def dying(store, id, batch):
    if batch.number == {BATCHES}:
        os.kill(os.getpid(), signal.SIGKILL)
    await once(store, id, batch)
restore._once = dying
cli.main()
"""
DONE = "MATCH (m:Restore) RETURN m.done AS done"


async def started(*words: str, **given: str) -> Process:
    kept = {name: value for name, value in os.environ.items() if name not in settings.names()}
    return await asyncio.create_subprocess_exec(
        *(sys.executable, *words),
        env={**kept, "PYTHONPATH": str(ROOT), **given},
        stdout=PIPE,
        stderr=STDOUT,
    )


def configured(folder: Path, **given: str) -> Settings:
    """Whatever Neo4j the suite itself runs on."""
    named = {"neo4j_uri": "", "neo4j_password": ""} | given
    return Settings(data=folder, heap_mb=256, log="json", **named)  # pyright: ignore[reportArgumentType] as environment variables


async def until(process: Process, word: bytes) -> None:
    assert process.stdout
    heard = b""
    async with asyncio.timeout(SECONDS):
        while word not in heard:
            line = await process.stdout.readline()
            assert line, heard.decode()
            heard += line


@asynccontextmanager
async def working(folder: Path) -> AsyncGenerator[None]:
    """A Weft that holds the folder until the end."""
    process = await started("-m", "server.cli", "work", WEFT_DATA=str(folder))
    try:
        await until(process, b"working")
        yield
    finally:
        if process.returncode is None:
            process.terminate()
        await process.communicate()


async def sampled(folder: Path) -> None:
    async with stores.opened(configured(folder), clock.now) as store:
        await community.load(store, clock.now())


async def free(folder: Path) -> None:
    """Until the store of a Weft that was killed has left."""
    async with asyncio.timeout(SECONDS):
        while embedded._held(folder):
            await asyncio.sleep(0.05)


@pytest.mark.slow
async def test_a_backup_of_a_running_weft_comes_back_elsewhere(tmp_path: Path) -> None:
    here, there = configured(tmp_path / "here"), configured(tmp_path / "there")
    file, said = tmp_path / "a.weft", list[str]()
    async with running(here.data) as store:
        await settle(store)
    async with working(here.data):
        await copies.backup(here, file, said.append)
        with pytest.raises(EmbeddedFault, match="Weft is running"):
            await copies.restore(here, file, said.append)
        with pytest.raises(ArchiveFault, match="is there already"):
            await copies.backup(here, file, said.append)
    words = "\n".join(said)
    assert "6 people" in words and f"weft restore {file}" in words
    assert (
        "Left out on purpose: sessions, codes, tokens" in words and f"{here.data}/secret" in words
    )
    await copies.restore(there, file, said.append)
    assert "Everything is back, 6 people" in "\n".join(said)
    async with running(there.data) as store:
        assert (await measured(store)).nodes == contents(file).nodes


@pytest.mark.slow
async def test_a_damaged_folder_comes_back_by_the_way_it_tells(tmp_path: Path) -> None:
    """What is told holds at each step, and the host's secret stays the same."""
    here, file, told = configured(tmp_path / "data"), tmp_path / "a.weft", list[str]()
    async with running(here.data) as store:
        await settle(store)
        await made(store, file)
    (here.data / "secret").write_text("of this host")
    with pytest.raises(ArchiveFault, match=rf"not empty.*move {here.data} away.*file secret"):
        await copies.restore(here, file, told.append)
    next((here.data / "databases" / "weft").glob("Person_0.*")).unlink()
    with pytest.raises(EmbeddedFault, match=rf"move {here.data} away.*weft restore FILE"):
        await copies.restore(here, file, told.append)
    here.data.rename(tmp_path / "away")
    here.data.mkdir()
    shutil.copy(tmp_path / "away" / "secret", here.data)
    await copies.restore(here, file, told.append)
    assert "Everything is back, 6 people" in "\n".join(told)
    assert (here.data / "secret").read_text() == "of this host"
    async with running(here.data) as store:
        assert (await measured(store)).nodes == contents(file).nodes


async def test_what_cannot_be_copied_is_one_sentence_and_touches_nothing(tmp_path: Path) -> None:
    photo, typo = tmp_path / "photo.weft", configured(tmp_path / "typo")
    photo.write_bytes(b"jpeg")
    with pytest.raises(ArchiveFault, match="is damaged or cut off"):
        await copies.restore(typo, photo, print)
    with pytest.raises(EmbeddedFault, match="There is no store in"):
        await copies.backup(typo, tmp_path / "a.weft", print)
    with pytest.raises(WrongSettings, match="Set WEFT_NEO4J_PASSWORD"):
        await copies.migrate_to(typo, "bolt://127.0.0.1:1", print)
    with pytest.raises(WrongSettings, match="like bolt://"):
        await copies.migrate_to(typo, "127.0.0.1:1", print)
    named = configured(typo.data, neo4j_uri="bolt://127.0.0.1:1", neo4j_password="x")
    with pytest.raises(WrongSettings, match="is set already"):
        await copies.migrate_to(named, "bolt://127.0.0.1:1", print)
    assert [path.name for path in folder_of(photo)] == ["photo.weft"]


def folder_of(path: Path) -> list[Path]:
    return list(path.parent.iterdir())


@pytest.fixture
async def neo4j() -> AsyncGenerator[tuple[Store, dict[str, str]]]:
    async with a_neo4j() as found:
        yield found


@pytest.mark.slow
@pytest.mark.skipif(named_neo4j() is None, reason="only on Neo4j: it starts another one")
async def test_a_move_that_is_killed_goes_on_and_ends_equal(
    neo4j: tuple[Store, dict[str, str]], tmp_path: Path
) -> None:
    store, given = neo4j
    uri = given.pop("WEFT_NEO4J_URI")
    await sampled(tmp_path)
    given["WEFT_DATA"] = str(tmp_path)
    process = await started("-c", KILLED, "migrate-to", uri, **given)
    async with asyncio.timeout(SECONDS):
        said, _ = await process.communicate()
    assert process.returncode == -signal.SIGKILL, said.decode()
    assert await look(store, DONE) == [{"done": BATCHES}]
    await free(tmp_path)
    target = configured(tmp_path, neo4j_uri=uri, neo4j_password=given["WEFT_NEO4J_PASSWORD"])
    with pytest.raises(ArchiveFault, match="was cut short"):
        async with stores.opened(target, clock.now):
            pass
    there, told = contents(tmp_path / "moving.weft"), list[str]()
    source = target.model_copy(update={"neo4j_uri": ""})
    await copies.migrate_to(source, uri, told.append)
    words = "\n".join(told)
    assert "Going on where the last try stopped" in words and f"WEFT_NEO4J_URI={uri}" in words
    assert given["WEFT_NEO4J_PASSWORD"] not in words
    found = await measured(store)
    assert (found.nodes, found.relationships) == (there.nodes, there.relationships)
    async with stores.opened(target, clock.now):
        pass


def contents(file: Path) -> Contents:
    return archive.check(file, silent).contents
