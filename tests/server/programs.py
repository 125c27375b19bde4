"""An app beside Weft, as a test holds it: what it sends, and what it was given."""

import hashlib
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx2

from auth import bearer
from graph import apps
from graph.apps import App, Draft
from tests.reading import rows
from tests.server.conftest import Place

BACK = "https://app.example.org/back"
Form = dict[str, str]


@dataclass
class Program:
    """`changed` parts of a form take the place of what a well-behaved app sends; None leaves one out."""

    server: Place
    app: App
    secret: str = ""
    redirect: str = BACK
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    state: str = "a state"

    @property
    def challenge(self) -> str:
        hashed = hashlib.sha256(self.verifier.encode()).digest()
        return urlsafe_b64encode(hashed).decode().rstrip("=")

    def asking(self, **changed: str | None) -> str:
        """The query it sends a member with."""
        return urlencode(
            without(
                {
                    "response_type": "code",
                    "client_id": self.app.id,
                    "redirect_uri": self.redirect,
                    "scope": "asks:read today:read",
                    "state": self.state,
                    "code_challenge": self.challenge,
                    "code_challenge_method": "S256",
                },
                changed,
            )
        )

    async def decided(
        self, member: httpx2.AsyncClient, query: str, allow: bool = True, scopes: Any = None
    ) -> Any:
        ticked = ["asks:read", "today:read"] if scopes is None else scopes
        body = {"query": query, "allow": allow, "scopes": ticked}
        answer = await member.post("/oauth/decision", json=body)
        return answer.json()

    async def code(self, member: httpx2.AsyncClient, **changed: str | None) -> str:
        told = await self.decided(member, self.asking(**changed))
        return returned(told["back"])["code"]

    async def post(self, path: str, given: Form) -> httpx2.Response:
        own = {"client_id": self.app.id}
        if self.secret:
            own["client_secret"] = self.secret
        return await self.server.client().post(path, data={**own, **given})

    async def token(self, given: Form, **changed: str | None) -> httpx2.Response:
        own: Form = {"client_id": self.app.id}
        if self.secret:
            own["client_secret"] = self.secret
        return await self.server.client().post(
            "/oauth/token", data=without({**own, **given}, changed)
        )

    async def exchange(self, shown: str, **changed: str | None) -> httpx2.Response:
        given = {
            "grant_type": "authorization_code",
            "code": shown,
            "redirect_uri": self.redirect,
            "code_verifier": self.verifier,
        }
        return await self.token(given, **changed)

    async def renew(self, refresh: str, **changed: str | None) -> httpx2.Response:
        return await self.token(
            {"grant_type": "refresh_token", "refresh_token": refresh}, **changed
        )

    async def tokens(self, member: httpx2.AsyncClient) -> dict[str, Any]:
        answer = await self.exchange(await self.code(member))
        assert answer.status_code == 200, answer.text
        return answer.json()


def without(given: Form, changed: dict[str, str | None]) -> Form:
    return {name: value for name, value in {**given, **changed}.items() if value is not None}


def returned(back: str) -> dict[str, str]:
    """What an app reads where its member comes back."""
    return {name: values[0] for name, values in parse_qs(urlsplit(back).query).items()}


async def program(
    server: Place, *redirects: str, confidential: bool = False, redirect: str = BACK
) -> Program:
    secret = secrets.token_urlsafe(32)
    draft = Draft("Almanac", "https://app.example.org", redirects or (BACK,), confidential)
    app = await apps.enter(server.house.store, draft, bearer.digest(secret), server.clock.at)
    return Program(server, app, secret if confidential else "", redirect)


async def live(app: Program) -> int:
    """How many tokens of any kind it could use now."""
    store, now = app.server.house.store, app.server.clock.at
    return (await rows(store, LIVE, app=app.app.id, now=now))[0]["live"]


LIVE = """
OPTIONAL MATCH (t:Token {client: $app})
WHERE t.until > $now
WITH count(t) AS tokens
OPTIONAL MATCH (k:GrantKey)-[:OPENS]->(g:Grant {app: $app})
WHERE k.kind = 'RENEWAL' AND k.spent = 0 AND g.ended = 0 AND k.until > $now AND g.until > $now
WITH tokens, count(k) AS renewals
RETURN tokens + renewals AS live
"""


def weft(server: Place) -> Program:
    return Program(server, apps.WEFT)
