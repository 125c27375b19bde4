from typing import Any

import pytest

from graph import blocks, logged_helps
from graph.bounds import DAY
from graph.store import Store
from schema import ids, today
from schema.root import build
from tests.neighbourhood import Neighbourhood, neighbourhood
from tests.schema.contract import execute
from tests.town import NOW, Town

TODAY = """{ today { done guidance items {
  __typename
  ... on AnswerIntroductionItem { id handled introduction { id note state waitingForMe } }
  ... on AnswerTieItem { id handled request { id reason from { name } } }
  ... on HelpWithAsk { id handled ask { id text asker { name } } via { name } reasons { factor sentence } }
  ... on HelpWithTake { id handled intent { id note } person { name } reasons { sentence } }
  ... on MakeIntroduction { id handled ask { id } helper { name } reasons { sentence } }
  ... on RecordOutcomeFor { id handled introduction { id } }
  ... on SayThanksFor { id handled introduction { id } }
} } }"""

PUT_OFF = """mutation ($item: ID!, $until: DateTime) { putOff(input: {itemId: $item, until: $until}) {
  __typename
  ... on ItemPutOff { today { done items { __typename } } }
  ... on InvalidInput { path message }
} }"""

OFFER = """mutation ($intent: ID!) { offerHelp(input: {intentId: $intent, note: "I could."}) {
  ... on HelpOffered { introduction { take { id } } }
} }"""

UNDO = """mutation ($item: ID!) { undoPutOff(input: {itemId: $item}) {
  __typename
  ... on PutOffUndone { today { done items { __typename } } }
  ... on InvalidInput { path message }
} }"""


async def ask(near: Neighbourhood, query: str, who: str | None, **variables: Any) -> Any:
    result = await execute(build(), query, variables, who, near.store, NOW)
    assert result.errors is None, result.errors
    return result.data


async def seen(near: Neighbourhood, who: str) -> list[dict[str, Any]]:
    return (await ask(near, TODAY, who))["today"]["items"]


async def test_an_anonymous_visitor_has_no_today(store: Store) -> None:
    near = await neighbourhood(store)
    assert await ask(near, TODAY, None) == {"today": None}
    for mutation in (PUT_OFF, UNDO):
        (answer,) = (await ask(near, mutation, None, item="x")).values()
        assert answer == {"__typename": "SignInFirst"}


async def test_guidance_for_whoever_knows_nobody(store: Store) -> None:
    near = await neighbourhood(store)
    town = Town()
    alone = town.person("Alone")
    await town.build(store)
    told = (await ask(near, TODAY, alone))["today"]
    assert told["items"] == [] and told["guidance"].startswith("Nothing waits for you.")


async def test_every_kind_of_item_says_why_it_is_there(store: Store) -> None:
    near = await neighbourhood(store)
    town = Town()
    town.take(near.ben, near.pricing, near.guild, note="Prices, please.")
    await town.build(store)
    await near.ask(near.ben, text="What would you charge?")
    await near.ask(near.eva, text="And what would I?")
    await near.ask(near.ben, near.drawing)
    await near.directly(near.ben, await near.ask(near.ben), near.mia)
    await near.connect(near.kai, near.mia)
    items = await seen(near, near.mia)
    assert [item["__typename"] for item in items] == [
        "AnswerIntroductionItem",
        "AnswerTieItem",
        "HelpWithAsk",
        "HelpWithAsk",
        "HelpWithTake",
        "MakeIntroduction",
    ]
    assert all(item.get("reasons", "none") for item in items)
    assert not any(item["handled"] for item in items)
    assert items[4]["person"]["name"] == "Ben" and items[5]["helper"]["name"] == "Eva"


async def test_a_take_one_offered_help_over_is_seen_to(store: Store) -> None:
    near = await neighbourhood(store)
    town = Town()
    take = town.take(near.ben, near.pricing, near.guild)
    await town.build(store)
    (item,) = await seen(near, near.mia)
    assert (item["person"]["name"], item["handled"]) == ("Ben", False)
    over = ids.encode("Intent", take)
    offered = await ask(near, OFFER, near.mia, intent=over)
    assert offered["offerHelp"]["introduction"]["take"] == {"id": over}
    (item,) = await seen(near, near.mia)
    assert (item["person"]["name"], item["handled"]) == ("Ben", True)


async def test_an_unnamed_ask_stays_unnamed(store: Store) -> None:
    near = await neighbourhood(store)
    await near.ask(near.kai, unnamed=True)
    (item,) = await seen(near, near.mia)
    assert item["ask"]["asker"] is None and item["via"]["name"] == "Ben"
    assert "Kai" not in str(item)


async def test_put_off_and_undone(store: Store) -> None:
    near = await neighbourhood(store)
    await near.ask(near.ben)
    (item,) = await seen(near, near.mia)
    off = (await ask(near, PUT_OFF, near.mia, item=item["id"]))["putOff"]
    assert off == {"__typename": "ItemPutOff", "today": {"done": True, "items": []}}
    back = (await ask(near, UNDO, near.mia, item=item["id"]))["undoPutOff"]
    assert back["today"] == {"done": False, "items": [{"__typename": "HelpWithAsk"}]}


