"""What a store holds, item by item: one line of JSON each, counted and hashed alike on either store."""

import base64
import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

import orjson

TELLING = 20_000
HASH_BYTES = 16
Properties = dict[str, Any]
Tell = Callable[[int], None]


class ArchiveFault(Exception):
    """What is wrong with an archive or the place it is meant for, and what to do."""


@dataclass(frozen=True, slots=True)
class Node:
    """`key` is the value of the label's unique property, or a number of this archive's own."""

    label: str
    key: Any
    properties: Properties


@dataclass(frozen=True, slots=True)
class Relationship:
    start_label: str
    start: Any
    type: str
    end_label: str
    end: Any
    properties: Properties


Item = Node | Relationship


@dataclass(frozen=True, slots=True)
class Contents:
    """Counts a label and a type, and a digest in which order does not matter."""

    nodes: dict[str, int]
    relationships: dict[str, int]
    digest: str

    @property
    def size(self) -> int:
        return sum(self.nodes.values()) + sum(self.relationships.values())

    def differences(self, other: "Contents") -> list[str]:
        """What is counted differently, as "Person 12/11"; empty when only values differ."""
        mine, theirs = self.nodes | self.relationships, other.nodes | other.relationships
        names = sorted(mine.keys() | theirs.keys())
        return [
            f"{name} {mine.get(name, 0)}/{theirs.get(name, 0)}"
            for name in names
            if mine.get(name, 0) != theirs.get(name, 0)
        ]


@dataclass(slots=True)
class Tally:
    """Counts what passes by."""

    tell: Tell
    nodes: Counter[str] = field(default_factory=Counter[str])
    relationships: Counter[str] = field(default_factory=Counter[str])
    passed: int = 0
    digest: int = 0

    def add(self, item: Item, line: bytes) -> None:
        if isinstance(item, Node):
            self.nodes[item.label] += 1
        else:
            self.relationships[item.type] += 1
        self.digest += int.from_bytes(hashlib.blake2b(line, digest_size=HASH_BYTES).digest())
        self.passed += 1
        if self.passed % TELLING == 0:
            self.tell(self.passed)

    def contents(self) -> Contents:
        digest = self.digest % (1 << 8 * HASH_BYTES)
        return Contents(dict(self.nodes), dict(self.relationships), f"{digest:032x}")


def encode(item: Item) -> bytes:
    """One line, the same for the same item whichever store told it."""
    parts = (
        [item.label, item.key, item.properties]
        if isinstance(item, Node)
        else [
            item.start_label,
            item.start,
            item.type,
            item.end_label,
            item.end,
            item.properties,
        ]
    )
    return orjson.dumps(parts, default=_packed, option=orjson.OPT_SORT_KEYS) + b"\n"


def decode(line: bytes) -> Item:
    parts = orjson.loads(line)
    if b'{"bytes":' in line:
        parts[-1] = {name: _unpacked(value) for name, value in parts[-1].items()}
    return Node(*parts) if len(parts) == 3 else Relationship(*parts)


def _packed(value: object) -> object:
    if isinstance(value, bytes | bytearray):
        return {"bytes": base64.b64encode(value).decode()}
    raise ArchiveFault(f"A value of the kind {type(value).__name__} has no place in an archive.")


def _unpacked(value: Any) -> Any:
    """No property is a map, so a map is what `_packed` made."""
    return (
        base64.b64decode(cast(dict[str, str], value)["bytes"]) if isinstance(value, dict) else value
    )
