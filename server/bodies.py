"""What the doors of /auth read, and how they say no."""

from typing import Any

import orjson
from fastapi import Request, Response
from starlette.responses import JSONResponse

from graph.refusals import InvalidInput
from schema.refusals import SIGN_IN_FIRST

UNKEPT = {"cache-control": "no-store"}


async def field(request: Request, name: str) -> str:
    """One text of the JSON body; InvalidInput for anything else."""
    try:
        # It reads neither half a character nor what is nested without end.
        body = orjson.loads(await request.body())
    except orjson.JSONDecodeError:
        body = None
    value = body.get(name) if isinstance(body, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    if not isinstance(value, str):
        raise InvalidInput(name, f"Send {name} as text.")
    return value


def told(status: int, words: str) -> Response:
    return JSONResponse({"message": words}, status, headers=UNKEPT)


def done(*cookies: str) -> Response:
    answer = Response(status_code=204, headers=UNKEPT)
    for cookie in cookies:
        answer.headers.append("set-cookie", cookie)
    return answer


async def refused(_: Request, no: Any) -> Response:
    """Outside GraphQL as inside: which refusal, in words, and for bad input the field."""
    path = {"path": [no.path]} if isinstance(no, InvalidInput) else {}
    status = 400 if path else 403
    said = {"message": no.message, "refusal": type(no).__name__, **path}
    return JSONResponse(said, status, headers=UNKEPT)


async def nobody(_: Request, __: Exception) -> Response:
    said = {"message": SIGN_IN_FIRST, "refusal": "SignInFirst"}
    return JSONResponse(said, 401, headers=UNKEPT)
