"""What every request finds here: the store, the secret, the clock, the worker."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass

from fastapi import Request

from auth import bearer, device, known, scopes, session
from auth.session import Cookie
from auth.viewer import NotSignedIn
from graph import challenges, mirror_follow, sessions, tokens
from graph.store import Store
from graph.tokens import Token
from schema.context import Context
from server import clock, places, secret, stores
from server.budgets import Budgets
from server.network import network
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

    @property
    def asking(self) -> Cookie:
        """Binds a question to the browser that it was put to."""
        return Cookie(self.settings.secure, "weft-asking", challenges.LIVES // 1000)

    @property
    def leading(self) -> Cookie:
        """Binds a way through a provider to the browser that set out on it."""
        return Cookie(self.settings.secure, "weft-openid", challenges.LONG // 1000)

    @property
    def knowing(self) -> Cookie:
        """Outlives the session: that this browser was let in before."""
        return Cookie(self.settings.secure, "weft-known")

    def let_in(self, token: str, email: str) -> tuple[str, str]:
        """What a browser keeps once somebody has signed in there."""
        known_by = known.given(self.secret, email, self.clock())
        return self.cookie.given(token), self.knowing.given(known_by)


@contextlib.asynccontextmanager
async def opened(settings: Settings) -> AsyncGenerator[House]:
    """As at_work, and it matches as it is set."""
    async with at_work(settings) as here, matching(settings, here.store):
        yield here


@contextlib.asynccontextmanager
async def at_work(settings: Settings) -> AsyncGenerator[House]:
    """The real one, with the real clock, and its worker at work, no chore of which matches from memory."""
    async with stores.opened(settings, clock.now) as store:
        key = secret.of_host(settings)
        worker = Worker(store, settings, key, clock.now)
        async with working(worker):
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


def presented(request: Request) -> str | None:
    """What a program sent as its token."""
    return bearer.presented(request.headers.get("authorization"))


def token(request: Request) -> str | None:
    """The cookie's; whoever sends a token of a program is not asked for the cookie."""
    if presented(request) is not None:
        return None
    return request.cookies.get(of(request).cookie.name)


def own(request: Request, email: str) -> str:
    """The id of what a known browser may use up for an address, beside everybody else; empty for any other."""
    here = of(request)
    held = request.cookies.get(here.knowing.name, "")
    return known.own(here.secret, email, held, here.clock())


async def arrived(here: House, token: str) -> tuple[str, ...]:
    """As House.let_in, where nobody typed an address."""
    found = await sessions.find(here.store, session.digest(token), here.clock())
    return here.let_in(token, found.email) if found else (here.cookie.given(token),)


def device_of(request: Request) -> str:
    """What somebody asks from, and near which place where the host has a table of them, in words."""
    place = places.near(of(request).settings.places, request)
    words = device.words(request.headers.get("user-agent", ""))
    return f"{words}, {place}" if place else words


async def held(request: Request, now: int) -> sessions.Session | None:
    """The session of whoever asks; None for an anonymous visitor."""
    given = token(request)
    return await sessions.find(of(request).store, session.digest(given), now) if given else None


async def asked(request: Request) -> tuple[House, int, sessions.Session]:
    """Where, when and by whom; NotSignedIn for an anonymous visitor."""
    here = of(request)
    now = here.clock()
    if found := await held(request, now):
        return here, now, found
    raise NotSignedIn


async def context(request: Request) -> Context:
    """Who asks, at what moment and out of whose budget: decided once a request."""
    found = await _asking(request)
    found.clock = of(request).clock
    found.still = lambda: _still(request, found.viewer)
    found.providers = of(request).settings.providers
    found.device = lambda: device_of(request)
    return found


async def _asking(request: Request) -> Context:
    house, sent = of(request), presented(request)
    now = house.clock()
    if sent is None:
        return _at_first_hand(request, await held(request, now), now)
    token, budgets = await opened_by(house.store, sent, now), budgets_of(request)
    reach, spend = scopes.granted(token.scopes), budgets.of_token(token)
    program = token.family or token.id
    return Context(house.store, token.person, now, house.secret, reach, spend, program=program)


def budgets_of(request: Request) -> Budgets:
    return request.app.state.budgets


def _at_first_hand(request: Request, found: sessions.Session | None, now: int) -> Context:
    """Of the person themselves, or of a visitor."""
    house, budgets, listed = of(request), budgets_of(request), request.app.state.listed
    if found is None:
        spend, given = budgets.of_network(network(request)), token(request)
        return Context(
            house.store,
            None,
            now,
            house.secret,
            spend=spend,
            listed=listed,
            # Of somebody who is leaving: it opens nothing but the way back.
            session=session.digest(given) if given else None,
        )
    return Context(
        house.store,
        found.person,
        now,
        house.secret,
        spend=budgets.of_person(found.person),
        listed=listed,
        proved=found.proved,
        session=found.id,
    )


async def _still(request: Request, who: str | None) -> bool:
    """Whether what was presented would let the same person in now."""
    house, sent = of(request), presented(request)
    if sent is None:
        found = await held(request, house.clock())
        return found is not None and found.person == who
    with contextlib.suppress(bearer.WrongToken):
        return (await opened_by(house.store, sent, house.clock())).person == who
    return False


async def opened_by(store: Store, held: str, now: int) -> Token:
    """What a token opens; WrongToken alike for unknown, revoked, expired and malformed ones."""
    kind = bearer.kind(held)
    found = await tokens.find(store, bearer.digest(held), now) if kind in bearer.OPENING else None
    if found is None or found.kind != kind:
        raise bearer.WrongToken
    return found
