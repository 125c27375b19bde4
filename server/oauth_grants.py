"""The three ways to a token: a code, a device's code, and what renews the last one."""
# pyright: reportUnknownMemberType=none

import secrets
from typing import Any, ClassVar

from auth import bearer
from graph import devices, grants, keys
from graph.devices import Device, State
from graph.keys import Key, Kind
from server.oauth_library import (
    AuthorizationCodeGrant,
    AuthorizationCodeMixin,
    CodeChallenge,
    DeviceCodeGrant,
    DeviceCredentialMixin,
    InvalidGrantError,
    InvalidRequestError,
    RefreshTokenGrant,
    TokenMixin,
)
from server.oauth_server import Client, Request, Server

METHODS = ["client_secret_basic", "client_secret_post", "none"]
USED = "This was used before, or is too old."


class Held(AuthorizationCodeMixin, TokenMixin):
    """A key, in Authlib's words."""

    code_challenge_method = "S256"

    def __init__(self, key: Key) -> None:
        self.key = key
        self.code_challenge = key.challenge

    def get_redirect_uri(self) -> str:
        return self.key.redirect

    def get_scope(self) -> str:
        return " ".join(self.key.scopes)

    def check_client(self, client: Client) -> bool:
        return self.key.app == client.app.id


class Asked(DeviceCredentialMixin):
    """A device that asks whether its member has answered."""

    def __init__(self, device: Device, hasty: bool, scopes: list[str], now: int) -> None:
        self.device, self.hasty, self._scopes, self._now = device, hasty, scopes, now

    def get_client_id(self) -> str:
        return self.device.app

    def get_scope(self) -> str:
        return " ".join(self._scopes)

    def get_user_code(self) -> State:
        return State(self.device.state)

    def is_expired(self) -> bool:
        return self._now >= self.device.until


class Exchange:
    """What all three share: a key is used once, and what it gives follows from it."""

    TOKEN_ENDPOINT_AUTH_METHODS = METHODS
    SHOWN: str
    server: Server
    request: Request

    def generate_token(self, scope: str = "", **_: object) -> dict[str, Any]:
        shown, secret = self.request.form[self.SHOWN], self.server.house.secret
        return {
            "token_type": "Bearer",
            "access_token": bearer.following("access", secret, shown),
            "refresh_token": bearer.following("refresh", secret, shown),
            "scope": " ".join(dict.fromkeys(scope.split())),
        }

    def save_token(self, token: dict[str, Any]) -> None:
        server, now = self.server, self.server.now()
        app = self.request.client.app
        asked = keys.Use(
            bearer.digest(self.request.form[self.SHOWN]),
            app.id,
            token["scope"].split(),
            bearer.digest(token["access_token"]),
            bearer.digest(token["refresh_token"]),
            forgiving=self.SHOWN == "refresh_token" and not app.confidential,
        )
        until = server.wait(keys.use, server.store, asked, now)
        if until is None:
            raise InvalidGrantError(USED)
        token["expires_in"] = (until - now) // 1000

    def found(self, shown: str, kind: Kind) -> Key | None:
        key = self.server.wait(keys.find, self.server.store, bearer.digest(shown))
        return key if key and key.kind == kind and not key.ended else None

    def authenticate_user(self, credential: Held) -> str:
        return credential.key.person


class CodeGrant(Exchange, AuthorizationCodeGrant):
    SHOWN = "code"

    def generate_authorization_code(self) -> str:
        return secrets.token_urlsafe(32)

    def save_authorization_code(self, code: str, request: Request) -> None:
        server, app, data = self.server, request.client.app, request.payload.data
        server.wait(
            keys.let_in,
            server.store,
            request.user.person,
            app.grant(request.scope.split(), request.device),
            bearer.digest(code),
            data["redirect_uri"],
            data["code_challenge"],
            request.user.proof,
            server.now(),
        )

    def query_authorization_code(self, code: str, client: Client) -> Held | None:
        """None for somebody else's; one that comes a second time has been seen on the way."""
        key = self.found(code, Kind.CODE)
        if key is None or key.app != client.app.id:
            return None
        if key.spent:
            self.server.wait(grants.give_back, self.server.store, key.grant, self.server.now())
            return None
        return Held(key)

    def delete_authorization_code(self, authorization_code: Held) -> None:
        """It stays, spent, to tell when it comes again."""


class RenewalGrant(Exchange, RefreshTokenGrant):
    SHOWN = "refresh_token"
    INCLUDE_NEW_REFRESH_TOKEN = True

    def authenticate_refresh_token(self, refresh_token: str) -> Held | None:
        key = self.found(refresh_token, Kind.RENEWAL)
        return Held(key) if key else None

    def revoke_old_credential(self, refresh_token: Held) -> None:
        """Spent in the transaction that gave the new one."""


class DeviceGrant(Exchange, DeviceCodeGrant):
    SHOWN = "device_code"

    def query_device_credential(self, device_code: str) -> Asked:
        server, now = self.server, self.server.now()
        polled = server.wait(devices.poll, server.store, bearer.digest(device_code), now)
        if polled is None:
            raise InvalidGrantError("This device code is not known.")
        key = self.found(device_code, Kind.DEVICE)
        device, hasty = polled
        return Asked(device, hasty, key.scopes if key else [], now)

    def query_user_grant(self, user_code: State) -> tuple[str, bool] | None:
        if user_code == State.WAITING:
            return None
        return "member", user_code == State.ALLOWED

    def should_slow_down(self, credential: Asked) -> bool:
        return credential.hasty


class S256Only(CodeChallenge):
    """From every app, confidential ones too; what is not hashed proves nothing."""

    SUPPORTED_CODE_CHALLENGE_METHOD: ClassVar[list[str]] = ["S256"]

    def validate_code_challenge(self, grant: CodeGrant, redirect_uri: str) -> None:
        data = grant.request.payload.data
        if not data.get("code_challenge") or data.get("code_challenge_method") != "S256":
            raise InvalidRequestError("PKCE with S256 is required.")
        super().validate_code_challenge(grant, redirect_uri)
