"""Coming in by an OpenID provider: set out from one browser, come back to it once, in or told why not."""

import hmac
import json
from dataclasses import asdict
from urllib.parse import urlencode

import structlog
from fastapi import APIRouter, Request, Response
from starlette.responses import JSONResponse, RedirectResponse

from auth import session
from auth.openid import Question, Said
from graph import bounds, challenges, identities, proofs
from graph.identities import Claim
from graph.refusals import InvalidInput, ProveItAgain
from server import house
from server.bodies import UNKEPT, told
from server.house import House
from server.limits import TOO_MANY_TRIES, TRIES, Limits
from server.providers import Provider, Trouble

AWAY = "{name} does not answer as it should. Try again later, or have six digits sent."
NOBODY = "Nobody comes in this way here."
log = structlog.get_logger("weft.openid")


def routes(here: House, limits: Limits) -> APIRouter:
    url, clock = here.settings.url, here.clock
    given = here.settings.openid.items()
    providers = {key: Provider(key, one, url, clock) for key, one in given}
    router = APIRouter(prefix="/auth/openid")

    @router.post("/{key}")
    async def begin(request: Request, key: str) -> Response:
        return await _sent(request, limits, providers.get(key), "")

    @router.post("/{key}/link")
    async def begin_linking(request: Request, key: str) -> Response:
        _, now, asks = await house.asked(request)
        proofs.demand(asks.proved, now)
        return await _sent(request, limits, providers.get(key), asks.person)

    @router.get("/{key}")
    async def back(request: Request, key: str) -> Response:
        if (provider := providers.get(key)) is None:
            return told(404, NOBODY)
        question = await _question(request, key)
        page = "/keys" if question and question.person else "/sign-in"
        if await limits.over(TRIES, "openid back", request):
            return _on(request, page, key, "busy")
        if question is None or not _fits(request, question):
            return _on(request, page, key, "stale")
        if error := request.query_params.get("error"):
            return _on(request, page, key, "declined" if error == "access_denied" else "away")
        try:
            said = await _said(request, provider, question)
        except Trouble as trouble:
            log.warning("openid", provider=key, why=str(trouble))
            return _on(request, page, key, "away")
        claim = _claim(said, provider.name)
        if question.person:
            return _on(request, page, key, await _linked(request, question.person, claim))
        return await _signed_in(request, key, claim)

    return router


async def _sent(
    request: Request, limits: Limits, provider: Provider | None, person: str
) -> Response:
    """Where the browser has to go, and what it takes along so that only it can come back."""
    if provider is None:
        return told(404, NOBODY)
    if await limits.over(TRIES, "openid", request):
        return told(429, TOO_MANY_TRIES)
    here, question, token = house.of(request), Question.new(person), session.new_token()
    try:
        page = await provider.page(question)
    except Trouble as trouble:
        log.warning("openid", provider=provider.key, why=str(trouble))
        return told(424, AWAY.format(name=provider.name))
    id, text = session.digest(token), json.dumps(asdict(question))
    await challenges.put(
        here.store, id, text, _purpose(provider.key), here.clock(), challenges.LONG
    )
    return JSONResponse({"url": page}, headers={**UNKEPT, "set-cookie": here.leading.given(token)})


def _purpose(key: str) -> str:
    return f"openid {key}"


async def _question(request: Request, key: str) -> Question | None:
    """What this browser set out with; it is gone then, whatever comes of it."""
    here = house.of(request)
    id = session.digest(request.cookies.get(here.leading.name, ""))
    text = await challenges.take(here.store, id, _purpose(key), here.clock())
    return Question(**json.loads(text)) if text else None


def _fits(request: Request, question: Question) -> bool:
    state = request.query_params.get("state", "")
    return hmac.compare_digest(state.encode(), question.state.encode())


async def _said(request: Request, provider: Provider, question: Question) -> Said:
    given = request.query_params
    return await provider.said(question, given.get("code", ""), given.get("iss"))


def _claim(said: Said, provider: str) -> Claim:
    """What is no address we write to proves nothing."""
    try:
        email = bounds.address("email", said.email)
    except InvalidInput:
        email = ""
    verified = said.verified and bool(email)
    return Claim(said.issuer, said.subject, provider, email, verified)


async def _signed_in(request: Request, key: str, claim: Claim) -> Response:
    here, token, held = house.of(request), session.new_token(), house.token(request)
    given = session.digest(token), session.digest(held) if held else None
    on = house.device_of(request)
    if not await identities.sign_in(here.store, claim, *given, on, here.clock()):
        return _on(request, "/sign-in", key, "confirm", claim.email)
    here.worker.wake()
    answer = _on(request, "/sign-in", key, "in")
    for cookie in await house.arrived(here, token):
        answer.headers.append("set-cookie", cookie)
    return answer


async def _linked(request: Request, person: str, claim: Claim) -> str:
    here, now = house.of(request), house.of(request).clock()
    asks = await house.held(request, now)
    if asks is None or asks.person != person:
        return "stale"
    try:
        on = house.device_of(request)
        became = await identities.link(here.store, person, claim, asks.proof, on, now)
    except ProveItAgain:
        return "prove"
    here.worker.wake()
    return became


def _on(request: Request, page: str, key: str, became: str, email: str = "") -> Response:
    """Back on our own page, told in a word after the #, where no server on the way reads it."""
    word = urlencode({"openid": key, "became": became, **({"email": email} if email else {})})
    headers = {**UNKEPT, "set-cookie": house.of(request).leading.taken_back()}
    return RedirectResponse(f"{page}#{word}", 303, headers)
