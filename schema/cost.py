"""What an operation costs, paid before it runs out of the hour's points of whoever asks."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from math import ceil
from typing import Any

from graphql import ExecutionResult, GraphQLError, OperationType, get_operation_ast
from strawberry.extensions import SchemaExtension

from schema.documents import Written
from schema.limits import Size, sizes
from schema.times import to_iso

OBJECTS = 5  # for a point; a whole operation is limited in objects
CODE = "OVER_BUDGET"


@dataclass(frozen=True, slots=True)
class Standing:
    """Points left, when all are back (UTC ms) and in how many seconds; `paid`: there were enough."""

    paid: bool
    available: int
    refills_at: int
    wait: int


Spend = Callable[[int], Awaitable[Standing]]


def points(size: Size) -> int:
    """One for every five objects, and one at least."""
    return max(1, ceil(size.cost / OBJECTS))


class Cost(SchemaExtension):
    """Tells the cost with every answer; what is not paid for does not run."""

    def __init__(self) -> None:
        self._told: dict[str, Any] = {}

    async def on_execute(self) -> AsyncIterator[None]:
        asked: Any = self.execution_context
        if asked.context.spend is not None:
            operation = get_operation_ast(asked.graphql_document, asked.operation_name)
            written = Written(asked.query, asked.graphql_document)
            found = sizes(written, asked.variables or {}, asked.schema.known)
            price = next((points(size) for one, size in found if one is operation), 1)
            standing = await asked.context.spend(price)
            self._told = told(price, standing)
            if not standing.paid:
                refused = refusal(price, standing)
                # A subscription looks at no result before it begins.
                if operation and operation.operation is OperationType.SUBSCRIPTION:
                    raise refused
                asked.result = ExecutionResult(None, [refused])
        yield

    def get_results(self) -> dict[str, Any]:
        return {"cost": self._told} if self._told else {}


def told(price: int, standing: Standing) -> dict[str, Any]:
    return {
        "requested": price,
        "available": standing.available,
        "refillsAt": to_iso(standing.refills_at),
    }


def refusal(price: int, standing: Standing) -> GraphQLError:
    cost = told(price, standing)
    words = f"This costs {price} points, and {standing.available} are left. All are back at {cost['refillsAt']}."
    return GraphQLError(words, extensions={"code": CODE, "retryAfter": standing.wait, "cost": cost})
