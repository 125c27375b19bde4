"""DateTime: UTC milliseconds inside, ISO 8601 with a Z outside."""

from datetime import UTC, datetime
from typing import NewType

import strawberry
from graphql import GraphQLError

DateTime = NewType("DateTime", int)


def to_iso(at: int) -> str:
    moment = datetime.fromtimestamp(at / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_iso(value: object) -> DateTime:
    """Milliseconds of an ISO 8601 moment with its zone; GraphQLError for anything else."""
    try:
        moment = datetime.fromisoformat(value if isinstance(value, str) else "")
        if moment.tzinfo is None:
            raise ValueError
        return DateTime(round(moment.timestamp() * 1000))
    except (ValueError, OverflowError):
        raise GraphQLError("Write a moment like 2026-12-24T18:00:00Z.") from None


SCALAR = strawberry.scalar(
    name="DateTime",
    description="A moment in UTC, as ISO 8601: 2026-12-24T18:00:00.000Z",
    serialize=to_iso,
    parse_value=from_iso,
)
