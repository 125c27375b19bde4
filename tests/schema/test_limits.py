"""What an operation may ask for: at the limit it runs, one beyond it does not."""

from typing import Any

import pytest
import strawberry
from graphql import parse

from schema import limits
from schema.documents import Written
from schema.limits import ALIASES, COST, DEPTH, DIRECTIVES, TOKENS
from tests.schema.contract import contract, execute


@strawberry.type
class Knot:
    @strawberry.field
    def name(self) -> str:
        return "knot"

    @strawberry.field
    def next(self) -> "Knot":
        return Knot()

    @strawberry.field
    def all(self) -> list["Knot"]:
        return []

    @strawberry.field
    def some(self, first: int) -> list["Knot"]:
        return []


@strawberry.type
class Query(Knot): ...


@strawberry.type
class Mutation:
    @strawberry.mutation
    def tie(self) -> Knot:
        return Knot()


small = contract(Query, Mutation)


def nested(levels: int, inside: str = "name") -> str:
    return "next { " * levels + inside + " }" * levels


def in_fragments(levels: int) -> str:
    links = [f"fragment F{n} on Knot {{ next {{ ...F{n + 1} }} }}" for n in range(1, levels)]
    return "{ next { ...F1 } } " + " ".join(links) + f" fragment F{levels} on Knot {{ name }}"


def aliased(count: int) -> str:
    return "{ " + " ".join(f"a{n}: name" for n in range(count)) + " }"


def aliased_by_fragment(count: int) -> str:
    return "{ next { ...A } } fragment A on Knot " + aliased(count)


def directed(count: int) -> str:
    return "{ " + " ".join("name @include(if: true)" for _ in range(count)) + " }"


def tokens(count: int) -> str:
    """Fragments of seven tokens, each spread with two; then single ones."""
    many, rest = divmod(count - 2, 9)
    spreads = " ".join(f"...F{n}" for n in range(many))
    return f"{{ {spreads} {'name ' * rest} }}" + "".join(
        f" fragment F{n} on Query {{ name }}" for n in range(many)
    )


LIMITS = [
    ("depth, plain", lambda n: "{ " + nested(n) + " }", DEPTH),
    ("depth, named", lambda n: "query Q { " + nested(n) + " }", DEPTH),
    ("depth, inline fragments", lambda n: "{ ... on Query { " + nested(n) + " } }", DEPTH),
    ("depth, nested fragments", in_fragments, DEPTH),
    ("depth, skipped", lambda n: "{ " + nested(n, "name @skip(if: true) __typename") + " }", DEPTH),
    ("depth, mutation", lambda n: "mutation { tie { " + nested(n - 1) + " } }", DEPTH),
    ("aliases", aliased, ALIASES),
    ("aliases of __typename", lambda n: aliased(n).replace("name", "__typename"), ALIASES),
    ("aliases, in a fragment", aliased_by_fragment, ALIASES),
    ("directives", directed, DIRECTIVES),
    ("tokens", tokens, TOKENS),
    ("mutations", lambda n: "mutation { " + "tie { name } " * n + "}", limits.MUTATIONS),
]


@pytest.mark.parametrize(
    ("write", "most"), [case[1:] for case in LIMITS], ids=[case[0] for case in LIMITS]
)
async def test_at_the_limit_it_runs_and_beyond_it_does_not(write: Any, most: int) -> None:
    assert not (await execute(small, write(most))).errors
    refused = await execute(small, write(most + 1))
    assert refused.errors and refused.data is None and refused.errors[0].path is None


KNOWN = limits.Names(frozenset({"all", "some"}), frozenset({"A", "B"}))


@pytest.mark.parametrize(
    ("query", "cost"),
    [
        ("{ name }", 0),
        ("{ next { name } }", 1),
        ("{ some(first: 50) { name } }", 50),
        ("{ some(first: 50) { some(first: 50) { name } } }", 50 + 2500),
        ("{ all { name } }", 10),
        ("{ all { all { all { name } } } }", 1110),
        ("query ($n: Int!) { some(first: $n) { some(first: $n) { name } } }", 7 + 49),
        ("query ($m: Int!) { some(first: $m) { name } }", 50),
        ("query ($m: Int = -9999) { some(first: $m) { name } all { name } }", 1 + 10),
        ("query ($m: Int = 99999) { some(first: $m) { name } }", 50),
        ("{ some(first: 99999999999) { name } }", 50),
        ("{ some(first: -5) { name } }", 1),
        ("{ all { ... on A { next { name } } ... on B { all { name } } } }", 10 * (1 + 10)),
        ("{ all { ... on A { next { name } } ... on A { next { name } } } }", 10 * (1 + 2)),
        ("{ all { ... on I { next { name } } ... on B { next { name } } } }", 10 * (1 + 2)),
        ("{ all { ...a ...b } } fragment a on A { next { name } } fragment b on B { name }", 20),
    ],
)
def test_the_cost_is_the_number_of_objects(query: str, cost: int) -> None:
    (_, size), *_ = limits.sizes(Written(query, parse(query)), {"n": 7}, KNOWN)
    assert size.cost == cost


async def test_a_page_of_pages_of_pages_is_too_dear() -> None:
    three = "{ some(first: 50) { some(first: 50) { some(first: 50) { name } } } }"
    refused = await execute(small, three)
    assert str(COST) in refused.errors[0].message


async def test_a_hidden_page_size_counts_as_it_is() -> None:
    query = "query ($n: Int!) { some(first: $n) { some(first: $n) { some(first: $n) { name } } } }"
    assert (await execute(small, query, {"n": 50})).data is None
    assert (await execute(small, query, {"n": 10})).data


def doubling(levels: int) -> str:
    """Every fragment spreads the next one twice: naive walks take 2^levels steps."""
    parts = [f"fragment F{n} on Knot {{ ...F{n + 1} ...F{n + 1} }}" for n in range(levels)]
    return "{ next { ...F0 } } " + " ".join(parts) + f" fragment F{levels} on Knot {{ name }}"


def test_doubling_fragments_are_measured_in_linear_time() -> None:
    """Or this would not end."""
    written = Written(doubling(90), parse(doubling(90)))
    assert limits.over(written, {}, limits.Names(frozenset())) == []


async def test_circles_are_named_and_not_walked() -> None:
    circle = "{ next { ...A } } fragment A on Knot { next { ...B } } fragment B on Knot { next { ...A } }"
    refused = await execute(small, circle)
    assert "itself" in refused.errors[0].message
