"""Whatever opens an account from now on, or acts for its holder, is told by one letter to its address."""

from email.message import EmailMessage
from pathlib import Path

import httpx2
import pytest

from graph import people
from graph.people import Profile
from graph.proofs import FRESH
from graph.store import Store, new_id
from tests.authenticator import Authenticator
from tests.provider import Example
from tests.server.arriving import agreed, begun, led, linked, newcomer, returned
from tests.server.conftest import Place, ask, new_address
from tests.server.programs import program, weft
from tests.server.test_addresses import TOKEN, moved
from tests.server.test_passkeys import added, question
from tests.server.test_sign_in import who

AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"
SUBJECTS = {
    "passkey": "A passkey opens your account on Weft now",
    "identity": "Example opens your account on Weft now",
    "token": "A token acts for you on Weft now",
    "app": "An app acts for you on Weft now",
}


@pytest.fixture
def server(
    store: Store, emptied: None, now: int, tmp_path: Path, examples: tuple[Example, Example]
) -> Place:
    return led(store, now, tmp_path, examples)


async def told(server: Place, email: str) -> list[EmailMessage]:
    """The letters about what was added."""
    letters = await server.mail_to(email)
    return [letter for letter in letters if letter["Subject"] in SUBJECTS.values()]


async def subjects(server: Place, email: str) -> list[str]:
    return [str(letter["Subject"]) for letter in await told(server, email)]


async def member(server: Place, email: str) -> httpx2.AsyncClient:
    """Somebody of Berlin, on Firefox."""
    client = await server.signed_in(email)
    client.headers["user-agent"] = AGENT
    berlin = Profile(zone="Europe/Berlin")
    await people.update(server.house.store, await who(client, server) or "", berlin, 0)
    return client


async def put(server: Place, client: httpx2.AsyncClient, kind: str) -> str:
    """What it goes by."""
    if kind == "passkey":
        await added(server, client, "A phone")
        return "A phone"
    if kind == "identity":
        there = new_address()
        assert await linked(client, there) == "linked"
        return f"Example, {there}"
    if kind == "token":
        await ask(client, TOKEN)
        return "A script"
    await (await program(server)).tokens(client)
    return "Almanac"


@pytest.mark.parametrize(
    ("kind", "page"),
    [("passkey", "/keys"), ("identity", "/keys"), ("token", "/apps"), ("app", "/apps")],
)
async def test_one_letter_says_what_was_added_when_and_from_where_and_where_to_end_it(
    server: Place, kind: str, page: str
) -> None:
    client = await member(server, email := new_address())
    name = await put(server, client, kind)
    (letter,) = await told(server, email)
    assert letter["Subject"] == SUBJECTS[kind] and not letter["List-Unsubscribe"]
    lines = str(letter.get_content()).splitlines()
    shown = [line.strip() for line in lines if line.startswith("    ")]
    assert shown == [name, "21 September 2026, 16:13 (Europe/Berlin)", "Firefox on Linux"]
    assert f"{server.house.settings.url}{page}" in lines


async def test_a_passkey_sent_again_brings_no_second_letter(server: Place) -> None:
    client = await server.signed_in(email := new_address())
    options = await question(client, "/auth/passkeys/new/question")
    key = Authenticator(person=(await who(client, server) or "").encode())
    body = {"name": "A phone", "answer": key.create(options)}
    answers = [await client.post("/auth/passkeys/new", json=body) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [204, 400]
    assert await subjects(server, email) == [SUBJECTS["passkey"]]


async def test_what_is_connected_already_brings_no_second_letter(server: Place) -> None:
    client, there = await server.signed_in(email := new_address()), new_address()
    way = await agreed(await begun(client, "example", "/link"), there)
    assert [(await returned(client, way))["became"] for _ in range(2)] == ["linked", "stale"]
    assert await linked(client, there) == "linked"
    assert await subjects(server, email) == [SUBJECTS["identity"]]


async def test_whoever_comes_by_a_provider_first_is_told_once_that_it_opens(server: Place) -> None:
    email, there = new_address(), new_id()
    await newcomer(server, email, sub=there)
    await newcomer(server, email, sub=there)
    assert await subjects(server, email) == [SUBJECTS["identity"]]


async def test_a_token_that_is_refused_brings_no_letter(server: Place) -> None:
    client = await server.signed_in(email := new_address())
    server.clock.at += FRESH
    answer = await ask(client, TOKEN.replace("{ ...", "{ __typename ..."))
    assert answer["data"]["createToken"] == {"__typename": "ProveItAgain"}
    assert await told(server, email) == []


async def test_an_app_is_told_of_when_it_is_in_and_never_again(server: Place) -> None:
    client, app = await server.signed_in(email := new_address()), await program(server)
    code = await app.code(client)
    assert await told(server, email) == []
    given = (await app.exchange(code)).json()
    assert (await app.renew(given["refresh_token"])).status_code == 200
    assert (await app.exchange(code)).status_code == 400
    assert await subjects(server, email) == [SUBJECTS["app"]]


async def test_the_command_line_is_an_app_too_and_asks_from_where_its_code_was_typed(
    server: Place,
) -> None:
    client, app = await member(server, email := new_address()), weft(server)
    device = (await app.post("/oauth/device", {"scope": "profile:read"})).json()
    body = {"code": device["user_code"], "allow": True, "scopes": ["profile:read"]}
    answers = [await client.post("/oauth/decision", json=body) for _ in range(2)]
    assert [answer.is_success for answer in answers] == [True, False]
    kind = "urn:ietf:params:oauth:grant-type:device_code"
    form = {"grant_type": kind, "device_code": device["device_code"]}
    assert (await app.token(form)).status_code == 200
    (letter,) = await told(server, email)
    text = str(letter.get_content())
    assert "Weft on the command line" in text and "Firefox on Linux" in text


async def test_it_goes_to_the_address_of_the_account_alone(server: Place) -> None:
    client = await server.signed_in(old := new_address())
    new, _ = await moved(server, client)
    await added(server, client)
    assert await subjects(server, new) == [SUBJECTS["passkey"]]
    assert await told(server, old) == []
