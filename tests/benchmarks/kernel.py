"""The limit: the bare question in machine code over the mirror's own arrays, nothing fetched, nothing checked."""

import importlib
import threading
from collections.abc import Callable
from typing import Any

import numpy as np

from tests.benchmarks.bare import FIRST, WEIGHTS, Answer, Asker, Plain


class NoNumba(Exception):
    """Why the limit is not measured."""


def compiler() -> Callable[[Any], Any]:
    try:
        return importlib.import_module("numba").njit(nogil=True)
    except ImportError as missing:
        raise NoNumba("numba is not installed; `make bench` installs it") from missing


def ranking(world: Plain, compiled_by: Callable[[Any], Any]) -> Callable[[Asker], Answer]:
    """Every thread has its own scratch."""
    compiled = compiled_by(best)
    ties, ids, here = world.mirror.ties, world.mirror.people.ids, threading.local()
    columns = (ties.columns["other"], ties.columns["side"], ties.start, ties.length)
    fixed = (*columns, world.first_giver, world.givers, world.order, WEIGHTS)

    def answer(asker: Asker) -> Answer:
        if not hasattr(here, "scratch"):
            here.scratch = np.zeros((4, len(ids)), np.int64)
        found = compiled(*fixed, here.scratch, asker.number, asker.topics, FIRST)
        return [(ids[who], ids[contact]) for who, contact in found]

    return answer


def best(
    other: Any,
    side: Any,
    start: Any,
    length: Any,
    first_giver: Any,
    givers: Any,
    order: Any,
    weights: Any,
    scratch: Any,
    asker: int,
    topics: Any,
    first: int,
) -> Any:
    """Marks who gives, sums over the rows of open contacts, and keeps the first few sorted."""
    wanted, score, worth, by = scratch[0], scratch[1], scratch[2], scratch[3]
    for topic in topics:
        for at in range(first_giver[topic], first_giver[topic + 1]):
            wanted[givers[at]] = 1
    wanted[asker] = 0
    row = range(start[asker], start[asker] + length[asker])
    for at in row:
        wanted[other[at]] = 0
    found = 0
    met = np.empty(4096, np.int32)
    for at in row:
        if side[at] & 1:
            contact, near = other[at], weights[(side[at] >> 1) & 3]
            for to in range(start[contact], start[contact] + length[contact]):
                helper = other[to]
                if wanted[helper] and side[to] & 1:
                    both = near * weights[(side[to] >> 1) & 3]
                    if score[helper] == 0:
                        if found == len(met):
                            met = np.concatenate((met, np.empty(found, np.int32)))
                        met[found] = helper
                        found += 1
                    score[helper] += both
                    if both > worth[helper] or (
                        both == worth[helper] and order[contact] < order[by[helper]]
                    ):
                        worth[helper], by[helper] = both, contact
    top = np.zeros((first, 2), np.int64)
    kept = 0
    for n in range(found):
        helper = met[n]
        place = kept
        while place > 0:
            above = top[place - 1, 0]
            if score[above] > score[helper] or (
                score[above] == score[helper] and order[above] < order[helper]
            ):
                break
            place -= 1
        if place < first:
            kept = min(kept + 1, first)
            for at in range(kept - 1, place, -1):
                top[at] = top[at - 1]
            top[place, 0], top[place, 1] = helper, by[helper]
    for n in range(found):
        score[met[n]] = worth[met[n]] = 0
    for topic in topics:
        for at in range(first_giver[topic], first_giver[topic + 1]):
            wanted[givers[at]] = 0
    return top[:kept]
