import pytest

from graph import (
    answers,
    favours,
    intents,
    ledger,
    logged_helps,
    mentions,
    months,
    proposals,
    renewals,
    tie_requests,
    today,
)
from graph.answers import Answer, Given
from graph.bounds import DAY
from graph.proposals import Proposal
from graph.store import Store
from tests.graph.test_ledger import EVER
from tests.graph.test_months import MONTH, helped
from tests.neighbourhood import NOTE, neighbourhood
from tests.town import NOW, Town


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


async def test_a_pair_brought_together_unasked_is_seen_to(store: Store) -> None:
    near = await neighbourhood(store)
    town = Town()
    take = town.take(near.ben, near.drawing, near.guild, visibility="CIRCLE")
    await town.build(store)
    assert await near.keys() == [f"pair|{take}.{near.eva}"]
    given = Proposal(near.eva, NOTE, other_id=near.ben, other_note=NOTE)
    await proposals.propose(store, near.mia, given, NOW + 1)
    after = await near.look(NOW + 2)
    assert [item.handled for item in after.items] == [True] and after.done


async def test_what_was_renewed_or_closed_is_seen_to_and_what_ended_is_gone(store: Store) -> None:
    near = await neighbourhood(store)
    town = Town()
    soon = {"since": NOW - 30 * DAY, "until": NOW + DAY // 4}
    kept, closed, ended = (
        town.take(near.eva, near.pricing, near.guild, visibility="MATCHING", **soon)
        for _ in range(3)
    )
    await town.build(store)
    assert len(await near.keys(NOW, near.eva)) == 3
    await renewals.renew_intent(store, near.eva, kept, NOW + 1)
    await intents.close(store, near.eva, closed, NOW + 1)
    after = await near.look(NOW + DAY // 4, near.eva)
    assert {item.about for item in after.items if item.handled} == {kept, closed}
    assert ended not in {item.about for item in after.items} and after.done


async def test_an_answer_about_ones_name_is_seen_to(store: Store) -> None:
    cast = await helped(store)
    await months.draft(store, cast.fen, cast.guild, MONTH, NOW)
    (asked,) = await mentions.mine(store, cast.cleo, EVER, 10)
    keys = [item.key for item in (await today.look(store, cast.cleo, NOW)).items]
    assert f"mention|{asked.id}" in keys
    await mentions.answer(store, cast.cleo, mentions.Answer(asked.id, False), NOW + 1)
    after = await today.look(store, cast.cleo, NOW + 2)
    assert [item.handled for item in after.items if item.about == asked.id] == [True]


async def test_a_help_that_was_confirmed_leaves_the_list(store: Store) -> None:
    near = await neighbourhood(store)
    draft = logged_helps.Draft(near.mia, True, "Showed a price page.")
    logged = await logged_helps.log(store, near.ben, draft, NOW)
    assert await near.keys() == [f"confirm|{logged.id}"]
    await logged_helps.confirm(store, near.mia, logged.id, NOW + 1)
    after = await near.look(NOW + 2)
    assert after.items == [] and after.done


async def test_thanks_for_a_help_without_a_post_are_owed_too(store: Store) -> None:
    near = await neighbourhood(store)
    draft = logged_helps.Draft(near.mia, True, "Showed a price page.")
    told, taken, skipped = [
        await logged_helps.log(store, near.ben, draft, NOW + n) for n in range(3)
    ]
    for n, one in enumerate((told, taken, skipped)):
        await logged_helps.confirm(store, near.mia, one.id, NOW + DAY + n)
    assert await near.keys(NOW + 2 * DAY, near.ben) == []
    keys = [f"thank_help|{one.id}" for one in (told, taken, skipped)]
    at = NOW + 2 * DAY
    assert await near.keys(at) == keys
    await today.put_off(store, near.mia, keys[0], at + DAY, at)
    assert keys[0] not in {one.key for one in (await near.look(at + 1)).items}
    await today.undo_put_off(store, near.mia, keys[0], at + 2)
    await favours.thank_for_help(store, near.mia, told.id, "It shone.", True, at + 3)
    await ledger.take_back(store, near.ben, taken.id, "", at + 3)
    await favours.skip_thanks_for_help(store, near.mia, skipped.id, at + 3)
    after = await near.look(at + 4)
    assert [(one.key, one.handled) for one in after.items] == [(keys[0], True), (keys[2], True)]
    assert after.done and await near.keys(at + DAY) == []
