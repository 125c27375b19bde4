"""What may be asked with a token: a question without the fields that its scopes do not open."""

from collections.abc import Set
from typing import Any

from graphql import REMOVE, FieldNode, TypeInfo, TypeInfoVisitor, Visitor, parse, print_ast, visit

from schema.root import schema
from tests.schema.matrix import TYPES, fields, roots


class Opened(Visitor):
    def __init__(self, held: Set[str]) -> None:
        super().__init__()
        self.types = TypeInfo(schema._schema)
        self.held = held

    def enter_field(self, node: FieldNode, *_: Any) -> Any:
        parent = self.types.get_parent_type()
        need = schema.rights.needs.get((parent.name if parent else "", node.name.value), "")
        return None if need in {*self.held, ""} else REMOVE


def opened(query: str, held: Set[str]) -> str:
    """Empty where nothing of it is left."""
    visitor = Opened(held)
    left = visit(parse(query), TypeInfoVisitor(visitor.types, visitor))
    return print_ast(left) if left.definitions[0].selection_set.selections else ""


def lists(held: Set[str]) -> list[str]:
    asked = [opened(f"{{ {root} }}", held) for root in roots("Pricing")]
    return [query for query in asked if query]


def node(kind: str, held: Set[str]) -> str:
    asked = f"node(id: $id) {{ ... on {kind} {{ {fields(TYPES[kind], 1)} }} }}"
    return opened(f"query ($id: ID!) {{ {asked} }}", held)
