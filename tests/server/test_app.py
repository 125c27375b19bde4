"""GraphQL over HTTP, by the specification's own audit; and what the app answers as a whole."""

import asyncio
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from server import pages
from server.door import POLICY
from tests.server.conftest import Place, ask, listening

FRONTEND = Path(__file__).parents[2] / "frontend"
AUDIT = """
import { serverAudits } from 'graphql-http';
const found = [];
for (const audit of serverAudits({ url: process.argv.at(-1), fetchFn: fetch })) {
  const answer = await audit.fn();
  found.push({ id: audit.id, name: audit.name, status: answer.status, reason: answer.reason ?? '' });
}
console.log(JSON.stringify(found));
"""

# What the specification allows and Weft leaves off: see schema/README.md.
OPTIONAL = {
    "5A70": "MAY accept application/x-www-form-urlencoded formatted GET requests",
    "6A70": "MAY allow URL-encoded JSON string {variables} parameter in GETs",
    "D6D5": "MAY allow URL-encoded JSON string {variables} parameter in GETs",
}


def node() -> str | None:
    ours = FRONTEND.parent / ".venv" / "node" / "bin" / "node"
    return str(ours) if ours.exists() else shutil.which("node")


async def audited(url: str) -> list[dict[str, Any]]:
    program = node() or "node"
    run = await asyncio.create_subprocess_exec(
        program,
        "--input-type=module",
        "-e",
        AUDIT,
        url,
        cwd=FRONTEND,
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await run.communicate()
    assert run.returncode == 0
    return json.loads(said)


@pytest.mark.skipif(
    not (node() and (FRONTEND / "node_modules" / "graphql-http").is_dir())
    and "CI" not in os.environ,
    reason="the audit runs in Node, with the web app's packages installed",
)
async def test_the_audit_of_graphql_over_http_is_content(server: Place) -> None:
    async with listening(server) as url:
        found = await audited(f"{url}/graphql")
    assert len(found) == 61
    rest = {
        audit["id"]: audit["name"].partition(" when ")[0]
        for audit in found
        if audit["status"] != "ok"
    }
    assert rest == OPTIONAL
    assert {audit["status"] for audit in found} == {"ok", "notice"}


async def test_an_anonymous_visitor_and_a_member_are_told_apart(server: Place) -> None:
    me = '{ node(id: "VG9waWM6YQ") { id } }'
    assert await ask(server.client(), me) == {"data": {"node": None}}
    assert await ask(await server.signed_in(), me) == {"data": {"node": None}}


async def test_names_are_not_guessed_for_strangers(server: Place) -> None:
    answer = await ask(server.client(), "{ nod { id } }")
    assert "Did you mean" not in str(answer)


async def test_developers_are_helped(server: Place) -> None:
    server.developing = True
    assert "Did you mean" in str(await ask(server.client(), "{ nod { id } }"))


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json", "/graphiql"])
async def test_nothing_is_documented_by_accident(server: Place, path: str) -> None:
    answer = await server.client().get(path)
    assert "openapi" not in answer.text.lower() and "graphiql" not in answer.text.lower()


@pytest.mark.parametrize("path", ["/graphiql", "/graphiql/", "/graphiql/index.html"])
async def test_whoever_is_signed_in_gets_a_page_to_ask_on(
    server: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    for place, title in (("", "Weft"), ("graphiql", "Ask the API")):
        (tmp_path / place).mkdir(exist_ok=True)
        (tmp_path / place / "index.html").write_text(f"<title>{title}</title>")
    monkeypatch.setattr(pages, "DIST", tmp_path)
    nobody = await server.client().get(path)
    assert nobody.status_code == 303 and nobody.headers["location"] == "/developers"
    answer = await (await server.signed_in()).get(path)
    assert "Ask the API" in answer.text
    assert answer.headers["content-security-policy"] == POLICY
