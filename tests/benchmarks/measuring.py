"""Timing, and what has to be printed beside it."""

import gc
import os
import platform
import time
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.benchmarks.arms import Arm
from tests.benchmarks.sampling import Sample

PACKAGES = ("neo4j", "neo4j-rust-ext", "arcadedb-embedded", "strawberry-graphql", "fastapi")
HEAD = f"{'':40} {'p50':>8} {'p95':>8} {'p99':>8} {'mean':>8}"


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds, and the answers of the last round."""

    name: str
    took: list[float]
    answers: list[Any]

    def line(self) -> str:
        figures = [self.at(0.5), self.at(0.95), self.at(0.99), sum(self.took) / len(self.took)]
        return f"{self.name:40} " + " ".join(f"{figure:8.1f}" for figure in figures)

    def at(self, share: float) -> float:
        ordered = sorted(self.took)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


async def timed(arms: Iterable[Arm], samples: list[Sample], rounds: int, warm: int) -> list[Timed]:
    """Arms take turns within a round; the warm-up rounds are dropped."""
    found = {arm.name: Timed(arm.name, [], []) for arm in arms}
    for number in range(warm + rounds):
        for arm in arms:
            took, answers = await once(arm, samples)
            if number >= warm:
                found[arm.name].took.extend(took)
                found[arm.name].answers[:] = answers
    return list(found.values())


async def once(arm: Arm, samples: list[Sample]) -> tuple[list[float], list[Any]]:
    took: list[float] = []
    answers: list[Any] = []
    gc.collect()
    gc.disable()
    try:
        for sample in samples:
            began = time.perf_counter()
            answers.append(await arm.call(sample))
            took.append((time.perf_counter() - began) * 1000)
    finally:
        gc.enable()
    return took, answers


def machine() -> str:
    named = [line for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    cpu = named[0].split(":", 1)[1].strip() if named else platform.processor()
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return f"{cpu}, {os.cpu_count()} cores; Python {platform.python_version()}; {packages}"


def busy() -> str:
    """Load of the last minute, and the share of time (%) the machine was taken away since it started."""
    ticks = (
        [int(part) for part in _lines("/proc/stat")[0].split()[1:9]]
        if Path("/proc/stat").exists()
        else [1] * 8
    )
    return f"load {os.getloadavg()[0]:.1f}, stolen {100 * ticks[7] / sum(ticks):.1f} %"


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text().splitlines() if file.exists() else []
