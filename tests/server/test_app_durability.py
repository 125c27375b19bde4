"""The whole program under kill -9: what it acknowledged is there once, whoever had to ask again."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import pytest

from graph.store import Store
from tests import size
from tests.archives import reached
from tests.conftest import named_neo4j
from tests.graph.test_store_durability import address_of
from tests.reading import rows
from tests.server.killing import Weft, running, signed_in
from tests.server.test_cli import SECONDS

PEOPLE, CLIENTS, KILLS = size.of(2, 20), size.of(4, 20), size.of(3, 50)
# Nobody may write down more than ten helps a day.
ASKS, HELPS = size.of(10, 240), size.of(4, 10)
MUTATIONS = CLIENTS * ASKS * 2 + PEOPLE * HELPS * 2
CIRCLE = """mutation($input: CreateCircle!) { createCircle(input: $input) {
  ... on CircleCreated { circle { id } } } }"""
JOIN = "mutation($input: JoinCircle!) { joinCircle(input: $input) { __typename } }"
POST = """mutation($input: PostAsk!) { postAsk(input: $input) {
  __typename ... on PostedAsk { ask { id } } } }"""
WITHDRAW = """mutation($input: WithdrawAsk!) { withdrawAsk(input: $input) {
  __typename ... on AskWithdrawn { ask { id state } } } }"""
LOG = """mutation($input: LogHelp!) { logHelp(input: $input) {
  __typename ... on HelpLogged { help { id } } } }"""
CONFIRM = """mutation($input: ConfirmHelp!) { confirmHelp(input: $input) {
  __typename ... on HelpConfirmed { entry { text amount } } } }"""
MINE = """query($after: String) { myAsks(first: 50, after: $after) {
  pageInfo { hasNextPage endCursor } edges { node { id text state } } } }"""
FAVOURS = """MATCH (f:Favour)
OPTIONAL MATCH (f)-[:POSTED]->(p:Posting)
RETURN f.text AS text, count(p) AS postings, sum(p.amount) AS sum, max(p.amount) AS credit"""


@pytest.fixture
async def weft(tmp_path: Path) -> AsyncGenerator[Weft]:
    async with running(tmp_path / "data") as found:
        yield found


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


@dataclass
class Count:
    """Of acknowledged mutations; what is due at some of them is told."""

    due: dict[int, asyncio.Event]
    mutations: int = 0

    def one(self) -> None:
        self.mutations += 1
        if event := self.due.get(self.mutations):
            event.set()


@dataclass
class Community:
    """People in one circle, who ask and withdraw, and write down and confirm that they helped."""

    people: list[httpx2.AsyncClient]
    count: Count
    ids: list[str] = field(default_factory=list[str])
    posted: dict[str, str] = field(default_factory=dict[str, str])
    helped: list[str] = field(default_factory=list[str])

    async def meet(self) -> None:
        first, *others = self.people
        given = {"name": "Bakers", "purpose": "We bake.", "topics": ["Bread"]}
        made = await until_acknowledged(first, CIRCLE, **given)
        for other in others:
            await until_acknowledged(other, JOIN, circleId=made["circle"]["id"])
        self.ids = [(await answered(one, "{ me { id } }"))["me"]["id"] for one in self.people]

    async def works(self, number: int) -> None:
        for n in range(ASKS):
            await self._asks(self.people[number % PEOPLE], f"Ask {n} of client {number}")

    async def _asks(self, client: httpx2.AsyncClient, text: str) -> None:
        given = {"text": text, "topics": ["Bread"], "idempotencyKey": text}
        payload = await until_acknowledged(client, POST, **given)
        assert payload["__typename"] == "PostedAsk", payload
        self.posted[text] = payload["ask"]["id"]
        self.count.one()
        payload = await until_acknowledged(client, WITHDRAW, askId=self.posted[text])
        ask = {"id": self.posted[text], "state": "WITHDRAWN"}
        assert payload == {"__typename": "AskWithdrawn", "ask": ask}
        self.count.one()

    async def helps(self, number: int) -> None:
        other = (number + 1) % PEOPLE
        for n in range(HELPS):
            text = f"Help {n} of {number}"
            given = {"personId": self.ids[other], "side": "GIVEN", "text": text}
            key = {"idempotencyKey": text, "terms": "FAVOUR"}
            payload = await until_acknowledged(self.people[number], LOG, **given, **key)
            self.count.one()
            id = payload["help"]["id"]
            payload = await until_acknowledged(self.people[other], CONFIRM, helpId=id)
            assert payload["entry"] == {"text": text, "amount": 1}
            self.helped.append(text)
            self.count.one()


async def killing(weft: Weft, due: list[asyncio.Event]) -> None:
    """In turn the program, its store, and the program that leaves its store to the next one."""
    for n, event in enumerate(due):
        await event.wait()
        if n % 3 == 1:
            weft.kill_store()
            continue
        await weft.kill()
        if n % 3 == 0:
            await weft.until_free()
        await weft.start()


@pytest.mark.slow
@pytest.mark.skipif(named_neo4j() is not None, reason="only on the embedded store: it is killed")
async def test_d1_kills_of_the_program_and_of_its_store_lose_and_double_nothing(
    weft: Weft,
) -> None:
    kills = {n * MUTATIONS // (KILLS + 1): asyncio.Event() for n in range(1, KILLS + 1)}
    async with AsyncExitStack() as stack:
        people = [
            await stack.enter_async_context(signed_in(weft, f"baker{n}@example.org"))
            for n in range(PEOPLE)
        ]
        community = Community(people, Count(kills))
        await community.meet()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(killing(weft, list(kills.values())))
            for number in range(CLIENTS):
                tasks.create_task(community.works(number))
            for number in range(PEOPLE):
                tasks.create_task(community.helps(number))
        kept = [ask for person in people for ask in await asks_of(person)]
    assert community.count.mutations == MUTATIONS
    posted = community.posted
    assert Counter(ask["text"] for ask in kept) == Counter(posted.keys())
    assert {ask["text"]: ask["id"] for ask in kept} == posted
    assert {ask["state"] for ask in kept} == {"WITHDRAWN"}
    async with reached(address_of(weft.folder)) as store:
        await balances(store, community.helped)


async def balances(store: Store, helped: list[str]) -> None:
    """Each favour once, with one debit and one credit."""
    found = await rows(store, FAVOURS)
    assert Counter(row["text"] for row in found) == Counter(helped)
    assert {(row["postings"], row["sum"], row["credit"]) for row in found} == {(2, 0, 1)}
