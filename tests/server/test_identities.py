"""Coming in by a provider: newcomers, those who have been here, and providers that are out of order."""

import asyncio
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from auth import known
from graph import challenges
from graph.store import Store, new_id
from server import providers
from tests.provider import Example, public, signed
from tests.reading import rows
from tests.server.arriving import agreed, begun, came, led, newcomer, returned
from tests.server.conftest import Place, ask, new_address, place
from tests.server.test_sign_in import who

FOUND = "/.well-known/openid-configuration"
PROVIDERS = "{ providers { key name } }"


@pytest.fixture
def server(store: Store, now: int, tmp_path: Path, examples: tuple[Example, Example]) -> Place:
    return led(store, now, tmp_path, examples)


@pytest.fixture
def example(server: Place, examples: tuple[Example, Example]) -> Example:
    return examples[0]


async def test_without_a_provider_there_is_no_such_door(
    store: Store, now: int, tmp_path: Path
) -> None:
    bare = place(store, now, tmp_path)
    assert (await ask(bare.client(), PROVIDERS))["data"]["providers"] == []
    assert (await bare.client().post("/auth/openid/example")).status_code == 405


async def test_without_a_provider_nothing_of_it_is_loaded() -> None:
    words = "import sys, server.app; print({'joserfc', 'httpx2'} & set(sys.modules))"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", words, stdout=asyncio.subprocess.PIPE
    )
    assert (await process.communicate())[0].decode().strip() == "set()"


async def test_a_visitor_sees_who_lets_in_and_nobody_is_asked_before_somebody_goes(
    server: Place, example: Example
) -> None:
    told = (await ask(server.client(), PROVIDERS))["data"]["providers"]
    assert told == [{"key": "example", "name": "Example"}, {"key": "other", "name": "Other"}]
    assert example.asked == []
    assert (await server.client().post("/auth/openid/elsewhere")).status_code == 404
    assert (await server.client().get("/auth/openid/elsewhere")).status_code == 404


async def test_the_question_has_what_binds_its_answer(server: Place) -> None:
    one, other = [parse_qs(urlsplit(await begun(server.client())).query) for _ in range(2)]
    assert one["response_type"] == ["code"] and one["code_challenge_method"] == ["S256"]
    assert one["redirect_uri"] == [f"{server.house.settings.url}/auth/openid/example"]
    for name in ("state", "nonce", "code_challenge"):
        assert len(one[name][0]) >= 43 and one[name] != other[name]


async def test_a_newcomer_whose_address_is_confirmed_has_an_account(server: Place) -> None:
    email = new_address()
    client = await newcomer(server, email)
    me = (await ask(client, "{ me { email name } }"))["data"]["me"]
    assert me == {"email": email, "name": ""}
    held = client.cookies[server.house.knowing.name]
    assert known.own(server.house.secret, email, held, server.clock.at)
    again = server.client()
    assert await came(again, email) == "in"
    assert await who(again, server) == await who(client, server)
    assert await who(await server.signed_in(email), server) == await who(client, server)


async def test_an_address_that_is_not_confirmed_never_matters(server: Place) -> None:
    known, free = new_address(), new_address()
    await server.signed_in(known)
    for email in (known, free):
        client = server.client()
        told = await returned(client, await agreed(await begun(client), email, verified=False))
        assert told == {
            "page": "/sign-in",
            "openid": "example",
            "became": "confirm",
            "email": email,
        }
        assert await who(client, server) is None
    found = await rows(server.house.store, "MATCH (n {email: $email}) RETURN n", email=free)
    assert found == []


@pytest.mark.parametrize("email", ["", "nobody", "a@b", "x" * 300 + "@example.org", "a b@c.org"])
async def test_what_is_no_address_makes_no_account(server: Place, email: str) -> None:
    assert await came(server.client(), email, sub=new_id()) == "confirm"


async def test_an_address_with_an_account_is_not_linked_by_itself(server: Place) -> None:
    email, client = new_address(), server.client()
    mine = await who(await server.signed_in(email), server)
    assert await came(client, email.upper()) == "confirm"
    assert await came(client, email) == "confirm"
    assert await who(client, server) is None and mine


async def test_coming_in_gives_another_session_and_ends_the_one_before(server: Place) -> None:
    email, cookie = new_address(), server.house.cookie.name
    client = await newcomer(server, email)
    for held in (client.cookies[cookie], "planted"):
        client.cookies.clear()
        client.cookies.set(cookie, held)
        assert await came(client, email) == "in"
        stale = server.client()
        stale.cookies.set(cookie, held)
        assert await who(stale, server) is None


