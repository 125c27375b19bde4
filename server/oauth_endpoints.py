"""What an app may ask beside tokens: a code to type, to end a token, whether one still holds."""
# pyright: reportUnknownMemberType=none, reportUnknownVariableType=none

from typing import Any

from auth import bearer
from graph import devices, grants, keys, tokens
from graph.devices import Device
from graph.keys import Kind
from server.house import House
from server.oauth_grants import METHODS, CodeGrant, DeviceGrant, RenewalGrant, S256Only
from server.oauth_library import (
    DEVICE_CODE_GRANT_TYPE,
    DeviceAuthorizationEndpoint,
    IntrospectionEndpoint,
    InvalidRequestError,
    InvalidScopeError,
    IssuerParameter,
    RevocationEndpoint,
    UnauthorizedClientError,
)
from server.oauth_server import Client, Request, Server

CONFIDENTIAL = [method for method in METHODS if method != "none"]


class Opening:
    """A token of an app, as it is now."""

    def __init__(self, app: str, grant: str, scopes: list[str], until: int, holds: bool) -> None:
        self.app, self.grant, self.scopes, self.until, self.holds = app, grant, scopes, until, holds

    def check_client(self, client: Client) -> bool:
        return self.app == client.app.id

    def is_expired(self) -> bool:
        return not self.holds

    def is_revoked(self) -> bool:
        return not self.holds


def opening(server: Server, token: str) -> Opening | None:
    """None for what is no token of an app's, personal ones too."""
    kind, hash, now = bearer.kind(token), bearer.digest(token), server.now()
    if kind == "refresh":
        key = server.wait(keys.find, server.store, hash)
        if key and key.kind == Kind.RENEWAL:
            if not key.ended and not key.holds(now):
                server.wait(grants.give_back, server.store, key.grant, now)
            holds = key.holds(now) and not key.spent and not key.ended
            return Opening(key.app, key.grant, key.scopes, min(key.until, key.over), holds)
    if kind == "access":
        found = server.wait(tokens.find, server.store, hash, now)
        if found:
            return Opening(found.client, found.family, found.scopes, found.until, True)
    return None


class Unhinted:
    """What kind a token is, it says itself; a hint of one that nobody knows is no mistake (RFC 7009, 2.1)."""

    def check_params(self, request: Request, client: Client) -> None:
        if "token" not in request.form:
            raise InvalidRequestError()


class Revocation(Unhinted, RevocationEndpoint):
    """Either token ends the whole grant: an app that gives one back means it."""

    CLIENT_AUTH_METHODS = METHODS

    def query_token(self, token_string: str, token_type_hint: str | None) -> Opening | None:
        return opening(self.server, token_string)

    def revoke_token(self, token: Opening, request: Request) -> None:
        server: Server = self.server
        server.wait(grants.give_back, server.store, token.grant, server.now())


class Introspection(Unhinted, IntrospectionEndpoint):
    """For an app that can keep a secret, about its own tokens."""

    CLIENT_AUTH_METHODS = CONFIDENTIAL

    def query_token(self, token_string: str, token_type_hint: str | None) -> Opening | None:
        return opening(self.server, token_string)

    def check_permission(self, token: Opening, client: Client, request: Request) -> bool:
        return token.check_client(client)

    def introspect_token(self, token: Opening) -> dict[str, Any]:
        return {
            "active": True,
            "client_id": token.app,
            "scope": " ".join(token.scopes),
            "exp": token.until // 1000,
            "iss": self.server.house.settings.url,
        }


class DeviceAuthorization(DeviceAuthorizationEndpoint):
    CLIENT_AUTH_METHODS = METHODS
    EXPIRES_IN = devices.LIVES // 1000
    INTERVAL = devices.INTERVAL // 1000

    def authenticate_client(self, request: Request) -> Client:
        client: Client = super().authenticate_client(request)
        if not client.check_grant_type(DEVICE_CODE_GRANT_TYPE):
            raise UnauthorizedClientError()
        if client.get_allowed_scope(request.payload.scope) is None:
            raise InvalidScopeError()
        return client

    def get_verification_uri(self) -> str:
        return f"{self.server.house.settings.url}/device"

    def save_device_credential(self, client_id: str, scope: str, data: dict[str, Any]) -> None:
        server: Server = self.server
        device = Device(
            bearer.digest(data["device_code"]),
            bearer.digest(typed(data["user_code"])),
            client_id,
            list(dict.fromkeys(scope.split())),
            server.now() + devices.LIVES,
        )
        server.wait(devices.begin, server.store, device)


def typed(code: str) -> str:
    """As it is compared: people type small letters, and leave the dash away."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


class Issuer(IssuerParameter):
    def __init__(self, url: str) -> None:
        self._url = url

    def get_issuer(self) -> str:
        return self._url


def build(house: House) -> Server:
    """All that is offered; what is not named here (implicit, password, plain PKCE) is not there."""
    server = Server(house)
    server.register_grant(CodeGrant, [S256Only(required=True)])
    server.register_grant(RenewalGrant)
    server.register_grant(DeviceGrant)
    server.register_endpoint(Revocation)
    server.register_endpoint(Introspection)
    server.register_endpoint(DeviceAuthorization)
    server.register_extension(Issuer(house.settings.url))
    return server
