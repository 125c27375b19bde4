"""Everything with an id, found again by its id, without nouns importing one another."""

from typing import Any, Protocol, TypeVar

import strawberry

from schema import ids


@strawberry.interface(description="Anything that has an id.")
class Node:
    row: strawberry.Private[Any]

    @strawberry.field
    def id(self) -> strawberry.ID:
        return ids.encode(type(self).__name__, self.row.id)


class Kind(Protocol):
    """A type that can be loaded: None for every id its viewer may not see, in the order of ids."""

    def __init__(self, *, row: Any) -> None: ...

    @classmethod
    async def load(cls, context: Any, ids: list[str]) -> list[Any]: ...


K = TypeVar("K", bound=type[Any])
KINDS: dict[str, type[Kind]] = {}


def kind(cls: K) -> K:
    """Registers a type under its name, for `wrap`, `Context.node` and Query.node."""
    KINDS[cls.__name__] = cls
    return cls


def wrap(name: str, row: Any) -> Any:
    return KINDS[name](row=row)


def in_order(name: str, keys: list[str], rows: list[Any]) -> list[Any]:
    """Rows wrapped and put in the order of the ids asked for, None where there is none."""
    found = {row.id: wrap(name, row) for row in rows}
    return [found.get(key) for key in keys]
