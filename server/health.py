"""Alive, and ready: the process, and everything it stands on."""

from fastapi import APIRouter, Request, Response
from starlette.responses import JSONResponse

from graph import changes, migrate
from graph.faults import Unwritten
from graph.store import Store, StoreFault
from server import house

router = APIRouter()


@router.get("/livez")
async def livez() -> Response:
    """The process only: a database that is away is no reason to be restarted."""
    return JSONResponse({"alive": True})


@router.get("/readyz")
async def readyz(request: Request) -> Response:
    here = house.of(request)
    reasons = await missing(here.store, here.clock())
    return JSONResponse({"ready": not reasons, "reasons": reasons}, 503 if reasons else 200)


async def missing(store: Store, now: int) -> list[str]:
    """Why no request should come here now, in words; empty when ready."""
    try:
        await store.reach()
        await migrate.check(store)
        if store.writing.fails:
            await changes.prove(store, now)
    except Unwritten:
        return ["The store cannot write: is its disk full?"]
    except StoreFault:
        return ["The store cannot be reached."]
    except migrate.WrongGraph as wrong:
        return [str(wrong)]
    return []
