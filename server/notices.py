"""One tap in a mail and it does not come again."""

from fastapi import APIRouter, Request, Response

from auth import mail_link
from graph import notices, unasked
from graph.notices import Kind
from server import house


def routes() -> APIRouter:
    """A GET is a page of the web app and changes nothing; mail programs send this POST by themselves (RFC 8058)."""
    router = APIRouter()

    @router.post(mail_link.PLACE + "{token}")
    async def turn_off(request: Request, token: str) -> Response:
        here = house.of(request)
        found = mail_link.opened(here.secret, token)
        if found is None:
            return Response(status_code=404)
        kind, whose = found
        if kind == unasked.KIND:
            await unasked.turn_off(here.store, whose)
        else:
            await notices.turn_off(here.store, whose, Kind(kind) if kind in set(Kind) else None)
        return Response(status_code=204)

    return router
