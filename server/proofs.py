"""Showing again that it is you: digits of their own, a new session id, ten minutes to act."""

from fastapi import APIRouter, Request, Response

from auth import code, session
from graph import codes, sessions
from server import house
from server.bodies import done, field, told
from server.limits import MAILS, TOO_MANY_MAILS, TOO_MANY_TRIES, TRIES, Limits
from server.sign_in import WRONG


def routes(limits: Limits) -> APIRouter:
    router = APIRouter(prefix="/auth/proof")

    @router.post("/code")
    async def send_code(request: Request) -> Response:
        if await limits.over(MAILS, "code", request):
            return told(429, TOO_MANY_MAILS)
        here, now, held = await house.asked(request)
        seed, purpose = code.new_seed(), code.proof_of(held.person, held.email)
        id, hash = code.digests(here.secret, purpose, code.digits(here.secret, seed))
        await codes.request(here.store, id, hash, held.email, {"seed": seed}, now, "proof")
        here.worker.wake()
        return done()

    @router.post("")
    async def prove(request: Request) -> Response:
        if await limits.over(TRIES, "proof", request):
            return told(429, TOO_MANY_TRIES)
        here, now, held = await house.asked(request)
        given, token = (await field(request, "code")).strip(), session.new_token()
        id, hash = code.digests(here.secret, code.proof_of(held.person, held.email), given)
        fresh = session.digest(token)
        if await sessions.renew(here.store, held.person, id, hash, held.id, fresh, now):
            return done(*here.let_in(token, held.email))
        return told(401, WRONG)

    return router
