"""A limit counts deeds: aliases, questions at once and several tokens of one person make no more of them."""

import asyncio
from collections import Counter
from pathlib import Path

import httpx2
import pytest

from graph.codes import MAILS_AN_HOUR
from graph.store import Store
from graph.unasked import A_WEEK
from tests import size
from tests.server.conftest import Place, ask, new_address, place
from tests.server.test_house import carrying, given, person_of

TOKENS, AT_ONCE = 20, size.of(30, 100)
CIRCLE = """mutation { createCircle(input: {name: "Bakers", purpose: "We bake.", topics: ["Bread"]}) {
  ... on CircleCreated { circle { id } } } }"""


def posting(n: int, _: str) -> str:
    return f'postAsk(input: {{text: "Ask {n}", topics: []}}) {{ __typename }}'


def connecting(n: int, _: str) -> str:
    given = f'email: "{new_address()}", reason: "We bake.", allowsIntroductions: true'
    return f"connect(input: {{{given}}}) {{ __typename }}"


def inviting(n: int, circle: str) -> str:
    given = f'email: "{new_address()}", circleId: "{circle}"'
    return f"inviteToCircle(input: {{{given}}}) {{ __typename }}"


DEEDS = {
    "asks": (posting, "PostedAsk", 1, "TooManyAsksThisWeek"),
    "requests for a tie": (connecting, "ConnectRequested", A_WEEK, "TooManyRequests"),
    "invitations": (inviting, "InvitedToCircle", A_WEEK, "TooManyRequests"),
}
SCOPES = ("asks:write", "contacts:write", "circles:write")


@pytest.fixture
def server(store: Store, emptied: None, now: int, tmp_path: Path) -> Place:
    return place(store, now, tmp_path, points_a_person=100_000)


async def answered(client: httpx2.AsyncClient, *deeds: str) -> list[str]:
    """What each deed of one question came to; what broke or was refused as a whole came to nothing."""
    named = " ".join(f"a{n}: {deed}" for n, deed in enumerate(deeds))
    body = (await client.post("/graphql", json={"query": f"mutation {{ {named} }}"})).json()
    return [] if body.get("data") is None else [one["__typename"] for one in body["data"].values()]


@pytest.mark.parametrize("what", DEEDS)
async def test_g11_a_limit_is_one_of_a_person(server: Place, what: str) -> None:
    make, done, most, refused = DEEDS[what]
    member = await server.signed_in()
    circle = (await ask(member, CIRCLE))["data"]["createCircle"]["circle"]["id"]
    person = await person_of(server, member)
    held = [await given(server, person, *SCOPES) for _ in range(TOKENS)]
    clients = [server.client(**carrying(token)) for token in held]
    for client in (member, clients[0]):
        assert await answered(client, *(make(n, circle) for n in range(AT_ONCE))) == []
    said = await asyncio.gather(
        *(answered(clients[n % TOKENS], make(n, circle)) for n in range(AT_ONCE))
    )
    assert Counter(one for each in said for one in each) == {done: most, refused: AT_ONCE - most}
    assert await answered(member, make(AT_ONCE, circle)) == [refused]


async def test_g11_an_address_gets_five_codes_an_hour_from_however_many_networks(
    server: Place,
) -> None:
    email, clients = new_address(), [server.client() for _ in range(AT_ONCE)]
    said = await asyncio.gather(
        *(client.post("/auth/code", json={"email": email}) for client in clients)
    )
    assert {one.status_code for one in said} == {204}
    assert len(await server.mail_to(email)) == MAILS_AN_HOUR


async def test_g11_a_network_asks_for_thirty_codes_at_once_for_however_many_addresses(
    server: Place,
) -> None:
    client = server.client()
    said = await asyncio.gather(
        *(client.post("/auth/code", json={"email": new_address()}) for _ in range(60))
    )
    assert Counter(one.status_code for one in said) == {204: 30, 429: 30}
