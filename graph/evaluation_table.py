"""The evaluation in words and numbers: one line a ranking, and what to read from it."""

from collections.abc import Iterator

import numpy as np

from graph import judging
from graph.evaluation import FIVE, Judged, Report
from graph.rankings import ABLATION, BASELINES, PRODUCTS

HEAD = (
    f"{'ranking':<44}{'MRR':>20}{'Hit@5':>20}{'Hit@10':>20}{'NDCG@10':>20}"
    f"{'five':>7}{'Gini':>7}{'seen':>7}"
)
ROOM = 44


def lines(report: Report) -> Iterator[str]:
    yield from _about(report)
    if not report.askers:
        yield "No ask of this part has a true helper two ties away: nothing to judge."
        return
    yield ""
    yield HEAD
    for one in report.judged:
        yield _line(report, one)
    yield ""
    yield from _introducers(report)
    yield from _reading(report)


def _about(report: Report) -> Iterator[str]:
    folder, asks = report.folder, len(report.askers)
    yield (
        f"{folder.name}, part {report.part}: {asks:,} of {report.asks:,} asks have a true helper two ties away"
        f" (coverage {asks / max(report.asks, 1):.0%}), by {len(set(report.askers)):,} askers."
    )
    lacks = [
        name
        for name, past in (
            ("topics", folder.gives),
            ("circles", folder.members),
            ("helps", folder.given),
        )
        if not len(past)
    ]
    if lacks:
        yield f"No {', no '.join(lacks)} here: what needs them counts as 1."


def _line(report: Report, one: Judged) -> str:
    measured = one.measured
    columns = (measured.reciprocal_rank, measured.hit_5, measured.hit_10, measured.gain_10)
    cells = "".join(f"{_cell(report, values):>20}" for values in columns)
    reachable = report.reach > 0
    seen = float((one.ten[reachable] > 0).mean())
    return f"{one.name:<{ROOM}}{cells}{five(one):>7.2f}{judging.gini(one.ten[reachable]):>7.2f}{seen:>7.0%}"


def _cell(report: Report, values: list[float]) -> str:
    low, high = judging.interval(np.array(values), np.array(report.askers))
    return f"{np.mean(values):.3f} ({low:.3f}-{high:.3f})"


def five(one: Judged) -> float:
    """The share of first places of the five most often there."""
    return float(np.sort(one.first)[-FIVE:].sum() / one.first.sum())


def mean(one: Judged) -> float:
    return float(np.mean(one.measured.reciprocal_rank))


def _introducers(report: Report) -> Iterator[str]:
    found = report.introducers
    if not found.all:
        yield "Introducers are not known here."
        return
    yield (
        f"The introducer we would name was in it for {np.mean(found.all):.3f} of {len(found.all):,} helpers"
        " who had a known one in between."
    )
    if found.chosen:
        yield (
            f"Where several could have been named: {np.mean(found.chosen):.3f} of {len(found.chosen):,}."
        )


def _reading(report: Report) -> Iterator[str]:
    by_name = {one.name: one for one in report.judged}
    formula = by_name["formula"]
    single = max((by_name[name] for name in BASELINES), key=mean)
    rival = max((by_name[name] for name in (*BASELINES, *PRODUCTS)), key=mean)
    popular = by_name["popularity"]
    yield ""
    yield "What to read:"
    yield (
        f"- The formula reaches MRR {mean(formula):.3f}: {mean(formula) / mean(single):.2f} times the best single"
        f" factor ({single.name}, {mean(single):.3f}),"
    )
    yield f"  {mean(formula) / mean(rival):.2f} times the best row it must beat ({rival.name}, {mean(rival):.3f})."
    yield (
        f"- The five it names first most often hold {five(formula):.0%} of first places;"
        f" by popularity {five(popular):.0%}."
    )
    for name in ABLATION:
        change = mean(formula) - mean(by_name[name])
        yield f"- {name}: {-change:+.3f}"
    yield "- A difference inside the intervals is none; five, Gini: lower spreads better; seen: of all reachable."
