"""G7: whatever breaks inside, outside there is an id and nothing else."""

from typing import Any

import pytest
from graphql import (
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    get_named_type,
    is_composite_type,
)
from graphql.type import GraphQLEnumType

from graph.store import StoreFault
from schema import ids
from schema.root import schema
from server import logs
from tests.schema import matrix
from tests.schema.contract import NOW, execute

logs.through_logging()
INSIDE = "bolt://neo4j:hunter2@db /srv/weft/graph/store.py MATCH (n) java.lang.Error"
FAULTS = [StoreFault, RuntimeError, KeyError, OSError]
LEAKS = ("bolt", "hunter2", ".py", "MATCH", "java", "Error")
VALUES = {
    "Int": 1, "Boolean": True, "DateTime": "2027-02-01T00:00:00Z", "String": "https://example.org/x",
}  # fmt: skip


class Broken:
    """A store in which everything fails in one way."""

    def __init__(self, fault: type[Exception]) -> None:
        self._fault = fault
        self.caps: Any = None

    async def fail(self, *_: Any, **__: Any) -> Any:
        raise self._fault(INSIDE)

    read = write = rows = all = one = once = fail


def value(kind: Any, name: str = "") -> Any:
    """Something of this type that most verbs take."""
    if isinstance(kind, GraphQLNonNull):
        return value(kind.of_type, name)
    if isinstance(kind, GraphQLList):
        return [value(kind.of_type, name)]
    if isinstance(kind, GraphQLEnumType):
        return next(iter(kind.values))
    if isinstance(kind, GraphQLInputObjectType):
        needed = {n: f for n, f in kind.fields.items() if isinstance(f.type, GraphQLNonNull)}
        return {n: value(field.type, n) for n, field in needed.items()}
    return ids.encode("Ask", "x" * 32) if kind.name == "ID" else VALUES[kind.name]


def questions() -> dict[str, tuple[str, dict[str, Any]]]:
    """Every field of Query and Mutation, with something to say no or to break over."""
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    for name, field in matrix.TYPES["Query"].fields.items():
        needed = {n: a.type for n, a in field.args.items() if isinstance(a.type, GraphQLNonNull)}
        head = ", ".join(f"${n}: {kind}" for n, kind in needed.items())
        given = ", ".join(f"{n}: ${n}" for n in needed)
        asked = f"{name}({given})" if given else name
        inner = " { __typename }" if is_composite_type(get_named_type(field.type)) else ""
        query = f"query ({head}) {{ {asked}{inner} }}" if head else f"{{ {asked}{inner} }}"
        found[name] = (query, {n: value(kind) for n, kind in needed.items()})
    for name, field in matrix.TYPES["Mutation"].fields.items():
        kind: Any = field.args["input"].type
        text = f"mutation ($i: {kind}) {{ {name}(input: $i) {{ __typename }} }}"
        found[name] = (text, {"i": value(kind)})
    return found


ASKED = questions()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
async def test_a_fault_is_one_id_and_nothing_else(fault: type[Exception]) -> None:
    broke = 0
    for name, (query, variables) in ASKED.items():
        found = await execute(schema, query, variables, "ada", Broken(fault), NOW)
        told = str(found.data) + str([error.formatted for error in found.errors or ()])
        assert not any(word in told for word in LEAKS), (name, told)
        codes = [error.extensions["code"] for error in found.errors or ()]
        assert set(codes) <= {"FAULT", "INVALID_INPUT", "SIGN_IN_FIRST"}, name
        faults = [error for error in found.errors or () if error.extensions["code"] == "FAULT"]
        assert all(error.extensions["id"] in error.message for error in faults)
        broke += bool(faults)
    assert broke >= 50


async def test_an_anonymous_visitor_learns_no_more() -> None:
    for name, (query, variables) in ASKED.items():
        found = await execute(schema, query, variables, None, Broken(FAULTS[0]), NOW)
        told = str([error.formatted for error in found.errors or ()])
        assert not any(word in told for word in LEAKS), (name, told)
