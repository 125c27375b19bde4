"""The app: its doors, in the order in which a request meets them."""

from fastapi import FastAPI, Request, Response
from starlette.responses import JSONResponse, RedirectResponse

from auth.bearer import WrongToken
from auth.viewer import NotSignedIn
from graph.refusals import Refusal
from schema import root
from schema.endpoint import Endpoint
from server import (
    addresses,
    bodies,
    consent,
    documents,
    downloads,
    health,
    house,
    imports,
    links,
    notices,
    oauth,
    oauth_endpoints,
    oauth_registration,
    passkeys,
    photos,
    proofs,
    sign_in,
)
from server.budgets import Budgets
from server.door import Door
from server.faults import Faults
from server.house import House
from server.limits import Limits
from server.logs import RequestLog
from server.pages import Pages


def create(here: House, *, developing: bool = False) -> FastAPI:
    """Log, door, faults; then GraphQL, sign-in, health, and the web app for every other page."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.state.house = here
    app.state.budgets = Budgets(here.settings)
    listed = documents.kept(here.settings.data)
    free = developing or here.settings.documents == "any"
    app.state.listed = None if free else listed.lists
    contract = root.build(suggestions=True) if developing else root.schema
    app.include_router(Endpoint(contract, house.context, listed.text))
    limits = Limits()
    app.include_router(sign_in.routes(limits))
    app.include_router(proofs.routes(limits))
    app.include_router(passkeys.routes(limits))
    app.include_router(addresses.routes(limits))
    if here.settings.openid:
        # What it leans on costs start-up time, and most hosts name no provider.
        from server import identities  # noqa: PLC0415

        app.include_router(identities.routes(here, limits))
    app.include_router(downloads.routes())
    app.include_router(imports.routes())
    app.include_router(photos.routes())
    app.include_router(notices.routes())
    app.include_router(links.routes(limits))
    programs = oauth_endpoints.build(here)
    app.include_router(oauth.routes(programs, limits))
    app.include_router(consent.routes(programs, limits))
    if here.settings.app_registration:
        app.include_router(oauth_registration.routes(limits))
    app.include_router(health.router)
    pages = Pages()

    async def explorer(request: Request) -> Response:
        """A page to ask the API on, for whoever is signed in."""
        if await house.held(request, here.clock()):
            return pages.answer(request)
        return RedirectResponse("/developers", 303)

    app.add_api_route("/graphiql{path:path}", explorer, methods=["GET", "HEAD"])
    app.add_api_route("/{path:path}", pages.answer, methods=["GET", "HEAD"])
    app.add_exception_handler(WrongToken, wrong_token)
    app.add_exception_handler(Refusal, bodies.refused)
    app.add_exception_handler(NotSignedIn, bodies.nobody)
    app.add_middleware(Faults)
    app.add_middleware(Door, url=here.settings.url)
    app.add_middleware(RequestLog)
    return app


async def wrong_token(_: Request, __: Exception) -> Response:
    """A program has to get a new one; it is not let in as a visitor instead."""
    words = "This token is unknown, revoked or expired."
    error = {"message": words, "extensions": {"code": "INVALID_TOKEN"}}
    headers = {
        "www-authenticate": 'Bearer realm="weft", error="invalid_token"',
        "cache-control": "no-store",
    }
    return JSONResponse({"message": words, "errors": [error]}, 401, headers=headers)
