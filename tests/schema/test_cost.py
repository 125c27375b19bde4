"""What an operation costs, and that it does not run unpaid."""

from typing import Any

import pytest
import strawberry
from graphql import parse

from schema import cost, limits
from schema.context import Context
from schema.cost import Standing, points
from schema.documents import Written
from schema.root import schema
from tests.schema.contract import NOW, contract

RUN: list[str] = []


@strawberry.type
class Query:
    @strawberry.field
    def name(self) -> str:
        RUN.append("name")
        return "knot"


small = contract(Query)


class Purse:
    def __init__(self, left: int) -> None:
        self.left = left

    async def spend(self, price: int) -> Standing:
        paid = price <= self.left
        self.left -= price if paid else 0
        return Standing(paid, self.left, NOW, 60)


def price(query: str, name: str | None = None, **variables: Any) -> int:
    found = limits.sizes(Written(query, parse(query)), variables, schema.known)
    return next(
        points(size) for one, size in found if not name or (one.name and one.name.value == name)
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("{ __typename }", 1),
        ("{ __schema { types { name } } }", 1),
        ("{ me { name } }", 1),
        ('{ suggestTopics(text: "x", first: 5) { name } }', 1),
        ('{ suggestTopics(text: "x", first: 6) { name } }', 2),
        ("{ myAsks(first: 50) { nodes { text } } }", 20),
        ("{ myAsks(first: 50) { nodes { circle { name } } } }", 30),
        ("query ($n: Int!) { myAsks(first: $n) { nodes { text } } }", 20),
        ("query A { me { name } } query B { myAsks(first: 50) { nodes { text } } }", 1),
    ],
)
def test_a_point_buys_five_objects(query: str, expected: int) -> None:
    assert price(query, n=50) == expected


def test_the_dearest_operation_costs_a_thousand() -> None:
    assert limits.COST / cost.OBJECTS == 1_000


async def ask(purse: Purse | None, query: str = "{ name }") -> Any:
    spend = purse.spend if purse else None
    context = Context(None, None, NOW, b"", spend=spend)  # type: ignore[arg-type]
    return await small.execute(query, context_value=context)


async def test_every_answer_tells_what_it_cost() -> None:
    found = await ask(Purse(3))
    told = {"requested": 1, "available": 2, "refillsAt": "2027-01-15T08:00:00.000Z"}
    assert found.data == {"name": "knot"} and found.extensions == {"cost": told}


async def test_unpaid_it_does_not_run_and_says_when_it_would() -> None:
    RUN.clear()
    found = await ask(Purse(0))
    assert RUN == [] and found.data is None
    (error,) = found.errors
    assert error.extensions["code"] == "OVER_BUDGET" and error.extensions["retryAfter"] == 60
    assert "2027-01-15T08:00:00.000Z" in error.message
    assert found.extensions["cost"]["available"] == 0


async def test_what_is_not_valid_is_not_paid_for() -> None:
    purse = Purse(3)
    for wrong in ("{ nowhere }", "{", "{ " + "a: name " * 99 + "}"):
        assert (await ask(purse, wrong)).data is None
    assert purse.left == 3


async def test_where_nobody_counts_nothing_is_told() -> None:
    assert not (await ask(None)).extensions
