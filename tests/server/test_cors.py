"""Pages of other sites: with a token and without a cookie, to the API and nowhere else."""

import pytest

from server import cors
from tests.server.conftest import Place
from tests.server.test_house import carrying, given, person_of

ELSEWHERE = {"origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"}
ASKING = {
    "access-control-request-method": "POST",
    "access-control-request-headers": "authorization,content-type",
}
BODY = {"query": "{ me { id } }"}


async def test_a_page_of_another_site_asks_with_a_token(server: Place) -> None:
    token = await given(server, await person_of(server, await server.signed_in()), "profile:read")
    client = server.client(**ELSEWHERE)
    before = await client.options("/graphql", headers=ASKING)
    assert before.status_code == 204
    assert before.headers["access-control-allow-origin"] == "*"
    assert "authorization" in before.headers["access-control-allow-headers"]
    answer = await client.post("/graphql", json=BODY, headers=carrying(token))
    assert answer.json()["data"]["me"]
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in {**before.headers, **answer.headers}


async def test_it_reads_why_its_token_does_not_count(server: Place) -> None:
    answer = await server.client(**ELSEWHERE).post("/graphql", json=BODY, headers=carrying("x"))
    assert answer.status_code == 401
    assert answer.headers["access-control-allow-origin"] == "*"


async def test_without_a_token_it_stays_outside(server: Place) -> None:
    client = await server.signed_in()
    for header in ({}, {"authorization": "Basic YTpi"}, {"authorization": "Bearerx"}):
        answer = await client.post("/graphql", json=BODY, headers={**ELSEWHERE, **header})
        assert answer.status_code == 403
        assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/auth/code", ASKING),
        ("/auth/sign-out", ASKING),
        ("/", ASKING),
        ("/graphql", {}),
        ("/graphql", {**ASKING, "access-control-request-method": "PUT"}),
        ("/graphql", {**ASKING, "access-control-request-headers": "content-type"}),
    ],
)
async def test_nothing_else_is_open_to_other_sites(
    server: Place, path: str, headers: dict[str, str]
) -> None:
    answer = await server.client(**ELSEWHERE).options(path, headers=headers)
    assert "access-control-allow-origin" not in answer.headers
    assert answer.status_code == 405
    token = carrying("weft_pat_x")
    other = await server.client(**ELSEWHERE).post("/auth/code", json={}, headers=token)
    assert "access-control-allow-origin" not in other.headers


def test_what_leaves_is_readable_by_programs() -> None:
    assert b"x-request-id" in dict(cors.OPEN)[b"access-control-expose-headers"]
