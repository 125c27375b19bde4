"""What opens an account is not added by a session that was ended while it asked."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

import pytest

from graph import (
    addresses,
    codes,
    departures,
    devices,
    identities,
    keys,
    passkeys,
    sessions,
    tokens,
)
from graph.apps import WEFT
from graph.bounds import DAY
from graph.devices import Device
from graph.identities import Claim
from graph.proofs import Proof
from graph.refusals import InvalidInput, NoLongerOpen, ProveItAgain
from graph.store import Store, new_id
from tests import size
from tests.proving import proof_of
from tests.reading import rows
from tests.town import NOW, Town, look
from tests.waiting import Late

HELD = """
MATCH (p {id: $id})
OPTIONAL MATCH (p)-[:HOLDS_TOKEN|HOLDS_PASSKEY|HOLDS_IDENTITY]->(o)
WITH p, count(o) AS held
OPTIONAL MATCH (p)<-[:GIVEN_BY]-(g:Grant)
RETURN held, count(CASE WHEN g.ended = 0 THEN 1 END) AS given, p.email AS email"""
LEFT = """
MATCH (p:Person {id: $id})
CREATE (p)-[:MOVED]->(:Move {id: $move, before: $before, at: $at, until: $until})"""


@dataclass(frozen=True, slots=True)
class Account:
    """Of somebody with two sessions, of which one was stolen; they left another address a day ago."""

    person: str
    email: str
    own: Proof
    stolen: Proof
    device: Device
    move: str
    code: str


async def account(store: Store) -> Account:
    town, email, move, code = Town(), f"{new_id()}@example.org", new_id(), new_id()
    person = town.person(email=email)
    await town.build(store)
    left = {"before": f"{new_id()}@example.net", "at": NOW - DAY, "until": NOW + DAY}
    await look(store, LEFT, id=person, move=move, **left)
    device = Device(new_id(), new_id(), WEFT.id, ["asks:read"], NOW + DAY)
    await devices.begin(store, device)
    await codes.hand_over(store, code, "hash", NOW)
    both = await proof_of(store, person), await proof_of(store, person)
    return Account(person, email, *both, device, move, code)


async def a_token(store: Store, of: Account) -> object:
    scopes, hash = ["asks:read"], new_id() + new_id()
    given = hash, "Mine", scopes, NOW + DAY, of.stolen, ""
    return await tokens.create(store, of.person, *given, NOW)


async def an_app(store: Store, of: Account) -> object:
    given = WEFT.grant(["asks:read"]), new_id(), "", "", of.stolen
    return await keys.let_in(store, of.person, *given, NOW)


async def a_device(store: Store, of: Account) -> object:
    grant = WEFT.grant(["asks:read"])
    return await devices.answer(store, of.person, of.device.typed, grant, of.stolen, NOW)


async def a_passkey(store: Store, of: Account) -> object:
    given = "A key", new_id(), "public", 0, of.stolen, ""
    return await passkeys.add(store, of.person, *given, NOW)


async def an_identity(store: Store, of: Account) -> object:
    claim = Claim("https://id.example.org", new_id(), "Example", "", verified=False)
    return await identities.link(store, of.person, claim, of.stolen, "", NOW)


async def an_address(store: Store, of: Account) -> object:
    session = sessions.Session(of.stolen.session, of.person, of.email, NOW, NOW)
    given = f"{new_id()}@example.net", (of.code, "hash"), new_id(), (new_id(), "")
    if not await addresses.confirm(store, session, *given, NOW):
        raise ProveItAgain
    return True


async def all_signed_out(store: Store, of: Account) -> object:
    given = of.own.session, None, NOW, NOW
    return await sessions.end_mine(store, of.person, *given, programs=True)


async def address_taken_back(store: Store, of: Account) -> object:
    return await addresses.undo(store, of.move, NOW)


async def account_left(store: Store, of: Account) -> object:
    return await departures.leave(store, of.person, of.person, NOW, NOW)


Verb = Callable[[Store, Account], Awaitable[object]]
ADDS: list[Verb] = [a_token, an_app, a_device, a_passkey, an_identity, an_address]
ENDS: list[Verb] = [all_signed_out, address_taken_back, account_left]


@pytest.mark.parametrize("end", ENDS, ids=lambda verb: verb.__name__)
@pytest.mark.parametrize("add", ADDS, ids=lambda verb: verb.__name__)
async def test_what_was_under_way_when_everything_ended_is_refused(
    store: Store, add: Verb, end: Verb
) -> None:
    of = await account(store)
    ended = Late(store, lambda: end(store, of))
    before = (await rows(store, HELD, id=of.person))[0]
    with pytest.raises((ProveItAgain, NoLongerOpen)):
        await add(ended, of)
    (found,) = await rows(store, HELD, id=of.person)
    assert (found["held"], found["given"]) == (0, 0)
    assert (found["email"] == before["email"]) == (end is not address_taken_back)
    assert await keys.find(store, of.device.id) is None


@pytest.mark.parametrize("add", ADDS, ids=lambda verb: verb.__name__)
async def test_the_session_that_ended_the_others_goes_on(store: Store, add: Verb) -> None:
    of = await account(store)
    await sessions.end_mine(store, of.person, of.stolen.session, None, NOW, NOW, programs=True)
    await add(store, of)


@pytest.mark.parametrize("add", ADDS[:3], ids=lambda verb: verb.__name__)
async def test_at_the_same_moment_it_is_ended_or_refused(store: Store, add: Verb) -> None:
    for _ in range(size.of(5, 100)):
        of = await account(store)

        async def adding(of: Account = of) -> None:
            with suppress(ProveItAgain):
                await add(store, of)

        await asyncio.gather(adding(), all_signed_out(store, of))
        (found,) = await rows(store, HELD, id=of.person)
        assert (found["held"], found["given"]) == (0, 0)


async def test_twenty_passkeys_are_the_most(store: Store) -> None:
    of = await account(store)
    for _ in range(passkeys.MOST):
        await a_passkey(store, of)
    with pytest.raises(InvalidInput) as refused:
        await a_passkey(store, of)
    assert refused.value.message == passkeys.ENOUGH
