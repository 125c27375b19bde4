"""OAuth for other programs: tokens, codes to type, revocation, introspection, discovery, registration."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request, Response
from limits import RateLimitItem, RateLimitItemPerMinute
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from auth import scopes
from server import house, oauth_server
from server.bodies import UNKEPT
from server.limits import Limits
from server.oauth_grants import METHODS
from server.oauth_library import InvalidClientError, OAuth2Error
from server.oauth_server import Answer, Server

# By network: what anybody may begin, and what only holders of a secret can use.
BEGINNINGS = RateLimitItemPerMinute(30, 10)
EXCHANGES = RateLimitItemPerMinute(600)
TOO_MANY = {"error": "slow_down", "error_description": "Too many requests from here. Try later."}


def routes(server: Server, limits: Limits) -> APIRouter:
    """No cookie is looked at here: an app shows what it was given."""
    router = APIRouter()

    def door(path: str, limit: RateLimitItem, work: Callable[[oauth_server.Request], Any]) -> None:
        async def answer(request: Request) -> Response:
            if await limits.over(limit, path, request):
                return JSONResponse(TOO_MANY, 429, UNKEPT)
            return await _answered(server, request, work)

        router.add_api_route(path, answer, methods=["POST"])

    def endpoint(name: str) -> Callable[[oauth_server.Request], Any]:
        return lambda asked: server.create_endpoint_response(name, asked)

    door("/oauth/token", EXCHANGES, server.create_token_response)
    door("/oauth/device", BEGINNINGS, endpoint("device_authorization"))
    door("/oauth/revoke", EXCHANGES, endpoint("revocation"))
    door("/oauth/introspect", EXCHANGES, endpoint("introspection"))
    router.add_api_route("/.well-known/oauth-authorization-server", metadata, methods=["GET"])
    return router


async def _answered(
    server: Server, request: Request, work: Callable[[oauth_server.Request], Any]
) -> Response:
    try:
        text = (await request.body()).decode("latin-1")
        asked = oauth_server.Request("POST", _titled(request), oauth_server.pairs(text))
        answer = await run_in_threadpool(work, asked)
    except UnicodeDecodeError:
        # Authlib takes Basic credentials for UTF-8.
        answer = server.handle_error_response(None, InvalidClientError(status_code=401))
    except OAuth2Error as wrong:
        answer = server.handle_error_response(None, wrong)
    return spoken(answer)


def _titled(request: Request) -> dict[str, str]:
    """Authlib looks for Authorization as it is written in the specification."""
    return {name.title(): value for name, value in request.headers.items()}


def spoken(answer: Answer) -> Response:
    return JSONResponse(answer.body, answer.status, {**UNKEPT, **answer.headers})


async def metadata(request: Request) -> Response:
    """RFC 8414: where everything is, and what is offered."""
    settings = house.of(request).settings
    url = settings.url
    told = {
        "issuer": url,
        "authorization_endpoint": f"{url}/oauth/authorize",
        "token_endpoint": f"{url}/oauth/token",
        "device_authorization_endpoint": f"{url}/oauth/device",
        "revocation_endpoint": f"{url}/oauth/revoke",
        "introspection_endpoint": f"{url}/oauth/introspect",
        "scopes_supported": list(scopes.SCOPES),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": [
            "authorization_code",
            "refresh_token",
            "urn:ietf:params:oauth:grant-type:device_code",
        ],
        "token_endpoint_auth_methods_supported": METHODS,
        "revocation_endpoint_auth_methods_supported": METHODS,
        "introspection_endpoint_auth_methods_supported": METHODS[:2],
        "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": True,
        "service_documentation": f"{url}/developers",
    }
    if settings.app_registration:
        told["registration_endpoint"] = f"{url}/oauth/register"
    return JSONResponse(told, headers={"cache-control": "public, max-age=3600"})
