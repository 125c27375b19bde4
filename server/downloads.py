"""Where an export is fetched: no address names it, whoever holds the session gets their own."""

from fastapi import APIRouter, Request, Response
from starlette.responses import FileResponse

from graph import exports
from server import house
from server.bodies import UNKEPT, told
from server.exports import FOLDER, place


def routes() -> APIRouter:
    router = APIRouter()

    @router.get("/export")
    async def fetch(request: Request) -> Response:
        here, now, session = await house.asked(request)
        found = await exports.mine(here.store, session.person, now)
        file = place(here.settings.data / FOLDER, found.id) if found and found.ready else None
        if file is None or not file.exists():
            return told(404, "There is nothing to fetch here. Ask for a new one.")
        return FileResponse(file, filename="weft.zip", media_type="application/zip", headers=UNKEPT)

    return router
