"""G5: every mutation, in the shapes in which another site can send it."""

import json

import pytest

from schema.root import schema
from tests.server.conftest import Place

MUTATIONS = list(schema._schema.mutation_type.fields) if schema._schema.mutation_type else []
JSON = {"content-type": "application/json"}
SHAPES: dict[str, dict[str, str]] = {
    "another site": {**JSON, "sec-fetch-site": "cross-site"},
    "a sister site": {**JSON, "sec-fetch-site": "same-site"},
    "another origin": {**JSON, "origin": "https://elsewhere.example"},
    "no origin to name": {**JSON, "origin": "null"},
    "a form": {"content-type": "application/x-www-form-urlencoded"},
    "a form with files": {"content-type": "multipart/form-data; boundary=x"},
    "plain text": {"content-type": "text/plain"},
    "nothing said": {"content-type": ""},
}


def asked(name: str) -> str:
    return json.dumps({"query": f"mutation {{ {name}(input: {{}}) {{ __typename }} }}"})


@pytest.mark.parametrize("shape", SHAPES)
async def test_no_mutation_comes_in_from_elsewhere(server: Place, shape: str) -> None:
    client = await server.signed_in()
    for name in MUTATIONS:
        answer = await client.post("/graphql", content=asked(name), headers=SHAPES[shape])
        assert answer.status_code in {403, 415} and "data" not in answer.json()


async def test_no_mutation_comes_in_by_an_address(server: Place) -> None:
    client = await server.signed_in()
    for name in MUTATIONS:
        query = json.loads(asked(name))["query"]
        for method in ("GET", "HEAD", "PUT", "DELETE"):
            answer = await client.request(method, "/graphql", params={"query": query})
            assert answer.status_code == 405
