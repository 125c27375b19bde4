"""What broke outside GraphQL: one answer, one id, nothing of what happened."""

import json

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.store import StoreFault
from schema.faults import current_id, words

log = structlog.get_logger("weft.fault")


class Faults:
    """Answers where nobody has answered yet, in the shape GraphQL clients read."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def noticed(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, noticed)
        except Exception as fault:
            if begun or scope["type"] != "http":
                raise
            await _answer(send, fault)


async def _answer(send: Send, fault: Exception) -> None:
    id = current_id()
    log.error("fault", fault=id, exc_info=fault)
    error = {"message": words(id), "extensions": {"code": "FAULT", "id": id}}
    body = json.dumps({"message": words(id), "errors": [error]}).encode()
    status = 503 if isinstance(fault, StoreFault) else 500
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
