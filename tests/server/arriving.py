"""The way through a provider and back, as a browser goes it; and the provider it goes through."""

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx2

from graph.store import Store
from tests.provider import CLIENT, SECRET, Example
from tests.server.conftest import Place, new_address, place
from tests.server.test_sign_in import who

Told = dict[str, str]


def fresh(example: Example, found: Place) -> Example:
    """As it was before any test, by the clock of this place."""
    vars(example).update(vars(Example(example.url, found.clock)))
    return example


def led(store: Store, now: int, folder: Path, examples: tuple[Example, Example]) -> Place:
    """A server that knows both."""
    shown = {"client_id": CLIENT, "client_secret": SECRET}
    issuers = zip(("example", "other"), examples, strict=True)
    given = {key: {"issuer": example.url, **shown} for key, example in issuers}
    found = place(store, now, folder, openid=given)
    for example in examples:
        fresh(example, found)
    return found


async def begun(client: httpx2.AsyncClient, key: str = "example", more: str = "") -> str:
    """The page of the provider."""
    answer = await client.post(f"/auth/openid/{key}{more}")
    assert answer.status_code == 200, answer.text
    return answer.json()["url"]


async def agreed(page: str, email: str, verified: bool = True, **more: str) -> str:
    """Where the provider sends the browser back to."""
    said = {"email": email, **({"verified": "yes"} if verified else {}), **more}
    async with httpx2.AsyncClient(verify=False) as browser:
        answer = await browser.get(page, params={**dict(parse_qsl(urlsplit(page).query)), **said})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


async def returned(client: httpx2.AsyncClient, url: str) -> Told:
    """What our own page is told."""
    answer = await client.get(url)
    assert answer.status_code == 303, answer.text
    landed = urlsplit(answer.headers["location"])
    return {"page": landed.path, **dict(parse_qsl(landed.fragment))}


async def came(
    client: httpx2.AsyncClient, email: str, verified: bool = True, key: str = "example", **more: str
) -> str:
    """The whole way; what became of it."""
    told = await returned(client, await agreed(await begun(client, key), email, verified, **more))
    return told["became"]


async def linked(
    client: httpx2.AsyncClient, email: str, verified: bool = True, key: str = "example"
) -> str:
    told = await returned(client, await agreed(await begun(client, key, "/link"), email, verified))
    assert told["page"] == "/keys"
    return told["became"]


async def newcomer(
    server: Place, email: str | None = None, key: str = "example", sub: str = ""
) -> httpx2.AsyncClient:
    """Somebody who came in by the provider."""
    client = server.client()
    assert await came(client, email or new_address(), key=key, sub=sub) == "in"
    assert await who(client, server)
    return client
