"""What ends says so in its owner's Today, is kept with one tap, and is gone for everybody when it has ended."""

from typing import Any

from graph import renewals
from graph.bounds import DAY
from graph.store import Store
from schema import ids
from schema.root import schema
from tests.neighbourhood import Neighbourhood, neighbourhood
from tests.schema.contract import execute
from tests.schema.operations import do
from tests.town import NOW, Town

TODAY = """{ today { done items { __typename
  ... on RenewAskItem { id handled ask { id expiresAt } }
  ... on RenewIntentItem { id handled intent { id until } } } } }"""
KEEP = """mutation ($id: ID!) { renewIntent(input: {intentId: $id}) {
  __typename ... on IntentRenewed { intent { until } } } }"""
GIVES = """query ($id: ID!) { node(id: $id) { ... on Person { gives { note } } } }"""


async def told(near: Neighbourhood, who: str, query: str, now: int, **given: Any) -> Any:
    result = await execute(schema, query, given, who, near.store, now)
    assert result.errors is None, result.errors
    return result.data


async def items(near: Neighbourhood, now: int) -> list[tuple[str, bool]]:
    """Of what ends, and whether it was seen to."""
    found = (await told(near, near.mia, TODAY, now))["today"]["items"]
    return [(one["__typename"], one["handled"]) for one in found if "handled" in one]


async def test_nobody_keeps_what_is_not_theirs(store: Store) -> None:
    near = await neighbourhood(store)
    ask = ids.encode("Ask", (await near.ask(near.mia)).id)
    assert (await do(store, None, "renewAsk", askId=ask))["__typename"] == "SignInFirst"
    assert (await do(store, near.ben, "renewAsk", askId=ask))["path"] == ["input", "askId"]


async def test_an_ask_says_that_it_ends_and_is_kept_in_place(store: Store) -> None:
    near = await neighbourhood(store)
    ask = await near.ask(near.mia, near.drawing, expires_at=NOW + 4 * DAY)
    assert await items(near, NOW + DAY) == []
    assert await items(near, NOW + 3 * DAY) == [("RenewAskItem", False)]
    kept = await renewals.renew_ask(near.store, near.mia, ask.id, NOW + 3 * DAY + 1)
    assert kept.expires == NOW + 17 * DAY + 1
    assert await items(near, NOW + 3 * DAY + 2) == [("RenewAskItem", True)]


async def test_an_ended_give_is_gone_for_others_until_it_is_kept(store: Store) -> None:
    near = await neighbourhood(store)
    town = Town()
    soon = {"since": NOW - 30 * DAY, "until": NOW + 5 * DAY, "note": "A line a day."}
    give = ids.encode("Intent", town.give(near.mia, near.drawing, near.guild, **soon))
    await town.build(store)
    mia = ids.encode("Person", near.mia)

    async def shown(now: int) -> bool:
        page = await told(near, near.ben, GIVES, now, id=mia)
        return "A line a day." in [one["note"] for one in page["node"]["gives"]]

    assert await items(near, NOW) == [("RenewIntentItem", False)]
    assert [await shown(NOW + day * DAY) for day in (0, 4, 5)] == [True, True, False]
    kept = await told(near, near.mia, KEEP, NOW + 6 * DAY, id=give)
    assert kept["renewIntent"]["__typename"] == "IntentRenewed"
    assert await shown(NOW + 6 * DAY)


async def test_a_give_without_an_end_asks_twice_a_year_whether_it_holds(store: Store) -> None:
    near = await neighbourhood(store)
    half = NOW - 10 * DAY + 182 * DAY
    assert ("RenewIntentItem", False) not in await items(near, half - DAY)
    while await renewals.announce(store, half):
        pass
    assert ("RenewIntentItem", False) in await items(near, half)
    own = await told(near, near.mia, "{ me { gives { id until } } }", half)
    (give,) = own["me"]["gives"]
    assert give["until"]
    kept = await told(near, near.mia, KEEP, half + 1, id=give["id"])
    assert kept["renewIntent"]["intent"]["until"] is None
    assert ("RenewIntentItem", True) in await items(near, half + 2)
