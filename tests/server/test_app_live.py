"""A stream over a real socket: who may open it, what it says, and that it ends with the session."""

import asyncio
import contextlib
import json
from collections.abc import AsyncGenerator
from typing import Any

import httpx2
import pytest

from auth import session
from graph import live, messages
from graph.introductions import Introduction
from graph.store import Store, new_id
from schema import ids
from tests.server.conftest import PATIENT, Place, ask, listening
from tests.stage import Stage, asking, introduced

CHANGES = "subscription ($after: String) { changes(after: $after) { cursor things { kind id } } }"
TOKEN = """mutation { createToken(input: {name: "A script", scopes: ["today:read"],
  expiresAt: "2027-06-01T00:00:00Z"}) { ... on TokenCreated { token } } }"""
STREAM = {"accept": "text/event-stream"}
Event = tuple[str, Any]


class Stream:
    """One listener's end of it: events, each a name and its data."""

    def __init__(self, answer: httpx2.Response) -> None:
        self.answer = answer
        self._lines = answer.aiter_lines()

    async def next(self) -> Event:
        return await asyncio.wait_for(self._event(), PATIENT)

    async def _event(self) -> Event:
        told: dict[str, str] = {}
        async for line in self._lines:
            if told and not line:
                return told["event"], json.loads(told["data"] or "null")
            name, _, value = line.partition(": ")
            if name:
                told[name] = value
        return "gone", None


async def let_in(place: Place, person: str) -> dict[str, str]:
    """Headers under which a person of the cast is signed in."""
    token, now = session.new_token(), place.clock()
    held = {"person": person, "id": session.digest(token), "key": new_id(), "device": "A phone"}
    await place.house.store.write(
        lambda tx: tx.run("sessions/begin", **held, now=now, until=now + 10**9)
    )
    return {"cookie": f"{place.house.cookie.name}={token}"}


@contextlib.asynccontextmanager
async def stream(
    url: str, headers: dict[str, str], query: str = CHANGES, **variables: Any
) -> AsyncGenerator[Stream]:
    body = {"query": query, "variables": variables}
    async with (
        httpx2.AsyncClient(base_url=url, headers=headers, timeout=PATIENT) as client,
        client.stream("POST", "/graphql", json=body, headers=STREAM) as answer,
    ):
        yield Stream(answer)


def things(event: Event) -> list[Any]:
    name, told = event
    assert name == "next"
    assert "errors" not in told
    return told["data"]["changes"]["things"]


async def met(store: Store) -> tuple[Stage, Introduction]:
    here = await asking(store)
    return here, await introduced(store, here)


async def test_an_anonymous_visitor_is_told_to_sign_in_and_it_ends(server: Place) -> None:
    async with listening(server) as url, stream(url, {}) as anybody:
        name, told = await anybody.next()
        assert name == "next"
        assert told["errors"][0]["extensions"] == {"code": "SIGN_IN_FIRST"}
        assert await anybody.next() == ("complete", None)


async def test_a_message_is_heard_of_by_whoever_it_is_for(server: Place, store: Store) -> None:
    here, begun = await met(store)
    ada = await let_in(server, here.cast.ada)
    async with listening(server) as url, stream(url, ada) as hers:
        assert hers.answer.headers["content-type"].startswith("text/event-stream")
        assert things(await hers.next()) == []
        await messages.send(
            store, here.cast.cleo, messages.Draft(begun.id, "Hello"), server.clock()
        )
        told = things(await hers.next())
        assert {"kind": "INTRODUCTION", "id": ids.encode("Introduction", begun.id)} in told
        assert "Hello" not in json.dumps(told)


