"""Batches of an archive's items: what one statement puts into a store at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph import statement
from graph.backup import RESTORING, Keys
from graph.contents import Item, Node
from graph.statement import Statement
from graph.store import Row

# A few tens of milliseconds on either store; twice as many gain nothing.
SIZE = 4_000
Shape = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    number: int
    put: Statement
    rows: list[Row]


def of(items: Iterable[Item], keys: Keys) -> Iterator[Batch]:
    """The same ones every time: all nodes before the first relationship."""
    return (
        Batch(number, _statement(shape, keys), rows)
        for number, (shape, rows) in enumerate(_gathered(items, keys))
    )


def _gathered(items: Iterable[Item], keys: Keys) -> Iterator[tuple[Shape, list[Row]]]:
    waiting: dict[Shape, list[Row]] = {}
    nodes = True
    for item in items:
        if nodes and not isinstance(item, Node):
            yield from waiting.items()
            waiting, nodes = {}, False
        shape = _shape(item)
        rows = waiting.setdefault(shape, [])
        rows.append(_row(item, keys))
        if len(rows) == SIZE:
            yield shape, waiting.pop(shape)
    yield from waiting.items()


def _shape(item: Item) -> Shape:
    if isinstance(item, Node):
        return (item.label,)
    return (item.start_label, item.type, item.end_label)


def _row(item: Item, keys: Keys) -> Row:
    if not isinstance(item, Node):
        return {"start": item.start, "end": item.end, "properties": item.properties}
    if keys[item.label] == RESTORING:
        return item.properties | {RESTORING: item.key}
    return item.properties


def _statement(shape: Shape, keys: Keys) -> Statement:
    if len(shape) == 1:
        return statement.fitted("restore/nodes", label=shape[0])
    start, type, end = shape
    names = {"start": start, "start_key": keys[start], "end": end, "end_key": keys[end]}
    return statement.fitted("restore/relationships", type=type, **names)
