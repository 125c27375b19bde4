"""Each limit in every way of writing: what is at it runs, and what is one beyond it does not."""

import re
from collections.abc import Callable
from typing import Any

import pytest
import strawberry
from graphql import Lexer, Source, TokenKind
from graphql.validation.rules.max_introspection_depth_rule import MAX_LIST_DEPTH

from graph.bounds import line, number
from graph.lookups import MOST_AT_ONCE
from graph.topics import LONGEST_NAME
from schema import connections
from schema.cost import OBJECTS, Standing
from schema.limits import ALIASES, COST, DEPTH, DIRECTIVES, MUTATIONS, TOKENS
from tests.schema.contract import contract, execute
from tests.schema.test_limits import Knot, nested


@strawberry.type
class Query(Knot):
    @strawberry.field
    def page(self, first: int) -> Knot:
        connections.page(first, None)
        return Knot()

    @strawberry.field
    def say(self, text: str) -> str:
        return line("text", text, LONGEST_NAME)

    @strawberry.field
    def count(self, these: list[int]) -> int:
        return number("these", len(these), 1, MOST_AT_ONCE)

    @strawberry.field
    def sum(self, of: list[int]) -> int:
        return sum(of)


@strawberry.type
class Mutation:
    @strawberry.mutation
    def tie(self) -> Knot:
        return Knot()


small = contract(Query, Mutation)
Shape = Callable[[str, str, str], str]
POINTS = 9


def costing(count: int) -> str:
    """As many objects in pages as the limit lets through, and one by one beyond it."""
    pages = "some(first: 50) { a: some(first: 50) { name } b: some(first: 49) { name } }"
    return pages + " next { name }" * (count - COST)


def named(count: int, what: str) -> str:
    return " ".join(f"a{n}: {what}" for n in range(count))


def looking(lists: int) -> str:
    """Into the contract, through so many lists of it, one in another."""
    inside = "fields { type { " * (lists - 1) + "fields { name }" + " } }" * (lists - 1)
    return f'__type(name: "Knot") {{ {inside} }}'


LIMITS: dict[str, tuple[Callable[[int], str], int]] = {
    "depth": (nested, DEPTH),
    "aliases": (lambda n: named(n, "name"), ALIASES),
    "directives": (lambda n: "name @skip(if: false) " * n, DIRECTIVES),
    "cost": (costing, COST),
    "tokens": (lambda n: f"sum(of: [{'1 ' * (n - 7)}])", TOKENS),
    "page": (lambda n: f"page(first: {n}) {{ name }}", connections.MOST),
    "points of an hour": (lambda n: f"some(first: {n}) {{ name }}", POINTS * OBJECTS),
    "lists of the contract": (looking, MAX_LIST_DEPTH - 1),
    "characters of a text": (lambda n: f'say(text: "{"x" * n}")', LONGEST_NAME),
    "items of a list": (lambda n: f"count(these: [{'1 ' * n}])", MOST_AT_ONCE),
    "mutations": (lambda n: named(n, "tie { name }").removeprefix("a0: "), MUTATIONS),
}


TYPES = {"first": "Int!", "text": "String!", "these": "[Int!]!"}
GIVEN = re.compile(rf"(.*)({'|'.join(TYPES)}): (\d+|\"\w+\"|\[.*\])(.*)")


def defaulting(kind: str, on: str, inside: str) -> str:
    """The last argument is the default of a variable; where there is none, a condition is."""
    if found := GIVEN.search(inside):
        before, name, value, after = found.groups()
        return f"{kind} Q($n: {TYPES[name]} = {value}) {{ {before}{name}: $n{after} }}"
    return f"{kind} Q($yes: Boolean! = true) {{ ... @include(if: $yes) {{ {inside} }} }}"


LOOKING = {"Query": '__type(name: "Knot") { name }', "Mutation": "__typename"}
SHAPES: dict[str, Shape] = {
    "plain": lambda kind, on, s: f"{'' if kind == 'query' else kind} {{ {s} }}",
    "named": lambda kind, on, s: f"{kind} Q {{ {s} }}",
    "inline": lambda kind, on, s: f"{kind} {{ ... on {on} {{ {s} }} }}",
    "nested fragments": lambda kind, on, s: (
        f"{kind} {{ ...A }} fragment A on {on} {{ ...B }} fragment B on {on} {{ {s} }}"
    ),
    "a variable's default": defaulting,
    "@include": lambda kind, on, s: f"{kind} {{ ... @include(if: true) {{ {s} }} }}",
    "an alias of __typename": lambda kind, on, s: f"{kind} {{ t: __typename {s} }}",
    "introspection": lambda kind, on, s: f"{kind} {{ {LOOKING[on]} {s} }}",
}


def taken(shape: Shape, what: str) -> int:
    """What the shape itself takes of a limit."""
    bare = shape("query", "Query", "")
    own = {"aliases": bare.count("t: "), "directives": bare.count("@"), "tokens": _tokens(bare)}
    return own.get(what, 0)


def _tokens(text: str) -> int:
    lexer, count = Lexer(Source(text)), 0
    while lexer.advance().kind != TokenKind.EOF:
        count += 1
    return count


async def spend(points: int) -> Standing:
    return Standing(points <= POINTS, POINTS, 0, 0)


async def refused(query: str, what: str) -> bool:
    paid = spend if what == "points of an hour" else None
    found: Any = await execute(small, query, spend=paid)
    assert bool(found.errors) == (found.data is None)
    return bool(found.errors)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("what", LIMITS)
async def test_a_limit_is_the_same_however_it_is_written(what: str, shape: str) -> None:
    (write, most), wrap = LIMITS[what], SHAPES[shape]
    kind, on = ("mutation", "Mutation") if what == "mutations" else ("query", "Query")
    most -= taken(wrap, what)
    assert not await refused(wrap(kind, on, write(most)), what)
    assert await refused(wrap(kind, on, write(most + 1)), what)


@pytest.mark.parametrize("what", ["aliases", "directives"])
async def test_looking_into_the_contract_has_the_same_limits(what: str) -> None:
    write, most = LIMITS[what]
    inside = '{{ __type(name: "Knot") {{ {} }} }}'
    assert not await refused(inside.format(write(most)), what)
    assert await refused(inside.format(write(most + 1)), what)


async def test_operations_that_share_a_fragment_are_measured_by_the_larger_default() -> None:
    some = "some(first: $n) { a: some(first: 50) { name } b: some(first: 50) { name } }"
    dear = f"query A($n: Int! = 1) {{ ...F }} query B($n: Int! = 50) {{ ...F }} fragment F on Query {{ {some} }}"
    found: Any = await small.execute(dear, operation_name="B", context_value=None)
    assert found.data is None and str(COST) in found.errors[0].message
