"""Operations that nobody thought of: drawn from the contract, valid in form, odd in what they say."""

from random import Random
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLUnionType,
    get_named_type,
)
from graphql.type import GraphQLField

from schema.root import schema
from tests.schema.matrix import TYPES
from tests.server.hostile import WORDS

NUMBERS = [-(2**31), -1, 0, 1, 2, 5, 50, 51, 2**31 - 1]
MOMENTS = [
    "2026-09-21T13:33:20Z",
    "1970-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
    "2026-02-30T00:00:00Z",
]
LIKELY = ["Pricing", "a", "Help", "https://example.org/x", "ada@example.org"]
DEEP, WIDE = 3, 5


class Drawn:
    """One operation, and the variables that all its values travel in."""

    def __init__(self, chance: Random, known: list[str], field: str | None = None) -> None:
        self._chance, self._known = chance, known
        self.heads, self.variables = list[str](), dict[str, Any]()
        kind = "Mutation" if field in TYPES["Mutation"].fields else "Query"
        names = [field] if field else chance.sample(sorted(TYPES["Query"].fields), 2)
        asked = " ".join(self._field(name, TYPES[kind].fields[name], DEEP) for name in names)
        heads = f"({', '.join(self.heads)})" if self.heads else ""
        self.text = f"{kind.lower()} {heads} {{ {asked} }}"

    def _field(self, name: str, field: GraphQLField, depth: int) -> str:
        given = [
            f"{arg}: {self._variable(one.type)}"
            for arg, one in field.args.items()
            if self._takes(one.type)
        ]
        called = f"{name}({', '.join(given)})" if given else name
        kind: Any = get_named_type(field.type)
        return f"{called} {self._inside(kind, depth)}"

    def _inside(self, kind: Any, depth: int) -> str:
        if isinstance(kind, GraphQLUnionType | GraphQLInterfaceType):
            one = self._chance.choice(schema._schema.get_possible_types(kind))
            return f"{{ __typename ... on {one.name} {self._inside(one, depth)} }}"
        if not isinstance(kind, GraphQLObjectType):
            return ""
        some = [name for name, field in kind.fields.items() if depth or not _leads_on(field)]
        drawn = self._chance.sample(some, min(len(some), WIDE))
        asked = (self._field(name, kind.fields[name], depth - 1) for name in drawn)
        return f"{{ __typename {' '.join(asked)} }}"

    def _takes(self, kind: Any) -> bool:
        return isinstance(kind, GraphQLNonNull) or self._chance.random() < 0.5

    def _variable(self, kind: Any) -> str:
        name = f"v{len(self.heads)}"
        self.heads.append(f"${name}: {kind}")
        self.variables[name] = self._value(kind)
        return f"${name}"

    def _value(self, kind: Any) -> Any:
        if isinstance(kind, GraphQLNonNull):
            return self._value(kind.of_type)
        if isinstance(kind, GraphQLList):
            return [self._value(kind.of_type) for _ in range(self._chance.randrange(3))]
        if isinstance(kind, GraphQLEnumType):
            return self._chance.choice(list(kind.values))
        if isinstance(kind, GraphQLInputObjectType):
            taken = {name: one.type for name, one in kind.fields.items() if self._takes(one.type)}
            return {name: self._value(one) for name, one in taken.items()}
        return self._scalar(kind.name)

    def _scalar(self, name: str) -> Any:
        texts = self._chance.choice([WORDS, LIKELY])
        drawn: dict[str, list[Any]] = {
            "Int": NUMBERS, "Float": [-1.5, 0.0, 1e300], "Boolean": [True, False], "DateTime": MOMENTS,
            "ID": self._known if self._chance.random() < 0.8 else WORDS, "String": texts,
        }  # fmt: skip
        return self._chance.choice(drawn[name])


def _leads_on(field: GraphQLField) -> bool:
    return isinstance(
        get_named_type(field.type), GraphQLObjectType | GraphQLUnionType | GraphQLInterfaceType
    )
