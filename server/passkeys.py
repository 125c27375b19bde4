"""Passkeys at the door: a question to one browser, and what its key answers."""

from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.responses import JSONResponse

from auth import passkeys, session
from auth.passkeys import Key, Site
from graph import challenges, proofs
from graph import passkeys as held
from graph.refusals import InvalidInput
from server import house
from server.bodies import UNKEPT, done, field, told
from server.house import House
from server.limits import MAILS, TOO_MANY_TRIES, TRIES, Limits

WRONG = "This passkey does not open Weft. Try again, or have six digits sent."
NOT_ADDED = "That did not work. Try again, on this page and within five minutes."


def routes(limits: Limits) -> APIRouter:
    router = APIRouter(prefix="/auth")

    @router.post("/passkeys/question")
    async def question(request: Request) -> Response:
        if await limits.over(MAILS, "question", request):
            return told(429, TOO_MANY_TRIES)
        here, challenge = house.of(request), passkeys.new_challenge()
        options = passkeys.to_answer(_site(here), challenge, [])
        return await _asked(here, challenge, "sign-in", options)

    @router.post("/passkeys/sign-in")
    async def sign_in(request: Request) -> Response:
        if await limits.over(TRIES, "passkey", request):
            return told(429, TOO_MANY_TRIES)
        here, token = house.of(request), session.new_token()
        if (found := await _answered(request, "sign-in")) is None:
            return told(401, WRONG)
        before = house.token(request)
        given = session.digest(token), session.digest(before) if before else None
        on = house.device_of(request)
        if await held.sign_in(here.store, *found, *given, on, here.clock()):
            return done(*await house.arrived(here, token))
        return told(401, WRONG)

    @router.post("/passkeys/new/question")
    async def new_question(request: Request) -> Response:
        here, now, asks = await house.asked(request)
        proofs.demand(asks.proved, now)
        known, challenge = await held.credentials(here.store, asks.person), passkeys.new_challenge()
        options = passkeys.to_add(_site(here), challenge, asks.person, asks.email, known)
        return await _asked(here, challenge, f"add {asks.person}", options)

    @router.post("/passkeys/new")
    async def add(request: Request) -> Response:
        here, now, asks = await house.asked(request)
        name, answer = await field(request, "name"), await field(request, "answer")
        key = await _new(request, f"add {asks.person}", answer)
        given = name, key.credential, key.public, key.count, asks.proof
        await held.add(here.store, asks.person, *given, house.device_of(request), now)
        here.worker.wake()
        return done()

    @router.post("/proof/question")
    async def proof_question(request: Request) -> Response:
        here, _, asks = await house.asked(request)
        known, challenge = await held.credentials(here.store, asks.person), passkeys.new_challenge()
        options = passkeys.to_answer(_site(here), challenge, known)
        return await _asked(here, challenge, f"proof {asks.person}", options)

    @router.post("/proof/passkey")
    async def prove(request: Request) -> Response:
        if await limits.over(TRIES, "passkey", request):
            return told(429, TOO_MANY_TRIES)
        here, now, asks = await house.asked(request)
        token, found = session.new_token(), await _answered(request, f"proof {asks.person}")
        if found is None or found[0].person != asks.person:
            return told(401, WRONG)
        if await held.prove(here.store, *found, asks.id, session.digest(token), now):
            return done(*here.let_in(token, asks.email))
        return told(401, WRONG)

    return router


def _site(here: House) -> Site:
    return Site.of(here.settings.url)


async def _asked(here: House, challenge: str, purpose: str, options: dict[str, Any]) -> Response:
    token = session.new_token()
    await challenges.put(here.store, session.digest(token), challenge, purpose, here.clock())
    headers = {**UNKEPT, "set-cookie": here.asking.given(token)}
    return JSONResponse(options, headers=headers)


async def _taken(request: Request, purpose: str) -> str | None:
    """The challenge this browser was given for this purpose; it is gone then, whatever comes of it."""
    here = house.of(request)
    token = request.cookies.get(here.asking.name, "")
    return await challenges.take(here.store, session.digest(token), purpose, here.clock())


async def _answered(request: Request, purpose: str) -> tuple[held.Lock, int] | None:
    """The lock a right answer opens, and the key's new count; None for every wrong one."""
    here, answer = house.of(request), await field(request, "answer")
    challenge = await _taken(request, purpose)
    try:
        lock = await held.find(here.store, passkeys.credential_of(answer))
        if lock is None or challenge is None:
            return None
        key = Key(lock.credential, lock.public, lock.count)
        return lock, passkeys.answered(_site(here), challenge, answer, key, lock.person)
    except passkeys.Wrong:
        return None


async def _new(request: Request, purpose: str, answer: str) -> Key:
    challenge = await _taken(request, purpose)
    try:
        if challenge is not None:
            return passkeys.added(_site(house.of(request)), challenge, answer)
    except passkeys.Wrong as wrong:
        raise InvalidInput("answer", NOT_ADDED) from wrong
    raise InvalidInput("answer", NOT_ADDED)
