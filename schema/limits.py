"""What one operation may ask for, decided in one linear walk before anything runs."""

import functools
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import Any, Self

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
)
from strawberry.extensions import MaxTokensLimiter, SchemaExtension
from strawberry.schema.schema import validate_document

from schema.documents import Written

DEPTH = 8
ALIASES = 15
DIRECTIVES = 20
COST = 5_000
PAGE = 50
LIST = 10  # what a list without `first` counts for
TOKENS = 1_000
# A connection's own lists are as long as its page, which has been counted.
CONNECTION = frozenset({"edges", "nodes"})
MUTATIONS = 1
ENOUGH = 10**9
KEPT = 256


class Tokens(MaxTokensLimiter):
    def __init__(self) -> None:
        super().__init__(TOKENS)


class Limits(SchemaExtension):
    """Refuses what is too deep, too wide or too dear before it is validated, in linear time."""

    def on_validate(self) -> Iterator[None]:
        asked: Any = self.execution_context
        if asked.graphql_document is not None:
            written = Written(asked.query, asked.graphql_document)
            asked.pre_execution_errors = over(
                written, asked.variables or {}, asked.schema.known
            ) or _validated(written, asked.schema, asked.validation_rules)
        yield


@functools.lru_cache(maxsize=KEPT)
def _validated(written: Written, schema: Any, rules: tuple[Any, ...]) -> list[GraphQLError]:
    return validate_document(schema._schema, written.document, rules)


@dataclass(frozen=True, slots=True)
class Size:
    """Of a selection, fragments expanded; cost counts objects, lists by their length; roots its own fields."""

    depth: int = 0
    aliases: int = 0
    directives: int = 0
    cost: int = 0
    roots: int = 0

    def beside(self, other: "Size") -> "Size":
        return Size(
            max(self.depth, other.depth),
            min(self.aliases + other.aliases, ENOUGH),
            min(self.directives + other.directives, ENOUGH),
            min(self.cost + other.cost, ENOUGH),
            min(self.roots + other.roots, ENOUGH),
        )

    def inside(self, times: int, alias: bool) -> "Size":
        """As the selection of a field that answers `times` objects."""
        return Size(
            self.depth + 1,
            self.aliases + alias,
            self.directives,
            min(times * (1 + self.cost), ENOUGH),
            roots=1,
        )

    def or_else(self, other: "Size") -> "Size":
        """Where an answer has only one of the two, as of a union's types; what is written counts all the same."""
        return replace(self.beside(other), cost=max(self.cost, other.cost))


@dataclass(frozen=True, slots=True)
class Names:
    """In a contract: of fields that answer a list (without `first` they count as ten), and of types of object."""

    many: Set[str]
    kinds: Set[str] = frozenset()

    @classmethod
    def of(cls, schema: GraphQLSchema) -> Self:
        kinds = [kind for kind in schema.type_map.values() if isinstance(kind, GraphQLObjectType)]
        fields = [(name, str(field.type)) for kind in kinds for name, field in kind.fields.items()]
        many = frozenset(name for name, kind in fields if kind.startswith("["))
        return cls(many, frozenset(kind.name for kind in kinds))


def over(written: Written, variables: dict[str, Any], known: Names) -> list[GraphQLError]:
    """What the operations of a document exceed, in words."""
    return [
        GraphQLError(words, nodes=[operation])
        for operation, size in sizes(written, variables, known)
        for words in excess(operation, size)
    ]


def excess(operation: OperationDefinitionNode, size: Size) -> Iterator[str]:
    found = [
        ("levels deep", size.depth, DEPTH),
        ("aliases", size.aliases, ALIASES),
        ("directives", size.directives, DIRECTIVES),
        ("objects at most", size.cost, COST),
    ]
    if operation.operation == OperationType.MUTATION:
        found.append(("mutations at once", size.roots, MUTATIONS))
    yield from (
        f"This asks for {n} {what}; the limit is {most}." for what, n, most in found if n > most
    )


def sizes(
    written: Written, variables: dict[str, Any], known: Names
) -> list[tuple[OperationDefinitionNode, Size]]:
    """Of each operation; the walk is taken once for the same page sizes."""
    pages = {
        name: page(variables[name]) if name in variables else given
        for name, given in defaults(written.document).items()
    }
    walked = _walked(written, tuple(pages.items()), known)
    return list(zip(operations(written.document), walked, strict=True))


