"""`python -m tests.benchmarks.nearness`: how well near topics are told from look-alikes, by words, model and both."""

import asyncio
import csv
import sys
from dataclasses import dataclass
from pathlib import Path

from graph import nearness, wording
from graph.embedding import Local
from graph.matching import LEAST_FIT
from graph.nearness import Model

PAIRS = Path(__file__).parents[1] / "graph" / "nearness_pairs.csv"
WAYS = ("words", "model", "both")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, whether they fit, and what each way says of them."""

    one: str
    other: str
    fits: bool
    said: dict[str, bool]


@dataclass(frozen=True, slots=True)
class Measured:
    precision: float
    recall: float
    f1: float


def labelled(part: str) -> list[tuple[str, str, bool]]:
    """The pairs of a part, `tune` or `test`."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["part"] == part]
    return [(row["one"], row["other"], row["fits"] == "1") for row in rows]


async def judge(model: Model, part: str) -> list[Pair]:
    """What words, model and both say at the threshold that ships."""
    rows = labelled(part)
    read = [(wording.read(one), wording.read(other)) for one, other, _ in rows]
    scale = await nearness.calibrate(model)
    plain = await nearness.cosines(model, [(one, other) for one, other, _ in rows])
    spelt = await nearness.cosines(model, [(one.bare, other.bare) for one, other in read])
    fits = [
        (
            wording.decide(*names, 0.0),
            scale.fit(float(alone)),
            wording.decide(*names, scale.fit(float(spelt_out))),
        )
        for names, alone, spelt_out in zip(read, plain, spelt, strict=True)
    ]
    return [
        Pair(*row, {way: fit >= LEAST_FIT for way, fit in zip(WAYS, found, strict=True)})
        for row, found in zip(rows, fits, strict=True)
    ]


def measure(pairs: list[Pair], way: str) -> Measured:
    """Precision, recall and their harmonic mean."""
    right = sum(pair.fits and pair.said[way] for pair in pairs)
    precision = right / max(1, sum(pair.said[way] for pair in pairs))
    recall = right / sum(pair.fits for pair in pairs)
    return Measured(precision, recall, 2 * precision * recall / max(1e-9, precision + recall))


def table(pairs: list[Pair], part: str) -> str:
    lines = [f"{part}: {len(pairs)} pairs, {sum(pair.fits for pair in pairs)} fit"]
    for way in WAYS:
        found = measure(pairs, way)
        shown = f"{found.precision:.2f}  recall {found.recall:.2f}  F1 {found.f1:.2f}"
        lines.append(f"  {way:6} precision {shown}")
    return "\n".join(lines)


def wrong(pairs: list[Pair]) -> str:
    told = [pair for pair in pairs if pair.said["both"] != pair.fits]
    return "\n".join(
        f"  {'missed' if pair.fits else 'false '} {pair.one} | {pair.other}" for pair in told
    )


async def main(parts: list[str]) -> None:
    model = Local()
    for part in parts:
        pairs = await judge(model, part)
        sys.stdout.write(f"{table(pairs, part)}\n{wrong(pairs)}\n")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:] or ["tune", "test"]))
