"""Menus through the contract: lines to the asker, names to nobody before their yes."""

from typing import Any

from graph.store import Store
from schema import ids
from tests.schema.test_asks import asked
from tests.stage import answered
from tests.streets import street

OFFER = """
mutation ($input: AnswerWithMenu!) { answerWithMenu(input: $input) { __typename
  ... on AnsweredWithMenu { introduction { state canOfferMenu menu { id line ticked person { name } } } }
  ... on InvalidInput { path } } }"""
SEEN = """
query ($id: ID!) { node(id: $id) { ... on Introduction {
  state waitingForMe canOfferMenu menu { id line ticked person { name } } } } }"""
TICK = """
mutation ($input: TickMenu!) { tickMenu(input: $input) { __typename
  ... on MenuTicked { introduction { state waitingForMe menu { line ticked person { name } } } }
  ... on InvalidInput { path } } }"""
SAID = "Sold to hospitals for years."


async def test_from_the_request_to_the_helpers_yes(store: Store) -> None:
    found = await street(store, 1, spare=2)
    begun = await found.request(0)
    id = ids.encode("Introduction", begun.id)

    def menu(line: str) -> dict[str, Any]:
        person = ids.encode("Person", found.spare[0])
        return {"introductionId": id, "items": [{"personId": person, "line": line}]}

    assert (await asked(store, found.between[0], SEEN, id=id))["node"]["canOfferMenu"]
    for viewer in (None, found.spare[0]):
        told = (await asked(store, viewer, OFFER, input=menu(SAID)))["answerWithMenu"]
        assert told["__typename"] in ("SignInFirst", "InvalidInput")
    told = await asked(store, found.between[0], OFFER, input=menu("Spare 0 would."))
    assert told["answerWithMenu"]["path"] == ["input", "items", "0", "line"]
    told = (await asked(store, found.between[0], OFFER, input=menu(SAID)))["answerWithMenu"]
    assert told["introduction"]["menu"][0]["person"] == {"name": "Spare 0"}
    shown = (await asked(store, found.ada, SEEN, id=id))["node"]
    assert (shown["state"], shown["waitingForMe"]) == ("WITH_ASKER", True)
    (item,) = shown["menu"]
    assert (item["line"], item["ticked"], item["person"]) == (SAID, False, None)
    assert (await asked(store, found.spare[0], SEEN, id=id))["node"] is None
    chosen = {"introductionId": id, "itemIds": [item["id"]]}
    told = (await asked(store, found.ada, TICK, input=chosen))["tickMenu"]["introduction"]
    assert (told["state"], told["waitingForMe"]) == ("WAITING", False)
    assert told["menu"] == [{"line": SAID, "ticked": True, "person": None}]
    (row,) = [row for row in await found.over() if row["id"] != begun.id]
    await answered(store, found.spare[0], row["id"])
    assert (await asked(store, found.ada, SEEN, id=id))["node"] is None
    met = ids.encode("Introduction", row["id"])
    assert (await asked(store, found.ada, SEEN, id=met))["node"]["state"] == "INTRODUCED"
