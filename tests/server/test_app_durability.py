"""The whole program under kill -9: what it acknowledged is there once, whoever had to ask again."""

import asyncio
import json
import os
import re
import signal
import sys
from asyncio.subprocess import STDOUT, Process
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import pytest

from graph.embedded import _held
from tests import size
from tests.conftest import named_neo4j
from tests.server.test_cli import SECONDS, environment, free_port

PEOPLE, CLIENTS, ASKS = 2, 4, size.of(12, 38)
PLENTY = {"WEFT_ASKS_A_WEEK": "1000", "WEFT_ASKS_IN_FIRST_WEEK": "1000"}
ACKNOWLEDGED = CLIENTS * ASKS * 2
POST = """mutation($input: PostAsk!) { postAsk(input: $input) {
  __typename ... on PostedAsk { ask { id } } } }"""
WITHDRAW = """mutation($input: WithdrawAsk!) { withdrawAsk(input: $input) {
  __typename ... on AskWithdrawn { ask { id state } } } }"""
MINE = """query($after: String) { myAsks(first: 50, after: $after) {
  pageInfo { hasNextPage endCursor } edges { node { id text state } } } }"""


@dataclass
class Weft:
    """`weft serve` on one folder and port, to be killed and started again."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: Process | None = None

    @property
    def printed(self) -> Path:
        return self.folder.with_name("printed")

    @property
    def store_child(self) -> int:
        return int(json.loads((self.folder / "address.json").read_text())["pid"])

    def client(self) -> httpx2.AsyncClient:
        return httpx2.AsyncClient(base_url=f"http://127.0.0.1:{self.port}", timeout=20)

    async def start(self) -> None:
        with self.printed.open("ab") as out:
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "server.cli", "serve"),
                env=environment(WEFT_DATA=str(self.folder), WEFT_PORT=str(self.port), **PLENTY),
                stdout=out,
                stderr=STDOUT,
            )
        async with asyncio.timeout(SECONDS), self.client() as client:
            while not await is_ready(client):
                assert self.process.returncode is None, self.printed.read_text()
                await asyncio.sleep(0.05)

    async def kill(self) -> None:
        assert self.process
        self.process.kill()
        await self.process.wait()

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


@pytest.fixture
async def weft(tmp_path: Path) -> AsyncGenerator[Weft]:
    running = Weft(tmp_path / "data")
    try:
        await running.start()
        yield running
    finally:
        await running.kill()
        await running.until_free()


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


async def answered(client: httpx2.AsyncClient, query: str, **variables: Any) -> Any:
    """The data of an answer, or None where there was none, or one that says that it broke."""
    asked = {"query": query, "variables": variables}
    try:
        answer = await client.post("/graphql", json=asked)
    except httpx2.TransportError:
        return None
    return None if answer.status_code >= 500 or "errors" in answer.json() else answer.json()["data"]


async def until_acknowledged(client: httpx2.AsyncClient, query: str, **given: Any) -> Any:
    """The same input with the same key again and again, as a client does that got no answer."""
    async with asyncio.timeout(SECONDS):
        while not (data := await answered(client, query, input=given)):
            await asyncio.sleep(0.05)
    (payload,) = data.values()
    return payload


async def asks_of(client: httpx2.AsyncClient) -> list[dict[str, str]]:
    found, after = list[dict[str, str]](), None
    while True:
        page = (await answered(client, MINE, after=after))["myAsks"]
        found += [edge["node"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            return found
        after = page["pageInfo"]["endCursor"]


@pytest.mark.slow
@pytest.mark.skipif(named_neo4j() is not None, reason="only on the embedded store: it is killed")
async def test_two_kills_of_the_program_and_one_of_its_store_lose_and_double_nothing(
    weft: Weft,
) -> None:
    posted, count = dict[str, str](), 0
    quarters = [asyncio.Event() for _ in range(3)]

    def acknowledge() -> None:
        nonlocal count
        count += 1
        if count % (ACKNOWLEDGED // 4) == 0 and count < ACKNOWLEDGED:
            quarters[count // (ACKNOWLEDGED // 4) - 1].set()

    async def post_and_withdraw(client: httpx2.AsyncClient, text: str) -> None:
        given = {"text": text, "topics": ["Bread"], "idempotencyKey": text}
        payload = await until_acknowledged(client, POST, **given)
        assert payload["__typename"] == "PostedAsk", payload
        posted[text] = payload["ask"]["id"]
        acknowledge()
        payload = await until_acknowledged(client, WITHDRAW, askId=posted[text])
        assert payload == {
            "__typename": "AskWithdrawn",
            "ask": {"id": posted[text], "state": "WITHDRAWN"},
        }
        acknowledge()

    async def work(client: httpx2.AsyncClient, number: int) -> None:
        for n in range(ASKS):
            await post_and_withdraw(client, f"Ask {n} of client {number}")

    async def kill() -> None:
        await quarters[0].wait()
        await weft.kill()
        await weft.until_free()
        await weft.start()
        await quarters[1].wait()
        os.kill(weft.store_child, signal.SIGKILL)
        await quarters[2].wait()
        await weft.kill()
        await weft.start()

    async with signed_in(weft, "ada@example.org") as ada, signed_in(weft, "ben@example.org") as ben:
        people = (ada, ben)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(kill())
            for number in range(CLIENTS):
                tasks.create_task(work(people[number % PEOPLE], number))
        kept = [ask for person in people for ask in await asks_of(person)]
    assert count == ACKNOWLEDGED
    assert Counter(ask["text"] for ask in kept) == Counter(posted.keys())
    assert {ask["text"]: ask["id"] for ask in kept} == posted
    assert {ask["state"] for ask in kept} == {"WITHDRAWN"}
