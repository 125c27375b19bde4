"""What could be known at a moment: rows of a past, read by whom they are about and by when."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.folders import Floats, Ints, Past

EVER = np.iinfo(np.int64).max


class History:
    """Rows in the order of owner and time; each knows the sum of its pair so far and until when it is the last."""

    def __init__(self, past: Past, owners: int, others: int) -> None:
        order = np.lexsort((past.at, past.owner))
        self.owner, self.other = past.owner[order], past.other[order]
        self.at = past.at[order]
        self.starts = np.searchsorted(self.owner, np.arange(owners + 1))
        self.sum, self.until, self.first = _pairs(
            self.owner * others + self.other, self.at, past.weight[order]
        )
        self.moments = np.unique(self.at)
        self._key = self._when(self.owner, self.at)

    def _when(self, owner: Ints, at: Ints | int) -> Ints:
        return owner * (len(self.moments) + 1) + np.searchsorted(self.moments, at)

    def ends(self, owners: Ints, at: int) -> Ints:
        """Where each owner's rows of before this moment end."""
        return np.searchsorted(self._key, self._when(owners, at))

    def before(self, owners: Ints, at: int, most: int = EVER) -> tuple[Ints, Ints]:
        """The last row of every pair before this moment (looking back `most` rows), and whose it is by place."""
        ends = self.ends(owners, at)
        starts = np.maximum(self.starts[owners], ends - most)
        rows, whose = spans(starts, ends)
        last = self.until[rows] >= at
        return rows[last], whose[last]


def spans(starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """All numbers from each start to its end, and the place of the span they are from."""
    sizes = ends - starts
    whose = np.repeat(np.arange(len(starts)), sizes)
    shift = np.repeat(starts - (np.cumsum(sizes) - sizes), sizes)
    return np.arange(len(whose)) + shift, whose


def _pairs(pair: Ints, at: Ints, weight: Floats) -> tuple[Floats, Ints, NDArray[np.bool_]]:
    order = np.lexsort((at, pair))
    same = np.zeros(len(pair), bool)
    same[1:] = pair[order][1:] == pair[order][:-1]
    running = np.cumsum(weight[order])
    before = np.where(same, 0.0, running - weight[order])
    offset = np.maximum.accumulate(before) if len(before) else before
    until = np.full(len(pair), EVER)
    until[:-1][same[1:]] = at[order][1:][same[1:]]
    # Rounded, so that equal sums are equal wherever they were summed.
    return _back(np.round(running - offset, 9), order), _back(until, order), _back(~same, order)


def _back(values: NDArray[Any], order: Ints) -> NDArray[Any]:
    placed = np.empty_like(values)
    placed[order] = values
    return placed


class Counter:
    """A number a person, counted up row by row as time goes on."""

    def __init__(self, people: int, who: Ints, at: Ints, weight: Floats | None = None) -> None:
        weight = np.ones(len(at)) if weight is None else weight
        order = np.argsort(at, kind="stable")
        self._who, self._at, self._weight = who[order], at[order], weight[order]
        self._done = 0
        self.sum = np.zeros(people)
        self.last = np.full(people, -1, np.int64)

    def until(self, at: int) -> None:
        """Rows of before this moment; moments never go back."""
        end = int(np.searchsorted(self._at, at))
        rows = slice(self._done, end)
        np.add.at(self.sum, self._who[rows], self._weight[rows])
        np.maximum.at(self.last, self._who[rows], self._at[rows])
        self._done = end


class Pace:
    """The mean gap between one person's doings at different times, as far as it was known at a moment."""

    def __init__(self, who: Ints, at: Ints) -> None:
        who, at = np.unique(np.stack([who, at]), axis=1) if len(at) else (who, at)
        again = who[1:] == who[:-1]
        order = np.argsort(at[1:][again], kind="stable")
        self._at = at[1:][again][order]
        self._gaps = np.cumsum(np.diff(at)[again][order])

    def before(self, at: int) -> float:
        """Without end where nobody did anything twice."""
        known = int(np.searchsorted(self._at, at))
        return float(self._gaps[known - 1]) / known if known else float("inf")
