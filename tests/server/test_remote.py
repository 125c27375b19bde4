"""A member at a command line, and other people's clients, each against a server that listens."""

import asyncio
import json
import os
import re
import stat
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from gql import Client, gql
from gql.transport.exceptions import TransportQueryError, TransportServerError
from gql.transport.httpx import HTTPXAsyncTransport

from graph.store import Store
from server import remote
from tests.server.conftest import Place, ask, listening, place
from tests.server.programs import Program, program, weft
from tests.server.test_app import node
from tests.server.test_cli import ROOT, SECONDS, environment, free_port

SAMPLES = ROOT / "frontend" / "src" / "developers" / "samples"
NAME = """mutation { updateProfile(input: {name: "Ada", why: "I throw bowls."}) { __typename } }"""
TOKEN = """mutation { createToken(input: {name: "script", scopes: ["profile:read", "asks:read"],
  expiresAt: "2026-12-24T18:00:00Z"}) { ... on TokenCreated { token } } }"""


@dataclass
class Here:
    """A server at the address it says it has, and the folder a member's login is kept in."""

    server: Place
    url: str
    folder: Path

    async def weft(self, *words: str) -> Process:
        given = environment(XDG_CONFIG_HOME=str(self.folder))
        command = (sys.executable, "-m", "server.cli", *words)
        return await asyncio.create_subprocess_exec(
            *command, env=given, stdin=PIPE, stdout=PIPE, stderr=PIPE
        )

    async def said(self, *words: str, typed: str = "") -> tuple[int | None, str, str]:
        process = await self.weft(*words)
        async with asyncio.timeout(SECONDS):
            out, err = await process.communicate(typed.encode())
        return process.returncode, out.decode(), err.decode()


@pytest.fixture
async def here(store: Store, now: int, tmp_path: Path) -> AsyncGenerator[Here]:
    port = free_port()
    server = place(store, now, tmp_path / "data", port=port)
    async with listening(server, port) as url:
        yield Here(server, url, tmp_path / "config")


async def shown(process: Process) -> str:
    """The code it asks its member to type."""
    assert process.stdout
    async with asyncio.timeout(SECONDS):
        while line := (await process.stdout.readline()).decode():
            if found := re.search(r"Type +(\w{4}-\w{4})", line):
                return found[1]
    raise AssertionError("no code was shown")


async def decided(here: Here, code: str, allow: bool) -> Any:
    member = await here.server.signed_in()
    asked = (await member.post("/oauth/consent", json={"code": code})).json()
    names = [scope["name"] for scope in asked["scopes"]]
    body = {"code": code, "allow": allow, "scopes": names}
    assert (await member.post("/oauth/decision", json=body)).status_code == 200
    return member


async def test_whoever_is_not_signed_in_is_told_how(here: Here) -> None:
    for words in (["ask", "Anything"], ["query", "-"], ["logout"]):
        code, _, told = await here.said(*words)
        assert code == 1 and "weft login" in told and "Traceback" not in told


@pytest.mark.slow
async def test_a_member_signs_in_asks_and_signs_out(here: Here) -> None:
    process = await here.weft("login", here.url)
    member = await decided(here, await shown(process), allow=True)
    async with asyncio.timeout(SECONDS):
        rest, _ = await process.communicate()
    assert process.returncode == 0 and "Next: weft ask" in rest.decode()
    kept = here.folder / "weft" / "login.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700

    code, out, told = await here.said("ask", "How do I price a first product?")
    asked = json.loads(out)["data"]["postAsk"]["ask"]
    assert code == 0 and f"{here.url}/asks/{asked['id']}" in told
    code, out, _ = await here.said("query", "-", typed="{ myAsks(first: 5) { nodes { text } } }")
    assert json.loads(out)["data"]["myAsks"]["nodes"] == [{"text": asked["text"]}]

    code, out, _ = await here.said("logout")
    assert code == 0 and "Next: weft login" in out and not kept.exists()
    connected = await ask(member, "{ connectedApps(first: 5) { nodes { id } } }")
    assert connected["data"]["connectedApps"]["nodes"] == []


