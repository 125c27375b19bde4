"""Talking to an OpenID provider: where its doors are, its keys, and whom it let in; bounded in size and time."""

import asyncio
import functools
import json
import re
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import quote, urlsplit

import httpx2

from auth import openid
from auth.openid import Question, Said
from server.oauth_library import with_parameters
from server.openid import OpenId

SECONDS, MOST_BYTES = 8, 128 * 1024
HOUR, MINUTE = 3_600_000, 60_000
FOUND = "/.well-known/openid-configuration"
NAME = re.compile(r"\.[a-z][a-z0-9-]*$")
DOORS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
Json = dict[str, Any]


class Trouble(Exception):
    """The provider is away, or did not answer as providers do; why is for the host's log."""


class Provider:
    """One that the host has named, and what it said of itself within the last hour."""

    def __init__(self, key: str, given: OpenId, url: str, clock: Callable[[], int]) -> None:
        self.key = key
        self.name = given.name or key.capitalize()
        self.here = f"{url}/auth/openid/{key}"
        self._given = given
        self._clock = clock
        self._doors: tuple[int, Json] | None = None
        self._keys: tuple[int, list[Any]] | None = None

    async def page(self, question: Question) -> str:
        """Where a browser is sent with this question."""
        doors = await self._found()
        asked = question.parameters(self._given.client_id, self.here)
        return with_parameters(doors["authorization_endpoint"], list(asked.items()))

    async def said(self, question: Question, code: str, issuer: str | None) -> Said:
        """Who came back with `code`; `issuer` is who the browser says has sent it."""
        doors = await self._found()
        silent = issuer is None and doors.get("authorization_response_iss_parameter_supported")
        if silent or issuer not in (None, doors["issuer"]):
            raise Trouble("sent back by another issuer")
        given = await self._exchanged(doors, code, question.verifier)
        try:
            return await self._believed(doors, given, question)
        except openid.Wrong as wrong:
            raise Trouble(f"ID token: {wrong}") from wrong

    async def _believed(self, doors: Json, given: Json, question: Question) -> Said:
        issuer, client = doors["issuer"], self._given.client_id
        token, access = _text(given, "id_token"), _text(given, "access_token")
        about = issuer, client, question, access, self._clock()
        try:
            return openid.believed(token, await self._keys_within(doors, HOUR), *about)
        except openid.UnknownKey:
            return openid.believed(token, await self._keys_within(doors, MINUTE), *about)

    async def _found(self) -> Json:
        if self._doors and self._clock() < self._doors[0] + HOUR:
            return self._doors[1]
        issuer = self._given.issuer
        doors = await _answer("GET", issuer + FOUND)
        if _text(doors, "issuer").rstrip("/") != issuer:
            raise Trouble("calls itself by another issuer")
        for door in DOORS:
            _demand_sound(issuer, _text(doors, door))
        self._doors = self._clock(), doors
        return doors

    async def _keys_within(self, doors: Json, age: int) -> list[Any]:
        if self._keys is None or self._clock() >= self._keys[0] + age:
            found = (await _answer("GET", doors["jwks_uri"])).get("keys")
            if not isinstance(found, list):
                raise Trouble("publishes no keys")
            self._keys = self._clock(), found
        return self._keys[1]

    async def _exchanged(self, doors: Json, code: str, verifier: str) -> Json:
        id, secret = self._given.client_id, self._given.client_secret.get_secret_value()
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.here,
            "code_verifier": verifier,
        }
        ways = doors.get("token_endpoint_auth_methods_supported")
        if isinstance(ways, list) and "client_secret_basic" not in ways:
            data = {**form, "client_id": id, "client_secret": secret}
            return await _answer("POST", doors["token_endpoint"], data=data)
        auth = quote(id, ""), quote(secret, "")
        return await _answer("POST", doors["token_endpoint"], data=form, auth=auth)


async def _answer(method: str, url: str, **given: Any) -> Json:
    body = bytearray()
    # Compressed, a little could become more than is read here.
    headers = {"accept": "application/json", "accept-encoding": "identity"}
    try:
        async with (
            asyncio.timeout(SECONDS),
            httpx2.AsyncClient(headers=headers, verify=_trust()) as client,
            client.stream(method, url, **given) as answer,
        ):
            async for part in answer.aiter_raw():
                body += part
                if len(body) > MOST_BYTES:
                    raise Trouble(f"{url}: too long")
        found = json.loads(body)
    except (httpx2.HTTPError, httpx2.InvalidURL, TimeoutError, ValueError, RecursionError) as fault:
        raise Trouble(f"{url}: {type(fault).__name__}") from fault
    if answer.status_code != 200 or not isinstance(found, dict):
        raise Trouble(f"{url}: {answer.status_code}")
    return cast(Json, found)


# Read once: it takes longer than to ask.
_trust = functools.cache(httpx2.create_ssl_context)


def _text(found: Json, name: str) -> str:
    value = found.get(name)
    if not isinstance(value, str):
        raise Trouble(f"says no {name}")
    return value


def _demand_sound(issuer: str, url: str) -> None:
    """At the issuer itself, or over https at a public name: a provider does not choose what we ask inside."""
    try:
        here, there = urlsplit(issuer), urlsplit(url)
        if (there.scheme, there.netloc) == (here.scheme, here.netloc):
            return
        if there.scheme == "https" and NAME.search(there.hostname or ""):
            return
    except ValueError:
        pass
    raise Trouble("names an odd address")
