"""Six digits by mail: the same answer, work and time whether an address is known or not."""

import asyncio
from math import ceil
from time import perf_counter
from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from auth import code, session
from graph import bounds, codes, sessions
from graph.store import Store
from server import house
from server.bodies import done, field, told
from server.limits import MAILS, TOO_MANY_MAILS, TOO_MANY_TRIES, TRIES, Limits
from server.settings import Settings

WRONG = "These digits do not fit, or are too old. Ask for new ones."
TICK = 0.01
TIMERS = 0.002


def routes(limits: Limits) -> APIRouter:
    router = APIRouter(prefix="/auth")

    @router.post("/code")
    async def send_code(request: Request) -> Response:
        if await limits.over(MAILS, "code", request):
            return told(429, TOO_MANY_MAILS)
        began = perf_counter()
        email = bounds.address("email", await field(request, "email"))
        here = house.of(request)
        seed, now = code.new_seed(), here.clock()
        id, hash = code.digests(here.secret, email, code.digits(here.secret, seed))
        whose = house.own(request, email) or id
        await codes.request(here.store, whose, hash, email, {"seed": seed}, now, "code")
        here.worker.wake()
        await tick(began)
        return done()

    @router.post("/sign-in")
    async def sign_in(request: Request) -> Response:
        if await limits.over(TRIES, "sign-in", request):
            return told(429, TOO_MANY_TRIES)
        began = perf_counter()
        email = bounds.address("email", await field(request, "email"))
        given = (await field(request, "code")).strip()
        answer = await _signed_in(request, email, given)
        await tick(began)
        return answer

    @router.post("/sign-out")
    async def sign_out(request: Request) -> Response:
        here = house.of(request)
        if held := house.token(request):
            await sessions.end(here.store, session.digest(held), here.clock())
        return done(here.cookie.taken_back())

    return router


async def _signed_in(request: Request, email: str, given: str) -> Response:
    here = house.of(request)
    held, token = house.token(request), session.new_token()
    id, hash = code.digests(here.secret, email, given)
    before = session.digest(held) if held else None
    on = house.device_of(request)
    about = email, id, hash, session.digest(token), before, on, here.clock()
    person = await sessions.sign_in(here.store, *about, house.own(request, email))
    if person is None:
        return told(401, WRONG)
    return done(*here.let_in(token, email))


async def tick(began: float) -> None:
    """Answers leave a whole number of ticks after they were asked for: what the store did does not show."""
    moment = began + TICK * ceil((perf_counter() - began) / TICK)
    await asyncio.sleep(moment - perf_counter() - TIMERS)
    # Timers are rounded up to a millisecond, and the rest would show.
    while perf_counter() < moment:  # noqa: ASYNC110
        await asyncio.sleep(0)


async def link(store: Store, settings: Settings, secret: bytes, email: str, now: int) -> str:
    """A page that signs in, for whoever started this; it works once, for ten minutes."""
    shown = code.digits(secret, code.new_seed())
    id, hash = code.digests(secret, email, shown)
    await codes.hand_over(store, id, hash, now)
    return f"{settings.url}/sign-in#email={quote(email)}&code={shown}"
