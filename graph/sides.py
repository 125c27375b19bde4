"""A person's side of a tie in 32 bits: minutes of the last touch * 8 + ring * 2 + via."""

from collections.abc import Sequence

import numpy as np

from graph.arrays import Column
from graph.bounds import MINUTE
from graph.formula import Side

VIA = np.uint32(1)
RINGS = ("NEW", "FAMILIAR", "CLOSE", "CORE")
RING_OF = {ring: number for number, ring in enumerate(RINGS)}


def packed(touched: Sequence[int], rings: Sequence[str], via: Sequence[bool]) -> Column:
    minutes = np.array(touched, np.int64) // MINUTE
    kinds = np.array([RING_OF[ring] for ring in rings], np.int64)
    return (minutes * 8 + kinds * 2 + np.array(via, bool)).astype(np.uint32)


def side(one: int) -> Side:
    return Side(RINGS[one >> 1 & 3], (one >> 3) * MINUTE)
