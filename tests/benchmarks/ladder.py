"""Where the time of one answer goes: the store's side, the web's side over canned data, and the whole."""

import asyncio
import gc
import statistics
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, LiteralString

import pytest

from graph import asks, checks, shortlist
from graph.checks import MARGIN, WAYS
from graph.mirror import Mirror
from graph.store import Row, Store, Transaction
from schema import ids, root
from schema.context import Context
from tests.benchmarks import cypher, serving
from tests.benchmarks.bare import FIRST, Asker
from tests.benchmarks.web import MATCHES
from tests.server.conftest import SECRET, listening, place
from tests.town import NOW

ONE: LiteralString = "RETURN 1 AS one"
ROUNDS = 3
Step = Callable[[Asker], Awaitable[Any]]


class Canned(Store):
    """Remembers every answer of a store, and gives it the next time without asking."""

    def __init__(self, real: Store) -> None:
        super().__init__(real._driver, real._database, real.caps)
        self.real = real
        self.told: dict[str, list[Row]] = {}

    async def read(self, work: Any, seconds: float | None = None) -> Any:
        return await work(CannedTransaction(self))

    async def rows(self, name: str, /, **parameters: Any) -> list[Row]:
        key = f"{name} {sorted(parameters.items())}"
        if key not in self.told:
            self.told[key] = await self.real.rows(name, **parameters)
        return self.told[key]


class CannedTransaction(Transaction):
    def __init__(self, store: Canned) -> None:
        self.store = store

    async def rows(self, name: str, /, **parameters: Any) -> list[Row]:
        return await self.store.rows(name, **parameters)


async def climbed(
    store: Store, mirror: Mirror, askers: list[Asker], folder: Path, whole: float
) -> list[str]:
    """Lines of medians (ms); `whole` is the service's own."""
    given = {asker.id: await _parameters(mirror, asker) for asker in askers}
    # Where nobody is proposed, the store is not asked.
    askers = [asker for asker in askers if given[asker.id]]
    floor, statement, verb = _stores(store, mirror, given)
    one, _ = await _medians(floor, askers)
    asked, waited = await _medians(statement, askers)
    matches, _ = await _medians(verb, askers)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(asks, "matches", _remembering(asks.matches))
        graphql, http = await _web(Canned(store), askers, folder)
    return [
        f"{one:8.2f}  RETURN 1 over Bolt: a round trip, in the store nothing",
        f"{waited:8.2f}  the check statement, waited for: the store's work and one round trip",
        f"{asked:8.2f}  + the driver: packing and unpacking here",
        f"{matches:8.2f}  + the proposal from memory and the exact ranking: all of matching",
        f"{graphql:8.2f}  GraphQL alone, all data canned",
        f"{http:8.2f}  + HTTP, session and client, all data canned",
        f"{whole:8.2f}  the whole service",
        f"{whole - matches - http:8.2f}  of it in neither: its other statements (session, ask, names)",
    ]


def _stores(
    store: Store, mirror: Mirror, given: dict[str, dict[str, Any]]
) -> tuple[Step, Step, Step]:
    async def floor(_: Asker) -> Any:
        return await cypher.once(store, ONE, 30.0)

    async def statement(asker: Asker) -> Any:
        return await store.rows("checks/matches", **given[asker.id])

    async def verb(asker: Asker) -> Any:
        return await checks.matches(store, mirror, asker.id, asker.question.ask, SECRET, NOW, FIRST)

    return floor, statement, verb


async def _parameters(mirror: Mirror, asker: Asker) -> dict[str, Any]:
    """What the check asks with, caught on its way."""
    caught: dict[str, Any] = {}

    async def rows(_: str, /, **parameters: Any) -> list[Row]:
        caught.update(parameters)
        return []

    near = checks.near_to(mirror, asker.question)
    wanted = shortlist.wanted(mirror, asker.id, asker.question, near)
    best = shortlist.proposal(mirror, wanted, NOW, FIRST + MARGIN).best
    await checks._checked(rows, asker.id, asker.question, near, best, WAYS, NOW)
    return caught


def _remembering(verb: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    known: dict[str, Any] = {}

    async def matches(store: Store, viewer: str, ask: str, *more: Any) -> Any:
        if ask not in known:
            known[ask] = await verb(store, viewer, ask, *more)
        return known[ask]

    return matches


async def _web(canned: Canned, askers: list[Asker], folder: Path) -> tuple[float, float]:
    async def graphql(asker: Asker) -> Any:
        variables = {"id": ids.encode("Ask", asker.question.ask)}
        context = Context(canned, asker.id, NOW, SECRET)
        return await root.schema.execute(MATCHES, variables, context_value=context)

    alone, _ = await _medians(graphql, askers)
    async with listening(place(canned, NOW, folder)) as address:
        door = address.removeprefix("http://")
        await _listened(door)
        visit = serving.visiting(door)

        async def http(asker: Asker) -> Any:
            return await asyncio.to_thread(visit, asker)

        through, _ = await _medians(http, askers)
    return alone, through


async def _listened(address: str) -> None:
    """A thread may knock before this loop has opened."""
    while True:
        try:
            _, writer = await asyncio.open_connection(*address.split(":"))
        except ConnectionRefusedError:
            await asyncio.sleep(0.01)
        else:
            return writer.close()


async def _medians(step: Step, askers: list[Asker]) -> tuple[float, float]:
    """Of the time taken, and of the time this process waited for another; the first round is dropped."""
    took: list[float] = []
    waited: list[float] = []
    gc.collect()
    gc.disable()
    try:
        for asker in (1 + ROUNDS) * askers:
            began, busy = time.perf_counter(), time.process_time()
            await step(asker)
            took.append((time.perf_counter() - began) * 1000)
            waited.append(took[-1] - (time.process_time() - busy) * 1000)
    finally:
        gc.enable()
    warm = len(askers)
    return statistics.median(took[warm:]), statistics.median(waited[warm:])
