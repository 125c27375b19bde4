"""A folder judged from its files to its table."""

from pathlib import Path

import pytest

from graph import evaluation, evaluation_table
from tests.past import folder


def told(_: str) -> None:
    """Nobody reads what is told on the way."""


def test_every_part_is_judged_apart(tmp_path: Path) -> None:
    folder(tmp_path)
    asked = {
        part: evaluation.evaluate(tmp_path, part, told).asks for part in ("tune", "test", "all")
    }
    assert asked == {"tune": 1, "test": 2, "all": 3}


def test_an_ask_without_anybody_true_two_ties_away_is_left_out(tmp_path: Path) -> None:
    report = evaluation.evaluate(folder(tmp_path), "test", told)
    assert (report.asks, len(report.askers)) == (2, 1)
    assert all(len(one.measured.hit_5) == 1 for one in report.judged)


def test_the_introducer_named_is_the_closest(tmp_path: Path) -> None:
    report = evaluation.evaluate(folder(tmp_path), "tune", told)
    assert report.introducers.all == report.introducers.chosen == [1.0]


def test_a_random_order_has_the_mean_of_all(tmp_path: Path) -> None:
    report = evaluation.evaluate(folder(tmp_path), "tune", told)
    random = next(one for one in report.judged if one.name == "random")
    assert random.measured.reciprocal_rank == [pytest.approx((1 + 1 / 2 + 1 / 3) / 3)]
    assert random.first.sum() == pytest.approx(1)


@pytest.mark.parametrize("without", [(), ("gives", "circles", "helps")])
def test_the_table_ends_with_what_to_read(tmp_path: Path, without: tuple[str, ...]) -> None:
    report = evaluation.evaluate(folder(tmp_path, *without), "all", told)
    lines = list(evaluation_table.lines(report))
    assert any(line.startswith("formula ") for line in lines)
    assert ("No topics, no circles, no helps here: what needs them counts as 1." in lines) == bool(
        without
    )
    assert "What to read:" in lines


def test_nothing_to_judge_is_said(tmp_path: Path) -> None:
    place = folder(tmp_path)
    asks = "ask,asker,at,topics,helpers,introducers,part\nq,gus,2,,ann,,tune\n"
    (place / "asks.csv").write_text(asks, encoding="utf-8")
    *_, last = evaluation_table.lines(evaluation.evaluate(place, "tune", told))
    assert "nothing to judge" in last
