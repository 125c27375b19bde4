"""A small OpenID provider of the tests' own, on a real socket: it signs whatever it is told to."""

import asyncio
import base64
import contextlib
import hashlib
import html
import json
import secrets
import socket
import sys
import time
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode

import uvicorn
from fastapi import FastAPI, Request, Response
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse

Json = dict[str, Any]
CLIENT, SECRET = "weft-of-the-tests", "a secret between the two"
RSA = RSAKey.generate_key(2048, {"kid": "rsa", "use": "sig"})
EC = ECKey.generate_key("P-256", {"kid": "ec", "use": "sig"})
FORM = """<!doctype html><html lang="en"><title>Example</title><h1>Example</h1>
<form>{hidden}<p><label>Address <input name="email" type="email"></label></p>
<p><label><input name="verified" type="checkbox" value="yes"> It is confirmed</label></p>
<button>Go on</button> <button name="error" value="access_denied">No</button></form></html>"""


def signed(claims: Json, key: Any = RSA, alg: str = "RS256", **header: Any) -> str:
    return jwt.encode({"alg": alg, "kid": key.kid, **header}, claims, key, algorithms=[alg])


def public() -> list[Json]:
    return [RSA.as_dict(private=False), EC.as_dict(private=False)]


@dataclass
class Example:
    """What it says next; `token` turns right claims into what is sent as the ID token."""

    url: str
    now: Callable[[], int] = lambda: int(time.time() * 1000)
    client: str = CLIENT
    token: Callable[[Json], str] = signed
    keys: Callable[[], list[Json]] = public
    doors: Json = field(default_factory=dict)
    broken: dict[str, Response] = field(default_factory=dict)
    stuck: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    exchanged: int = 0
    codes: dict[str, Json] = field(default_factory=dict)

    def metadata(self) -> Json:
        doors = {
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
        }
        return {"issuer": self.url, **doors, **self.doors}

    def code(self, query: Json, email: str, verified: bool, subject: str) -> str:
        code = secrets.token_urlsafe(16)
        self.codes[code] = {**query, "email": email, "verified": verified, "sub": subject}
        return code

    def claims(self, held: Json) -> Json:
        at = self.now() // 1000
        told = {"email": held["email"], "email_verified": held["verified"]}
        about = {"iss": self.url, "aud": self.client, "iat": at, "exp": at + 300}
        return {**about, "sub": held["sub"], "nonce": held["nonce"], **told}


def create(example: Example) -> FastAPI:
    app = FastAPI(openapi_url=None)

    @app.middleware("http")
    async def faulty(request: Request, on: Any) -> Response:
        path = request.url.path
        example.asked.append(path)
        while path in example.stuck and not await request.is_disconnected():
            await asyncio.sleep(0.01)
        return example.broken.get(path) or await on(request)

    @app.get("/.well-known/openid-configuration")
    def metadata() -> Json:
        return example.metadata()

    @app.get("/keys")
    def keys() -> Json:
        return {"keys": example.keys()}

    @app.get("/authorize")
    def authorize(request: Request) -> Response:
        query = dict(request.query_params)
        back = {"state": query["state"], "iss": example.url}
        if "error" in query:
            return _sent(query, {**back, "error": query["error"]})
        if "email" not in query:
            fields = (
                f'<input type="hidden" name="{k}" value="{html.escape(v)}">'
                for k, v in query.items()
            )
            return HTMLResponse(FORM.format(hidden="".join(fields)))
        email = query["email"]
        subject = query.get("sub") or hashlib.sha256(email.encode()).hexdigest()
        code = example.code(query, email, "verified" in query, subject)
        return _sent(query, {**back, "code": code})

    @app.post("/token")
    async def token(request: Request) -> Response:
        form, held = dict(parse_qsl((await request.body()).decode())), None
        shown = base64.b64encode(f"{CLIENT}:{SECRET.replace(' ', '%20')}".encode()).decode()
        if request.headers.get("authorization") == f"Basic {shown}":
            held = example.codes.pop(form["code"], None)
        if held is None or not _fits(held, form["code_verifier"]):
            return JSONResponse({"error": "invalid_grant"}, 400)
        example.exchanged += 1
        id_token = example.token(example.claims(held))
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "id_token": id_token})

    return app


@contextlib.asynccontextmanager
async def running() -> AsyncGenerator[tuple[Example, Example]]:
    """Two providers in one process, each an issuer of its own."""
    sock = socket.socket(proto=socket.IPPROTO_TCP)
    sock.bind(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{sock.getsockname()[1]}"
    examples = Example(url), Example(f"{url}/other")
    app = create(examples[0])
    app.mount("/other", create(examples[1]))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off", access_log=False))
    task = asyncio.create_task(server.serve(sockets=[sock]))
    try:
        yield examples
    finally:
        server.should_exit = True
        await task


def _sent(query: Json, back: Json) -> Response:
    return RedirectResponse(f"{query['redirect_uri']}?{urlencode(back)}", 303)


def _fits(held: Json, verifier: str) -> bool:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == held["code_challenge"]


def unsigned(claims: Json, **header: Any) -> str:
    """Header and claims, with nothing behind them."""
    parts = ({"alg": "none", **header}, claims)
    return ".".join([*(encoded(json.dumps(part).encode()) for part in parts), ""])


def encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


if __name__ == "__main__":
    port = int(sys.argv[1])
    uvicorn.run(create(Example(f"http://127.0.0.1:{port}")), port=port, log_level="error")
