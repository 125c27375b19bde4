"""What a member is asked when an app wants to act for them, and what they answer."""

from typing import Any, TypeVar
from urllib.parse import urlsplit

from fastapi import APIRouter, Request, Response
from limits import RateLimitItemPerMinute
from pydantic import BaseModel, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from auth import bearer, scopes
from graph import apps, devices
from graph.apps import App
from graph.devices import Device
from graph.grants import LIVES
from graph.refusals import InvalidInput
from graph.sessions import Session
from schema.times import to_iso
from server import house, oauth_server
from server.bodies import UNKEPT, told
from server.limits import Limits
from server.oauth_endpoints import typed
from server.oauth_grants import CodeGrant
from server.oauth_library import InvalidClientError, OAuth2Error
from server.oauth_server import Answer, Server

# Nobody guesses one of 20^8 codes in so many tries.
TRIES = RateLimitItemPerMinute(20, 10)
TOO_MANY = "Too many codes were tried. Wait ten minutes, then ask the device for a new one."
UNKNOWN_APP = "Weft does not know the app that sent you here."
ELSEWHERE = "The app wants its answer at an address it has not registered, so it gets none."
ODD = "The app asked in a way Weft does not understand."
NO_CODE = "This code is not known, or is too old. Look at your device again."
ONE_AT_LEAST = "Leave at least one, or say no."


class Asked(BaseModel):
    """One of the two: what stood in the address, or a code somebody typed."""

    query: str = Field(default="", max_length=4000)
    code: str = Field(default="", max_length=40)


class Decision(Asked):
    allow: bool
    scopes: list[str] = Field(default=[], max_length=len(scopes.SCOPES))


def routes(server: Server, limits: Limits) -> APIRouter:
    """For whoever is signed in here; no token opens these."""
    router = APIRouter(prefix="/oauth")

    @router.post("/consent")
    async def ask(request: Request) -> Response:
        asked = await read(request, Asked)
        _, now, held = await house.asked(request)
        if asked.code:
            if await limits.over(TRIES, f"typed {held.person}", request):
                return told(429, TOO_MANY)
            device, app = await waiting(server, held.person, asked.code, now)
            return shown(app, device.scopes, now)
        return await run_in_threadpool(consent, server, asked.query, held.person, now)

    @router.post("/decision")
    async def decide(request: Request) -> Response:
        given, on = await read(request, Decision), house.device_of(request)
        _, now, held = await house.asked(request)
        if given.code:
            if await limits.over(TRIES, f"typed {held.person}", request):
                return told(429, TOO_MANY)
            return await answered(server, given, held, on, now)
        return await run_in_threadpool(decided, server, given, held, on)

    return router


async def waiting(server: Server, person: str, code: str, now: int) -> tuple[Device, App]:
    """InvalidInput for a code nobody shows now."""
    store = server.store
    device = await devices.waiting(store, person, bearer.digest(typed(code)), now)
    app = await apps.find(store, device.app) if device else None
    if device is None or app is None:
        raise InvalidInput("code", NO_CODE)
    return device, app


async def answered(server: Server, given: Decision, held: Session, on: str, now: int) -> Response:
    device, app = await waiting(server, held.person, given.code, now)
    grant = app.grant(kept(given, device.scopes), on) if given.allow else None
    await devices.answer(server.store, held.person, device.typed, grant, held.proof, now)
    return JSONResponse({"back": None}, headers=UNKEPT)


def consent(server: Server, query: str, person: str, now: int) -> Response:
    try:
        grant = considered(server, query, person)
    except OAuth2Error as wrong:
        return refused(server, wrong)
    asked: oauth_server.Request = grant.request
    return shown(asked.client.app, asked.scope.split(), now, grant.redirect_uri)


def decided(server: Server, given: Decision, held: Session, on: str) -> Response:
    """Where the browser goes next: back to the app, with a code or with a no."""
    try:
        grant = considered(server, given.query, held.person)
        asked: oauth_server.Request = grant.request
        asked.device = on
        if given.allow:
            asked.payload.data["scope"] = " ".join(kept(given, asked.scope.split()))
        user = held if given.allow else None
        answer: Answer = server.create_authorization_response(asked, user, grant)
    except OAuth2Error as wrong:
        return refused(server, wrong)
    return JSONResponse({"back": answer.location}, headers=UNKEPT)


def considered(server: Server, query: str, person: str) -> CodeGrant:
    """What an app asks for, where it may ask; OAuth2Error otherwise."""
    pairs = oauth_server.pairs(query.removeprefix("?"))
    return server.get_consent_grant(oauth_server.Request("GET", {}, pairs), person)


def kept(given: Decision, asked: list[str]) -> list[str]:
    """Of what was asked for, what the member left ticked."""
    left = [scope for scope in asked if scope in given.scopes]
    if not left:
        raise InvalidInput("scopes", ONE_AT_LEAST)
    return left


def shown(app: App, asked: list[str], now: int, redirect: str = "") -> Response:
    by = "weft" if app == apps.WEFT else "member" if app.owner else "itself"
    body = {
        "app": {"name": app.name, "link": app.link, "by": by, "registeredAt": to_iso(app.at)},
        "scopes": [{"name": name, "sentence": scopes.SCOPES[name]} for name in asked],
        "until": to_iso(now + LIVES),
        "goesTo": urlsplit(redirect).netloc,
    }
    return JSONResponse(body, headers=UNKEPT)


def refused(server: Server, wrong: Any) -> Response:
    """Told on our own page; the way back is a link, and only to where the app may be answered."""
    if isinstance(wrong, InvalidClientError):
        words = UNKNOWN_APP
    elif not wrong.redirect_uri and "edirect" in (wrong.description or ""):
        words = ELSEWHERE
    else:
        words = f"{ODD} {wrong.description or wrong.error}"
    body = {"message": words, "back": server.way_back(wrong)}
    return JSONResponse(body, 400, headers=UNKEPT)


T = TypeVar("T", bound=BaseModel)


async def read(request: Request, shape: type[T]) -> T:
    try:
        return shape.model_validate_json(await request.body())
    except ValidationError as wrong:
        where = ".".join(map(str, wrong.errors()[0]["loc"]))
        raise InvalidInput(where, "Send this as the page does.") from wrong
