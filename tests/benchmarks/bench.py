"""Times what people wait for, on both stores, with the same seeded town; nothing here is asserted on time."""

import argparse
import tempfile
from pathlib import Path
from typing import Any

import uvloop

from graph.store import Store
from tests.benchmarks import measuring, memory, places, web
from tests.benchmarks.arms import FIRST, NOTE, RANKED, reading, writing
from tests.benchmarks.large_town import Builder
from tests.benchmarks.measuring import HEAD, Timed, timed
from tests.benchmarks.reference import Reference
from tests.benchmarks.sampling import Sample, drawn, prepared
from tests.communities import Community
from tests.graph.test_candidates import plain
from tests.loading import LOAD_SECONDS
from tests.town import raw

CHECKED = 10
WARM = 4
CLEARED = (
    "MATCH (i:Introduction) WHERE i.note = $note DETACH DELETE i",
    "MATCH (a:Ask) WHERE a.text = $note DETACH DELETE a",
    "MATCH (d:Day) WITH d WHERE d.id <> $note DETACH DELETE d",
    "MATCH (c:Change) WITH c WHERE c.id <> $note DELETE c",
    "MATCH (o:Outbox) WITH o WHERE o.id <> $note DELETE o",
    "MATCH (s:Session) WITH s WHERE s.id <> $note DETACH DELETE s",
)


class Unequal(Exception):
    """Two engines gave different answers: no figure would mean anything."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", choices=places.KINDS, action="append")
    parser.add_argument("--askers", type=int, default=300)
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--degree", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=3)
    uvloop.run(run(parser.parse_args()))


async def run(wanted: argparse.Namespace) -> None:
    town = Builder(wanted.people, wanted.degree).build()
    print(measuring.machine())
    print(
        f"{wanted.people:,} people, mean degree {wanted.degree}, {wanted.askers} askers, {wanted.rounds} rounds"
    )
    answers = {kind: await on(kind, town, wanted) for kind in wanted.store or places.KINDS}
    alike(answers)


async def on(kind: str, town: Community, wanted: argparse.Namespace) -> dict[str, list[Any]]:
    samples = drawn(town, wanted.askers)
    async with places.opened(kind, f"{wanted.people}-{wanted.degree}", town) as store:
        await clear(store)
        await prepared(store, samples)
        async with memory.built(store) as mirror:
            print(f"\n{kind}; {measuring.busy()}\n{HEAD}", flush=True)
            arms = [*memory.without(reading(store)), *memory.arms(store, mirror)]
            read = told(await timed(arms, samples, wanted.rounds, warm=1))
            agrees(town, samples, read)
            await warmed(store, samples)
            told(await timed(writing(store), samples, rounds=1, warm=0))
            await clear(store)
            await through_web(store, samples, wanted.rounds)
        await clear(store)
        print(measuring.busy(), flush=True)
    return {each.name: each.answers for each in read}


async def through_web(store: Store, samples: list[Sample], rounds: int) -> None:
    """Through HTTP and GraphQL, after the store's own writes have warmed it."""
    with tempfile.TemporaryDirectory() as folder:
        async with web.opened(store, samples, Path(folder)) as weft:
            told(await timed(web.beginning(weft), samples, rounds=1, warm=0))
            told(await timed(web.reading(weft), samples, rounds, warm=1))
            told(await timed(web.writing(weft), samples, rounds=1, warm=0))
            await web.signed_in(store, {web.introducer(begun) for begun in weft.begun.values()})
            told(await timed(web.answering(weft), samples, rounds=1, warm=0))


async def warmed(store: Store, samples: list[Sample]) -> None:
    """A store that has just started writes three times as slowly until its Java is compiled."""
    for _ in range(WARM):
        await timed(writing(store), samples, rounds=1, warm=0)
        await clear(store)


def told(results: list[Timed]) -> list[Timed]:
    for result in results:
        print(result.line(), flush=True)
    return results


async def clear(store: Store) -> None:
    """What an earlier run left behind."""
    for text in CLEARED:
        await store.write(lambda tx, text=text: raw(tx, text, note=NOTE), seconds=LOAD_SECONDS)


def agrees(town: Community, samples: list[Sample], read: list[Timed]) -> None:
    """The store's matches against the definition, for some of the askers."""
    found = {result.name: result.answers for result in read}
    for remembered, asked in memory.SAME.items():
        if found[remembered] != found[asked]:
            raise Unequal(f"{remembered} differs from the store's own answer")
    answers = found["matches"]
    oracle = Reference(town)
    for number in range(0, len(samples), max(1, len(samples) // CHECKED)):
        expected = oracle.matches(samples[number].ask)[:FIRST]
        if [plain(match) for match in answers[number]] != expected:
            raise Unequal(f"{samples[number].ask} differs from the definition")
    for sample, matches in zip(samples, answers, strict=True):
        sample.match = matches[0] if matches else None


def alike(answers: dict[str, dict[str, list[Any]]]) -> None:
    """Ranked answers of all stores, one with another."""
    stores = list(answers)
    for name in answers[stores[0]]:
        for other in stores[1:]:
            if name in RANKED and answers[stores[0]][name] != answers[other][name]:
                raise Unequal(f"{name}: {stores[0]} and {other} differ")


if __name__ == "__main__":
    main()
