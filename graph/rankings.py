"""Orders of the people two ties away: the formula over arrays, the same less a factor, and what it must beat."""

from collections.abc import Callable, Mapping

import numpy as np

from graph.folders import Floats
from graph.formula import (
    CIRCLES,
    CROWDED,
    CROWDED_BETWEEN,
    FLOOR,
    PATHS,
    PRIOR,
    STEP,
    TOPIC_FLOOR,
)
from graph.scenes import Scene

# What somebody knows beside a topic counts against it only as far as help has shown it.
TOPICS_OF_A_HELP = 3

Ranking = Callable[[Scene], Floats]


def fading(scene: Scene, age: Floats) -> Floats:
    return 1 / (1 + age / scene.pace)


def topic(scene: Scene) -> Floats:
    proven = np.zeros(len(scene.people))
    for one in scene.topics:
        beside = np.minimum(scene.gives - one.on_topic, TOPICS_OF_A_HELP * scene.helped)
        proof = one.on_topic / (PRIOR + one.on_topic + beside)
        proven += np.log1p(scene.givers / max(one.givers, 1)) ** 2 * proof
    return TOPIC_FLOOR + proven


def strength(scene: Scene) -> Floats:
    return _strength(scene, scene.pace)


def _strength(scene: Scene, pace: float, crowded: float = CROWDED_BETWEEN) -> Floats:
    paths = scene.paths
    near = np.log1p(paths.near / (1 + paths.near_age / pace))
    onward = np.log1p(paths.onward / (1 + paths.onward_age / pace))
    return scene.summed(paths.to, (near * onward) ** STEP / paths.ties**crowded) ** PATHS


def willingness(scene: Scene) -> Floats:
    """Of every path; nobody's introductions are known to have led to help."""
    paths = scene.paths
    near = paths.near / (1 + paths.near_age / scene.pace)
    return near * paths.onward / (1 + paths.onward_age / scene.pace)


def helpfulness(scene: Scene) -> Floats:
    helps = scene.helps
    return np.log(2 + scene.summed(helps.to, fading(scene, helps.much)))


def recency(scene: Scene) -> Floats:
    newest = np.full(len(scene.people), np.inf)
    np.minimum.at(newest, scene.helps.to, scene.helps.much)
    helped = np.isfinite(newest)
    return FLOOR + (1 - FLOOR) * np.where(helped, fading(scene, np.where(helped, newest, 0)), 0.0)


def circles(scene: Scene) -> Floats:
    return 1 + CIRCLES * small_circles(scene)


def spread(scene: Scene) -> Floats:
    return scene.ties**-CROWDED


FACTORS: Mapping[str, Ranking] = {
    "topic": topic,
    "strength": strength,
    "helpfulness": helpfulness,
    "recency": recency,
    "circles": circles,
    "spread": spread,
}


def product(factors: Mapping[str, Ranking]) -> Ranking:
    return lambda scene: np.prod([factor(scene) for factor in factors.values()], axis=0)


def less(name: str) -> Ranking:
    return product({other: factor for other, factor in FACTORS.items() if other != name})


def instead(name: str, factor: Ranking) -> Ranking:
    return product({**FACTORS, name: factor})


def random(scene: Scene) -> Floats:
    return np.zeros(len(scene.people))


def popularity(scene: Scene) -> Floats:
    return scene.given


def last_help(scene: Scene) -> Floats:
    return scene.last_given.astype(float)


def adamic_adar(scene: Scene) -> Floats:
    """A contact of one person alone leads to nobody, so every degree here is two or more."""
    return scene.summed(scene.paths.to, 1 / np.log(np.maximum(scene.paths.ties, 2)))


def path(scene: Scene) -> Floats:
    return scene.summed(scene.paths.to, np.log1p(scene.paths.near) * np.log1p(scene.paths.onward))


def tf_idf(scene: Scene) -> Floats:
    """The ask's topics, weighted by rarity, times log evidence, weighted by rarity."""
    score = np.zeros(len(scene.people))
    for one in scene.topics:
        score += np.log1p(one.on_topic) * np.log1p(scene.givers / max(one.givers, 1)) ** 2
    return score


def small_circles(scene: Scene) -> Floats:
    return scene.summed(scene.circles.to, 1 / np.log1p(np.maximum(scene.circles.much, 1)))


def _last_help_fading(scene: Scene) -> Floats:
    """Halved every four paces; the baseline's half-life was chosen by hand."""
    age = np.where(scene.last_given < 0, np.inf, scene.ask.at - scene.last_given)
    return np.exp2(-age / (4 * scene.pace)) if np.isfinite(scene.pace) else np.isfinite(age) * 1.0


def _log_popularity(scene: Scene) -> Floats:
    return np.log1p(scene.given)


BASELINES: Mapping[str, Ranking] = {
    "random": random,
    "popularity": popularity,
    "recency of last help": last_help,
    "Adamic-Adar": adamic_adar,
    "path only": path,
    "topics only": tf_idf,
    "shared circles": small_circles,
}
PRODUCTS: Mapping[str, Ranking] = {
    "topics x path": lambda s: tf_idf(s) * path(s),
    "topics x path x recency": lambda s: tf_idf(s) * path(s) * _last_help_fading(s),
    "topics x log popularity x (1 + AA)": lambda s: (
        tf_idf(s) * _log_popularity(s) * (1 + adamic_adar(s))
    ),
    "AA x (1 + shared circles) x log popularity": lambda s: (
        adamic_adar(s) * (1 + small_circles(s)) * _log_popularity(s)
    ),
}
ABLATION: Mapping[str, Ranking] = {
    **{f"formula less {name}": less(name) for name in FACTORS},
    "formula, ties that never cool": instead("strength", lambda s: _strength(s, float("inf"))),
    "formula, contacts not discounted": instead("strength", lambda s: _strength(s, s.pace, 0)),
}
RANKINGS: Mapping[str, Ranking] = {
    **BASELINES,
    **PRODUCTS,
    "formula": product(FACTORS),
    **ABLATION,
}
