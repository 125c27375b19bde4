"""The program on a folder of its own, to be killed, it or its store, and started again."""

import asyncio
import json
import os
import re
import signal
import sys
from asyncio.subprocess import STDOUT, Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx2

from graph.embedded import _held
from tests.server.test_cli import SECONDS, environment, free_port

PLENTY = {
    "WEFT_ASKS_A_WEEK": "1000",
    "WEFT_ASKS_IN_FIRST_WEEK": "1000",
    "WEFT_POINTS_A_PERSON": "1000000",
}
# The program with another clock than the machine's.
AHEAD = """
import time
from server import cli, clock
clock.now = lambda: time.time_ns() // 1_000_000 + {days} * 86_400_000
cli.main()
"""


@dataclass
class Weft:
    """`weft serve` on one folder and port, to be killed and started again."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: Process | None = None
    days_ahead: int = 0

    @property
    def printed(self) -> Path:
        return self.folder.with_name("printed")

    @property
    def store_child(self) -> int:
        return int(json.loads((self.folder / "address.json").read_text())["pid"])

    def client(self) -> httpx2.AsyncClient:
        return httpx2.AsyncClient(base_url=f"http://127.0.0.1:{self.port}", timeout=20)

    async def start(self) -> None:
        ahead = ("-c", AHEAD.format(days=self.days_ahead))
        program = ahead if self.days_ahead else ("-m", "server.cli")
        with self.printed.open("ab") as out:
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, *program, "serve"),
                env=environment(WEFT_DATA=str(self.folder), WEFT_PORT=str(self.port), **PLENTY),
                stdout=out,
                stderr=STDOUT,
            )
        async with asyncio.timeout(SECONDS), self.client() as client:
            while not await is_ready(client):
                assert self.process.returncode is None, self.printed.read_text()
                await asyncio.sleep(0.05)

    async def stop(self) -> None:
        """As whoever runs it does."""
        assert self.process
        self.process.terminate()
        await self.process.wait()

    async def kill(self) -> None:
        assert self.process
        self.process.kill()
        await self.process.wait()

    def kill_store(self) -> None:
        """Which the program starts again."""
        os.kill(self.store_child, signal.SIGKILL)

    async def until_free(self) -> None:
        """Until no store child holds the folder any more."""
        async with asyncio.timeout(SECONDS):
            while _held(self.folder):
                await asyncio.sleep(0.05)

    async def code_for(self, email: str) -> str:
        async with asyncio.timeout(SECONDS):
            while not (found := re.search(rf"To: {email}[^╰]*?│ +(\d{{6}})", self.said())):
                await asyncio.sleep(0.05)
        return found[1]

    def said(self) -> str:
        return self.printed.read_text()


@asynccontextmanager
async def running(folder: Path) -> AsyncGenerator[Weft]:
    """Until the block ends; it may have been stopped by then."""
    weft = Weft(folder)
    try:
        await weft.start()
        yield weft
    finally:
        if weft.process and weft.process.returncode is None:
            await weft.kill()
        await weft.until_free()


@asynccontextmanager
async def signed_in(weft: Weft, email: str) -> AsyncGenerator[httpx2.AsyncClient]:
    async with weft.client() as client:
        assert (await client.post("/auth/code", json={"email": email})).status_code == 204
        given = {"email": email, "code": await weft.code_for(email)}
        assert (await client.post("/auth/sign-in", json=given)).status_code == 204
        yield client


async def is_ready(client: httpx2.AsyncClient) -> bool:
    try:
        return (await client.get("/readyz")).status_code == 200
    except httpx2.TransportError:
        return False
