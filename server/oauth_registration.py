"""Apps that register themselves (RFC 7591), where the host lets them."""

from typing import Any

from fastapi import APIRouter, Request, Response
from limits import RateLimitItemPerHour
from pydantic import BaseModel, Field, ValidationError
from starlette.responses import JSONResponse

from auth import bearer, session
from graph import apps
from graph.refusals import InvalidInput
from server import house
from server.bodies import UNKEPT
from server.limits import Limits
from server.oauth import TOO_MANY
from server.oauth_grants import METHODS
from server.oauth_server import Client

NEW_APPS = RateLimitItemPerHour(10)
ANY_METHOD = f"^({'|'.join(METHODS)})$"


class Metadata(BaseModel):
    """What is used of it; the rest is left unsaid in the answer, as the RFC allows."""

    client_name: str
    client_uri: str = ""
    redirect_uris: list[str] = Field(default=[], max_length=apps.MOST_REDIRECTS)
    token_endpoint_auth_method: str = Field(default=METHODS[0], pattern=ANY_METHOD)

    @property
    def confidential(self) -> bool:
        return self.token_endpoint_auth_method != METHODS[-1]

    def draft(self) -> apps.Draft:
        return apps.Draft(
            self.client_name, self.client_uri, tuple(self.redirect_uris), self.confidential
        )


def routes(limits: Limits) -> APIRouter:
    router = APIRouter()

    @router.post("/oauth/register")
    async def register(request: Request) -> Response:
        if await limits.over(NEW_APPS, "register", request):
            return JSONResponse(TOO_MANY, 429, UNKEPT)
        try:
            given = Metadata.model_validate_json(await request.body())
            return JSONResponse(await _registered(request, given), 201, UNKEPT)
        except ValidationError as wrong:
            return _refused("client_metadata", f"Look at {wrong.errors()[0]['loc']}.")
        except InvalidInput as wrong:
            kind = "redirect_uri" if wrong.path == "redirects" else "client_metadata"
            return _refused(kind, wrong.message)

    return router


async def _registered(request: Request, given: Metadata) -> dict[str, Any]:
    here, secret = house.of(request), session.new_token()
    app = await apps.enter(here.store, given.draft(), bearer.digest(secret), here.clock())
    kept = {"client_secret": secret, "client_secret_expires_at": 0} if app.confidential else {}
    return {
        **given.model_dump(),
        **kept,
        "client_id": app.id,
        "client_id_issued_at": app.at // 1000,
        "grant_types": Client(app).grant_types,
        "response_types": ["code"] if app.redirects else [],
    }


def _refused(kind: str, words: str) -> Response:
    body = {"error": f"invalid_{kind}", "error_description": words}
    return JSONResponse(body, 400, UNKEPT)
