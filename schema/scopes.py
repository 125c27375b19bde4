"""What a token must reach for each field: one table, checked against the contract when it is built."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLField,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    is_composite_type,
    visit,
)

from auth.scopes import SCOPES, SESSION, demand

ROWS: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
TYPES = ROWS.pop("types")
ROOTS = {"Query", "Mutation", "Subscription"}


class WithoutScope(Exception):
    """The table and the contract do not fit: a field without a row, or a row without a field."""


class Rights:
    """The needs of every field of one contract."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self._schema = schema
        self._kinds = {
            name: kind
            for name, kind in schema.type_map.items()
            if isinstance(kind, GraphQLObjectType) and not name.startswith("__")
        }
        if faults := sorted(self._faults()):
            raise WithoutScope(", ".join(faults))

    @cached_property
    def needs(self) -> Mapping[tuple[str, str], str]:
        """Of the fields that need anything, by type and name."""
        every = {
            (name, called): _needed(name, called, field)
            for name, kind in self._kinds.items()
            for called, field in kind.fields.items()
        }
        return {place: scope for place, scope in every.items() if scope}

    def guard(self) -> None:
        """Puts the decision in front of every such field but a mutation, which refuses in its union."""
        for (name, called), scope in self.needs.items():
            if name != "Mutation":
                field = self._kinds[name].fields[called]
                field.resolve = _guarded(field.resolve, scope)

    def of_operation(self, info: GraphQLResolveInfo[Any]) -> list[str]:
        """Everything an operation needs, so that a mutation can refuse before it has an effect."""
        asked = DocumentNode(definitions=(info.operation, *info.fragments.values()))
        found = Needs(TypeInfo(self._schema), self.needs)
        visit(asked, TypeInfoVisitor(found.types, found))
        return found.scopes

    def _faults(self) -> Iterator[str]:
        yield from (f"no type {name}" for name in TYPES.keys() - self._schema.type_map.keys())
        for name, rows in ROWS.items():
            fields = self._kinds[name].fields.keys() if name in self._kinds else set[str]()
            yield from (f"no field {name}.{called}" for called in rows.keys() - fields)
        for name, kind in self._kinds.items():
            rows = ROWS.get(name, {})
            yield from (
                f"no row of {name}.{called}"
                for called, field in kind.fields.items()
                if called not in rows and (name in ROOTS or _is_open(led_to(field)))
            )
        said = {scope for rows in (TYPES, *ROWS.values()) for scope in rows.values()}
        yield from (f"no scope {scope}" for scope in said - {*SCOPES, SESSION, ""})


class Needs(Visitor):
    def __init__(self, types: TypeInfo, needs: Mapping[tuple[str, str], str]) -> None:
        super().__init__()
        self.types = types
        self.scopes: list[str] = []
        self._needs = needs

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        parent = self.types.get_parent_type()
        self.scopes.append(self._needs.get((parent.name if parent else "", node.name.value), ""))


def _needed(name: str, called: str, field: GraphQLField) -> str:
    row = ROWS.get(name, {}).get(called)
    return row if row is not None else TYPES.get(led_to(field).name, "")


def led_to(field: GraphQLField) -> GraphQLNamedType:
    """The type a field leads to, through the pages of a list."""
    kind = _named(field)
    if isinstance(kind, GraphQLObjectType) and kind.name.endswith(("Connection", "Edge")):
        return _named(kind.fields.get("nodes") or kind.fields["node"])
    return kind


def _named(field: Any) -> GraphQLNamedType:
    return cast(GraphQLNamedType, get_named_type(field.type))


def _is_open(kind: GraphQLNamedType) -> bool:
    """Has fields of its own, and no row that says who may read them."""
    return is_composite_type(kind) and kind.name not in TYPES


def _guarded(resolve: Callable[..., Any], scope: str) -> Callable[..., Any]:
    def decided(source: Any, info: GraphQLResolveInfo[Any], **given: Any) -> Any:
        demand(info.context.scopes, scope)
        return resolve(source, info, **given)

    return decided
