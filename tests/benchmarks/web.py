"""The same questions through a real socket: session, HTTP, GraphQL."""

from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2

from auth import session
from graph import sessions
from graph.store import Store, new_id
from schema import ids
from tests.benchmarks.arms import NOTE, Arm
from tests.benchmarks.sampling import Sample
from tests.server.conftest import listening, place
from tests.town import NOW

MATCHES = """query ($id: ID!) { ask(id: $id) { matches(first: 10) {
  id introducer { id name } runnerUp { id name } reasons { factor sentence } } } }"""
TODAY = """{ today { done guidance items { __typename
  ... on HelpWithAsk { id ask { id text } via { id name } reasons { factor sentence } handled } } } }"""
BARE = "{ __typename }"
POST = """mutation ($text: String!, $topic: String!) { postAsk(input: {text: $text, topics: [$topic]}) {
  ... on PostedAsk { ask { id } } ... on Refusal { message } } }"""
REQUEST = """mutation ($ask: ID!, $match: ID!, $note: String!) {
  requestIntroduction(input: {askId: $ask, matchId: $match, note: $note}) {
    ... on IntroductionRequested { introduction { id introducer { id } } } ... on Refusal { message } } }"""
YES = """mutation ($id: ID!, $note: String!) {
  answerIntroduction(input: {introductionId: $id, answer: YES, note: $note}) {
    ... on IntroductionAnswered { introduction { id state } } ... on Refusal { message } } }"""


@dataclass
class Web:
    """Weft behind a socket; by asker, the match that was shown first and the introduction that began of it."""

    client: httpx2.AsyncClient
    matches: dict[str, str] = field(default_factory=dict)
    begun: dict[str, dict[str, Any]] = field(default_factory=dict)

    async def ask(self, person: str, query: str, **variables: str) -> Any:
        answer = await self.client.post(
            "/graphql",
            json={"query": query, "variables": variables},
            headers={"cookie": f"weft={token(person)}"},
        )
        told = answer.json()
        if "errors" in told or "message" in str(told):
            raise ValueError(told)
        return told["data"]


@asynccontextmanager
async def opened(store: Store, samples: list[Sample], folder: Path) -> AsyncGenerator[Web]:
    """Every sample's asker is signed in beforehand."""
    await signed_in(store, (sample.asker for sample in samples))
    async with (
        listening(place(store, NOW, folder)) as address,
        httpx2.AsyncClient(base_url=address, timeout=30) as client,
    ):
        yield Web(client)


def beginning(web: Web) -> list[Arm]:
    """Only the first time of a day."""

    async def look(sample: Sample) -> Any:
        return await web.ask(sample.asker, TODAY)

    return [Arm("Today, first look, through both", look)]


def reading(web: Web) -> list[Arm]:
    async def bare(sample: Sample) -> Any:
        return await web.ask(sample.asker, BARE)

    async def matches(sample: Sample) -> Any:
        told = await web.ask(sample.asker, MATCHES, id=ids.encode("Ask", sample.ask.id))
        for match in told["ask"]["matches"][:1]:
            web.matches[sample.asker] = match["id"]
        return told

    async def today(sample: Sample) -> Any:
        return await web.ask(sample.asker, TODAY)

    return [
        Arm("HTTP and GraphQL alone", bare),
        Arm("matches, through both", matches),
        Arm("Today again, through both", today),
    ]


def writing(web: Web) -> list[Arm]:
    """Once a sample, after the matches were read: an introduction begins with the first of them."""

    async def post(sample: Sample) -> Any:
        return await web.ask(sample.asker, POST, text=NOTE, topic=sample.topic)

    async def request(sample: Sample) -> Any:
        if match := web.matches.get(sample.asker):
            given = {"ask": ids.encode("Ask", sample.ask.id), "match": match, "note": NOTE}
            told = await web.ask(sample.asker, REQUEST, **given)
            web.begun[sample.asker] = told["requestIntroduction"]["introduction"]

    return [
        Arm("post an ask, through both", post),
        Arm("ask for an introduction, through both", request),
    ]


def answering(web: Web) -> list[Arm]:
    """Introducers have to be signed in by now."""

    async def answer(sample: Sample) -> Any:
        if begun := web.begun.get(sample.asker):
            return await web.ask(introducer(begun), YES, id=begun["id"], note=NOTE)
        return None

    return [Arm("the introducer's yes, through both", answer)]


def introducer(begun: dict[str, Any]) -> str:
    return ids.parts(begun["introducer"]["id"])[1]


def token(person: str) -> str:
    return f"of-{person}"


async def signed_in(store: Store, people: Iterable[str]) -> None:
    await sign_in(store, {token(person): person for person in people})


async def sign_in(store: Store, holders: dict[str, str]) -> None:
    """By the token that each of them holds."""
    for held, person in holders.items():
        id, key = session.digest(held), new_id()
        await store.write(
            lambda tx, held=(person, id, key): sessions.begin(tx, *held, None, "a benchmark", NOW)
        )
