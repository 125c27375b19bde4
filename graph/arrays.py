"""Rows of different length in shared columns (CSR), each of which can be changed by itself."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Column = NDArray[Any]
Places = NDArray[np.int64]

# A row that moves gets an eighth more room than it needs, and the columns grow by an eighth.
SLACK = 8
LEAST = 1024
BLOCK = 4096
# From so many cells a row on, copying spans is faster than picking cells.
LONG = 40


class Rows:
    """Row n is `length[n]` cells of every column from `start[n]` on; what a row leaves is wiped at once."""

    def __init__(self, **kinds: type[np.generic]) -> None:
        self.columns: dict[str, Column] = {name: np.zeros(0, kind) for name, kind in kinds.items()}
        self.start: Places = np.zeros(0, np.int64)
        self.length: NDArray[np.int32] = np.zeros(0, np.int32)
        self.room: NDArray[np.int32] = np.zeros(0, np.int32)
        self.end = 0
        self.holes = 0

    def parts(self) -> dict[str, Column]:
        """All there is of it, as arrays."""
        whole = {"start": self.start, "length": self.length, "room": self.room}
        return whole | {"used": np.array([self.end, self.holes])} | self.columns

    @classmethod
    def of_parts(cls, parts: dict[str, Column]) -> "Rows":
        rows = cls()
        rows.start, rows.length, rows.room = (parts[name] for name in ("start", "length", "room"))
        rows.end, rows.holes = parts["used"].tolist()
        own = rows.parts()
        rows.columns = {name: part for name, part in parts.items() if name not in own}
        return rows

    @property
    def nbytes(self) -> int:
        whole = (self.start, self.length, self.room, *self.columns.values())
        return sum(column.nbytes for column in whole)

    @property
    def wasteful(self) -> bool:
        return self.holes > LEAST + self.end // SLACK

    def get(self, row: int, column: str) -> Column:
        """A view of one row; empty for a row never written."""
        if row >= len(self.start):
            return self.columns[column][:0]
        start = self.start[row]
        return self.columns[column][start : start + self.length[row]]

    def put(self, row: int, **values: Sequence[Any] | Column) -> None:
        """Writes a whole row, in place where it has the room."""
        size = len(next(iter(values.values())))
        self._reach(row)
        if size > self.room[row]:
            self._move(row, size)
        start, old = self.start[row], self.length[row]
        for name, column in self.columns.items():
            column[start : start + size] = values[name]
            column[start + size : start + old] = 0
        self.length[row] = size

    def add(self, row: int, **cells: Sequence[Any] | Column) -> None:
        """More cells at a row's end."""
        self._reach(row)
        old, more = int(self.length[row]), len(next(iter(cells.values())))
        if old + more <= self.room[row]:
            first = self.start[row] + old
            for name, column in self.columns.items():
                column[first : first + more] = cells[name]
            self.length[row] = old + more
        else:
            whole = {c: np.concatenate([self.get(row, c), cells[c]]) for c in self.columns}
            self.put(row, **whole)

    def keep(self, row: int, kept: NDArray[np.bool_]) -> None:
        """Of a row, only these cells."""
        if not kept.all():
            self.put(row, **{name: self.get(row, name)[kept] for name in self.columns})

    def fill(self, lengths: Column, **columns: Column) -> None:
        """All rows at once, one after another without holes."""
        self.columns = columns
        self.length = lengths.astype(np.int32)
        self.room = self.length.copy()
        self.end = int(self.length.sum())
        self.start = np.cumsum(self.length, dtype=np.int64) - self.length
        self.holes = 0

    def gather(self, rows: Column, name: str) -> tuple[Column, Column]:
        """The cells of these rows one after another, and where each row's cells end among them."""
        self._reach(int(rows.max(initial=0)))
        starts, lengths = self.start[rows], self.length[rows]
        ends, column = np.cumsum(lengths), self.columns[name]
        if len(rows) and ends[-1] < LONG * len(rows):
            return ends, column[_cells(starts, lengths)]
        spans = map(slice, starts.tolist(), (starts + lengths).tolist())
        parts: list[Column] = [column[:0], *(column[span] for span in spans)]
        whole: Column = np.concatenate(parts)
        return ends, whole

    def compacted(self) -> "Rows":
        """The same rows without holes, in new columns; may be made in a thread while this one is read."""
        lengths, total = self.length.copy(), int(self.length.sum())
        kept = {name: np.empty(total, column.dtype) for name, column in self.columns.items()}
        end = 0
        for first in range(0, len(lengths), BLOCK):
            some = slice(first, first + BLOCK)
            cells = _cells(self.start[some], lengths[some])
            for name, column in self.columns.items():
                kept[name][end : end + len(cells)] = column[cells]
            end += len(cells)
        whole = Rows()
        whole.fill(lengths, **kept)
        return whole

    def _reach(self, row: int) -> None:
        if row >= len(self.start):
            more = row + 1 - len(self.start) + len(self.start) // SLACK
            self.start = np.concatenate([self.start, np.zeros(more, np.int64)])
            self.length = np.concatenate([self.length, np.zeros(more, np.int32)])
            self.room = np.concatenate([self.room, np.zeros(more, np.int32)])

    def _move(self, row: int, size: int) -> None:
        start, old = self.start[row], self.length[row]
        for column in self.columns.values():
            column[start : start + old] = 0
        room = size + size // SLACK + 1
        self.holes += int(self.room[row])
        self._grow(self.end + room)
        self.start[row], self.length[row], self.room[row] = self.end, 0, room
        self.end += room

    def _grow(self, end: int) -> None:
        for name, column in self.columns.items():
            if end > len(column):
                longer = np.zeros(end + end // SLACK, column.dtype)
                longer[: len(column)] = column
                self.columns[name] = longer


def _cells(starts: Column, lengths: Column) -> Places:
    """Where the cells of such rows are, one row after another."""
    shift: Places = np.repeat(starts - np.cumsum(lengths) + lengths, lengths)
    return shift + np.arange(len(shift))
