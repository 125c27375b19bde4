"""Asks through the contract."""

from typing import Any

from graph import asks
from graph.store import Store
from schema import ids
from schema.root import schema
from tests.cast import small
from tests.schema.contract import execute
from tests.stage import SECRET, asking
from tests.town import NOW, Town

POST = """
mutation ($input: PostAsk!) { postAsk(input: $input) {
  __typename
  ... on PostedAsk { ask { id text state terms audience topics { name }
    asker { name } circle { name } contactsWhoFit(first: 5) { name }
    matches(first: 5) { id introducer { name } runnerUp { name } reasons { factor sentence } }
    fallback { name } canOffer } }
  ... on InvalidInput { path message }
} }"""
ASK = """
query ($id: ID!) { ask(id: $id) { text asker { name } canOffer myIntroduction { id }
  contactsWhoFit(first: 5) { name } matches(first: 5) { id } fallback { name }
  introductions(first: 5) { nodes { id } } } }"""


async def asked(store: Store, viewer: str | None, query: str, **variables: Any) -> Any:
    found = await execute(schema, query, variables, viewer, store, NOW, SECRET)
    assert found.errors is None, found.errors
    return found.data


async def test_an_anonymous_visitor_posts_and_sees_nothing(store: Store) -> None:
    stage = await asking(store)
    posted = await asked(store, None, POST, input={"text": "Help me"})
    assert posted["postAsk"]["__typename"] == "SignInFirst"
    id = ids.encode("Ask", stage.ask.id)
    assert (await asked(store, None, ASK, id=id))["ask"] is None


async def test_one_text_is_an_ask_with_everything_around_it(store: Store) -> None:
    cast = await small(store)
    topic = (await store.rows("topics/of", viewer=cast.ada, ids=[cast.pricing]))[0]["name"]
    given = {"text": "How do I price a first product?", "topics": [topic]}
    posted = (await asked(store, cast.ada, POST, input=given))["postAsk"]
    assert posted["__typename"] == "PostedAsk"
    ask = posted["ask"]
    assert (ask["state"], ask["terms"], ask["asker"]) == ("OPEN", "FREE", {"name": "Ada"})
    match = ask["matches"][0]
    assert (match["introducer"], match["runnerUp"]) == ({"name": "Fen"}, {"name": "Ines"})
    assert "Cleo" not in str(ask["matches"])
    assert {reason["factor"] for reason in match["reasons"]} == {"topic", "path", "circles"}


async def test_bad_input_names_its_path(store: Store) -> None:
    cast = await small(store)
    given = {"text": "Help me", "circleId": ids.encode("Person", cast.fen)}
    refused = (await asked(store, cast.ada, POST, input=given))["postAsk"]
    assert refused["path"] == ["input", "circleId"]


async def test_what_only_the_asker_may_read(store: Store) -> None:
    stage = await asking(store)
    id = ids.encode("Ask", stage.ask.id)
    mine = (await asked(store, stage.cast.ada, ASK, id=id))["ask"]
    assert len(mine["matches"]) == 1 and not mine["canOffer"]
    for other in (stage.cast.fen, stage.cast.cleo):
        seen = (await asked(store, other, ASK, id=id))["ask"]
        assert seen["asker"] == {"name": "Ada"} and seen["canOffer"]
        assert (seen["matches"], seen["contactsWhoFit"], seen["fallback"]) == ([], [], None)
        assert seen["introductions"]["nodes"] == []


async def test_a_contact_who_fits_comes_with_the_reasons_that_are_shown(store: Store) -> None:
    town = Town()
    ada, ben, cleo = town.people("Ada", "Ben", "Cleo")
    guild = town.circle(ada, ben, cleo, name="The guild")
    pricing = town.topic()
    for friend, visibility in ((ben, "CIRCLE"), (cleo, "MATCHING")):
        town.tie(ada, friend)
        town.give(friend, pricing, guild, visibility=visibility)
    draft = asks.Draft("How?", [town.rows["topics"][0]["name"]])
    await town.build(store)
    ask = await asks.post(store, ada, draft, NOW)
    query = """query ($id: ID!) { ask(id: $id) {
      fittingContacts(first: 5) { person { name } reasons { factor } } } }"""
    found = (await asked(store, ada, query, id=ids.encode("Ask", ask.id)))["ask"]["fittingContacts"]
    told = {one["person"]["name"]: [reason["factor"] for reason in one["reasons"]] for one in found}
    assert told == {"Ben": ["topic", "circles"], "Cleo": ["circles"]}


async def test_hidden_missing_and_malformed_are_one_answer(store: Store) -> None:
    stage = await asking(store)
    hidden = ids.encode("Ask", stage.ask.id)
    answers = [
        await asked(store, stage.cast.zoe, ASK, id=id)
        for id in (hidden, ids.encode("Ask", "none"), ids.encode("Person", stage.ask.id), "?")
    ]
    assert answers == [{"ask": None}] * 4


async def test_own_asks_come_in_pages(store: Store) -> None:
    stage = await asking(store)
    query = """query ($after: String) { myAsks(first: 1, after: $after, state: OPEN) {
      nodes { id } pageInfo { hasNextPage endCursor } } }"""
    page = (await asked(store, stage.cast.ada, query))["myAsks"]
    assert page["nodes"] == [{"id": ids.encode("Ask", stage.ask.id)}]
    after = page["pageInfo"]["endCursor"]
    assert (await asked(store, stage.cast.ada, query, after=after))["myAsks"]["nodes"] == []


async def test_withdrawing(store: Store) -> None:
    stage = await asking(store)
    query = """mutation ($id: ID!) { withdrawAsk(input: {askId: $id}) {
      __typename ... on AskWithdrawn { ask { state } } ... on InvalidInput { path } } }"""
    id = ids.encode("Ask", stage.ask.id)
    for viewer, name in ((None, "SignInFirst"), (stage.cast.fen, "InvalidInput")):
        assert (await asked(store, viewer, query, id=id))["withdrawAsk"]["__typename"] == name
    ended = (await asked(store, stage.cast.ada, query, id=id))["withdrawAsk"]
    assert ended["ask"] == {"state": "WITHDRAWN"}


async def test_an_organiser_is_named_only_where_nobody_fits(store: Store) -> None:
    stage = await asking(store)
    asks_nothing = {"text": "Something nobody gives?", "topics": []}
    alone = (await asked(store, stage.cast.ada, POST, input=asks_nothing))["postAsk"]["ask"]
    assert (alone["matches"], alone["fallback"]) == ([], {"name": "Fen"})
    fitting = await asked(store, stage.cast.ada, ASK, id=ids.encode("Ask", stage.ask.id))
    assert fitting["ask"]["fallback"] is None
