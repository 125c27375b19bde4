"""The formula over arrays is the formula of matching; baselines by hand."""

from math import isclose, log, log1p
from pathlib import Path

import numpy as np
import pytest

from graph import folders, formula, rankings
from graph.formula import Help
from graph.scenes import Scene, World
from tests.past import folder

NAMES = ("ann", "ben", "cleo", "dan", "eve", "fay", "gus")


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    """Of the second ask: ann asks about tax and law at 85."""
    read = folders.read(folder(tmp_path))
    world = World(read)
    first, _, second = (world.scene(ask) for ask in read.asks)
    assert first
    assert second
    return second


def of(scene: Scene, scores: folders.Floats) -> dict[str, float]:
    return {NAMES[person]: score for person, score in zip(scene.people, scores, strict=True)}


def test_helpfulness_and_recency_are_those_of_matching(scene: Scene) -> None:
    pace = int(scene.pace)
    assert pace == 25
    helps = (Help(60, "ben", ""), Help(30, "cleo", ""))
    for array, scalar in (
        (rankings.helpfulness, formula.helpfulness),
        (rankings.recency, formula.recency),
    ):
        found = of(scene, array(scene))
        assert isclose(found["eve"], scalar(helps, 85, pace))
        assert isclose(found["gus"], scalar((Help(40, "ben", ""),), 85, pace))
        assert isclose(found["dan"], scalar((), 85, pace))


def test_strength_weighs_every_path_as_matching_does(scene: Scene) -> None:
    def close(weight: float, touched: int) -> float:
        return log1p(weight * formula.fading(85 - touched, 25))

    ben = (close(3, 5) * close(4, 4)) ** formula.STEP / 4**formula.CROWDED_BETWEEN
    cleo = (close(1, 2) * close(1, 6)) ** formula.STEP / 2**formula.CROWDED_BETWEEN
    assert isclose(of(scene, rankings.strength(scene))["eve"], (ben + cleo) ** formula.PATHS)


def test_topics_count_by_evidence_and_rarity(scene: Scene) -> None:
    law, tax = log1p(4 / 3) ** 2, log1p(4 / 2) ** 2
    found = of(scene, rankings.topic(scene))
    both = law * formula.proof(3, 1) + tax * formula.proof(1, 3)
    assert isclose(found["eve"], formula.TOPIC_FLOOR + both)
    assert isclose(found["gus"], formula.TOPIC_FLOOR + tax * formula.proof(1, 0))


def test_small_circles_and_ties_are_those_of_matching(scene: Scene) -> None:
    circles, spread = of(scene, rankings.circles(scene)), of(scene, rankings.spread(scene))
    assert isclose(circles["eve"], formula.circles((4,)))
    assert isclose(circles["dan"], formula.circles((4, 2)))
    assert circles["gus"] == 1
    assert isclose(spread["eve"], formula.spread(2))


def test_the_baselines_are_what_their_names_say(scene: Scene) -> None:
    assert of(scene, rankings.popularity(scene)) == {"dan": 1, "eve": 3, "gus": 1}
    last = of(scene, rankings.last_help(scene))
    assert last["eve"] > last["dan"] > last["gus"]
    assert isclose(of(scene, rankings.adamic_adar(scene))["eve"], 1 / log(4) + 1 / log(2))
    assert isclose(
        of(scene, rankings.path(scene))["eve"], log1p(3) * log1p(4) + log1p(1) * log1p(1)
    )
    assert not rankings.random(scene).any()


def test_every_ranking_gives_everybody_a_number(scene: Scene) -> None:
    for name, ranking in rankings.RANKINGS.items():
        scores = ranking(scene)
        assert np.isfinite(scores).all(), name
        assert len(scores) == 3, name


def test_less_a_factor_is_the_formula_without_it(scene: Scene) -> None:
    whole = rankings.RANKINGS["formula"](scene)
    for name, factor in rankings.FACTORS.items():
        assert np.allclose(rankings.less(name)(scene) * factor(scene), whole)
