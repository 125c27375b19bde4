"""What does not come in: other sites, odd content types, long bodies."""

import json
from collections.abc import AsyncGenerator

import pytest

from auth import session
from server.door import HEADERS, MOST_BYTES
from tests.server.conftest import Place

ASKED = json.dumps({"query": "{ __typename }"})
JSON = {"content-type": "application/json"}


@pytest.mark.parametrize("path", ["/graphql", "/auth/code", "/auth/sign-in", "/auth/sign-out"])
@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "Cross-Site"},
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:8000.elsewhere.example"},
        {"origin": "http://127.0.0.1:9000"},
    ],
)
async def test_another_site_is_turned_away(
    server: Place, path: str, headers: dict[str, str]
) -> None:
    answer = await server.client().post(path, content=ASKED, headers={**JSON, **headers})
    assert answer.status_code == 403


async def test_another_site_cannot_sign_anybody_out(server: Place) -> None:
    client = await server.signed_in()
    await client.post("/auth/sign-out", headers={"origin": "https://elsewhere.example"})
    held = session.digest(client.cookies[server.house.cookie.name])
    assert await server.house.store.rows("sessions/find", id=held, now=server.clock.at)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "none"},
        {"origin": "http://127.0.0.1:8000"},
    ],
)
async def test_our_own_pages_and_programs_come_in(server: Place, headers: dict[str, str]) -> None:
    answer = await server.client().post("/graphql", content=ASKED, headers={**JSON, **headers})
    assert answer.json()["data"] == {"__typename": "Query"}


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonx",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/graphql", "/auth/code", "/auth/sign-in"])
async def test_only_json_is_read(server: Place, path: str, kind: str) -> None:
    answer = await server.client().post(path, content=ASKED, headers={"content-type": kind})
    assert answer.status_code == 415


async def test_what_is_squeezed_is_not_read(server: Place) -> None:
    headers = {**JSON, "content-encoding": "gzip"}
    assert (
        await server.client().post("/graphql", content=ASKED, headers=headers)
    ).status_code == 415


def padded(size: int) -> bytes:
    return ASKED.encode().ljust(size)


@pytest.mark.parametrize(
    ("size", "status"), [(MOST_BYTES, 200), (MOST_BYTES + 1, 413), (10**6, 413)]
)
async def test_a_body_has_at_most_64_kib(server: Place, size: int, status: int) -> None:
    answer = await server.client().post("/graphql", content=padded(size), headers=JSON)
    assert answer.status_code == status


async def test_a_body_in_pieces_is_counted_too(server: Place) -> None:
    read = 0

    async def pieces() -> AsyncGenerator[bytes]:
        nonlocal read
        for _ in range(1000):
            read += 1
            yield b" " * 1024

    answer = await server.client().post("/graphql", content=pieces(), headers=JSON)
    assert answer.status_code == 413


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", ["/graphql", "/graphql?query={__typename}", "/auth/sign-out"])
async def test_reading_never_acts(server: Place, method: str, path: str) -> None:
    assert (await server.client().request(method, path)).status_code == 405


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
async def test_other_methods_are_not_known(server: Place, method: str) -> None:
    answer = await server.client().request(method, "/graphql", content=ASKED, headers=JSON)
    assert answer.status_code == 405


async def test_many_at_once_is_not_answered(server: Place) -> None:
    answer = await server.client().post("/graphql", content=f"[{ASKED}, {ASKED}]", headers=JSON)
    assert answer.status_code == 400 and "data" not in answer.text


@pytest.mark.parametrize("path", ["/", "/livez", "/graphql", "/no/where.js"])
async def test_everything_leaves_dressed(server: Place, path: str) -> None:
    answer = await server.client().get(path)
    assert HEADERS.items() <= dict(answer.headers).items()
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["x-request-id"]
