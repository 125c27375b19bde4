"""`python -m tests.benchmarks.table`: one question to every engine in one run; limit, ladder, what refutes us."""

import argparse
import functools
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import uvloop
from neo4j.exceptions import DriverError, Neo4jError

from graph import mirror_load
from graph.store import Store, StoreFault
from tests.benchmarks import bare, contestants, ladder, measuring, places, racing, wide_town
from tests.benchmarks.bench import Unequal
from tests.benchmarks.contestants import (
    ALONE,
    CHECKED,
    LIMIT,
    OURS,
    POSTGRES,
    SERVICE,
    Ground,
    gathered,
)
from tests.benchmarks.large_town import Builder
from tests.benchmarks.racing import Contestant
from tests.loading import large_batches, load_large
from tests.town import NOW

# As objects, the ties of a town would need 10 GB for a hundred thousand people.
WIDE = 50_000
CHECK_SECONDS = 15.0
OPTIONAL = ("naive", "neo4j", "postgresql", "sqlite")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--degree", type=int, default=50)
    parser.add_argument("--askers", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--heap", type=int, default=2048, help="MiB for each store")
    parser.add_argument("--cache", type=Path, default=places.CACHE)
    parser.add_argument("--without", action="append", default=[], choices=OPTIONAL)
    parser.add_argument("--only-load", action="store_true")
    uvloop.run(run(parser.parse_args()))


async def run(wanted: argparse.Namespace) -> None:
    print(measuring.machine())
    print(
        f"{wanted.people:,} people, mean degree {wanted.degree}, heap {wanted.heap} MiB; {measuring.busy()}",
        flush=True,
    )
    async with AsyncExitStack() as stack:
        stores = {
            kind: await stack.enter_async_context(_opened(kind, wanted))
            for kind in places.KINDS
            if kind not in wanted.without
        }
        if not wanted.only_load:
            await compared(await _ground(stores, stack, wanted), wanted)


def _opened(kind: str, wanted: argparse.Namespace) -> Any:
    name = f"{wanted.people}-{wanted.degree}"
    fill = functools.partial(_fill, wanted=wanted)
    return places.filled(kind, name, fill, wanted.cache, wanted.heap)


async def _fill(store: Store, wanted: argparse.Namespace) -> None:
    print("making the town", flush=True)
    if wanted.people < WIDE:
        await load_large(store, large_batches(Builder(wanted.people, wanted.degree).build()))
    else:
        town = wide_town.WideBuilder(wanted.people, degree=wanted.degree)
        town.build()
        await load_large(store, wide_town.batches(town))


async def _ground(
    stores: dict[str, Any], stack: AsyncExitStack, wanted: argparse.Namespace
) -> Ground:
    began = time.perf_counter()
    mirror = await mirror_load.build(stores["embedded"][0], NOW, places.MOST_MB)
    ties, took = int(mirror.ties.length.sum()), time.perf_counter() - began
    print(
        f"the mirror: {ties:,} sides of ties in {took:.0f} s, {mirror.nbytes / 1e6:.0f} MB",
        flush=True,
    )
    world, askers = bare.plain(mirror), bare.askers(mirror, wanted.askers)
    without = {*wanted.without}
    return Ground(stores, mirror, world, askers, wanted.heap, stack, without)


async def compared(here: Ground, wanted: argparse.Namespace) -> None:
    racers = await checked(here, await gathered(here))
    await racing.rounds(racers, here.askers, wanted.rounds, warm=2)
    for one in racers:
        await racing.rated(one, here.askers)
        print(f"  rates of {one.name}", flush=True)
    by = {(one.name, one.whole): one for one in racers}
    limit = by[LIMIT, False].at(0.5) if (LIMIT, False) in by else 0.0
    print(f"\n{racing.HEAD}")
    for one in racers:
        print(one.line(limit))
    for reason in here.missing:
        print(f"left out: {reason}")
    print("\nThe ladder of one answer (p50, ms)")
    with tempfile.TemporaryDirectory() as folder:
        store, whole = here.stores["embedded"][0], by[SERVICE, True].at(0.5)
        for line in await ladder.climbed(store, here.mirror, here.askers, Path(folder), whole):
            print(line, flush=True)
    print("\n" + "\n".join(refuting(by, limit)))
    print(measuring.busy())


async def checked(here: Ground, some: list[Contestant]) -> list[Contestant]:
    """Before anything is timed: bare answers against the definition, whole ones against one another."""
    definition = bare.definition(here.world)
    bare_answers = dict(enumerate(map(definition, here.askers)))
    whole_answers: dict[int, Any] = {}
    kept = list[Contestant]()
    for one in some:
        given = await _given(one, here)
        if given is None:
            continue
        expected = whole_answers if one.whole else bare_answers
        whole_answers.update(given if not whole_answers and one.whole else {})
        _compare(one, expected, given)
        kept.append(one)
    return kept


async def _given(one: Contestant, here: Ground) -> dict[int, Any] | None:
    """Answers of as many askers as there is time for; None of one that gave up."""
    began, given = time.perf_counter(), dict[int, Any]()
    for number in _spread(len(here.askers)):
        try:
            given[number] = await one.answer(here.askers[number])
        except (Neo4jError, DriverError, StoreFault) as fault:
            name, most = type(fault).__name__, contestants.PATIENCE_SECONDS
            here.missing.append(f"{one.name}: no answer within {most:.0f} s ({name})")
            return None
        if time.perf_counter() - began > CHECK_SECONDS:
            break
    one.fewer(len(here.askers) * (time.perf_counter() - began) / len(given))
    return given


def _compare(one: Contestant, expected: dict[int, Any], given: dict[int, Any]) -> None:
    both = [(expected[n], given[n]) for n in expected.keys() & given.keys()]
    if one.name == ALONE:
        inside = sum({id for id, _ in answer} <= {*proposed} for answer, proposed in both)
        print(
            f"  {one.name}: the whole answer is among its proposals {inside} of {len(both)} times"
        )
    elif differing := sum(answer != other for answer, other in both):
        raise Unequal(f"{one.name}: {differing} of {len(both)} answers differ")
    else:
        print(f"  {one.name}: {len(both)} of {len(both)} answers equal", flush=True)


def _spread(count: int) -> list[int]:
    """All numbers, such that any first few lie evenly over them."""
    return sorted(range(count), key=lambda n: (n * 0.618_033_988_75) % 1)


def refuting(by: dict[tuple[str, bool], Contestant], limit: float) -> list[str]:
    """Where somebody else is better, and by how much."""
    p50 = {key: one.at(0.5) for key, one in by.items()}
    service, checked = p50[SERVICE, True], p50[CHECKED, True]
    lines = (
        [f"the whole service is {service / limit:.1f} x above the kernel (20 would refute us)"]
        if limit
        else []
    )
    if postgres := p50.get((POSTGRES, False)):
        lines.append(_against("the read model, checked: all of matching,", checked, postgres))
        lines.append(_against("the whole service", service, postgres))
        ours = [(name, took) for (name, whole), took in p50.items() if name in OURS and not whole]
        lines += [_against(f"{name}, the same question,", took, postgres) for name, took in ours]
    return lines


def _against(name: str, ours: float, postgres: float) -> str:
    ahead, times = ours < postgres, max(ours, postgres) / min(ours, postgres)
    told = "faster" if ahead else "SLOWER"
    return f"{name} is {times:.1f} x {told} than PostgreSQL's bare answer"


if __name__ == "__main__":
    main()