async def test_of_thirty_first_times_at_once_one_person_is_made(server: Place) -> None:
    email, subject = new_address(), new_id()
    clients = [server.client() for _ in range(30)]
    ways = [await agreed(await begun(client), email, sub=subject) for client in clients]
    told = await asyncio.gather(*(returned(*one) for one in zip(clients, ways, strict=True)))
    assert {one["became"] for one in told} == {"in"}
    assert len({await who(client, server) for client in clients}) == 1


async def test_somebody_who_thinks_better_of_it_is_told_so(server: Place) -> None:
    client = server.client()
    page = await begun(client)
    assert (await returned(client, await agreed(page, "", error="access_denied")))[
        "became"
    ] == "declined"
    assert await who(client, server) is None


async def test_a_new_key_is_fetched_once_a_minute_at_most(server: Place, example: Example) -> None:
    await newcomer(server)
    for _ in range(3):
        example.token = lambda claims: signed(claims, kid="newer")
        assert await came(server.client(), new_address()) == "away"
    assert example.asked.count("/keys") == 1
    server.clock.at += providers.MINUTE
    example.keys = lambda: [{**public()[0], "kid": "newer"}]
    assert await came(server.client(), new_address()) == "in"
    assert example.asked.count("/keys") == 2


BROKEN: dict[str, Response] = {
    "5xx": PlainTextResponse("", 503),
    "no JSON": PlainTextResponse("<html>"),
    "a list": JSONResponse([]),
    "too deep": PlainTextResponse("[" * 50_000),
    "too long": JSONResponse({"issuer": "x" * providers.MOST_BYTES}),
    "elsewhere": RedirectResponse("https://example.net/"),
    "empty": JSONResponse({}),
}


@pytest.mark.parametrize("answer", BROKEN.values(), ids=list(BROKEN))
async def test_a_provider_out_of_order_is_a_sentence_and_no_fault(
    server: Place, example: Example, answer: Response
) -> None:
    example.broken[FOUND] = answer
    said = await server.client().post("/auth/openid/example")
    assert said.status_code == 424
    assert said.json()["message"].startswith("Example does not answer as it should.")
    assert "set-cookie" not in said.headers
    example.broken.clear()
    for path in ("/token", "/keys"):
        example.broken = {path: answer}
        assert await came(server.client(), new_address()) == "away"


async def test_a_provider_that_is_slow_is_not_waited_for(
    server: Place, example: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = server.client()
    page = await begun(client)
    monkeypatch.setattr(providers, "SECONDS", 0.2)
    example.stuck.add("/token")
    assert (await returned(client, await agreed(page, new_address())))["became"] == "away"


@pytest.mark.parametrize(
    "doors",
    [
        {"issuer": "https://accounts.example.net"},
        {"issuer": None},
        {"token_endpoint": None},
        {"token_endpoint": "http://169.254.169.254/latest"},
        {"token_endpoint": "https://169.254.169.254/latest"},
        {"token_endpoint": "https://[::1]/"},
        {"token_endpoint": "https://2130706433/"},
        {"token_endpoint": "https://localhost/"},
        {"jwks_uri": "file:///etc/passwd"},
        {"jwks_uri": "http://example.net/keys"},
        {"jwks_uri": "https://["},
        {"authorization_endpoint": "javascript:alert(1)"},
    ],
    ids=str,
)
async def test_a_provider_does_not_choose_where_we_ask(
    server: Place, example: Example, doors: dict[str, str]
) -> None:
    example.doors = doors
    assert (await server.client().post("/auth/openid/example")).status_code == 424
    assert example.asked == [FOUND]


async def test_who_sends_back_is_the_issuer(server: Place, example: Example) -> None:
    example.doors = {"authorization_response_iss_parameter_supported": True}
    for issuer in ({"iss": f"{example.url}/other"}, {"iss": ""}, {}):
        client = server.client()
        way = urlsplit(await agreed(await begun(client), new_address()))
        query = {k: v[0] for k, v in parse_qs(way.query).items() if k != "iss"}
        url = way._replace(query=urlencode({**query, **issuer})).geturl()
        assert (await returned(client, url))["became"] == "away"


async def test_a_way_is_gone_after_a_quarter_of_an_hour(server: Place) -> None:
    client = server.client()
    way = await agreed(await begun(client), new_address())
    server.clock.at += challenges.LONG
    assert (await returned(client, way))["became"] == "stale"
    assert await who(client, server) is None
