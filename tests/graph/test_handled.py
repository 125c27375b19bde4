import pytest

from graph import answers, favours, proposals, tie_requests
from graph.answers import Answer, Given
from graph.bounds import DAY
from graph.proposals import Proposal
from graph.store import Store
from tests.neighbourhood import NOTE, neighbourhood
from tests.town import NOW


async def test_a_pair_only_i_could_bring_together(store: Store) -> None:
    near = await neighbourhood(store)
    ask = await near.ask(near.ben, near.drawing)
    assert await near.keys() == [f"make|{ask.id}.{near.eva}"]
    given = Proposal(near.eva, NOTE, ask_id=ask.id)
    await proposals.propose(store, near.mia, given, NOW)
    handled = await near.look()
    assert [(item.handled, item.person) for item in handled.items] == [(True, near.eva)]
    assert handled.done


async def test_a_request_for_a_tie_waits(store: Store) -> None:
    near = await neighbourhood(store)
    request = await near.connect(near.kai, near.mia)
    assert await near.keys() == [f"tie|{request}"]
    await tie_requests.answer(store, near.mia, request, tie_requests.Answer(False), NOW + 1)
    after = await near.look(NOW + 2)
    assert [item.handled for item in after.items] == [True] and after.done


@pytest.mark.parametrize("answer", list(Answer))
async def test_any_answer_handles_it_for_the_day(store: Store, answer: Answer) -> None:
    near = await neighbourhood(store)
    begun = await near.directly(near.ben, await near.ask(near.ben), near.mia)
    assert await near.keys() == [f"answer|{begun.id}"]
    await answers.answer(store, near.mia, Given(begun.id, answer), NOW + 1)
    after = await near.look(NOW + 2)
    assert [item.handled for item in after.items] == [True] and after.done
    later = await near.keys(NOW + 3 * DAY)
    assert (f"answer|{begun.id}" in later) is (answer is Answer.NOT_NOW)


async def test_outcome_then_thanks_are_owed(store: Store) -> None:
    near = await neighbourhood(store)
    begun = await near.directly(near.ben, await near.ask(near.ben), near.mia)
    await answers.answer(store, near.mia, Given(begun.id, Answer.YES), NOW)
    assert await near.keys(NOW + DAY, near.ben) == []
    assert await near.keys(NOW + 2 * DAY, near.ben) == [f"outcome|{begun.id}"]
    assert await near.keys(NOW + 2 * DAY) == [f"outcome|{begun.id}"]

    await favours.record(store, near.mia, begun.id, True, "", NOW + 2 * DAY + 1)
    assert (await near.look(NOW + 2 * DAY + 2)).done
    assert (await near.look(NOW + 2 * DAY + 2, near.ben)).done
    assert await near.keys(NOW + 3 * DAY) == []
    assert await near.keys(NOW + 3 * DAY, near.ben) == [f"thanks|{begun.id}"]

    await favours.skip_thanks(store, near.ben, begun.id, NOW + 3 * DAY + 1)
    assert (await near.look(NOW + 3 * DAY + 2, near.ben)).done
    assert await near.keys(NOW + 4 * DAY, near.ben) == []
