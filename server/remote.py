"""A member at a command line: let in by a code that is typed in a browser, kept in a file of theirs."""

import asyncio
import contextlib
import fcntl
import json
import os
import time
from collections.abc import AsyncGenerator, Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2

CLIENT = "weft"
DEVICE = "urn:ietf:params:oauth:grant-type:device_code"
SLOWER = 5
OVER = {"expired_token", "invalid_grant"}
# Renewed a little before its end, so that it does not end on the way.
EARLY = 30
LOOK_AGAIN = 0.05
Tell = Callable[[str], object]
ASK = """mutation ($text: String!) {
  postAsk(input: {text: $text}) {
    __typename
    ... on PostedAsk { ask { id text topics { name } expiresAt } }
    ... on Refusal { message }
  }
}"""


class NotIn(Exception):
    """Why nothing could be done, and what to do about it."""


class Away(NotIn):
    """For now: what was sent may be sent again."""


class Refused(NotIn):
    """By its name in OAuth."""

    def __init__(self, url: str, error: str) -> None:
        super().__init__(f"{url} says no: {error}. Try again later, or run: weft login")
        self.error = error


@dataclass(frozen=True, slots=True)
class Login:
    """`until` in seconds of this machine's clock, since only it compares them."""

    url: str
    access_token: str
    refresh_token: str
    until: float

    @classmethod
    def given(cls, url: str, told: dict[str, Any]) -> "Login":
        until = time.time() + told["expires_in"] - EARLY
        return cls(url, told["access_token"], told["refresh_token"], until)


def place() -> Path:
    home = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(home) / "weft" / "login.json"


def keep(login: Login) -> None:
    """Readable by nobody else, from its first byte on; a reader sees the old file or the new one."""
    file = place()
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as out:
        json.dump(asdict(login), out)
    fresh.replace(file)


def kept() -> Login:
    try:
        return Login(**json.loads(place().read_text()))
    except (FileNotFoundError, ValueError, TypeError):
        raise NotIn("You are not signed in here. Run: weft login https://…") from None


@contextlib.asynccontextmanager
async def alone() -> AsyncGenerator[None]:
    """One command at a time changes what is kept: what renews, shown three times, ends all of it."""
    file = place().with_suffix(".lock")
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(file, os.O_CREAT | os.O_RDWR, 0o600)) as lock:
        # A thread that waited for it could not be interrupted.
        while not _locked(lock.fileno()):  # noqa: ASYNC110
            await asyncio.sleep(LOOK_AGAIN)
        yield


