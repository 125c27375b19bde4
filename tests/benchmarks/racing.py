"""Contestants take turns in shuffled rounds; then each alone under 1, 4 and 16 clients."""

import asyncio
import gc
import random
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from neo4j.exceptions import DriverError, Neo4jError

from tests.benchmarks import processes
from tests.benchmarks.bare import Asker

CLIENTS = (1, 4, 16)
# Of a slow one fewer askers are asked, evenly over them all, so that a run ends.
ROUND_SECONDS = 4.0
RATE_SECONDS = 2.0
# Slower ones would only show that sixteen times as long is too long.
RATED_MS = 1_500.0
SHARES = (0.5, 0.95, 0.99)
HEAD = (
    f"{'':50} {'asks':>5} {'n':>5} {'p50':>9} {'p95':>9} {'p99':>9} {'limit':>7} "
    + " ".join(f"{f'{n}/s':>7}" for n in CLIENTS)
    + f" {'client':>7} {'server':>7} {'memory':>7}"
)


@dataclass
class Contestant:
    """Asked by calling or by awaiting; `server` names its processes, `held` the bytes it needs here."""

    name: str
    whole: bool
    ask: Callable[[Asker], Any] | None = None
    call: Callable[[Asker], Awaitable[Any]] | None = None
    server: tuple[str, ...] = ()
    held: Callable[[], int] = lambda: 0
    took: list[float] = field(default_factory=list[float])
    rates: dict[int, float] = field(default_factory=dict[int, float])
    used: list[float] = field(default_factory=lambda: [0.0, 0.0])
    every: int = 1

    async def answer(self, asker: Asker) -> Any:
        if self.ask:
            return self.ask(asker)
        assert self.call
        return await self.call(asker)

    def fewer(self, seconds: float) -> None:
        """Of the askers only so many that a round, which takes so long with all of them, ends."""
        self.every = max(1, round(seconds / ROUND_SECONDS))

    def at(self, share: float) -> float:
        """Milliseconds."""
        ordered = sorted(self.took)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0

    @property
    def processes(self) -> list[int]:
        return [id for word in self.server for id in processes.called(word)]

    def line(self, limit: float) -> str:
        figures = " ".join(f"{self.at(share):9.2f}" for share in SHARES)
        rates = " ".join(
            f"{self.rates[n]:7.0f}" if n in self.rates else f"{'-':>7}" for n in CLIENTS
        )
        cpu = " ".join(f"{used / max(1, len(self.took)) * 1000:7.2f}" for used in self.used)
        memory = (self.held() + processes.held(self.processes)) / 1e6
        asked = "whole" if self.whole else "bare"
        times = f"{self.at(0.5) / limit:7.1f}" if limit else f"{'-':>7}"
        return f"{self.name:50} {asked:>5} {len(self.took):5} {figures} {times} {rates} {cpu} {memory:7.0f}"


async def rounds(some: list[Contestant], askers: list[Asker], count: int, warm: int) -> None:
    """Order of contestants and of askers anew each round; the warm-up is dropped, and tells how many can be asked."""
    chance = random.Random(7)
    for number in range(warm + count):
        for one in chance.sample(some, len(some)):
            asked = askers[:: one.every]
            took = await _turn(one, chance.sample(asked, len(asked)))
            if number < warm:
                one.took.clear()
                one.used[:] = 0, 0
                one.fewer(one.every * took)
        print(f"  round {number + 1} of {warm + count}", flush=True)


async def _turn(one: Contestant, askers: list[Asker]) -> float:
    """Seconds."""
    gc.collect()
    gc.disable()
    ids = one.processes
    there, here, began = processes.cpu(ids), time.process_time(), time.perf_counter()
    try:
        for asker in askers:
            at = time.perf_counter()
            await one.answer(asker)
            one.took.append((time.perf_counter() - at) * 1000)
    finally:
        gc.enable()
    one.used[0] += time.process_time() - here
    one.used[1] += processes.cpu(ids) - there
    return time.perf_counter() - began


async def rated(one: Contestant, askers: list[Asker]) -> None:
    """Answers a second in a closed loop, the clients each at another place among the askers."""
    if one.at(0.5) > RATED_MS:
        return
    for clients in CLIENTS:
        busy = _threads if one.ask else _tasks
        one.rates[clients] = await busy(one, askers, clients)


async def _tasks(one: Contestant, askers: list[Asker], clients: int) -> float:
    began = time.perf_counter()

    async def client(number: int) -> int:
        done = 0
        while time.perf_counter() - began < RATE_SECONDS:
            # A store that is asked too much at once turns some away; these do not count.
            with suppress(Neo4jError, DriverError):
                await one.answer(askers[(number * 7 + done) % len(askers)])
                done += 1
        return done

    counts = await asyncio.gather(*(client(number) for number in range(clients)))
    return sum(counts) / (time.perf_counter() - began)


async def _threads(one: Contestant, askers: list[Asker], clients: int) -> float:
    """What is called blocks, so every client is a thread."""
    assert one.ask
    ask, began = one.ask, time.perf_counter()

    def client(number: int) -> int:
        done = 0
        while time.perf_counter() - began < RATE_SECONDS:
            ask(askers[(number * 7 + done) % len(askers)])
            done += 1
        return done

    with ThreadPoolExecutor(clients) as pool:
        counts = await asyncio.to_thread(lambda: list(pool.map(client, range(clients))))
    return sum(counts) / (time.perf_counter() - began)
