"""Pages of other sites may use the API with a token of their user's; no cookie is used then."""

from starlette.datastructures import Headers
from starlette.types import Send

from auth import bearer

PATH = "/graphql"
OPEN = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"retry-after, www-authenticate, x-request-id"),
]
PREFLIGHT = [
    (b"access-control-allow-methods", b"POST"),
    (b"access-control-allow-headers", b"authorization, content-type"),
    (b"access-control-max-age", b"7200"),
    (b"vary", b"access-control-request-headers"),
]


def by_token(headers: Headers) -> bool:
    """Such a request is nobody's but the token's: nothing a browser adds by itself counts in it."""
    return bearer.presented(headers.get("authorization")) is not None


def is_preflight(method: str, path: str, headers: Headers) -> bool:
    """A browser asks whether a page may send a token."""
    asked = headers.get("access-control-request-headers", "").lower().replace(" ", "").split(",")
    wanted = headers.get("access-control-request-method")
    return method == "OPTIONS" and path == PATH and wanted == "POST" and "authorization" in asked


async def allow(send: Send) -> None:
    headers = [*OPEN, *PREFLIGHT]
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