async def test_signing_out_ends_it_at_once(
    server: Place, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Heard, and not found out by looking whether the session still lives.
    monkeypatch.setattr(live, "SURE_SECONDS", 1000 * PATIENT)
    here, begun = await met(store)
    ada, other = await let_in(server, here.cast.ada), await let_in(server, here.cast.ada)
    async with listening(server) as url, stream(url, ada) as one, stream(url, other) as two:
        await one.next()
        await two.next()
        async with httpx2.AsyncClient(base_url=url, timeout=PATIENT, headers=ada) as client:
            assert (await client.post("/auth/sign-out", json={})).status_code == 204
        assert await one.next() == ("complete", None)
        await messages.send(
            store, here.cast.cleo, messages.Draft(begun.id, "Hello"), server.clock()
        )
        assert things(await two.next())
        assert await one.next() == ("gone", None)


async def test_it_goes_on_after_a_gap(server: Place, store: Store) -> None:
    here, begun = await met(store)
    ada = await let_in(server, here.cast.ada)
    async with listening(server) as url:
        async with stream(url, ada) as first:
            cursor = (await first.next())[1]["data"]["changes"]["cursor"]
        await messages.send(
            store, here.cast.cleo, messages.Draft(begun.id, "Hello"), server.clock()
        )
        async with stream(url, ada, after=cursor) as second:
            told = things(await second.next())
            assert told == [{"kind": "BADGES", "id": None}, {"kind": "INTRODUCTION", "id": None}]


async def test_stopping_the_server_says_goodbye(server: Place, store: Store) -> None:
    here, _ = await met(store)
    ada = await let_in(server, here.cast.ada)
    async with contextlib.AsyncExitStack() as stack:
        async with listening(server) as url:
            hers = await stack.enter_async_context(stream(url, ada))
            await hers.next()
        assert await hers.next() == ("complete", None)


async def test_a_program_listens_at_two_places_beside_those_of_its_owner(server: Place) -> None:
    member, name = await server.signed_in(), server.house.cookie.name
    token, opened = (await ask(member, TOKEN))["data"]["createToken"]["token"], list[Stream]()
    async with listening(server) as url, contextlib.AsyncExitStack() as stack:

        async def first(headers: dict[str, str]) -> Any:
            opened.append(await stack.enter_async_context(stream(url, headers)))
            return (await opened[-1].next())[1]

        told = [await first({"authorization": f"Bearer {token}"}) for _ in range(3)]
        assert ["errors" in one for one in told] == [False, False, True]
        assert "open in many places" in told[2]["errors"][0]["message"]
        assert "errors" not in await first({"cookie": f"{name}={member.cookies[name]}"})


async def test_queries_and_deeds_are_not_streamed(server: Place) -> None:
    async with listening(server) as url:
        for asked in (
            "{ me { id } }",
            "mutation { leaveCircle(input: {circleId: 1}) { __typename } }",
        ):
            async with stream(url, {}, asked) as refused:
                name, told = await refused.next()
                assert name == "next"
                assert "data" not in told
                assert await refused.next() == ("complete", None)


async def test_a_subscription_is_not_answered_at_once(server: Place) -> None:
    client = await server.signed_in()
    answer = await client.post("/graphql", json={"query": CHANGES})
    assert answer.status_code == 400


async def test_another_site_cannot_open_it(server: Place) -> None:
    client = await server.signed_in()
    from_there = {**STREAM, "sec-fetch-site": "cross-site"}
    answer = await client.post("/graphql", json={"query": CHANGES}, headers=from_there)
    assert answer.status_code == 403


async def test_there_are_no_websockets_and_no_streams_by_get(server: Place) -> None:
    upgrade = {
        "connection": "upgrade", "upgrade": "websocket", "sec-websocket-version": "13",
        "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==", "sec-websocket-protocol": "graphql-transport-ws",
    }  # fmt: skip
    async with (
        listening(server) as url,
        httpx2.AsyncClient(base_url=url, timeout=PATIENT) as client,
    ):
        for headers in (upgrade, STREAM):
            answer = await client.get("/graphql", headers=headers, params={"query": CHANGES})
            assert answer.status_code != 101
            assert "event-stream" not in answer.headers.get("content-type", "")
