"""Where an export is fetched: no address names it, whoever holds the session and proves it gets their own."""

from pathlib import Path

from fastapi import APIRouter, Request, Response
from starlette.responses import FileResponse

from graph import exports, proofs
from server import house
from server.bodies import UNKEPT, done, told
from server.exports import FOLDER, place

GONE = "There is nothing to fetch here. Ask for a new one."


def routes() -> APIRouter:
    router = APIRouter(prefix="/export")

    @router.post("")
    async def ask(request: Request) -> Response:
        """Before a browser goes there: what it is told on its way it would save as the file."""
        return done() if await _own(request) else told(404, GONE)

    @router.get("")
    async def fetch(request: Request) -> Response:
        if (file := await _own(request)) is None:
            return told(404, GONE)
        return FileResponse(file, filename="weft.zip", media_type="application/zip", headers=UNKEPT)

    return router


async def _own(request: Request) -> Path | None:
    """ProveItAgain without a fresh proof: a borrowed session could wait until its owner has made one."""
    here, now, session = await house.asked(request)
    proofs.demand(session.proved, now)
    found = await exports.mine(here.store, session.person, now)
    file = place(here.settings.data / FOLDER, found.id) if found and found.ready else None
    return file if file and file.exists() else None
