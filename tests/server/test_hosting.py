"""What is printed where Weft runs."""

import asyncio
import contextlib
import signal
from collections.abc import AsyncGenerator
from types import SimpleNamespace

import pytest

from graph.store import Store
from server import hosting, house, stores
from tests.server.conftest import Place, new_address


async def test_a_link_is_for_somebody_of_the_sample_community(server: Place) -> None:
    email = new_address()
    said = await hosting._welcome(server.house, email)
    assert f"{server.house.settings.url}/sign-in#email=" in said
    assert f"ask for a code as {email} or with any address" in said


async def test_over_real_people_nobody_is_named(server: Place) -> None:
    said = await hosting._welcome(server.house, None)
    assert server.house.settings.url in said
    assert "Ask for a code with any address" in said
    assert "sign-in#" not in said
    assert "sample" not in said


async def test_whoever_only_works_holds_no_mirror(
    server: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, held = asyncio.Event(), list[object]()

    @contextlib.asynccontextmanager
    async def opened(*_: object) -> AsyncGenerator[Store]:
        yield server.house.store

    def matching(*given: object) -> contextlib.AbstractAsyncContextManager[None]:
        held.append(given)
        return contextlib.nullcontext()

    monkeypatch.setattr(stores, "opened", opened)
    monkeypatch.setattr(house, "working", contextlib.nullcontext)
    monkeypatch.setattr(house, "matching", matching)
    monkeypatch.setattr(hosting, "log", SimpleNamespace(info=lambda _: begun.set()))
    task = asyncio.create_task(hosting.work(server.house.settings))
    async with asyncio.timeout(60):
        await begun.wait()
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().remove_signal_handler(name)
    assert held == []
