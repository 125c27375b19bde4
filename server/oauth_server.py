"""Authlib's authorization server, as this house runs it: in a thread, asking the loop for the store."""
# pyright: reportUnknownMemberType=none

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from hmac import compare_digest
from typing import Any, ParamSpec, TypeVar
from urllib.parse import parse_qsl

from anyio import from_thread

from auth import bearer, scopes
from graph import apps
from graph.apps import App
from graph.store import Store
from server.house import House
from server.oauth_library import (
    DEVICE_CODE_GRANT_TYPE,
    AuthorizationServer,
    ClientMixin,
    InvalidRequestError,
    OAuth2Payload,
    OAuth2Request,
    with_parameters,
)

P = ParamSpec("P")
T = TypeVar("T")
Pairs = list[tuple[str, str]]
MOST_PARAMETERS = 30
# What is read; every other parameter is ignored (RFC 6749, 3.1 and 3.2).
READ = {
    "client_id",
    "client_secret",
    "code",
    "code_challenge",
    "code_challenge_method",
    "code_verifier",
    "device_code",
    "grant_type",
    "redirect_uri",
    "refresh_token",
    "response_type",
    "scope",
    "state",
    "token",
    "token_type_hint",
}
# What may stand in an error's description (RFC 6749, 5.2), because some of these are repeated there.
PLAIN = frozenset(map(chr, range(0x20, 0x7F))) - {'"', "\\"}
FREE = {"state"}


class Client(ClientMixin):
    """An app, in Authlib's words."""

    def __init__(self, app: App) -> None:
        self.app = app

    def get_client_id(self) -> str:
        return self.app.id

    def get_default_redirect_uri(self) -> None:
        """None: an app says where it wants its answer."""

    def get_allowed_scope(self, scope: str | None) -> str | None:
        """Each once; None, which is a refusal, for none or for one we do not know."""
        asked = list(dict.fromkeys((scope or "").split()))
        return " ".join(asked) if asked and scopes.SCOPES.keys() >= set(asked) else None

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return self.app.answers_at(redirect_uri)

    def check_client_secret(self, client_secret: str) -> bool:
        return compare_digest(self.app.hash, bearer.digest(client_secret))

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return self.app.confidential == (method != "none")

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code" and bool(self.app.redirects)

    @property
    def grant_types(self) -> list[str]:
        """An app without an address to answer at asks for a code to type."""
        own = "authorization_code" if self.app.redirects else DEVICE_CODE_GRANT_TYPE
        return [own, "refresh_token"]

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type in self.grant_types


class Payload(OAuth2Payload):
    def __init__(self, pairs: Pairs) -> None:
        self._data = dict(pairs)
        self._datalist: defaultdict[str, list[str]] = defaultdict(list)
        for name, value in pairs:
            self._datalist[name].append(value)

    @property
    def data(self) -> dict[str, str]:
        return self._data

    @property
    def datalist(self) -> defaultdict[str, list[str]]:
        return self._datalist


class Request(OAuth2Request):
    """What came in: `pairs` of the form, or of the query where a person is asked, on which `device`."""

    device = ""

    def __init__(self, method: str, headers: dict[str, str], pairs: Pairs) -> None:
        # Whether the way here is safe is a matter of the settings, and of the proxy before us.
        super().__init__(method, "https://weft/oauth", headers=headers)
        self.payload = Payload(pairs)

    @property
    def args(self) -> dict[str, str]:
        return self.payload.data if self.method == "GET" else {}

    @property
    def form(self) -> dict[str, str]:
        return self.payload.data if self.method == "POST" else {}


@dataclass
class Answer:
    """What Authlib wants to say; `location` is where its extensions look for it."""

    status: int
    body: Any
    headers: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def location(self) -> str | None:
        return self.headers.get("location")

    @location.setter
    def location(self, value: str) -> None:
        self.headers["location"] = value


def pairs(text: str) -> Pairs:
    """The parameters that are read, each once and in plain ASCII; InvalidRequestError otherwise."""
    try:
        given = parse_qsl(
            text, keep_blank_values=True, max_num_fields=MOST_PARAMETERS, errors="strict"
        )
    except ValueError as wrong:
        raise InvalidRequestError("These are not form parameters.") from wrong
    found = [(name, value) for name, value in given if name in READ]
    if len({name for name, _ in found}) < len(found):
        raise InvalidRequestError("A parameter came more than once.")
    if any(not PLAIN.issuperset(value) for name, value in found if name not in FREE):
        raise InvalidRequestError("A parameter holds characters that do not belong there.")
    return [(name, value) for name, value in found if value]


class Server(AuthorizationServer):
    """Everything here runs in a thread of its own; `wait` asks the loop."""

    def __init__(self, house: House) -> None:
        super().__init__(scopes_supported=list(scopes.SCOPES))
        self.house = house

    @property
    def store(self) -> Store:
        return self.house.store

    def now(self) -> int:
        return self.house.clock()

    def wait(self, verb: Callable[P, Awaitable[T]], *args: P.args, **kwargs: P.kwargs) -> T:
        async def asked() -> T:
            return await verb(*args, **kwargs)

        return from_thread.run(asked)

    def query_client(self, client_id: str) -> Client | None:
        app = self.wait(apps.find, self.store, client_id)
        return Client(app) if app else None

    def way_back(self, wrong: Any) -> str | None:
        """Where an app hears of this, if it may be answered."""
        if not wrong.redirect_uri:
            return None
        answer: Answer = self.handle_error_response(None, wrong)
        return with_parameters(answer.location, {"iss": self.house.settings.url})

    def create_oauth2_request(self, request: Request) -> Request:
        return request

    def handle_response(self, status: int, body: Any, headers: Iterable[tuple[str, str]]) -> Answer:
        return Answer(status, body, {name.lower(): value for name, value in headers})

    def send_signal(self, name: str, *args: Any, **kwargs: Any) -> None:
        """Nobody here listens."""
