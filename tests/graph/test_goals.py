"""A goal is one sentence out of three lists, its owner's alone, and comes before an ask to a whole circle."""

import pytest

from graph import asks, goals
from graph.asks import Draft
from graph.goals import Goal
from graph.refusals import GoalFirst, InvalidInput
from graph.store import Store
from tests.cast import small
from tests.town import NOW, Town


async def test_m13_the_sentence_is_built_from_the_lists(store: Store) -> None:
    cast = await small(store)
    goal = Goal(["pricing", "sales"], ["health", "biotech"], ["remote"])
    said = "I look for pricing and sales in health and biotech; a must: remote."
    assert (await goals.put(store, cast.ada, goal)).sentence == said
    found = await goals.of(store, cast.ada)
    assert found == Goal(["pricing", "sales"], ["health", "biotech"], ["remote"], said)
    own = Goal(["pricing"], [], [], "I want to price fairly.")
    assert (await goals.put(store, cast.ada, own)).sentence == "I want to price fairly."
    assert goals.sentence(Goal(["a", "b", "c"], [], [])) == "I look for a, b and c."


@pytest.mark.parametrize(
    ("goal", "path"),
    [
        (Goal([], [], []), "skills"),
        (Goal(["a"] * 6, [], []), "skills"),
        (Goal(["a"], ["x" * 61], []), "fields"),
        (Goal(["a"], [], [""]), "musts"),
        (Goal(["a"], [], [], "x" * 601), "sentence"),
    ],
)
async def test_lists_have_their_bounds(store: Store, goal: Goal, path: str) -> None:
    cast = await small(store)
    with pytest.raises(InvalidInput) as refused:
        await goals.put(store, cast.ada, goal)
    assert refused.value.path == path


async def test_m13_a_goal_comes_before_an_ask_to_a_whole_circle(store: Store) -> None:
    town = Town()
    ada = town.person("Ada", goal=None)
    guild = town.circle(ada)
    await town.build(store)
    assert await goals.of(store, ada) is None
    whole = Draft("How do I row?", [], guild, audience="CIRCLE")
    with pytest.raises(GoalFirst):
        await asks.post(store, ada, whole, NOW)
    await goals.put(store, ada, Goal(["rowing"], [], []))
    assert (await asks.post(store, ada, whole, NOW)).audience == "CIRCLE"
