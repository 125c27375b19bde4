"""G8, G12: raw bytes on the open port. Nothing but HTTP comes of them, and headers about others change nothing."""

import asyncio
import re
from collections.abc import AsyncGenerator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from graph.store import Store
from server import pages
from tests.server.conftest import listening, place

ASKED = b'{"query": "{ __typename me { id } }"}'
LEFT = re.compile(rb'"available":(\d+)')
PATHS = [
    "/",
    "/graphql",
    "/graphiql",
    "/livez",
    "/auth/sign-in",
    "/oauth/token",
    "/ws",
    "/subscriptions",
]
PROTOCOLS = ["graphql-transport-ws", "graphql-ws", "", "chat"]
HOSTS = [
    b"evil.example", b"127.0.0.1:8000@evil.example", b"evil.example:80:80", b"evil.example/graphiql",
    b"evil.example?", b"evil.example#", b"[::1", b"::1", b"[evil.example]", b"a b", b"", b".", b"..",
    b"127.0.0.1:99999", b"127.0.0.1:-1", b"\xff\xfe", b"evil.example\t", b"%65vil.example", b"*",
    b"http://evil.example", b"user:word@127.0.0.1", b"evil.example, 127.0.0.1", b"x" * 5000,
]  # fmt: skip
FORWARDED = [
    (b"X-Forwarded-For", b"203.0.113.9"), (b"X-Forwarded-For", b"203.0.113.9, 127.0.0.1"),
    (b"X-Forwarded-For", b"127.0.0.1"), (b"X-Forwarded-For", b"::1"), (b"X-Forwarded-For", b"\xff"),
    (b"X-Forwarded-For", b"203.0.113.9\r\nX-Forwarded-For: 203.0.113.10"), (b"X-Real-IP", b"203.0.113.9"),
    (b"Forwarded", b"for=203.0.113.9;host=evil.example;proto=https"), (b"Forwarded", b"for=_hidden"),
    (b"X-Client-IP", b"203.0.113.9"), (b"Client-IP", b"203.0.113.9"), (b"True-Client-IP", b"203.0.113.9"),
    (b"CF-Connecting-IP", b"203.0.113.9"), (b"X-Cluster-Client-IP", b"203.0.113.9"),
    (b"X-Forwarded-Host", b"evil.example"), (b"X-Forwarded-Proto", b"https"), (b"X-Forwarded-Port", b"1"),
    (b"X-Forwarded-Prefix", b"/evil"), (b"X-Original-URL", b"/graphiql"), (b"X-Rewrite-URL", b"/graphiql"),
    (b"X-HTTP-Method-Override", b"DELETE"), (b"X-Forwarded-User", b"root"), (b"Remote-User", b"root"),
    (b"X-Authenticated-User", b"root"), (b"Via", b"1.1 evil.example"),
]  # fmt: skip
# What a strict reader may take for another place, or for none.
TARGETS = [
    b"//graphql", b"/graphql/", b"/GraphQL", b"/./graphql", b"/x/../graphql", b"/graphql;x", b"/graphql%00",
    b"/graphql%2f", b"/..%2fgraphql", b"\\graphql", b"/graphql\\", b"*", b"graphql", b"/graphql%20",
    b"//evil.example/graphql", b"/%ff",
]  # fmt: skip


@pytest.fixture
async def port(
    store: Store, now: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncGenerator[int]:
    (tmp_path / "index.html").write_text("<!doctype html>")
    monkeypatch.setattr(pages, "DIST", tmp_path)
    async with listening(place(store, now, tmp_path)) as address:
        yield urlsplit(address).port or 0


async def said(port: int, *lines: bytes, body: bytes = b"") -> bytes:
    """The whole answer to a request that is written line by line."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"\r\n".join([*lines, b"Connection: close", b"", b""]) + body)
    found = await reader.read()
    writer.close()
    return found


async def asked(port: int, *headers: bytes, target: bytes = b"/graphql") -> bytes:
    length = b"Content-Length: %d" % len(ASKED)
    kind = b"Content-Type: application/json"
    return await said(port, b"POST " + target + b" HTTP/1.1", *headers, kind, length, body=ASKED)


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def left(answer: bytes) -> int:
    """The points this network has left."""
    found = LEFT.search(answer)
    assert found and b'"data":{"__typename":"Query","me":null}' in answer, answer
    return int(found[1])


@pytest.mark.parametrize("path", PATHS)
async def test_no_connection_becomes_a_websocket(port: int, path: str) -> None:
    for protocol in PROTOCOLS:
        wanted = [
            f"GET {path} HTTP/1.1", "Host: 127.0.0.1", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", f"Sec-WebSocket-Protocol: {protocol}",
        ]  # fmt: skip
        for connection in ("Upgrade", "keep-alive, Upgrade"):
            lines = [line.encode() for line in (*wanted, f"Connection: {connection}")]
            answer = await said(port, *lines)
            assert status(answer) >= 200 and b"sec-websocket" not in answer.lower(), answer[:200]


async def test_what_is_said_about_host_and_client_changes_nothing(port: int) -> None:
    before = left(await asked(port, b"Host: 127.0.0.1"))
    cases = [[b"Host: " + host] for host in HOSTS]
    cases += [[b"Host: 127.0.0.1", name + b": " + value] for name, value in FORWARDED]
    cases += [
        [],
        [b"Host: 127.0.0.1", b"Host: evil.example"],
        [b"Host: evil.example", b"Host: 127.0.0.1"],
    ]
    for headers in cases:
        answer = await asked(port, *headers)
        assert b"evil" not in answer and b"203.0.113" not in answer, headers
        if status(answer) == 200:
            before -= 1
            assert left(answer) == before, headers
        else:
            assert status(answer) == 400, (headers, answer)
    assert left(await asked(port, b"Host: 127.0.0.1")) == before - 1


@pytest.mark.parametrize("target", TARGETS)
async def test_a_place_is_named_in_one_way(port: int, target: bytes) -> None:
    answer = await asked(port, b"Host: 127.0.0.1", target=target)
    assert 400 <= status(answer) < 500 and b"__typename" not in answer, answer
    looked = target.replace(b"graphql", b"graphiql")
    shown = await said(port, b"GET " + looked + b" HTTP/1.1", b"Host: evil.example")
    assert status(shown) < 500 and b"evil" not in shown.partition(b"\r\n\r\n")[0], shown
