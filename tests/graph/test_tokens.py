"""A token opens for its owner, until it expires or is revoked, and the store cannot say what it is."""

import asyncio
from typing import Any

import pytest

from graph import tokens
from graph.bounds import DAY
from graph.refusals import InvalidInput, ProveItAgain, TooManyTokens
from graph.store import Store, new_id
from tests.proving import proof_of
from tests.reading import rows
from tests.town import NOW, Town

START = (2**53, "~")
KEPT = "MATCH (:Person {id: $id})-[:HOLDS_TOKEN]->(t:Token) RETURN properties(t) AS token"


async def somebody(store: Store) -> str:
    town = Town()
    person = town.person()
    await town.build(store)
    return person


async def made(store: Store, person: str, until: int = NOW + DAY, **given: Any) -> tuple[str, str]:
    """Its digest and its id."""
    hash, proved = new_id() + new_id(), given.get("proved", NOW)
    scopes = given.get("scopes", ["asks:read"])
    token = await tokens.create(
        store,
        person,
        hash,
        "My script",
        scopes,
        until,
        None if proved is None else await proof_of(store, person, proved),
        "Firefox on Linux",
        NOW,
    )
    return hash, token.id


async def test_nobody_is_found_by_a_digest_the_house_does_not_know(store: Store) -> None:
    assert await tokens.find(store, new_id(), NOW) is None


async def test_somebody_elses_token_is_neither_seen_nor_revoked(store: Store) -> None:
    owner, other = await somebody(store), await somebody(store)
    hash, id = await made(store, owner)
    assert await tokens.mine(store, other, START, 9, NOW) == []
    assert await tokens.of(store, other, [id], NOW) == []
    with pytest.raises(InvalidInput):
        await tokens.revoke(store, other, id)
    assert await tokens.find(store, hash, NOW)


async def test_it_opens_for_its_owner_with_its_scopes(store: Store) -> None:
    owner = await somebody(store)
    hash, id = await made(store, owner, scopes={"today:read", "asks:read"})
    found = await tokens.find(store, hash, NOW)
    assert found
    assert (found.id, found.person, found.kind, found.client) == (id, owner, "personal", "")
    assert (found.scopes, found.used) == (["asks:read", "today:read"], 0)


async def test_the_day_of_its_last_use_is_kept(store: Store) -> None:
    owner = await somebody(store)
    hash, _ = await made(store, owner, NOW + 9 * DAY)
    for at in (NOW, NOW + 1, NOW + 2 * DAY):
        await tokens.find(store, hash, at)
        (mine,) = await tokens.mine(store, owner, START, 9, at)
        assert mine.used == at - at % DAY


async def test_expired_it_is_gone_from_everywhere(store: Store) -> None:
    owner = await somebody(store)
    hash, id = await made(store, owner)
    assert await tokens.find(store, hash, NOW + DAY - 1)
    assert await tokens.find(store, hash, NOW + DAY) is None
    assert await tokens.mine(store, owner, START, 9, NOW + DAY) == []
    assert await tokens.of(store, owner, [id], NOW + DAY) == []
    assert await rows(store, KEPT, id=owner) == []


async def test_sweeping_takes_what_nobody_looked_for(store: Store) -> None:
    owner = await somebody(store)
    await made(store, owner)
    await tokens.sweep(store, NOW + DAY - 1)
    assert len(await rows(store, KEPT, id=owner)) == 1
    await tokens.sweep(store, NOW + DAY)
    assert await rows(store, KEPT, id=owner) == []


async def test_revoked_it_is_dead_at_once(store: Store) -> None:
    owner = await somebody(store)
    hash, id = await made(store, owner)
    await tokens.revoke(store, owner, id)
    assert await tokens.find(store, hash, NOW) is None
    with pytest.raises(InvalidInput):
        await tokens.revoke(store, owner, id)


@pytest.mark.parametrize("until", [NOW, NOW - DAY, NOW + 367 * DAY])
async def test_it_lives_a_year_at_most(store: Store, until: int) -> None:
    with pytest.raises(InvalidInput):
        await made(store, await somebody(store), until)


@pytest.mark.parametrize("proved", [None, NOW - 600_000])
async def test_only_somebody_who_just_showed_who_they_are_makes_one(
    store: Store, proved: int | None
) -> None:
    owner = await somebody(store)
    with pytest.raises(ProveItAgain):
        await made(store, owner, proved=proved)
    assert await tokens.mine(store, owner, START, 9, NOW) == []


async def test_twenty_at_most_however_many_ask_at_once(store: Store) -> None:
    owner = await somebody(store)
    answers = await asyncio.gather(*(made(store, owner) for _ in range(30)), return_exceptions=True)
    assert sum(isinstance(answer, TooManyTokens) for answer in answers) == 30 - tokens.MOST
    assert len(await tokens.mine(store, owner, START, 50, NOW)) == tokens.MOST


async def test_what_an_app_holds_is_no_personal_token(store: Store) -> None:
    owner, hash = await somebody(store), new_id() + new_id()
    grant = tokens.Grant("access", "App", ["asks:read"], NOW + DAY, "client", "family")
    id = await store.write(lambda tx: tokens.issue(tx, owner, hash, grant, NOW))
    found = await tokens.find(store, hash, NOW)
    assert found and (found.kind, found.client) == ("access", "client")
    assert await tokens.mine(store, owner, START, 9, NOW) == []
    with pytest.raises(InvalidInput):
        await tokens.revoke(store, owner, id)
