"""However many come at once, there is one of each: a person, a tie, an introduction, a favour."""

import asyncio
from collections.abc import Awaitable, Callable

from graph import asks, beginnings, favours, sessions, tie_requests
from graph.beginnings import Way
from graph.store import Store, new_id
from tests import size
from tests.graph.test_tie_requests import EDGES, YES, asked
from tests.insisting import insisted
from tests.reading import rows
from tests.stage import NOTE, SECRET, asking, introduced
from tests.town import NOW

ROUNDS, AT_ONCE = size.of(1, 200), size.of(25, 100)
HELD = "MATCH (p:Person {email: $email}) RETURN p.id AS id"
BEGUN = "MATCH (:Ask {id: $ask})<-[:OVER]-(i:Introduction) RETURN i.id AS id"
HELPED = "MATCH (p:Person {id: $id})<-[:BY]-(f:Favour) RETURN f.id AS id"


async def one_of(make: Callable[[int], Awaitable[object]]) -> None:
    async def once(n: int) -> object:
        made = await insisted(lambda: make(n))
        return getattr(made, "id", made)

    assert len(set(await asyncio.gather(*map(once, range(AT_ONCE))))) == 1


async def in_rounds(one: Callable[[Store], Awaitable[None]], store: Store) -> None:
    for _ in range(ROUNDS):
        await one(store)


async def test_one_person(store: Store) -> None:
    await in_rounds(a_person, store)


async def a_person(store: Store) -> None:
    email = f"{new_id()}@example.org"

    async def come(_: int) -> str:
        fresh = new_id()
        return await store.write(lambda tx: sessions.join(tx, email, fresh, NOW))

    await one_of(come)
    assert len(await rows(store, HELD, email=email)) == 1


async def test_one_tie(store: Store) -> None:
    await in_rounds(a_tie, store)


async def a_tie(store: Store) -> None:
    ada, ben, request = await asked(store)
    await one_of(lambda _: tie_requests.answer(store, ben, request, YES, NOW))
    assert len(await rows(store, EDGES, a=ada, b=ben)) == 2


async def test_one_introduction(store: Store) -> None:
    await in_rounds(an_introduction, store)


async def an_introduction(store: Store) -> None:
    stage = await asking(store)
    ada = stage.cast.ada
    (match, *_) = await asks.matches(store, ada, stage.ask.id, SECRET, 10, NOW)
    way = Way(stage.ask.id, match.id, NOTE)
    await one_of(lambda _: beginnings.request(store, ada, way, SECRET, NOW, "k"))
    assert len(await rows(store, BEGUN, ask=stage.ask.id)) == 1


async def test_one_favour(store: Store) -> None:
    await in_rounds(a_favour, store)


async def a_favour(store: Store) -> None:
    stage = await asking(store)
    opened = await introduced(store, stage)
    pair = (stage.cast.ada, stage.cast.cleo)
    await one_of(lambda n: favours.record(store, pair[n % 2], opened.id, True, "", NOW))
    assert len(await rows(store, HELPED, id=stage.cast.cleo)) == 1
