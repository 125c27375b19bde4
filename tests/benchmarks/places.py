"""The two stores of a benchmark, each with a town in it, kept between runs under .cache."""

import importlib
import subprocess
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any

from neo4j.exceptions import Neo4jError

from graph import embedded, migrate
from graph import store as graph_store
from graph.caps import Caps
from graph.store import Address, Store, StoreFault
from tests.communities import Community
from tests.loading import LOAD_SECONDS, large_batches, load_large
from tests.town import NOW

CACHE = Path(__file__).resolve().parents[2] / ".cache" / "benchmarks"
HEAP_MB = 2048
MOST_MB = 2048
# A sample asks again with every run.
PLENTY = Caps(open_asks=1000, asks_a_week=1000, asks_in_first_week=1000, pair_days=0)
KINDS = ("embedded", "neo4j")
Fill = Callable[[Store], Awaitable[None]]


@asynccontextmanager
async def opened(kind: str, name: str, town: Community) -> AsyncGenerator[Store]:
    async with filled(kind, name, lambda store: load_large(store, large_batches(town))) as (
        store,
        _,
    ):
        yield store


@asynccontextmanager
async def filled(
    kind: str, name: str, fill: Fill, cache: Path = CACHE, heap_mb: int = HEAP_MB
) -> AsyncGenerator[tuple[Store, Address]]:
    """Loads the town, or the rest of it, unless a finished one of this name is kept."""
    # A benchmark measures slow answers instead of cutting them off.
    graph_store.READ_SECONDS = LOAD_SECONDS
    folder = cache / f"{kind}-{name}"
    mark = folder / "loaded"
    folder.mkdir(parents=True, exist_ok=True)
    async with (embedded_at if kind == "embedded" else neo4j_at)(folder, heap_mb) as address:
        store = Store.open(address, PLENTY)
        try:
            await _migrate(store)
            if not mark.exists():
                await _load(store, kind, fill)
                mark.touch()
            yield store, address
        finally:
            await store.close()


async def _load(store: Store, kind: str, fill: Fill) -> None:
    began = time.perf_counter()
    await fill(store)
    print(f"{kind}: loaded the town in {time.perf_counter() - began:.0f} s", flush=True)


async def _migrate(store: Store, tries: int = 10) -> None:
    """The first statements of a cold server may take longer than a statement is given."""
    for _ in range(tries):
        with suppress(Neo4jError, StoreFault):
            await migrate.apply(store, NOW)
            return


@asynccontextmanager
async def embedded_at(folder: Path, heap_mb: int) -> AsyncGenerator[Address]:
    async with embedded.running(folder / "data", heap_mb=heap_mb) as address:
        yield address


@asynccontextmanager
async def neo4j_at(folder: Path, heap_mb: int) -> AsyncGenerator[Address]:
    with neo4j_server(folder, heap_mb) as address:
        yield address


@contextmanager
def neo4j_server(folder: Path, heap_mb: int) -> Generator[Address]:
    """The server of infra/neo4j with a home that stays; on loopback, so without a password."""
    run: Any = importlib.import_module("infra.neo4j.run")
    run.fetch()
    home, port = folder / "home", run.free_port()
    (home / "conf").mkdir(parents=True, exist_ok=True)
    settings = run.CONFIGURATION.format(port=port).replace(
        "pagecache.size=256m", f"pagecache.size={heap_mb // 2}m"
    )
    (home / "conf" / "neo4j.conf").write_text(settings + "dbms.security.auth_enabled=false\n")
    (home / "logs" / "neo4j.log").unlink(missing_ok=True)
    command = [
        part.replace(run.HEAP, f"{heap_mb}m") for part in run.invocation(run.found_java(), home)
    ]
    with (home / "said.log").open("wb") as out:
        server = subprocess.Popen(command, stdout=out, stderr=out, cwd=home)
    try:
        run.await_started(server, home)
        yield Address(f"bolt://127.0.0.1:{port}", "neo4j", "", "neo4j")
    finally:
        server.terminate()
        server.wait(60)