@pytest.mark.parametrize("query", [PUT_OFF, UNDO])
async def test_malformed_foreign_and_missing_items_answer_alike(store: Store, query: str) -> None:
    near, other = await neighbourhood(store), await neighbourhood(store)
    await other.ask(other.ben)
    (foreign,) = await seen(other, other.mia)
    await seen(near, near.mia)
    tried = [foreign["id"], "", "no id", ids.encode("Ask", "1"), ids.encode("TodayItem", "ask|1")]
    answers = [await ask(near, query, near.mia, item=item) for item in tried]
    (answer,) = {str(one) for one in answers}
    assert "itemId" in answer


async def test_whom_one_blocks_vanishes_at_once(store: Store) -> None:
    near = await neighbourhood(store)
    await near.connect(near.kai, near.mia)
    await near.directly(near.ben, await near.ask(near.ben), near.mia)
    assert len(await seen(near, near.mia)) == 2
    for person in (near.ben, near.kai):
        await blocks.block(store, near.mia, person, NOW + 1)
    told = (await ask(near, TODAY, near.mia))["today"]
    assert told["items"] == [] and told["done"]


async def test_a_handled_answer_is_shown_as_handled(store: Store) -> None:
    near = await neighbourhood(store)
    await near.offer(near.mia, await _looked_at(near))
    (item,) = await seen(near, near.mia)
    assert item["handled"] and item["ask"]["text"]


async def _looked_at(near: Neighbourhood) -> Any:
    asked = await near.ask(near.kai)
    await near.look()
    return asked


def test_every_kind_has_its_type() -> None:
    assert set(today.ITEMS) == set(today.Kind)


NEWER = """{ today { items {
  __typename
  ... on ConfirmHelpItem { id help { text person { name } } }
  ... on RenewAskItem { id ask { text } }
  ... on RenewIntentItem { id intent { note } }
  ... on ProposePair { id take { note } giver { name } taker { name } give { id } reasons { sentence } }
  ... on GiveFirst { id person { name } reasons { sentence } }
} } }"""
WATCH = """mutation ($take: ID!) { watchTake(input: {intentId: $take}) {
  ... on TakeWatched { intent { watching } }
} }"""


async def test_what_is_newer_says_what_it_is_over(store: Store) -> None:
    near = await neighbourhood(store)
    town = Town()
    drawing = (near.drawing, near.guild)
    take = town.take(near.ben, *drawing, note="A line a day.", visibility="CIRCLE")
    town.take(near.mia, *drawing, note="Mine.", since=NOW - 30 * DAY, until=NOW + DAY)
    await town.build(store)
    await near.ask(near.mia, near.drawing, NOW - 13 * DAY, text="Who draws?", expires_at=NOW + DAY)
    helped = logged_helps.Draft(near.mia, True, "Showed a price page.")
    await logged_helps.log(store, near.ben, helped, NOW)
    items = (await ask(near, NEWER, near.mia))["today"]["items"]
    confirm, pair, *ending = items
    assert confirm["help"] == {"text": "Showed a price page.", "person": {"name": "Ben"}}
    assert (pair["giver"], pair["taker"]) == ({"name": "Eva"}, {"name": "Ben"})
    assert pair["give"] and pair["reasons"] and pair["take"]["note"] == "A line a day."
    assert [one["__typename"] for one in ending] == ["RenewAskItem", "RenewIntentItem"]
    watched = await ask(near, WATCH, near.mia, take=ids.encode("Intent", take))
    assert watched == {"watchTake": {"intent": {"watching": True}}}


OWED = "{ today { done items { ... on ThankForHelpItem { id handled help { id text } } } } }"
SKIP = """mutation ($help: ID!) { skipThanksForHelp(input: {helpId: $help}) {
  ... on ThanksForHelpSkipped { help { state } }
} }"""


async def test_thanks_for_a_help_without_a_post_wait_until_they_are_seen_to(store: Store) -> None:
    near = await neighbourhood(store)
    draft = logged_helps.Draft(near.mia, True, "Showed a price page.")
    logged = await logged_helps.log(store, near.ben, draft, NOW)
    await logged_helps.confirm(store, near.mia, logged.id, NOW)
    (item,) = (await ask(near, OWED, near.mia))["today"]["items"]
    assert (item["handled"], item["help"]["text"]) == (False, "Showed a price page.")
    assert (await ask(near, OWED, near.ben))["today"]["items"] == []
    told = await ask(near, SKIP, near.mia, help=item["help"]["id"])
    assert told["skipThanksForHelp"]["help"] == {"state": "THANKED"}
    after = (await ask(near, OWED, near.mia))["today"]
    assert after == {"done": True, "items": [{**item, "handled": True}]}


PROMPTS = """{ today { items {
  ... on GiveFirst { person { name } reasons { factor } }
  ... on AskCue { words reasons { factor sentence } }
} } }"""


async def test_m20_whoever_is_idle_is_prompted_to_give_and_to_ask(store: Store) -> None:
    near = await neighbourhood(store)
    town = Town()
    town.take(near.mia, near.drawing, near.guild, note="A line a day.", visibility="MATCHING")
    await town.build(store)
    told = list[Any]()
    for day in (40, 41):
        result = await execute(build(), PROMPTS, {}, near.mia, store, NOW + day * DAY)
        told += result.data["today"]["items"]
    assert told[0]["person"]["name"] in ("Ben", "Eva")
    assert told[0]["reasons"] == [{"factor": "quiet"}]
    sentence = f"You look for help with {near.names[near.drawing]}"
    assert told[1] == {
        "words": "A line a day.",
        "reasons": [{"factor": "take", "sentence": sentence}],
    }
