"""What every request finds here: the store, the secret, the clock, the worker."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass

from fastapi import Request

from auth import session
from auth.session import Cookie
from graph import mirror_follow, sessions
from graph.store import Store
from schema.context import Context
from server import clock, secret, stores
from server.settings import Settings
from server.worker import Worker


@dataclass(frozen=True, slots=True)
class House:
    settings: Settings
    store: Store
    secret: bytes
    clock: Callable[[], int]
    worker: Worker

    @property
    def cookie(self) -> Cookie:
        return Cookie(self.settings.secure)


@contextlib.asynccontextmanager
async def opened(settings: Settings) -> AsyncGenerator[House]:
    """The real one, with the real clock, and its worker at work."""
    async with stores.opened(settings, clock.now) as store:
        key = secret.of_host(settings)
        worker = Worker(store, settings, key, clock.now)
        async with working(worker), matching(settings, store):
            yield House(settings, store, key, clock.now, worker)


@contextlib.asynccontextmanager
async def matching(settings: Settings, store: Store) -> AsyncGenerator[None]:
    """From memory, if set so."""
    if settings.matching == "cypher":
        yield
        return
    file = settings.data / "mirror.npz"
    async with mirror_follow.following(store, settings.matching_memory, clock.now, file):
        yield


@contextlib.asynccontextmanager
async def working(worker: Worker) -> AsyncGenerator[None]:
    task = asyncio.create_task(worker.run())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


def of(request: Request) -> House:
    return request.app.state.house


def token(request: Request) -> str | None:
    return request.cookies.get(of(request).cookie.name)


async def viewer(request: Request, now: int) -> str | None:
    held = token(request)
    return await sessions.find(of(request).store, session.digest(held), now) if held else None


async def context(request: Request) -> Context:
    """Who asks, and at what moment: decided once a request."""
    house = of(request)
    now = house.clock()
    return Context(house.store, await viewer(request, now), now, house.secret)
