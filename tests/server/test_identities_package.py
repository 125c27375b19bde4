"""Coming in by a provider that somebody else wrote: oidc-provider-mock, as a process of its own on a socket."""

import asyncio
import contextlib
import json
import socket
import sys
import time
from collections.abc import AsyncGenerator
from pathlib import Path

import httpx2
import pytest

from graph.store import Store
from tests.server.arriving import begun, returned
from tests.server.conftest import Place, ask, new_address, place
from tests.server.test_sign_in import who

FOUND = "/.well-known/openid-configuration"


@contextlib.asynccontextmanager
async def running(claims: dict[str, str | bool]) -> AsyncGenerator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    given = ["--port", str(port), "--user-claims", json.dumps(claims)]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "oidc_provider_mock", *given),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        async with asyncio.timeout(60), httpx2.AsyncClient() as client:
            while not await _answers(client, url):
                await asyncio.sleep(0.05)
        yield url
    finally:
        process.kill()
        await process.wait()


async def _answers(client: httpx2.AsyncClient, url: str) -> bool:
    with contextlib.suppress(httpx2.TransportError):
        return (await client.get(url + FOUND)).status_code == 200
    return False


@pytest.fixture
def email() -> str:
    return new_address()


@pytest.fixture
async def server(store: Store, tmp_path: Path, email: str) -> AsyncGenerator[Place]:
    """By the real clock, which is the package's; whose address it vouches for is called Mira there."""
    async with running({"sub": "mira", "email": email, "email_verified": True}) as url:
        shown = {"issuer": url, "client_id": "weft", "client_secret": "a secret between the two"}
        yield place(store, int(time.time() * 1000), tmp_path, openid={"package": shown})


async def chosen(page: str, sub: str) -> str:
    """Where the package's own page sends the browser back to."""
    async with httpx2.AsyncClient() as browser:
        assert (await browser.get(page)).status_code == 200
        answer = await browser.post(page, data={"sub": sub})
    assert answer.status_code == 302, answer.text
    return answer.headers["location"]


async def test_whoever_it_vouches_for_is_let_in_and_found_again(server: Place, email: str) -> None:
    people: set[str | None] = set()
    for _ in range(2):
        client = server.client()
        told = await returned(client, await chosen(await begun(client, "package"), sub="mira"))
        assert (told["page"], told["became"]) == ("/sign-in", "in")
        assert (await ask(client, "{ me { email } }"))["data"]["me"] == {"email": email}
        people.add(await who(client, server))
    assert len(people) == 1


async def test_a_code_is_taken_once_and_an_address_it_does_not_vouch_for_lets_nobody_in(
    server: Place,
) -> None:
    client, other = server.client(), server.client()
    back = await chosen(await begun(client, "package"), sub="mira")
    assert (await returned(client, back))["became"] == "in"
    assert (await returned(client, back))["became"] == "stale"
    unknown = await chosen(await begun(other, "package"), sub=new_address())
    assert (await returned(other, unknown))["became"] == "confirm"
    assert await who(other, server) is None
