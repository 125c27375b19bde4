"""Short ways to ask the whole contract, as tests of many nouns do."""

from typing import Any

from graph.store import Store
from schema.root import schema
from tests.schema.contract import execute
from tests.town import NOW

REFUSED = "__typename ... on Refusal { message ... on InvalidInput { path } }"


async def ask(store: Store, viewer: str | None, query: str, /, **variables: Any) -> Any:
    """The data; there are no errors."""
    result = await execute(schema, query, variables, viewer, store, NOW, proved=NOW)
    assert result.errors is None, result.errors
    return result.data


async def code(store: Store, viewer: str | None, query: str, /, **variables: Any) -> str:
    """The code of the only error."""
    result = await execute(schema, query, variables, viewer, store, NOW)
    (error,) = result.errors
    return error.extensions["code"]


async def do(
    store: Store, viewer: str | None, name: str, payload: str = "", /, **given: Any
) -> Any:
    """The answer to a mutation, whose input is of its own name; enums travel as variables."""
    kind = INPUTS.get(name, name[0].upper() + name[1:])
    query = (
        f"mutation ($input: {kind}!) {{ result: {name}(input: $input) {{ {REFUSED} {payload} }} }}"
    )
    return (await ask(store, viewer, query, input=given))["result"]


INPUTS = {"unblock": "Block"}


async def node(store: Store, viewer: str | None, id: str, fields: str) -> Any:
    query = f"query ($id: ID!) {{ node(id: $id) {{ {fields} }} }}"
    return (await ask(store, viewer, query, id=id))["node"]