@pytest.mark.slow
async def test_a_no_keeps_nothing(here: Here) -> None:
    process = await here.weft("login", here.url)
    await decided(here, await shown(process), allow=False)
    async with asyncio.timeout(SECONDS):
        _, told = await process.communicate()
    assert process.returncode == 1 and "You said no" in told.decode()
    assert not here.folder.exists()


async def test_what_is_not_weft_gets_nothing(here: Here) -> None:
    for url in (here.url.replace("127.0.0.1", "localhost"), f"http://127.0.0.1:{free_port()}"):
        code, _, told = await here.said("login", url)
        assert code == 1 and "Traceback" not in told and url in told


async def test_a_login_is_renewed_before_it_ends(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(here.folder))
    had = await let_in(weft(here.server))
    remote.keep(remote.Login(here.url, "weft_at_old", had["refresh_token"], 0))
    assert (await remote.query("{ me { name } }"))["data"]["me"]
    assert remote.kept().access_token != "weft_at_old"
    remote.keep(remote.Login(here.url, "weft_at_old", "weft_rt_old", 0))
    with pytest.raises(remote.NotIn, match="Run: weft login"):
        await remote.query("{ me { name } }")


async def test_of_three_commands_at_once_one_renews_and_all_go_on(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(here.folder))
    had = await let_in(weft(here.server))
    remote.keep(remote.Login(here.url, "weft_at_old", had["refresh_token"], 0))
    answers = await asyncio.gather(*(remote.query("{ me { name } }") for _ in range(3)))
    assert [bool(answer["data"]["me"]) for answer in answers] == [True] * 3
    assert (await remote.query("{ me { name } }"))["data"]["me"]


async def let_in(app: Program) -> Any:
    told = (await app.post("/oauth/device", {"scope": "profile:read"})).json()
    body = {"code": told["user_code"], "allow": True, "scopes": ["profile:read"]}
    assert (await (await app.server.signed_in()).post("/oauth/decision", json=body)).is_success
    form = {"grant_type": remote.DEVICE, "device_code": told["device_code"]}
    return (await app.token(form)).json()


def client(here: Here, token: str) -> Client:
    headers = {"authorization": f"Bearer {token}"}
    transport = HTTPXAsyncTransport(url=f"{here.url}/graphql", headers=headers)
    return Client(transport=transport, fetch_schema_from_transport=True)


async def test_a_client_of_others_reads_the_contract_and_asks(here: Here) -> None:
    app = await program(here.server)
    had = await app.tokens(await here.server.signed_in())
    async with client(here, had["access_token"]) as session:
        assert session.client.schema and session.client.schema.get_type("Introduction")
        answer = await session.execute(gql("{ myAsks(first: 5) { nodes { text } } }"))
        assert answer == {"myAsks": {"nodes": []}}
        with pytest.raises(TransportQueryError, match="profile:read"):
            await session.execute(gql("{ me { name } }"))
    await app.post("/oauth/revoke", {"token": had["refresh_token"]})
    with pytest.raises((TransportServerError, TransportQueryError)):
        async with client(here, had["access_token"]) as session:
            await session.execute(gql("{ __typename }"))


COMMANDS = {"curl.sh": ["sh"], "python.py": [sys.executable], "javascript.mjs": [node() or "node"]}


@pytest.mark.parametrize("sample", sorted(COMMANDS))
async def test_what_the_page_for_developers_shows_works_as_it_is(here: Here, sample: str) -> None:
    member = await here.server.signed_in()
    await ask(member, NAME)
    token = (await ask(member, TOKEN))["data"]["createToken"]["token"]
    given = {**os.environ, "WEFT": here.url, "TOKEN": token}
    process = await asyncio.create_subprocess_exec(
        *COMMANDS[sample], str(SAMPLES / sample), env=given, stdout=PIPE
    )
    async with asyncio.timeout(SECONDS):
        out, _ = await process.communicate()
    assert json.loads(out)["data"] == {"me": {"name": "Ada"}, "myAsks": {"nodes": []}}
