"""The same questions through a real socket: session, HTTP, GraphQL."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2

from auth import session
from graph import sessions
from graph.store import Store, new_id
from schema import ids
from tests.benchmarks.arms import Arm
from tests.benchmarks.sampling import Sample
from tests.server.conftest import listening, place
from tests.town import NOW

MATCHES = """query ($id: ID!) { ask(id: $id) { matches(first: 10) {
  id introducer { id name } runnerUp { id name } reasons { factor sentence } } } }"""
TODAY = """{ today { done guidance items { __typename
  ... on HelpWithAsk { id ask { id text } via { id name } reasons { factor sentence } handled } } } }"""
BARE = "{ __typename }"


@asynccontextmanager
async def arms(store: Store, samples: list[Sample], folder: Path) -> AsyncGenerator[list[Arm]]:
    """Every sample's asker is signed in beforehand."""
    await sign_in(store, {token(sample): sample.asker for sample in samples})
    async with (
        listening(place(store, NOW, folder)) as address,
        httpx2.AsyncClient(base_url=address, timeout=30) as client,
    ):

        async def ask(sample: Sample, query: str, **variables: str) -> Any:
            answer = await client.post(
                "/graphql",
                json={"query": query, "variables": variables},
                headers={"cookie": f"weft={token(sample)}"},
            )
            told = answer.json()
            if "errors" in told:
                raise ValueError(told)
            return told["data"]

        async def bare(sample: Sample) -> Any:
            return await ask(sample, BARE)

        async def matches(sample: Sample) -> Any:
            return await ask(sample, MATCHES, id=ids.encode("Ask", sample.ask.id))

        async def today(sample: Sample) -> Any:
            return await ask(sample, TODAY)

        yield [
            Arm("HTTP and GraphQL alone", bare),
            Arm("matches, through HTTP and GraphQL", matches),
            Arm("Today again, through HTTP and GraphQL", today),
        ]


def token(sample: Sample) -> str:
    return f"of-{sample.asker}"


async def sign_in(store: Store, holders: dict[str, str]) -> None:
    """By the token that each of them holds."""
    for held, person in holders.items():
        id, key = session.digest(held), new_id()
        await store.write(
            lambda tx, held=(person, id, key): sessions.begin(tx, *held, None, "a benchmark", NOW)
        )
