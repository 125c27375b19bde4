"""What breaks inside says nothing outside but an id, and the log finds it by that id."""

import logging
import re
from pathlib import Path
from typing import Any

import httpx2
import pytest

from graph.store import Address, Store, Transaction
from tests.server.conftest import Place, ask, new_address, place
from tests.wire import relayed

SECRET = "MATCH (p:Person) bolt://root:password@127.0.0.1 /srv/graph/store.py"
ID = re.compile(r"[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{2}")
FAULTS: list[BaseException] = [
    RuntimeError(SECRET),
    KeyError(SECRET),
    ValueError(SECRET),
    TypeError(SECRET),
    AssertionError(SECRET),
    RecursionError(SECRET),
    ExceptionGroup(SECRET, [ValueError(SECRET)]),
    UnicodeDecodeError("utf-8", SECRET.encode(), 0, 1, SECRET),
    StopAsyncIteration(SECRET),
    TimeoutError(SECRET),
]
DOORS = [
    ("/graphql", {"query": '{ node(id: "VG9waWM6YQ") { id } }'}),
    ("/auth/code", {"email": "ada@example.org"}),
    ("/auth/sign-in", {"email": "ada@example.org", "code": "123456"}),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: type(fault).__name__)
@pytest.mark.parametrize(("path", "body"), DOORS, ids=lambda value: str(value)[:12])
async def test_a_fault_leaks_nothing(
    server: Place,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    fault: BaseException,
    path: str,
    body: dict[str, str],
) -> None:
    client = await server.signed_in()

    async def broken(*_: Any, **__: Any) -> None:
        raise fault

    monkeypatch.setattr(Transaction, "rows", broken)
    with caplog.at_level(logging.ERROR):
        answer = await client.post(path, json=body)
    (error,) = answer.json()["errors"]
    assert answer.status_code == 500 and error["extensions"]["code"] == "FAULT"
    assert error["extensions"]["id"] == answer.headers["x-request-id"] in error["message"]
    assert ID.fullmatch(error["extensions"]["id"])
    assert not any(
        word in answer.text
        for word in ("MATCH", "bolt", "graph/", "Traceback", type(fault).__name__)
    )


@pytest.mark.slow
async def test_a_store_that_goes_is_one_masked_fault_and_comes_back_by_itself(
    store: Store, store_address: Address, now: int, tmp_path: Path
) -> None:
    async with relayed(store_address) as (relay, through):
        server = place(through, now, tmp_path)
        client = await server.signed_in()
        assert (await ask(client, "{ __typename }"))["data"]
        await relay.cut()
        await expect_away(client)
        await relay.mend()
        assert (await ask(client, "{ __typename }"))["data"]
        assert (await client.get("/readyz")).status_code == 200


async def expect_away(client: httpx2.AsyncClient) -> None:
    answer = await client.post("/graphql", json={"query": "{ __typename }"})
    assert answer.status_code == 503
    (error,) = answer.json()["errors"]
    assert ID.fullmatch(error["extensions"]["id"])
    assert (await client.get("/readyz")).status_code == 503
    assert (await client.get("/livez")).status_code == 200


async def test_an_address_in_a_fault_is_not_in_the_answer(
    server: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    email = new_address()
    monkeypatch.setattr(Store, "write", None)
    answer = await server.client().post("/auth/code", json={"email": email})
    assert answer.status_code == 500 and email not in answer.text
