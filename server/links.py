"""What a link into a circle tells whoever has it, signed in or not."""

from fastapi import APIRouter, Request, Response
from starlette.responses import JSONResponse

from auth import circle_link
from graph import links
from graph.links import Invites, Standing
from graph.refusals import InvalidInput
from schema import ids, times
from server import house
from server.bodies import UNKEPT, field, told
from server.limits import TRIES, Limits

TOO_MANY = "Too many links were tried from here. Wait five minutes."


def routes(limits: Limits) -> APIRouter:
    router = APIRouter()

    @router.post("/links")
    async def look(request: Request) -> Response:
        if await limits.over(TRIES, "link", request):
            return told(429, TOO_MANY)
        here = house.of(request)
        now = here.clock()
        link = circle_link.opened(here.secret, (await field(request, "code")).strip())
        found = await links.opened(here.store, link, now)
        guest = await house.held(request, now)
        standing = await links.standing(here.store, guest.person, link) if guest else None
        if known := _known(standing, now):
            return JSONResponse(known, headers=UNKEPT)
        if found is None:
            raise InvalidInput("code", links.OVER)
        at_once = standing.welcome(found) if standing else found.trusted
        return JSONResponse(_invites(found, at_once), headers=UNKEPT)

    return router


def _known(guest: Standing | None, now: int) -> dict[str, object] | None:
    """To whoever is inside, or has asked to be."""
    if guest and (guest.joined or guest.waits(now)):
        inside = ids.encode("Circle", guest.circle) if guest.joined else None
        return {"circle": guest.circle_name, "circleId": inside, "invites": None}
    return None


def _invites(found: Invites, at_once: bool) -> dict[str, object]:
    told = {
        "by": found.name,
        "purpose": found.purpose,
        "trusted": at_once,
        "until": times.to_iso(found.until),
        "questions": found.questions,
    }
    return {"circle": found.circle_name, "circleId": None, "invites": told}
