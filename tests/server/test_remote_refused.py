"""What a member at a command line is told when another Weft says no, or nothing, for now or for good."""

import json
from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest

from server import remote
from server.remote import Away, Login, NotIn, Refused

URL = "https://weft.example.org"
Answer = tuple[int, str]
Play = Callable[..., list[str]]
DOORS = {
    "issuer": URL,
    "device_authorization_endpoint": f"{URL}/oauth/device",
    "token_endpoint": f"{URL}/oauth/token",
    "scopes_supported": ["asks:read"],
}
SHOWN = {
    "device_code": "x",
    "user_code": "ABCD-EFGH",
    "verification_uri": URL,
    "verification_uri_complete": URL,
    "interval": 0,
    "expires_in": 600,
}
TOKENS = {"access_token": "weft_at_new", "refresh_token": "weft_rt_new", "expires_in": 3600}
GIVEN = 200, json.dumps(TOKENS)
DOWN = 502, "<h1>Bad gateway</h1>"
BUSY = 429, json.dumps({"error": "slow_down"})


def no(error: str) -> Answer:
    return 400, json.dumps({"error": error})


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Play:
    """A Weft elsewhere whose /oauth/token gives these answers in turn; what was asked of it, by path."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(remote, "SLOWER", 0)

    def played(*answers: Answer) -> list[str]:
        asked, left = list[str](), list(answers)

        def answer(request: httpx2.Request) -> httpx2.Response:
            asked.append(path := request.url.path)
            if path == "/oauth/token":
                status, text = left.pop(0)
                return httpx2.Response(status, text=text)
            return httpx2.Response(200, json=SHOWN if path == "/oauth/device" else DOORS)

        def client() -> httpx2.AsyncClient:
            return httpx2.AsyncClient(transport=httpx2.MockTransport(answer))

        monkeypatch.setattr(remote, "_client", client)
        return asked

    return played


def told(_: str) -> None:
    """Nobody reads it."""


@pytest.mark.parametrize("answer", [DOWN, BUSY, (503, "{}"), no("server_error")])
async def test_a_renewal_that_fails_for_now_keeps_what_there_is(play: Play, answer: Answer) -> None:
    play(answer)
    held = Login(URL, "weft_at_old", "weft_rt_old", 0)
    remote.keep(held)
    with pytest.raises((Away, Refused), match="Try again later"):
        await remote.query("{ me { name } }")
    assert remote.kept() == held


async def test_only_what_is_not_known_any_more_is_over(play: Play) -> None:
    play(no("invalid_grant"))
    remote.keep(Login(URL, "weft_at_old", "weft_rt_old", 0))
    with pytest.raises(NotIn, match="Your time here is over"):
        await remote.query("{ me { name } }")


async def test_somebody_who_waits_outlasts_what_is_down_for_a_moment(play: Play) -> None:
    asked = play(DOWN, no("authorization_pending"), BUSY, no("slow_down"), (500, "{}"), GIVEN)
    await remote.login(URL, told)
    assert asked.count("/oauth/token") == 6
    assert remote.kept().access_token == "weft_at_new"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("expired_token", "too old"),
        ("invalid_grant", "too old"),
        ("access_denied", "You said no"),
        ("invalid_client", "invalid_client"),
    ],
)
async def test_a_no_that_stays_one_ends_the_wait(play: Play, error: str, words: str) -> None:
    asked = play(no(error))
    with pytest.raises(NotIn, match=words):
        await remote.login(URL, told)
    assert asked.count("/oauth/token") == 1


async def test_nobody_waits_longer_than_the_code_holds(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = play(DOWN)
    monkeypatch.setitem(SHOWN, "expires_in", 0)
    with pytest.raises(NotIn, match="too old"):
        await remote.login(URL, told)
    assert "/oauth/token" not in asked


async def test_an_app_that_is_asked_too_often_says_so_in_words(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(DOORS, "device_authorization_endpoint", f"{URL}/oauth/token")
    play(BUSY)
    with pytest.raises(Away, match="cannot answer now"):
        await remote.login(URL, told)
