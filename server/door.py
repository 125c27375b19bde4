"""The door: what may come in at all, and the headers everything leaves with."""

import json
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from auth import mail_link
from server import cors

MOST_BYTES, MOST_FILE_BYTES = 64 * 1024, 8 * 1024 * 1024
FILE_PLACE, FILE = "/import", "application/octet-stream"
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
SAFE = {"GET", "HEAD", "OPTIONS"}
POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class Door:
    """Turns away other sites' requests, bodies of another kind and bodies that are too long."""

    def __init__(self, app: ASGIApp, url: str) -> None:
        self._app = app
        self._origin = url
        hsts = {"strict-transport-security": "max-age=63072000"} if url.startswith("https:") else {}
        self._headers = [(k.encode(), v.encode()) for k, v in {**HEADERS, **hsts}.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        headers = Headers(scope=scope)
        open_to_all = cors.OPEN if cors.is_open(scope["path"], headers) else []

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *self._headers, *open_to_all]
            await send(message)

        if cors.is_preflight(scope["method"], scope["path"], headers):
            await cors.allow(dressed)
        elif scope["method"] in SAFE:
            await self._app(scope, receive, dressed)
        else:
            await self._guarded(headers, scope, receive, dressed)

    async def _guarded(self, headers: Headers, scope: Scope, receive: Receive, send: Send) -> None:
        programs = scope["path"] in cors.EVERYBODYS or cors.by_token(headers)
        if not programs and not self._from_here(headers):
            await turn_away(send, 403, "This request came from another site.")
            return
        if scope["path"] == FILE_PLACE:
            await self._unread(headers, scope, receive, send)
            return
        body = await read(headers, receive, MOST_BYTES)
        if body is None:
            await turn_away(send, 413, too_long(MOST_BYTES))
        elif body and (kind := form_of(scope["path"])) and not is_of(kind, headers):
            await turn_away(send, 415, f"Send it with content-type {kind}.")
        else:
            await self._app(scope, replay(body, receive), send)

    async def _unread(self, headers: Headers, scope: Scope, receive: Receive, send: Send) -> None:
        """A file: so much is read by its route only, once it knows whose it is."""
        if declared(headers) > MOST_FILE_BYTES:
            await turn_away(send, 413, too_long(MOST_FILE_BYTES))
        elif not is_of(FILE, headers):
            await turn_away(send, 415, f"Send it with content-type {FILE}.")
        else:
            await self._app(scope, receive, send)

    def _from_here(self, headers: Headers) -> bool:
        """Browsers say where a request comes from; what is no browser carries no stolen cookie."""
        if site := headers.get("sec-fetch-site"):
            return site in {"same-origin", "none"}
        origin = headers.get("origin")
        return (
            origin is None
            or origin == self._origin
            or urlsplit(origin).netloc == headers.get("host")
        )


def form_of(path: str) -> str | None:
    """What is read there; None at a link from a mail, where mail programs send what they like."""
    if path.startswith(mail_link.PLACE):
        return None
    return FORM if path in cors.FORMS else JSON


def is_of(kind: str, headers: Headers) -> bool:
    given = headers.get("content-type", "").partition(";")[0].strip().lower()
    return given == kind and "content-encoding" not in headers


async def read(headers: Headers, receive: Receive, most: int) -> bytes | None:
    """The whole body; None when it is too long."""
    if declared(headers) > most:
        return None
    parts: list[bytes] = []
    size, more = 0, True
    while more:
        message = await receive()
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        more = message.get("more_body", False)
        if size > most:
            return None
    return b"".join(parts)


def declared(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isdecimal() else 0


def too_long(most: int) -> str:
    return f"This is too long: send at most {most // 1024:,} KiB."


def replay(body: bytes, receive: Receive) -> Receive:
    """The body that was read, then whatever comes after it: a stream waits for its listener to leave."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again


async def turn_away(send: Send, status: int, words: str) -> None:
    body = json.dumps({"message": words}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