def _locked(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


async def login(url: str, tell: Tell) -> None:
    async with _client() as client:
        doors = await _doors(client, url)
        asked = {"client_id": CLIENT, "scope": " ".join(doors["scopes_supported"])}
        told = await _sent(client, doors["device_authorization_endpoint"], asked)
        tell(f"\n  Open   {told['verification_uri']}")
        tell(f"  Type   {told['user_code']}\n")
        tell(f"or open  {told['verification_uri_complete']}\n")
        given = await _waited(client, doors["token_endpoint"], told)
    async with alone():
        keep(Login.given(url, given))
    tell(f'Signed in at {url}; kept in {place()}.\nNext: weft ask "…", or weft query FILE.')


async def logout(tell: Tell) -> None:
    """Ended there first: a file that is gone would leave what it held alive."""
    kept()
    async with alone(), _client() as client:
        login = kept()
        form = {"client_id": CLIENT, "token": login.refresh_token}
        await _sent(client, f"{login.url}/oauth/revoke", form)
        place().unlink()
    tell(f"Signed out of {login.url}; what was kept here opens nothing any more.")
    tell("Next: weft login, when you want to come back.")


async def query(text: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
    """What the API answers; NotIn for what it does not understand."""
    async with _client() as client:
        login = await _fresh(client)
        headers = {"authorization": f"Bearer {login.access_token}"}
        body = {"query": text, "variables": variables or {}}
        try:
            answer = await client.post(f"{login.url}/graphql", json=body, headers=headers)
        except httpx2.HTTPError as fault:
            raise NotIn(f"{login.url} does not answer ({fault}). Try again later.") from fault
    if answer.status_code == 401:
        raise NotIn(f"{login.url} no longer knows you. Run: weft login {login.url}")
    return _object(answer, login.url)


async def ask(text: str) -> tuple[dict[str, Any], str]:
    """What was answered, and what to do next."""
    answer = await query(ASK, {"text": text})
    posted: Any = answer.get("data") and answer["data"].get("postAsk")
    if posted and "ask" in posted:
        return answer, f"Asked. See who could help: {kept().url}/asks/{posted['ask']['id']}"
    return answer, "Nothing was asked: the answer says why. Change it, and ask again."


async def _fresh(client: httpx2.AsyncClient) -> Login:
    if time.time() < (login := kept()).until:
        return login
    async with alone():
        # Another command may have been quicker.
        login = kept()
        return login if time.time() < login.until else await _renewed(client, login)


async def _renewed(client: httpx2.AsyncClient, login: Login) -> Login:
    form = {"grant_type": "refresh_token", "refresh_token": login.refresh_token}
    try:
        told = await _sent(client, f"{login.url}/oauth/token", {"client_id": CLIENT, **form})
    except Refused as no:
        if no.error != "invalid_grant":
            raise
        raise NotIn(f"Your time here is over. Run: weft login {login.url}") from no
    renewed = Login.given(login.url, told)
    keep(renewed)
    return renewed


async def _waited(client: httpx2.AsyncClient, url: str, told: dict[str, Any]) -> dict[str, Any]:
    """Asks until somebody has answered in a browser, as often as it may."""
    form = {"client_id": CLIENT, "grant_type": DEVICE, "device_code": told["device_code"]}
    pause, over = told["interval"], time.monotonic() + told["expires_in"]
    while time.monotonic() < over:
        await asyncio.sleep(pause)
        try:
            return await _sent(client, url, form)
        except Away:
            pause += SLOWER
        except Refused as no:
            if no.error == "slow_down":
                pause += SLOWER
            elif no.error == "access_denied":
                raise NotIn("You said no, so nothing was kept.") from no
            elif no.error in OVER:
                break
            elif no.error != "authorization_pending":
                raise
    raise NotIn("The code is too old. Run weft login again.")


async def _doors(client: httpx2.AsyncClient, url: str) -> dict[str, Any]:
    """Where everything is; nothing is sent to a place that is not the one that was named."""
    try:
        told = _object(await client.get(f"{url}/.well-known/oauth-authorization-server"), url)
    except httpx2.HTTPError as fault:
        raise NotIn(f"{url} does not answer ({fault}). Is it the right address?") from fault
    here = urlsplit(url)
    doors = [
        told.get("issuer"),
        told.get("device_authorization_endpoint"),
        told.get("token_endpoint"),
    ]
    if any(urlsplit(str(door))[:2] != here[:2] for door in doors):
        raise NotIn(f"What answers at {url} says it is {told.get('issuer')}. Use that address.")
    return told


async def _sent(client: httpx2.AsyncClient, url: str, form: dict[str, str]) -> dict[str, Any]:
    try:
        answer = await client.post(url, data=form)
    except httpx2.HTTPError as fault:
        raise Away(f"{url} does not answer ({fault}). Try again later.") from fault
    if answer.is_server_error or answer.status_code == 429:
        raise Away(f"{url} cannot answer now ({answer.status_code}). Try again later.")
    told = _object(answer, url)
    if not answer.is_success:
        raise Refused(url, str(told.get("error")))
    return told


def _object(answer: httpx2.Response, url: str) -> dict[str, Any]:
    try:
        told = answer.json()
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise NotIn(f"What answers at {url} is not Weft.")
    return told  # pyright: ignore[reportUnknownVariableType] JSON has no types


def _client() -> httpx2.AsyncClient:
    return httpx2.AsyncClient(timeout=20, follow_redirects=False)