@functools.lru_cache(maxsize=KEPT)
def _walked(written: Written, pages: tuple[tuple[str, int], ...], known: Names) -> tuple[Size, ...]:
    walk = Walk(written.document, dict(pages), known)
    return tuple(walk.size(operation) for operation in operations(written.document))


def operations(document: DocumentNode) -> list[OperationDefinitionNode]:
    return [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]


def page(given: Any) -> int:
    """What is not a number counts as a full page."""
    return min(max(given, 1), PAGE) if isinstance(given, int) else PAGE


def literal(value: Any) -> int:
    """The page written in a document."""
    short = isinstance(value, IntValueNode) and len(value.value) < 6
    return page(int(value.value)) if short else PAGE


def defaults(document: DocumentNode) -> dict[str, int]:
    """Of page sizes; of one name in several operations, the largest: they share their fragments."""
    found: dict[str, int] = {}
    for variable in (one for o in operations(document) for one in o.variable_definitions or ()):
        name, given = variable.variable.name.value, literal(variable.default_value)
        found[name] = max(found.get(name, given), given)
    return found


class Walk:
    """Each fragment is measured once, however often it is spread."""

    def __init__(self, document: DocumentNode, pages: Mapping[str, int], known: Names) -> None:
        fragments = [d for d in document.definitions if isinstance(d, FragmentDefinitionNode)]
        self._fragments = {fragment.name.value: fragment for fragment in fragments}
        self._pages = pages
        self._many, self._kinds = known.many - CONNECTION, known.kinds
        self._known: dict[str, Size] = {}

    def size(self, operation: OperationDefinitionNode) -> Size:
        inside = self._within(operation.selection_set, frozenset())
        return inside.beside(Size(directives=len(operation.directives or ())))

    def _within(self, selections: SelectionSetNode | None, above: frozenset[str]) -> Size:
        total, either = Size(), dict[str, Size]()
        for selection in selections.selections if selections else ():
            own = Size(directives=len(selection.directives or ()))
            own = own.beside(self._of(selection, above))
            if (kind := self._kind(selection)) in self._kinds:
                either[kind] = either.get(kind, Size()).beside(own)
            else:
                total = total.beside(own)
        return total.beside(functools.reduce(Size.or_else, either.values(), Size()))

    def _kind(self, selection: SelectionNode) -> str:
        """The type a selection is for; '' for any."""
        if isinstance(selection, FragmentSpreadNode):
            fragment = self._fragments.get(selection.name.value)
            return fragment.type_condition.name.value if fragment else ""
        on = selection.type_condition if isinstance(selection, InlineFragmentNode) else None
        return on.name.value if on else ""

    def _of(self, selection: SelectionNode, above: frozenset[str]) -> Size:
        if isinstance(selection, FieldNode):
            return self._field(selection, above)
        if isinstance(selection, InlineFragmentNode):
            return self._within(selection.selection_set, above)
        return self._fragment(selection.name.value, above)  # type: ignore[attr-defined]

    def _field(self, field: FieldNode, above: frozenset[str]) -> Size:
        alias, inside = field.alias is not None, self._within(field.selection_set, above)
        if field.name.value.startswith("__"):
            # Tools look deeper into the contract than members into the graph.
            return Size(aliases=inside.aliases + alias, directives=inside.directives)
        if not field.selection_set:
            return Size(aliases=alias, roots=1)
        return inside.inside(self._times(field), alias)

    def _fragment(self, name: str, above: frozenset[str]) -> Size:
        # Circles and unknown fragments are for the standard rules to name.
        if name in above or name not in self._fragments:
            return Size()
        if name not in self._known:
            self._known[name] = self._within(self._fragments[name].selection_set, above | {name})
        return self._known[name]

    def _times(self, field: FieldNode) -> int:
        for argument in field.arguments or ():
            if argument.name.value == "first":
                return self._number(argument.value)
        return LIST if field.name.value in self._many else 1

    def _number(self, value: Any) -> int:
        if isinstance(value, VariableNode):
            return self._pages.get(value.name.value, PAGE)
        return literal(value)
