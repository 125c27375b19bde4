"""One line a request, with its id and without anything personal; a fault with its trace."""

import logging
import sys
from collections.abc import MutableMapping
from time import perf_counter
from typing import Any, Literal

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bind_contextvars, clear_contextvars, merge_contextvars
from structlog.typing import Processor

from schema.faults import fault_id

log = structlog.get_logger("weft.request")
QUIET = {"/livez", "/readyz"}
SHARED: list[Processor] = [
    merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def configure(style: Literal["auto", "pretty", "json"]) -> None:
    """Pretty on a terminal, one JSON object a line elsewhere; other libraries' lines look alike."""
    pretty = style == "pretty" or (style == "auto" and sys.stdout.isatty())
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(_formatter(pretty))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO)
    for noisy in ("neo4j", "httpx2", "mail.log"):
        logging.getLogger(noisy).setLevel(logging.ERROR)
    through_logging()


def through_logging() -> None:
    """Our own lines take the way of everybody else's."""
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def _formatter(pretty: bool) -> logging.Formatter:
    shown: list[Processor] = [structlog.stdlib.ProcessorFormatter.remove_processors_meta]
    if pretty:
        shown.append(
            structlog.dev.ConsoleRenderer(
                colors=sys.stdout.isatty(),
                pad_event_to=0,
                exception_formatter=structlog.dev.plain_traceback,
            )
        )
    else:
        shown += [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    return structlog.stdlib.ProcessorFormatter(foreign_pre_chain=SHARED, processors=shown)


class RequestLog:
    """Gives every request an id, tells it in a header, and writes the line when it is answered."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = fault_id()
        clear_contextvars()
        bind_contextvars(request=request)
        status = 500
        began = perf_counter()

        async def told(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (b"x-request-id", request.encode())]
            await send(message)

        try:
            await self._app(scope, receive, told)
        finally:
            _line(scope, status, perf_counter() - began)


def _line(scope: MutableMapping[str, Any], status: int, seconds: float) -> None:
    if scope["path"] not in QUIET:
        log.info(
            "request",
            method=scope["method"],
            path=_place(scope["path"]),
            status=status,
            ms=round(seconds * 1000, 1),
        )


def _place(path: str) -> str:
    """Pages are logged by their first part only: the rest names whom somebody looked at."""
    head, *rest = path.strip("/").split("/")
    return f"/{head[:40]}" + (
        "/…" if rest and head not in {"auth", "assets"} else path[len(head) + 1 :][:80]
    )
