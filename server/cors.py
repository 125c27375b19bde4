"""Pages of other sites may use the API with a token, and OAuth with what they were given; never a cookie."""

from starlette.datastructures import Headers
from starlette.types import Send

from auth import bearer

PATH = "/graphql"
# Where programs speak OAuth: in forms, as it is specified.
FORMS = {"/oauth/token", "/oauth/device", "/oauth/revoke", "/oauth/introspect"}
EVERYBODYS = {
    *FORMS,
    "/oauth/register",
    "/.well-known/oauth-authorization-server",
    "/schema.graphql",
}
OPEN = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"retry-after, www-authenticate, x-request-id"),
]
PREFLIGHT = [
    (b"access-control-allow-methods", b"GET, POST"),
    (b"access-control-allow-headers", b"authorization, content-type"),
    (b"access-control-max-age", b"7200"),
    (b"vary", b"access-control-request-headers"),
]


def by_token(headers: Headers) -> bool:
    """Such a request is nobody's but the token's: nothing a browser adds by itself counts in it."""
    return bearer.presented(headers.get("authorization")) is not None


def is_preflight(method: str, path: str, headers: Headers) -> bool:
    """A browser asks whether a page may send a token, or what it was given for one."""
    asked = headers.get("access-control-request-headers", "").lower().replace(" ", "").split(",")
    wanted = headers.get("access-control-request-method")
    tokens = path == PATH and wanted == "POST" and "authorization" in asked
    return method == "OPTIONS" and (tokens or path in EVERYBODYS)


def is_open(path: str, headers: Headers) -> bool:
    """Whether the answer may be read from anywhere."""
    return path in EVERYBODYS or (path == PATH and by_token(headers))


async def allow(send: Send) -> None:
    headers = [*OPEN, *PREFLIGHT]
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
