"""Everybody who answers in the table: opened and filled, or left out with the reason."""

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph import candidates, checks, matching
from graph.matching import Match
from graph.mirror import Mirror
from graph.store import Address, Store
from schema import ids
from tests.benchmarks import bench, cypher, kernel, memory, serving, sql, web
from tests.benchmarks.bare import FIRST, Asker, Plain
from tests.benchmarks.kernel import NoNumba
from tests.benchmarks.racing import Contestant
from tests.benchmarks.sql import NoPostgres
from tests.server.conftest import SECRET
from tests.town import NOW

COMMANDS = {"embedded": "embedded_child", "neo4j": "CommunityEntryPoint"}
LIMIT = "numba kernel over the mirror's arrays (the limit)"
ALONE = "read model alone"
CHECKED = "read model, checked by embedded"
OURS = [f"our Cypher, {kind}" for kind in COMMANDS]
POSTGRES = "PostgreSQL, two joins, covering indexes"
SERVICE = "the whole service: HTTP, GraphQL, a real process"
# A statement that takes longer has no answer anybody waits for.
PATIENCE_SECONDS = 30.0


@dataclass
class Ground:
    """The stores by kind, what was read from them, and whose programs are missing."""

    stores: dict[str, tuple[Store, Address]]
    mirror: Mirror
    world: Plain
    askers: list[Asker]
    heap_mb: int
    stack: AsyncExitStack
    without: set[str]
    missing: list[str] = field(default_factory=list[str])

    def left_out(self, name: str, program: str) -> bool:
        if program in self.without:
            self.missing.append(f"{name}: --without {program}")
        return program in self.without


async def gathered(here: Ground) -> list[Contestant]:
    """In the order of the table."""
    found = [one for kind in here.stores for one in _cypher(here, kind)]
    service = asyncio.create_task(_service(here))
    found += await asyncio.to_thread(_relational, here)
    found += [one for kind in here.stores for one in _remembering(here, kind)]
    return [*found, await service, *_limit(here)]


def _cypher(here: Ground, kind: str) -> list[Contestant]:
    store, server = here.stores[kind][0], (COMMANDS[kind],)

    async def whole(asker: Asker) -> Any:
        return pairs(await candidates.matches(store, asker.id, asker.question, SECRET, NOW, FIRST))

    ours = cypher.ours(store, PATIENCE_SECONDS)
    found = [
        Contestant(f"our Cypher, {kind}", False, call=ours, server=server),
        Contestant(f"our Cypher, {kind}", True, call=whole, server=server),
    ]
    name = f"naive Cypher, {kind}"
    if not here.left_out(name, "naive"):
        ask = cypher.naive(store, here.world, PATIENCE_SECONDS)
        found.insert(0, Contestant(name, False, call=ask, server=server))
    return found


def _remembering(here: Ground, kind: str) -> list[Contestant]:
    store, mirror = here.stores[kind][0], here.mirror

    async def checked(asker: Asker) -> Any:
        return pairs(
            await checks.matches(store, mirror, asker.id, asker.question.ask, SECRET, NOW, FIRST)
        )

    def alone(asker: Asker) -> Any:
        found = memory.proposed(mirror, asker.id, asker.question.ask)
        ask = asker.question.ask
        return [matching.match_id(SECRET, ask, one.helper) for one in found.best] if found else []

    def held() -> int:
        return mirror.nbytes

    name, server = f"read model, checked by {kind}", (COMMANDS[kind],)
    found = [Contestant(name, True, call=checked, server=server, held=held)]
    if kind == "embedded":
        found.insert(0, Contestant(ALONE, True, ask=alone, held=held))
    return found


def pairs(matches: list[Match] | None) -> list[tuple[str, str]]:
    """What the contract tells of each: its id and its introducer."""
    return [(match.id, ids.encode("Person", match.introducer)) for match in matches or []]


def _relational(here: Ground) -> list[Contestant]:
    rows, found = sql.sides(here.world), list[Contestant]()
    name = POSTGRES
    if not here.left_out(name, "postgresql"):
        try:
            ask = _loaded(here, name, lambda: sql.postgres(here.world, rows, here.heap_mb))
            found.append(Contestant(name, False, ask=ask, server=("postgres",)))
        except NoPostgres as missing:
            here.missing.append(f"{name}: {missing}")
    name = f"SQLite {sqlite3.sqlite_version}, the same statement"
    if not here.left_out(name, "sqlite"):
        ask = _loaded(here, name, lambda: sql.sqlite(here.world, rows, here.heap_mb))
        size = rows.nbytes
        found.append(Contestant(name, False, ask=ask, held=lambda: size))
    return found


def _loaded(here: Ground, name: str, opened: Callable[[], Any]) -> Any:
    began = time.perf_counter()
    ask = here.stack.enter_context(opened())
    print(f"{name}: loaded in {time.perf_counter() - began:.0f} s", flush=True)
    return ask


async def _service(here: Ground) -> Contestant:
    store, address = here.stores["embedded"]
    await bench.clear(store)
    await web.sign_in(store, {serving.token(asker): asker.id for asker in here.askers})
    folder = Path(here.stack.enter_context(tempfile.TemporaryDirectory()))
    began = time.perf_counter()
    place = await here.stack.enter_async_context(serving.running(address, folder))
    print(f"the service: ready in {time.perf_counter() - began:.0f} s", flush=True)
    visit = serving.visiting(place)

    def ask(asker: Asker) -> Any:
        found = visit(asker)["ask"]["matches"]
        return [(match["id"], match["introducer"]["id"]) for match in found]

    return Contestant(SERVICE, True, ask=ask, server=("benchmarks.serving", COMMANDS["embedded"]))


def _limit(here: Ground) -> list[Contestant]:
    try:
        ask = kernel.ranking(here.world, kernel.compiler())
    except NoNumba as missing:
        here.missing.append(f"{LIMIT}: {missing}")
        return []
    ask(here.askers[0])
    return [Contestant(LIMIT, False, ask=ask, held=lambda: here.world.nbytes)]
