"""A client that a generator of others writes from our contract, against a server that listens."""

import asyncio
import importlib.util
import sys
from asyncio.subprocess import PIPE, STDOUT
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest

from graph.store import new_id
from tests.server.conftest import PATIENT, Place, ask, listening
from tests.server.test_cli import ROOT, SECONDS
from tests.server.test_house import carrying

OPERATIONS = """
query Mine { myAsks(first: 5) { nodes { text state } } }
query Day {
  today { done items { ... on HelpWithAsk { ask { text } } ... on AskCue { words } } }
}
mutation Post($input: PostAsk!) {
  postAsk(input: $input) {
    ... on PostedAsk { ask { id text style topics { name } } }
    ... on InvalidInput { message path }
    ... on ScopeMissing { message scope }
  }
}
"""
CONFIG = """
projects:
  default:
    schema: {schema}
    documents: operations.graphql
    extensions:
      turms:
        out_dir: .
        generated_name: generated.py
        scalar_definitions: {{DateTime: datetime.datetime}}
        stylers: [{{type: turms.stylers.default.DefaultStyler}}]
        plugins:
          - type: turms.plugins.enums.EnumsPlugin
          - type: turms.plugins.inputs.InputsPlugin
          - type: turms.plugins.operations.OperationsPlugin
          - {{type: turms.plugins.client.ClientPlugin, client_class: Operations}}
"""
TOKEN = """mutation($scopes: [String!]!) { createToken(input: {name: "script", scopes: $scopes,
  expiresAt: "2026-12-24T18:00:00Z"}) { ... on TokenCreated { token } } }"""


async def generated(folder: Path) -> ModuleType:
    """What the generator makes of the printed contract and a few operations."""
    (folder / "operations.graphql").write_text(OPERATIONS)
    config = CONFIG.format(schema=ROOT / "schema" / "schema.graphql")
    (folder / "graphql.config.yaml").write_text(config)
    generator = Path(sys.executable).with_name("turms")
    process = await asyncio.create_subprocess_exec(
        generator, "gen", cwd=folder, stdout=PIPE, stderr=STDOUT
    )
    async with asyncio.timeout(SECONDS):
        said, _ = await process.communicate()
    assert process.returncode == 0, said.decode()
    spec = importlib.util.spec_from_file_location("generated", folder / "generated.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def client(module: ModuleType, http: httpx2.AsyncClient) -> Any:
    """It leaves to its user how a question travels."""

    class Client(module.Operations):
        async def aexecute(self, operation: Any, variables: dict[str, Any]) -> Any:
            given = operation.Arguments(**variables)
            plain = given.model_dump(mode="json", by_alias=True, exclude_unset=True)
            body = {"query": operation.Meta.document, "variables": plain}
            answer = (await http.post("/graphql", json=body)).json()
            assert "errors" not in answer, answer["errors"]
            return operation(**answer["data"])

    return Client()


async def test_a_generated_client_reads_posts_and_is_refused(server: Place, tmp_path: Path) -> None:
    module, member = await generated(tmp_path), await server.signed_in()
    tokens = [
        (await ask(member, TOKEN, scopes=scopes))["data"]["createToken"]["token"]
        for scopes in (["asks:read", "asks:write", "today:read"], ["asks:read"])
    ]
    async with listening(server) as url:
        writer, reader = (
            httpx2.AsyncClient(base_url=url, timeout=PATIENT, headers=carrying(token))
            for token in tokens
        )
        async with writer, reader:
            await speaks(module, client(module, writer), client(module, reader))


async def speaks(module: ModuleType, writer: Any, reader: Any) -> None:
    text = f"How do I price {new_id()}?"
    wanted = module.PostAsk(text=text, topics=["Pricing"], style=module.AskStyle.CASUAL)
    posted = (await writer.apost(wanted)).ask
    assert (posted.text, posted.style, posted.topics[0].name) == (text, "CASUAL", "Pricing")
    assert [(one.text, one.state) for one in (await reader.amine()).nodes] == [(text, "OPEN")]
    assert (await writer.aday()).done is False
    wrong = await writer.apost(wanted.model_copy(update={"text": ""}))
    assert (wrong.typename, wrong.path) == ("InvalidInput", ["input", "text"])
    refused = await reader.apost(wanted)
    assert (refused.typename, refused.scope) == ("ScopeMissing", "asks:write")
    with pytest.raises(AssertionError, match="today:read"):
        await reader.aday()
