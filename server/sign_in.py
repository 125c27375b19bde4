"""Six digits by mail: the same answer, work and time whether an address is known or not."""

import asyncio
import json
from math import ceil
from time import perf_counter
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter
from starlette.responses import JSONResponse

from auth import code, session
from graph import bounds, codes, sessions
from graph.refusals import InvalidInput
from graph.store import Store
from server import house
from server.network import network
from server.settings import Settings

MAILS = RateLimitItemPerMinute(30, 10)
TRIES = RateLimitItemPerMinute(30, 5)
TICK = 0.01
TIMERS = 0.002


def routes() -> APIRouter:
    """One set of counters per process: behind several, each host gets as many times the limit."""
    router = APIRouter(prefix="/auth")
    limiter = MovingWindowRateLimiter(MemoryStorage())

    @router.post("/code")
    async def send_code(request: Request) -> Response:
        if not await limiter.hit(MAILS, "code", network(request)):
            return told(429, "Too many codes were asked for from here. Try again in ten minutes.")
        began = perf_counter()
        email = bounds.address("email", await field(request, "email"))
        here = house.of(request)
        seed, now = code.new_seed(), here.clock()
        id, hash = digests(here.secret, email, code.digits(here.secret, seed))
        await codes.request(here.store, id, hash, email, {"seed": seed}, now)
        here.worker.wake()
        await tick(began)
        return Response(status_code=204)

    @router.post("/sign-in")
    async def sign_in(request: Request) -> Response:
        if not await limiter.hit(TRIES, "sign-in", network(request)):
            return told(
                429, "Too many tries from here. Wait five minutes, then ask for a new code."
            )
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
            await sessions.end(here.store, session.digest(held))
        return _with_cookie(here.cookie.taken_back())

    return router


async def _signed_in(request: Request, email: str, given: str) -> Response:
    here = house.of(request)
    held, token = house.token(request), session.new_token()
    id, hash = digests(here.secret, email, given)
    before = session.digest(held) if held else None
    person = await sessions.sign_in(
        here.store, email, id, hash, session.digest(token), before, here.clock()
    )
    if person is None:
        return told(401, "These digits do not fit, or are too old. Ask for new ones.")
    return _with_cookie(here.cookie.given(token))


def digests(secret: bytes, email: str, given: str) -> tuple[str, str]:
    """What the store may know of an address and its digits."""
    return code.address_id(secret, email), code.digest(secret, email, given)


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
    id, hash = digests(secret, email, shown)
    await codes.hand_over(store, id, hash, now)
    return f"{settings.url}/sign-in#email={quote(email)}&code={shown}"


async def field(request: Request, name: str) -> str:
    """One text of the JSON body; InvalidInput for anything else."""
    try:
        body = json.loads(await request.body())
    except ValueError:
        body = None
    value = body.get(name) if isinstance(body, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    if not isinstance(value, str):
        raise InvalidInput(name, f"Send {name} as text.")
    return value


def told(status: int, words: str) -> Response:
    return JSONResponse({"message": words}, status, headers={"cache-control": "no-store"})


def _with_cookie(cookie: str) -> Response:
    return Response(status_code=204, headers={"set-cookie": cookie, "cache-control": "no-store"})
