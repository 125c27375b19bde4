"""Real asks of the past, ranked by the formula and by what it must beat; how good each order was."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import numpy as np

from graph import folders, judging
from graph.folders import Floats, Folder
from graph.rankings import RANKINGS, Ranking, willingness
from graph.scenes import Scene, World

Tell = Callable[[str], None]
TELL_SECONDS = 5.0
FIVE = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """One number an ask."""

    reciprocal_rank: list[float] = field(default_factory=list[float])
    hit_5: list[float] = field(default_factory=list[float])
    hit_10: list[float] = field(default_factory=list[float])
    gain_10: list[float] = field(default_factory=list[float])


@dataclass(frozen=True, slots=True)
class Judged:
    """One ranking over all asks; `first` and `ten` are the shares of first and of the first ten places of everybody."""

    name: str
    measured: Measured
    first: Floats
    ten: Floats

    def add(self, scene: Scene, scores: Floats, true: judging.Marks) -> None:
        levels = judging.levels(scores, true)
        self.measured.reciprocal_rank.append(judging.reciprocal_rank(levels))
        self.measured.hit_5.append(judging.hit(levels, FIVE))
        self.measured.hit_10.append(judging.hit(levels, judging.DEPTH))
        self.measured.gain_10.append(judging.discounted_gain(levels))
        self.first[scene.people] += judging.places(scores, 1)
        self.ten[scene.people] += judging.places(scores, judging.DEPTH)


@dataclass(frozen=True, slots=True)
class Introducers:
    """Asks and helpers where somebody known was in between: was the one we would name among them? In [0, 1]."""

    all: list[float] = field(default_factory=list[float])
    chosen: list[float] = field(default_factory=list[float])  # where several could have been named

    def add(self, scene: Scene, true: judging.Marks) -> None:
        known = np.array(sorted(scene.ask.introducers))
        for helper in np.flatnonzero(true):
            between = scene.paths.to == helper
            was_in = np.isin(scene.paths.contact[between], known)
            if was_in.any():
                self._add(judging.rounded(willingness(scene)[between]), was_in)

    def _add(self, willing: Floats, was_in: judging.Marks) -> None:
        right = float(was_in[willing == willing.max()].mean())
        self.all.append(right)
        if len(willing) > 1:
            self.chosen.append(right)


@dataclass(frozen=True, slots=True)
class Report:
    folder: Folder
    part: str
    asks: int  # of this part
    askers: list[int]  # of the asks that were judged
    reach: Floats  # how often each person was two ties away
    judged: list[Judged]
    introducers: Introducers


def evaluate(
    path: Path, part: str, tell: Tell, rankings: dict[str, Ranking] | None = None
) -> Report:
    """Judges the asks of one part, or of all; an ask without anybody true two ties away is left out."""
    tell(f"Reading {path}")
    folder = folders.read(path)
    named = dict(RANKINGS) if rankings is None else rankings
    people = folder.people
    asks = sum(1 for ask in folder.asks if part in (ask.part, "all"))
    judged = [Judged(name, Measured(), np.zeros(people), np.zeros(people)) for name in named]
    report = Report(folder, part, asks, [], np.zeros(people), judged, Introducers())
    tell(f"{people:,} people, {len(folder.ties) // 2:,} interactions; ranking {asks:,} asks")
    with np.errstate(divide="ignore", invalid="raise"):
        for scene, true in _scenes(folder, part, asks, tell):
            _judge(report, scene, true, list(named.values()))
    return report


def _judge(report: Report, scene: Scene, true: judging.Marks, rankings: list[Ranking]) -> None:
    report.askers.append(scene.ask.asker)
    report.reach[scene.people] += 1
    for one, ranking in zip(report.judged, rankings, strict=True):
        one.add(scene, ranking(scene), true)
    if scene.ask.introducers:
        report.introducers.add(scene, true)


def _scenes(
    folder: Folder, part: str, asks: int, tell: Tell
) -> Iterator[tuple[Scene, judging.Marks]]:
    world, told, done = World(folder), monotonic(), 0
    for ask in folder.asks:
        if part not in (ask.part, "all"):
            continue
        done += 1
        if monotonic() - told > TELL_SECONDS:
            told = monotonic()
            tell(f"  {done:,} of {asks:,}")
        scene = world.scene(ask)
        if scene is None:
            continue
        true = np.isin(scene.people, sorted(ask.helpers))
        if true.any():
            yield scene, true
