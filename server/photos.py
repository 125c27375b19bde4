"""GET /photos: a face, for whoever sees its person's photo at this moment."""

from fastapi import APIRouter, Request, Response

from auth import scopes
from graph import people
from server import house
from server.bodies import told

SEES = "people:read"
# Another person may sign in on the device.
KEPT = {"cache-control": "private, max-age=3600", "vary": "cookie, authorization"}


def routes() -> APIRouter:
    router = APIRouter()

    @router.get("/photos/{person}/{key}")
    async def photo(request: Request, person: str, key: str) -> Response:
        asking = await house.context(request)
        body = None
        if asking.viewer and scopes.holds(asking.scopes, SEES):
            body = await people.photo(asking.store, asking.viewer, person, key, asking.now)
        if body is None:
            return told(404, "There is nothing here.")
        return Response(body, media_type="image/jpeg", headers=KEPT)

    return router
