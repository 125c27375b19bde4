"""The program as whoever runs it meets it: a child process with an environment of its own."""

import asyncio
import os
import re
import signal
import socket
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
import pytest

from server import settings
from tests.wire import listeners

ROOT = Path(__file__).parents[2]
SECONDS = 120


def environment(**given: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in settings.names()}
    return {**kept, "PYTHONPATH": str(ROOT), "WEFT_DOCUMENTS": "any", **given}


async def started(verb: str, **given: str) -> Process:
    command = (sys.executable, "-m", "server.cli", verb)
    return await asyncio.create_subprocess_exec(
        *command, env=environment(**given), stdout=PIPE, stderr=STDOUT
    )


async def said(verb: str, **given: str) -> tuple[int | None, str]:
    process = await started(verb, **given)
    async with asyncio.timeout(SECONDS):
        output, _ = await process.communicate()
    return process.returncode, output.decode()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def running(folder: Path) -> AsyncGenerator[tuple[Process, httpx2.AsyncClient]]:
    port = str(free_port())
    process = await started("serve", WEFT_DATA=str(folder), WEFT_PORT=port)
    try:
        async with httpx2.AsyncClient(
            base_url=f"http://127.0.0.1:{port}", timeout=SECONDS
        ) as client:
            await until(process, "Uvicorn running")
            yield process, client
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def until(process: Process, words: str) -> str:
    """Everything said until these words came."""
    assert process.stdout
    heard = ""
    async with asyncio.timeout(SECONDS):
        while words not in heard:
            line = await process.stdout.readline()
            assert line, heard
            heard += line.decode()
    return heard


async def test_a_misspelt_setting_is_one_sentence() -> None:
    code, words = await said("serve", WEFT_PROT="1")
    assert code == 1 and "Traceback" not in words
    assert "WEFT_PROT is not a setting of Weft. Did you mean WEFT_PORT?" in words


async def test_a_folder_that_cannot_be_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, words = await said("serve", WEFT_DATA=str(tmp_path / "file" / "data"))
    assert code == 1 and "Traceback" not in words and "Weft stopped" in words


async def test_a_neo4j_that_refuses_us_is_one_sentence(store_address: object) -> None:
    uri, password = getattr(store_address, "uri", ""), "wrong password"
    code, words = await said("migrate", WEFT_NEO4J_URI=uri, WEFT_NEO4J_PASSWORD=password)
    assert code == 1 and "Traceback" not in words and "Weft stopped" in words


@pytest.mark.slow
async def test_it_serves_and_leaves_when_told(tmp_path: Path) -> None:
    async with running(tmp_path / "data") as (process, client):
        assert (await client.get("/readyz")).json()["ready"]
        answer = await client.post("/graphql", json={"query": "{ __typename }"})
        assert answer.json()["data"]
        email = {"email": "ada@example.org"}
        assert (await client.post("/auth/code", json=email)).status_code == 204
        digits = re.search(r"│ +(\d{6})", await until(process, "│ Weft"))
        assert digits
        answer = await client.post("/auth/sign-in", json={**email, "code": digits[1]})
        assert answer.status_code == 204
        assert listeners(process.pid) == {f"0100007F:{client.base_url.port:04X}"}
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(SECONDS):
            assert await process.wait() == 0
