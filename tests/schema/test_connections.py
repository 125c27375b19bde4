from dataclasses import dataclass
from typing import Annotated

import pytest
import strawberry

from graph.refusals import InvalidInput
from schema import connections, nodes
from tests.schema.contract import contract, execute


@dataclass(frozen=True)
class Row:
    id: str
    at: int


ROWS = [Row(f"{n:02}", 100 + n // 2) for n in range(9, -1, -1)]


@strawberry.type
class Knot(nodes.Node):
    row: strawberry.Private[Row]


@strawberry.type
class Query:
    @strawberry.field
    def knots(
        self, first: int, after: str | None = None
    ) -> connections.Connection[
        Annotated["Knot", strawberry.lazy("tests.schema.test_connections")]
    ]:
        page = connections.page(first, after)
        rows = [row for row in ROWS if (row.at, row.id) < (page.at, page.id)][: page.limit]
        return connections.connect_nodes(page, [((row.at, row.id), Knot(row=row)) for row in rows])


small = contract(Query)
PAGE = """query ($n: Int!, $after: String) { knots(first: $n, after: $after) {
  nodes { id } edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }"""


@pytest.mark.parametrize("size", [1, 3, 5, 10, 50])
async def test_pages_meet_without_gap_or_double(size: int) -> None:
    seen: list[str] = []
    after, more = None, True
    while more:
        found = (await execute(small, PAGE, {"n": size, "after": after})).data["knots"]
        seen += [node["id"] for node in found["nodes"]]
        after, more = found["pageInfo"]["endCursor"], found["pageInfo"]["hasNextPage"]
    assert len(seen) == len(set(seen)) == len(ROWS)


@pytest.mark.parametrize("first", [0, -1, 51, 2_000_000])
async def test_a_page_has_one_to_fifty(first: int) -> None:
    found = await execute(small, PAGE, {"n": first})
    assert found.errors[0].extensions == {"code": "INVALID_INPUT", "path": ["first"]}


@pytest.mark.parametrize("after", ["", "x", "MTox=", "!!", connections.cursor(2**60, "a"), "é"])
def test_a_cursor_is_one_of_ours(after: str) -> None:
    with pytest.raises(InvalidInput):
        connections.page(1, after)


def test_the_type_is_named_after_its_nodes() -> None:
    assert "type KnotConnection" in small.as_str()
