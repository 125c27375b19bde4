"""What a circle asks of whoever wants in: its organisers put it, everybody who may ask reads it."""

import pytest

from graph import circles, entries, join_questions
from graph.refusals import InvalidInput, OnlyOrganisers
from graph.store import Store, new_id
from tests.town import NOW, Town

START = (2**53 - 1, "~")
QUESTIONS = ["What do you build?", "Who sent you?"]


async def host(store: Store) -> tuple[str, str, str, str]:
    town = Town()
    ada, ben, zoe = town.people("Ada", "Ben", "Zoe")
    circle = town.circle(ada, ben, entry="REQUEST")
    await town.build(store)
    return ada, ben, zoe, circle


async def test_only_organisers_put_them_and_whoever_may_ask_reads_them(store: Store) -> None:
    ada, ben, zoe, circle = await host(store)
    for viewer in (ben, zoe):
        with pytest.raises(OnlyOrganisers):
            await join_questions.put(store, viewer, circle, QUESTIONS, NOW)
    assert (await join_questions.put(store, ada, circle, QUESTIONS, NOW)).questions == QUESTIONS
    (seen,) = await circles.visible(store, zoe, [circle], NOW)
    assert seen.questions == QUESTIONS
    assert (await join_questions.put(store, ada, circle, [], NOW)).questions == []


@pytest.mark.parametrize(
    ("path", "questions"),
    [
        ("questions", ["a", "b", "c", "d"]),
        ("questions.1", ["a", " "]),
        ("questions.0", ["x" * 141]),
    ],
)
async def test_what_is_out_of_bounds_is_refused(
    store: Store, path: str, questions: list[str]
) -> None:
    ada, _, _, circle = await host(store)
    with pytest.raises(InvalidInput) as refused:
        await join_questions.put(store, ada, circle, questions, NOW)
    assert refused.value.path == path
    with pytest.raises(InvalidInput):
        await join_questions.put(store, ada, new_id(), QUESTIONS, NOW)


@pytest.mark.parametrize(
    ("path", "answers"),
    [
        ("answers", None),
        ("answers", ["Boats."]),
        ("answers.1", ["Boats.", ""]),
        ("answers.0", ["x" * 301, "Kim"]),
    ],
)
async def test_each_is_answered(store: Store, path: str, answers: list[str] | None) -> None:
    ada, _, zoe, circle = await host(store)
    await join_questions.put(store, ada, circle, QUESTIONS, NOW)
    with pytest.raises(InvalidInput) as refused:
        await entries.join(store, zoe, circle, None, NOW, answers)
    assert refused.value.path == path
    assert await entries.waiting(store, ada, circle, START, 9) == []


async def test_an_answer_stays_with_the_question_it_was_given_to(store: Store) -> None:
    ada, _, zoe, circle = await host(store)
    await join_questions.put(store, ada, circle, QUESTIONS, NOW)
    await entries.join(store, zoe, circle, "Hello", NOW, ["Boats.", "Kim."])
    await join_questions.put(store, ada, circle, ["Something else?"], NOW)
    (wish,) = await entries.waiting(store, ada, circle, START, 9)
    assert (wish.questions, wish.answers) == (QUESTIONS, ["Boats.", "Kim."])
