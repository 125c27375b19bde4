"""The hour's points: counted exactly, apart for person, programs and network, and they come back."""

import asyncio
import json
from pathlib import Path
from typing import Any

import limits.aio.storage.memory as counted
import pytest

from graph.store import Store
from server import budgets
from server.budgets import Budgets
from tests.server.conftest import Place, place
from tests.server.programs import program
from tests.server.test_house import carrying, given, person_of

ASKED = {"query": "{ __typename }"}
HOUR = 3_600
POINTS = {"points_a_person": 20, "points_a_token": 5, "points_a_network": 3}


class Watch:
    """The clock the counters go by."""

    def __init__(self) -> None:
        self.at = 1_790_000_000.0

    def time(self) -> float:
        return self.at


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    watch = Watch()
    monkeypatch.setattr(counted, "time", watch)
    monkeypatch.setattr(budgets, "time", watch.time)
    return watch


@pytest.fixture
def poor(store: Store, now: int, tmp_path: Path, watch: Watch) -> Place:
    return place(store, now, tmp_path, **POINTS)


async def post(client: Any, query: str = "{ __typename }") -> Any:
    return await client.post("/graphql", json={"query": query})


async def test_behind_a_proxy_that_writes_ipv4_as_ipv6_each_visitor_has_their_own(
    poor: Place,
) -> None:
    first, second = poor.client("::ffff:203.0.113.7"), poor.client("::ffff:203.0.113.8")
    while (await post(first)).status_code == 200:
        pass
    assert (await post(second)).status_code == 200
    assert (await post(poor.client("203.0.113.7"))).status_code == 429


async def test_a_visitor_spends_what_their_network_has(poor: Place, watch: Watch) -> None:
    client = poor.client()
    left = [(await post(client)).json()["extensions"]["cost"]["available"] for _ in range(3)]
    assert left == [2, 1, 0]
    refused = await post(client)
    assert refused.status_code == 429 and refused.headers["retry-after"] == str(HOUR)
    assert "data" not in refused.json()
    assert refused.json()["errors"][0]["extensions"]["code"] == "OVER_BUDGET"
    assert (await post(poor.client())).status_code == 200
    watch.at += HOUR
    assert (await post(client)).json()["extensions"]["cost"]["available"] == 2


async def test_unpaid_a_stream_is_refused_as_a_question_is(poor: Place) -> None:
    client, events = poor.client(), {"accept": "text/event-stream"}
    while (await post(client)).status_code == 200:
        pass
    asked = {"query": "subscription { changes { cursor } }"}
    answer = await client.post("/graphql", json=asked, headers=events)
    told = [line for line in answer.text.splitlines() if line.startswith("event: ")]
    assert told == ["event: next", "event: complete"]
    (said,) = [line for line in answer.text.splitlines() if line.startswith("data: {")]
    (error,) = json.loads(said.removeprefix("data: "))["errors"]
    assert error["extensions"]["code"] == "OVER_BUDGET"
    assert error["message"].startswith("This costs ")


async def test_a_person_has_one_budget_wherever_they_sign_in(poor: Place) -> None:
    first = await poor.signed_in("one-budget@example.org")
    second = await poor.signed_in("one-budget@example.org")
    assert (await post(first)).json()["extensions"]["cost"]["available"] == 19
    assert (await post(second)).json()["extensions"]["cost"]["available"] == 18


async def test_programs_spend_their_own_and_never_their_persons(poor: Place) -> None:
    client = await poor.signed_in()
    person = await person_of(poor, client)
    held = [await given(poor, person, "asks:read") for _ in range(5)]
    for token in held[:4]:
        spent = [(await post(poor.client(**carrying(token)))).status_code for _ in range(6)]
        assert spent == [200] * 5 + [429]
    # All programs of a person together have what the person has.
    assert (await post(poor.client(**carrying(held[4])))).status_code == 429
    assert (await post(client)).status_code == 200


async def test_a_renewed_token_spends_on_what_its_app_had(poor: Place) -> None:
    member, app = await poor.signed_in(), await program(poor)
    first = await app.tokens(member)
    client = poor.client(**carrying(first["access_token"]))
    spent = [(await post(client)).status_code for _ in range(6)]
    assert spent == [200] * 5 + [429]
    second = (await app.renew(first["refresh_token"])).json()
    assert (await post(poor.client(**carrying(second["access_token"])))).status_code == 429
    again = await app.tokens(member)
    assert (await post(poor.client(**carrying(again["access_token"])))).status_code == 200


async def test_a_hundred_at_once_are_counted_one_by_one(poor: Place) -> None:
    spend = Budgets(poor.house.settings).of_person("ada")
    standings = await asyncio.gather(*(spend(1) for _ in range(100)))
    assert sorted(one.available for one in standings if one.paid) == list(range(20))
    assert {one.available for one in standings if not one.paid} == {0}


async def test_aliases_are_no_cheaper(poor: Place) -> None:
    client = await poor.signed_in()
    ten = " ".join(f'a{n}: topics(matching: "x", first: 10) {{ id }}' for n in range(10))
    told = (await post(client, f"{{ {ten} }}")).json()["extensions"]["cost"]
    assert (told["requested"], told["available"]) == (20, 0)


async def test_what_is_too_dear_takes_nothing(poor: Place) -> None:
    client = await poor.signed_in()
    dear = " ".join(f'a{n}: topics(matching: "x", first: 50) {{ id }}' for n in range(3))
    assert (await post(client, f"{{ {dear} }}")).status_code == 429
    assert (await post(client)).json()["extensions"]["cost"]["available"] == 19
