"""G1: nothing is accepted, nothing breaks, nothing is told and nothing is kept."""

import os
from pathlib import Path
from typing import Any

import httpx2
import pytest

from auth.scopes import SCOPES
from graph.store import Store
from tests import size
from tests.server.conftest import place
from tests.server.hostile import Hostile, families
from tests.server.test_house import carrying, given, person_of

FAMILIES = families(size.of(18, 100))
PLENTY = {"points_a_person": 10**9, "points_a_token": 10**9, "points_a_network": 10**9}
TELLING = ("Traceback", "bolt:", "java.", "cypher", ".py", "neo4j", "Did you mean")
MIB = 1024 * 1024
REFUSALS = {"InvalidInput", "SignInFirst", "ScopeMissing", "KeyReused"}


@pytest.fixture(scope="module")
async def clients(
    store: Store, now: int, tmp_path_factory: pytest.TempPathFactory
) -> list[httpx2.AsyncClient]:
    """A visitor, a member, and a program with every scope."""
    found = place(store, now, tmp_path_factory.mktemp("hostile"), **PLENTY)
    member = await found.signed_in()
    token = await given(found, await person_of(found, member), *SCOPES)
    return [found.client(), member, found.client(**carrying(token))]


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.parametrize("family", FAMILIES)
async def test_a_family_is_refused(clients: list[httpx2.AsyncClient], family: str) -> None:
    before = resident()
    for n, case in enumerate(FAMILIES[family]):
        for client in clients if size.FULL else clients[n % 3 : n % 3 + 1]:
            await refused(client, case)
    assert resident() - before < 50 * MIB


async def refused(client: httpx2.AsyncClient, case: Hostile) -> None:
    family, content, headers = case
    answer = await client.post("/graphql", content=content, headers=headers)
    assert 200 <= answer.status_code < 500, (family, content[:200])
    told = answer.json() if answer.headers["content-type"].startswith("application/") else {}
    assert not accepted(told.get("data")), (family, content[:200], answer.text[:300])
    errors: Any = told.get("errors") or ()
    assert all((one.get("extensions") or {}).get("code") != "FAULT" for one in errors), content
    said = answer.text.replace(content.decode(errors="replace"), "")
    assert not any(word in said for word in TELLING), answer.text[:300]


def accepted(data: Any) -> bool:
    """Whether anything is told: more than null, and more than a refusal."""
    if isinstance(data, dict):
        if data.get("__typename") in REFUSALS:
            return False
        return any(accepted(value) for value in data.values())
    return bool(data)


def test_there_are_twenty_families_of_a_hundred() -> None:
    whole = families(100)
    assert len(whole) >= 20 and {len(cases) for cases in whole.values()} == {100}
    assert sum(len({case[1:2] for case in cases}) for cases in whole.values()) > 1_800
