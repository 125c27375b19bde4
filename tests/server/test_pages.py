"""The web app: assets for good, one document for every page, nothing else."""

from pathlib import Path

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from schema.root import PRINTED
from server.pages import Pages


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    (tmp_path / "dist" / "assets").mkdir(parents=True)
    (tmp_path / "secret").write_text("outside")
    (tmp_path / "dist" / "index.html").write_text("<!doctype html><title>Weft</title>" * 9)
    (tmp_path / "dist" / "mark.svg").write_text("<svg/>")
    (tmp_path / "dist" / "assets" / "index-abc123.js").write_text("let weft = 1;" * 99)
    (tmp_path / "dist" / "assets" / "serif.woff2").write_bytes(b"wOF2")
    explorer = tmp_path / "dist" / "graphiql"
    (explorer / "assets").mkdir(parents=True)
    (explorer / "index.html").write_text("<!doctype html><title>Ask the API</title>")
    (explorer / "assets" / "index-def456.js").write_text("let explorer = 1;")
    return tmp_path / "dist"


def client(dist: Path) -> httpx2.AsyncClient:
    routes = [Route("/{path:path}", Pages(dist).answer)]
    transport = httpx2.ASGITransport(Starlette(routes=routes))
    return httpx2.AsyncClient(transport=transport, base_url="http://weft.example")


@pytest.mark.parametrize("path", ["/", "/asks", "/asks/QXNrOjE", "/sign-in", "/people/x/y"])
async def test_every_page_is_the_one_document(dist: Path, path: str) -> None:
    answer = await client(dist).get(path)
    assert answer.status_code == 200 and "<title>Weft" in answer.text
    assert answer.headers["cache-control"] == "no-cache"


async def test_hashed_assets_are_kept_for_good(dist: Path) -> None:
    answer = await client(dist).get("/assets/index-abc123.js")
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["content-encoding"] == "gzip" and "weft" in answer.text


async def test_what_the_browser_has_is_not_sent_again(dist: Path) -> None:
    first = await client(dist).get("/")
    again = await client(dist).get("/", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304 and again.content == b""


async def test_a_client_that_cannot_unpack_gets_it_plain(dist: Path) -> None:
    answer = await client(dist).get("/", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in answer.headers and "<title>Weft" in answer.text


@pytest.mark.parametrize(
    "path", ["/assets/gone-1.js", "/robots.txt", "/assets/..%2f..%2fsecret", "/.env"]
)
async def test_nothing_else_is_there(dist: Path, path: str) -> None:
    assert (await client(dist).get(path)).status_code == 404


@pytest.mark.parametrize("path", ["/../secret", "/..%2fsecret", "/%2e%2e/secret", "//secret"])
async def test_nothing_outside_is_served(dist: Path, path: str) -> None:
    assert "outside" not in (await client(dist).get(path)).text


@pytest.mark.parametrize("path", ["/graphiql", "/graphiql/"])
async def test_the_explorer_is_a_page_of_its_own(dist: Path, path: str) -> None:
    assert "Ask the API" in (await client(dist).get(path)).text
    script = "/graphiql/assets/index-def456.js"
    assert "immutable" in (await client(dist).get(script)).headers["cache-control"]


async def test_the_contract_is_there_to_read_and_to_keep(dist: Path) -> None:
    answer = await client(dist).get("/schema.graphql")
    assert answer.text == PRINTED.read_text() and answer.headers["content-type"].startswith("text/")


async def test_an_app_that_is_not_built_says_how_to_build_it(tmp_path: Path) -> None:
    answer = await client(tmp_path / "nothing").get("/")
    assert answer.status_code == 503 and "make install" in answer.text
