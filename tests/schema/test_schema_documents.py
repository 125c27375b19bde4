"""Every operation of the web app validates and runs, for somebody with something to show."""

from pathlib import Path
from typing import Any

import pytest
from graphql import (
    FragmentDefinitionNode,
    GraphQLInputObjectType,
    GraphQLNonNull,
    OperationDefinitionNode,
    OperationType,
    parse,
    print_ast,
    type_from_ast,
    validate,
)
from graphql.type import GraphQLEnumType, GraphQLList, GraphQLType

from graph.store import Store
from schema import ids
from schema.root import schema
from tests.schema.contract import execute, first_told
from tests.stage import SECRET, Stage, asking, introduced
from tests.town import NOW

SOURCES = sorted((Path(__file__).parents[2] / "frontend" / "src").rglob("*.graphql"))
DEFINITIONS = [one for path in SOURCES for one in parse(path.read_text("utf-8")).definitions]
FRAGMENTS = {one.name.value: one for one in DEFINITIONS if isinstance(one, FragmentDefinitionNode)}
OPERATIONS = [
    one for one in DEFINITIONS if isinstance(one, OperationDefinitionNode) and one.name is not None
]
HEARD = [one for one in OPERATIONS if one.operation is OperationType.SUBSCRIPTION]
EXECUTABLE = schema._schema


def document(operation: OperationDefinitionNode) -> str:
    """The operation with just the fragments it needs."""
    text, needed = print_ast(operation), dict[str, str]()
    while missing := [
        name for name in FRAGMENTS if name not in needed and f"...{name}\n" in text + "\n"
    ]:
        needed |= {name: print_ast(FRAGMENTS[name]) for name in missing}
        text = "\n\n".join([print_ast(operation), *needed.values()])
    return text


def name_of(operation: OperationDefinitionNode) -> str:
    assert operation.name
    return operation.name.value


def test_there_are_operations_and_each_has_a_name_of_its_own() -> None:
    names = [name_of(one) for one in OPERATIONS]
    assert len(names) > 20
    assert len(names) == len(set(names))


@pytest.mark.parametrize("operation", OPERATIONS, ids=name_of)
def test_it_validates(operation: OperationDefinitionNode) -> None:
    assert validate(EXECUTABLE, parse(document(operation))) == []


@pytest.mark.parametrize("operation", HEARD, ids=name_of)
async def test_it_is_heard(store: Store, operation: OperationDefinitionNode) -> None:
    viewer = (await asking(store)).cast.ada
    found = await first_told(schema, document(operation), viewer, store, NOW)
    assert found.errors is None
    assert found.data


@pytest.mark.parametrize("operation", [one for one in OPERATIONS if one not in HEARD], ids=name_of)
async def test_it_runs(store: Store, operation: OperationDefinitionNode) -> None:
    stage = await asking(store)
    opened = await introduced(store, stage)
    known = identities(stage, opened.id)
    variables = {
        one.variable.name.value: value(one.variable.name.value, kind, known)
        for one in operation.variable_definitions or ()
        if isinstance(kind := type_from_ast(EXECUTABLE, one.type), GraphQLNonNull)
    }
    found = await execute(
        schema, document(operation), variables, stage.cast.ada, store, NOW, SECRET
    )
    assert found.errors is None
    assert found.data


def identities(stage: Stage, introduction: str) -> dict[str, str]:
    cast = stage.cast
    return {
        "ask": ids.encode("Ask", stage.ask.id),
        "introduction": ids.encode("Introduction", introduction),
        "circle": ids.encode("Circle", cast.guild),
        "person": ids.encode("Person", cast.sam),
        "helper": ids.encode("Person", cast.fen),
        "tie": ids.encode("Tie", cast.fen),
        "intent": ids.encode("Intent", cast.take),
    }


def value(name: str, kind: GraphQLType, known: dict[str, str]) -> Any:
    """Something sensible of this type, by the name it goes by."""
    if isinstance(kind, GraphQLNonNull):
        return value(name, kind.of_type, known)
    if isinstance(kind, GraphQLList):
        return [value(name, kind.of_type, known)]
    if isinstance(kind, GraphQLInputObjectType):
        return {
            field: value(field, one.type, known)
            for field, one in kind.fields.items()
            if isinstance(one.type, GraphQLNonNull)
        }
    if isinstance(kind, GraphQLEnumType):
        return next(iter(kind.values))
    return scalar(name, str(kind), known)


def scalar(name: str, kind: str, known: dict[str, str]) -> Any:
    of_kind: dict[str, Any] = {
        "Int": 5,
        "Boolean": True,
        "DateTime": "2027-01-01T00:00:00Z",
        "ID": known.get(name.removesuffix("Id"), known["ask"]),
    }
    return of_kind.get(kind, "How to price a first product")
