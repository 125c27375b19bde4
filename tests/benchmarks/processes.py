"""What other processes cost: their CPU time, and the memory that is theirs."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Process:
    id: int
    parent: int
    command: str


def read(id: int) -> Process | None:
    place = Path("/proc") / str(id)
    try:
        said = (place / "stat").read_text().rpartition(")")[2].split()
        command = (place / "cmdline").read_text().replace("\0", " ")
    except (FileNotFoundError, ProcessLookupError):
        return None
    return Process(id, int(said[1]), command)


def below(root: int) -> list[Process]:
    """Everybody that `root` started, directly or not."""
    everybody = [one for file in Path("/proc").glob("[0-9]*") if (one := read(int(file.name)))]
    inside, grown = {root}, True
    while grown:
        more = {one.id for one in everybody if one.parent in inside} - inside
        inside, grown = inside | more, bool(more)
    return [one for one in everybody if one.id in inside and one.id != root]


def called(word: str) -> list[int]:
    """Of those this process started, whose command has the word, and everybody below them."""
    ours = [one for one in below(os.getpid()) if word in one.command]
    return sorted({one.id for own in ours for one in [own, *below(own.id)]})


def cpu(ids: list[int]) -> float:
    """Seconds of all their threads, to the nanosecond: ticks of 10 ms would miss a short answer."""
    tasks = [task for id in ids for task in Path(f"/proc/{id}/task").glob("*/schedstat")]
    return sum(map(_ran, tasks)) / 1e9


def _ran(schedstat: Path) -> int:
    try:
        return int(schedstat.read_text().split()[0])
    except (FileNotFoundError, ProcessLookupError):
        return 0


def held(ids: list[int]) -> int:
    """Bytes; what several share is counted once."""
    return sum(_proportional(id) for id in ids)


def _proportional(id: int) -> int:
    try:
        lines = (Path("/proc") / str(id) / "smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
