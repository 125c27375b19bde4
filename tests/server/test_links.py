"""What a link tells: to whoever has it, what it leads to; to everybody else nothing."""

from datetime import UTC, datetime

import pytest

from auth import circle_link
from graph import links
from graph.bounds import DAY
from graph.store import Store, new_id
from server.limits import TRIES
from tests.server.conftest import SECRET, Place, ask
from tests.town import Town

ENTER = """mutation ($code: String!) { enterByLink(input: {code: $code}) {
    __typename ... on EnteredByLink { inside circle { id name } } } }"""


async def made(server: Place, store: Store, trusted: bool = True) -> str:
    """The code of a link into a circle by invitation."""
    town = Town()
    ada, ben = town.people("Ada", "Ben")
    circle = town.circle(ada, ben, entry="INVITED", name="The guild", norms="Be kind.")
    await town.build(store)
    now = server.clock.at
    link = await links.make(store, ada, links.Draft(circle, trusted, now + DAY, 2), now)
    return circle_link.code(SECRET, link.id)


async def test_a_stranger_learns_who_invites_and_to_what_and_nothing_else(
    server: Place, store: Store
) -> None:
    code = await made(server, store)
    told = await server.client().post("/links", json={"code": code})
    until = datetime.fromtimestamp((server.clock.at + DAY) / 1000, UTC)
    assert told.json() == {
        "circle": "The guild",
        "circleId": None,
        "invites": {
            "by": "Ada",
            "purpose": "We help one another.",
            "trusted": True,
            "until": until.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "questions": [],
        },
    }
    assert told.headers["cache-control"] == "no-store"


async def test_one_comes_in_by_it_and_is_led_there_ever_after(server: Place, store: Store) -> None:
    code = await made(server, store)
    guest = await server.signed_in()
    came = (await ask(guest, ENTER, code=code))["data"]["enterByLink"]
    assert came["inside"] and came["circle"]["name"] == "The guild"
    server.clock.at += 2 * DAY
    told = (await guest.post("/links", json={"code": code})).json()
    assert told == {"circle": "The guild", "circleId": came["circle"]["id"], "invites": None}
    assert (await server.client().post("/links", json={"code": code})).status_code == 400


async def test_whoever_asked_is_told_that_they_wait(server: Place, store: Store) -> None:
    code = await made(server, store, trusted=False)
    guest = await server.signed_in()
    came = (await ask(guest, ENTER, code=code))["data"]["enterByLink"]
    assert (came["inside"], came["circle"]) == (False, None)
    told = (await guest.post("/links", json={"code": code})).json()
    assert told == {"circle": "The guild", "circleId": None, "invites": None}


async def test_every_link_that_does_not_hold_gets_one_answer(server: Place, store: Store) -> None:
    code = await made(server, store)
    never = circle_link.code(SECRET, new_id())
    answers = [
        await server.client().post("/links", json={"code": wrong})
        for wrong in (never, code[:-1], code[::-1], "", "x" * 5000)
    ]
    server.clock.at += DAY
    answers.append(await server.client().post("/links", json={"code": code}))
    assert {(one.status_code, one.text) for one in answers} == {(400, answers[0].text)}


@pytest.mark.parametrize("body", ["", "[]", '{"code": 1}'])
async def test_what_is_no_code_is_bad_input(server: Place, body: str) -> None:
    headers = {"content-type": "application/json"}
    told = await server.client().post("/links", content=body, headers=headers)
    assert told.status_code == 400


async def test_guessing_stops(server: Place) -> None:
    guesser = server.client()
    found = [
        (await guesser.post("/links", json={"code": new_id()})).status_code
        for _ in range(TRIES.amount + 1)
    ]
    assert found == [400] * TRIES.amount + [429]
