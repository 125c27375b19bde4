"""Giving back as its people see it: written down, confirmed, owed, returned, vouched for."""

from typing import Any

from graph.store import Store
from schema import ids
from tests.cast import small
from tests.schema.operations import ask, code, do, node

LEDGER = """{
    tallies { given received prepaid }
    balance { stage band prompt }
    ledger(first: 5) { nodes {
        id favourId side amount terms prepaid text person { name } circle { name } iou { state } } }
    ious(first: 5) { nodes { id owedToMe state entry { text } offer { favourId } } } }"""


async def test_the_anonymous_visitor_has_no_ledger(store: Store) -> None:
    assert await code(store, None, LEDGER)
    told = await do(store, None, "settleIou", iouId="x", how="RETURNED")
    assert told["__typename"] == "SignInFirst"


async def _helped(store: Store, helper: str, other: str, terms: str) -> Any:
    """Written down by the helper, confirmed by who was helped."""
    person = ids.encode("Person", other)
    given = {"personId": person, "side": "GIVEN", "text": "Read it.", "terms": terms}
    logged = await do(store, helper, "logHelp", "... on HelpLogged { help { id mine } }", **given)
    assert logged["help"]["mine"]
    listed = "{ loggedHelps(first: 5) { nodes { id side text person { id } } } }"
    (asked,) = (await ask(store, other, listed))["loggedHelps"]["nodes"]
    assert (asked["side"], asked["person"]["id"]) == ("RECEIVED", ids.encode("Person", helper))
    shown = "... on HelpConfirmed { entry { favourId side amount } }"
    return (await do(store, other, "confirmHelp", shown, helpId=asked["id"]))["entry"]


async def test_m52_a_help_is_owed_and_returned_by_a_later_one(store: Store) -> None:
    cast = await small(store)
    await _helped(store, cast.ada, cast.fen, "FAVOUR")
    mine, theirs = [await ask(store, one, LEDGER) for one in (cast.ada, cast.fen)]
    assert mine["tallies"] == {"given": 1, "received": 0, "prepaid": 0}
    assert theirs["tallies"] == {"given": 0, "received": 1, "prepaid": 0}
    (owed,) = theirs["ious"]["nodes"]
    assert owed["offer"] is None and not owed["owedToMe"] and owed["state"] == "OPEN"
    refused = await do(store, cast.fen, "settleIou", iouId=owed["id"], how="RETURNED")
    assert refused["path"] == ["input", "favourId"]
    assert await node(store, cast.cleo, owed["id"], "id") is None
    settled = "... on IouSettled { iou { state settledAt } }"
    told = await do(store, cast.ada, "settleIou", settled, iouId=owed["id"], how="FORGIVEN")
    assert told["iou"]["state"] == "FORGIVEN" and told["iou"]["settledAt"]


async def test_m2_others_see_no_number_and_m55_a_vouch_shows(store: Store) -> None:
    cast = await small(store)
    entry = await _helped(store, cast.fen, cast.ada, "FREE")
    (line,) = (await ask(store, cast.fen, LEDGER))["ledger"]["nodes"]
    assert line["prepaid"] and line["amount"] == 1 and line["circle"]["name"] == "The guild"
    assert (await ask(store, cast.sam, LEDGER))["ledger"]["nodes"] == []
    written = {"favourId": entry["favourId"], "text": "She reads what others skip."}
    shown = "... on Vouched { vouch { id text name } }"
    vouch = (await do(store, cast.ada, "writeVouch", shown, **written))["vouch"]
    page = "... on Person { vouches(first: 5) { nodes { id text name } } }"
    fen = ids.encode("Person", cast.fen)
    assert (await node(store, cast.sam, fen, page))["vouches"]["nodes"] == [vouch]
    hidden = {"vouchId": vouch["id"], "hidden": True}
    assert (await do(store, cast.fen, "hideVouch", **hidden))["__typename"] == "VouchHidden"
    assert (await node(store, cast.sam, fen, page))["vouches"]["nodes"] == []


async def test_m54_the_band_is_for_its_owner(store: Store) -> None:
    cast = await small(store)
    found = (await ask(store, cast.ada, LEDGER))["balance"]
    assert found == {"stage": "NEWCOMER", "band": "WITHIN", "prompt": None}


async def test_m40_praise_is_sent_from_a_person_s_page(store: Store) -> None:
    cast = await small(store)
    sam = ids.encode("Person", cast.sam)
    given = {"personId": sam, "kind": "PRAISE", "text": "You ask what everybody wonders."}
    shown = "... on Given { gift { id unread to { id } } }"
    gift = (await do(store, cast.ada, "give", shown, **given))["gift"]
    assert gift["to"]["id"] == sam and not gift["unread"]
    listed = "{ gifts(first: 5) { nodes { id kind text unread from { name } } } }"
    (one,) = (await ask(store, cast.sam, listed))["gifts"]["nodes"]
    assert (one["id"], one["unread"], one["from"]["name"]) == (gift["id"], True, "Ada")


THANKED = "... on HelpThanked { help { state thanks thanksCircle { name } } }"
SKIPPED = "... on ThanksForHelpSkipped { help { state thanks } }"
LINES = "{ ledger(first: 2) { nodes { side help { id state thanks thanksCircle { name } } } } }"


async def test_m48_thanks_for_a_help_without_a_post(store: Store) -> None:
    cast = await small(store)
    await _helped(store, cast.fen, cast.ada, "FREE")
    (line,) = (await ask(store, cast.ada, LINES))["ledger"]["nodes"]
    help = line["help"]
    assert (help["state"], help["thanks"]) == ("CONFIRMED", None)
    assert help["thanksCircle"] == {"name": "The guild"}
    said = {"helpId": help["id"], "text": "You see what I skip.", "public": True}
    for person, answer in (
        (None, "SignInFirst"),
        (cast.sam, "InvalidInput"),
        (cast.fen, "NotYourTurn"),
    ):
        assert (await do(store, person, "sayThanksForHelp", **said))["__typename"] == answer
        skipped = await do(store, person, "skipThanksForHelp", helpId=help["id"])
        assert skipped["__typename"] == answer
    told = await do(store, cast.ada, "sayThanksForHelp", THANKED, **said)
    assert (told["help"]["state"], told["help"]["thanks"]) == ("THANKED", said["text"])
    again = await do(store, cast.ada, "skipThanksForHelp", SKIPPED, helpId=help["id"])
    assert again["help"]["thanks"] == said["text"]
    (theirs,) = (await ask(store, cast.fen, LINES))["ledger"]["nodes"]
    assert theirs["help"]["thanks"] == said["text"] and theirs["help"]["thanksCircle"] is None
    page = "... on Person { thanks(first: 5) { nodes { text from { name } } } }"
    found = await node(store, cast.sam, ids.encode("Person", cast.fen), page)
    assert found["thanks"]["nodes"] == [{"text": said["text"], "from": {"name": "Ada"}}]
