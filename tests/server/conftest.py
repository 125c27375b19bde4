"""A whole server in the test's own process, with a clock to set and a letter box to open."""

import asyncio
import contextlib
import re
import socket
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from email.message import EmailMessage
from functools import cached_property
from pathlib import Path
from typing import Any

import httpx2
import pytest
from aiosmtpd.smtp import SMTP
from fastapi import FastAPI

from graph.store import Store, new_id
from server import app, logs, mail
from server.house import House
from server.listening import Listening, configured
from server.settings import Settings
from server.worker import Worker
from tests.provider import Example, running

logs.through_logging()
ENOUGH = 1000
# Seconds for an answer over a socket: the five that a client waits by itself are over in a machine with much to do.
PATIENT = 30.0
SECRET = b"a secret of the tests, long enough"


@dataclass
class Clock:
    at: int

    def __call__(self) -> int:
        return self.at


@dataclass
class Place:
    """One server, its clock, the letters it sent, and clients to knock with."""

    house: House
    clock: Clock
    letters: list[EmailMessage] = field(default_factory=list)
    developing: bool = False
    address: int = 0

    @cached_property
    def app(self) -> FastAPI:
        return app.create(self.house, developing=self.developing)

    def client(self, at: str = "", /, **headers: str) -> httpx2.AsyncClient:
        """A browser of its own, at an address of its own or a given one."""
        self.address += 1
        knock = (at or f"10.1.{self.address // 250}.{self.address % 250}", 4000)
        transport = httpx2.ASGITransport(self.app, client=knock)
        return httpx2.AsyncClient(
            transport=transport, base_url=self.house.settings.url, headers=headers
        )

    async def deliver(self, message: EmailMessage) -> None:
        self.letters.append(message)

    async def mail_to(self, email: str) -> list[EmailMessage]:
        """Everything sent to an address, once the worker has had its turn."""
        for _ in range(ENOUGH):
            if not await self.house.worker.send():
                break
        return [letter for letter in self.letters if letter["To"] == email.lower()]

    async def code_of(self, client: httpx2.AsyncClient, email: str) -> str:
        answer = await client.post("/auth/code", json={"email": email})
        assert answer.status_code == 204
        return await self.digits_of(email)

    async def digits_of(self, email: str) -> str:
        """Those of the last letter to an address that has any."""
        texts = [str(letter.get_content()) for letter in await self.mail_to(email)]
        found = [digits for text in texts for digits in re.findall(r"(?m)^ +(\d{6})$", text)]
        assert found
        return found[-1]

    async def signed_in(self, email: str | None = None) -> httpx2.AsyncClient:
        client, email = self.client(), email or new_address()
        code = await self.code_of(client, email)
        answer = await client.post("/auth/sign-in", json={"email": email, "code": code})
        assert answer.status_code == 204
        return client


def new_address() -> str:
    return f"{new_id()}@example.org"


async def ask(client: httpx2.AsyncClient, query: str, **variables: Any) -> Any:
    """The answer without what it cost."""
    answer = await client.post("/graphql", json={"query": query, "variables": variables})
    body = answer.json()
    body.pop("extensions", None)
    return body


def place(store: Store, now: int, folder: Path, **settings: Any) -> Place:
    clock = Clock(now)
    settings.setdefault("documents", "any")
    configured = Settings(data=folder, **settings)
    worker = Worker(store, configured, SECRET, clock)
    found = Place(House(configured, store, SECRET, clock, worker), clock)
    worker.deliver = found.deliver
    return found


@contextlib.asynccontextmanager
async def listening(found: Place, port: int = 0) -> AsyncGenerator[str]:
    """The address of a real socket, for clients that are no Python."""
    # Named as TCP, or asyncio leaves small answers waiting 40 ms for company.
    sock = socket.socket(proto=socket.IPPROTO_TCP)
    sock.bind(("127.0.0.1", port))
    running = Listening(configured(found.app, found.house.settings), found.house.store)
    task = asyncio.create_task(running.serve(sockets=[sock]))
    try:
        yield f"http://127.0.0.1:{sock.getsockname()[1]}"
    finally:
        running.should_exit = True
        await task


@contextlib.asynccontextmanager
async def mail_server(box: object) -> AsyncGenerator[str]:
    """The address of one that lets `box.handle_DATA` take its letters."""
    loop = asyncio.get_running_loop()
    opened = await loop.create_server(lambda: SMTP(box, hostname="mail.example"), "127.0.0.1", 0)
    try:
        yield f"smtp://127.0.0.1:{opened.sockets[0].getsockname()[1]}"
    finally:
        opened.close()


def posting_to(smtp: str, store: Store, now: int, folder: Path) -> Place:
    """A place whose mail leaves by SMTP, as a host's does."""
    found = place(store, now, folder, smtp_url=smtp)
    found.house.worker.deliver = mail.deliverer(found.house.settings)
    return found


@pytest.fixture
async def server(store: Store, emptied: None, now: int, tmp_path: Path) -> AsyncGenerator[Place]:
    yield place(store, now, tmp_path)


@pytest.fixture(scope="module")
async def examples() -> AsyncGenerator[tuple[Example, Example]]:
    async with running() as found:
        yield found
