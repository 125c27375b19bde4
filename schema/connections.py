"""Lists in pages: keyset by (time, id), newest first, with an opaque cursor."""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import strawberry

from graph.bounds import number
from graph.refusals import InvalidInput
from schema import nodes

T = TypeVar("T")
Key = tuple[int, str]
MOST = 50
START: Key = (2**53 - 1, "~")


@strawberry.type
class PageInfo:
    has_next_page: bool
    end_cursor: str | None


@strawberry.type
class Edge(Generic[T]):
    cursor: str
    node: T


@strawberry.type
class Connection(Generic[T]):
    edges: list[Edge[T]]
    page_info: PageInfo

    @strawberry.field
    def nodes(self) -> list[T]:
        return [edge.node for edge in self.edges]


@dataclass(frozen=True, slots=True)
class Page:
    """What a statement needs: rows before (at, id), and one more than shown."""

    first: int
    at: int
    id: str

    @property
    def limit(self) -> int:
        return self.first + 1


def page(first: int, after: str | None) -> Page:
    """InvalidInput unless `first` is 1 to 50 and `after` a cursor of ours."""
    number("first", first, 1, MOST)
    return Page(first, *(START if after is None else _key(after)))


def connect(kind: str, asked: Page, rows: Sequence[Any], key: Callable[[Any], Key]) -> Any:
    """A connection over at most `limit` rows, wrapped as `kind`."""
    wrapped = [(key(row), nodes.wrap(kind, row)) for row in rows]
    return connect_nodes(asked, wrapped)


def connect_nodes(asked: Page, rows: Sequence[tuple[Key, Any]]) -> Any:
    """A connection over nodes that are wrapped already, each with its key."""
    edges = [Edge[Any](cursor=cursor(*key), node=node) for key, node in rows[: asked.first]]
    last = edges[-1].cursor if edges else None
    return Connection[Any](
        edges=edges, page_info=PageInfo(has_next_page=len(rows) > asked.first, end_cursor=last)
    )


def cursor(at: int, key: str) -> str:
    return base64.urlsafe_b64encode(f"{at}:{key}".encode()).decode().rstrip("=")


def _key(value: str) -> Key:
    try:
        padded = value + "=" * (-len(value) % 4)
        at, _, key = base64.urlsafe_b64decode(padded).decode().partition(":")
        if cursor(int(at), key) == value and abs(int(at)) <= START[0]:
            return int(at), key
    except (ValueError, binascii.Error):
        pass
    raise InvalidInput("after", "This is not a place in this list.")
