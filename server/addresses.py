"""Another mail address: asked for, confirmed by digits sent there, taken back from the old one."""

from time import perf_counter

from fastapi import APIRouter, Request, Response

from auth import code, session
from graph import addresses, bounds
from server import house
from server.bodies import done, field, told
from server.limits import MAILS, TOO_MANY_MAILS, TOO_MANY_TRIES, TRIES, Limits
from server.sign_in import WRONG, tick

GONE = "This can no longer be taken back, or has been already."


def routes(limits: Limits) -> APIRouter:
    router = APIRouter(prefix="/auth/address")

    @router.post("")
    async def ask(request: Request) -> Response:
        if await limits.over(MAILS, "code", request):
            return told(429, TOO_MANY_MAILS)
        began = perf_counter()
        here, now, asks = await house.asked(request)
        email, seed = bounds.address("email", await field(request, "email")), code.new_seed()
        digits = code.digits(here.secret, seed)
        fitting = code.move_of(here.secret, asks.person, asks.email, email, digits)
        given = asks.person, asks.email, email, fitting, seed, asks.proved, now
        await addresses.ask(here.store, *given)
        here.worker.wake()
        await tick(began)
        return done()

    @router.post("/confirm")
    async def confirm(request: Request) -> Response:
        if await limits.over(TRIES, "address", request):
            return told(429, TOO_MANY_TRIES)
        here, now, asks = await house.asked(request)
        email, given = await field(request, "email"), (await field(request, "code")).strip()
        email, token, seed = bounds.address("email", email), session.new_token(), code.new_seed()
        fitting = code.move_of(here.secret, asks.person, asks.email, email, given)
        undo = session.digest(code.regret(here.secret, seed)), seed
        fresh = session.digest(token)
        if not await addresses.confirm(here.store, asks, email, fitting, fresh, undo, now):
            return told(401, WRONG)
        here.worker.wake()
        return done(*here.let_in(token, email))

    @router.post("/undo")
    async def undo(request: Request) -> Response:
        if await limits.over(TRIES, "undo", request):
            return told(429, TOO_MANY_TRIES)
        here, token = house.of(request), await field(request, "token")
        if await addresses.undo(here.store, session.digest(token), here.clock()):
            return done(here.cookie.taken_back())
        return told(410, GONE)

    return router
