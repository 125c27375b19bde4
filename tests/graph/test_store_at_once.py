"""However many come at once, there is one of each: a person, a tie, an introduction, a favour."""

import asyncio
from collections.abc import Awaitable, Sequence

from graph import asks, beginnings, favours, sessions, tie_requests
from graph.beginnings import Way
from graph.store import Store, new_id
from tests import size
from tests.graph.test_tie_requests import EDGES, YES, asked
from tests.reading import rows
from tests.stage import NOTE, SECRET, asking, introduced
from tests.town import NOW

ROUNDS, AT_ONCE = size.of(1, 200), size.of(25, 100)
HELD = "MATCH (p:Person {email: $email}) RETURN p.id AS id"
BEGUN = "MATCH (:Ask {id: $ask})<-[:OVER]-(i:Introduction) RETURN i.id AS id"
HELPED = "MATCH (p:Person {id: $id})<-[:BY]-(f:Favour) RETURN f.id AS id"


async def one_of(made: Sequence[Awaitable[object]]) -> None:
    assert len({getattr(one, "id", one) for one in await asyncio.gather(*made)}) == 1


async def test_one_person(store: Store) -> None:
    for _ in range(ROUNDS):
        email = f"{new_id()}@example.org"

        async def come(email: str = email) -> str:
            fresh = new_id()
            return await store.write(lambda tx: sessions._person(tx, email, fresh, NOW))

        await one_of([come() for _ in range(AT_ONCE)])
        assert len(await rows(store, HELD, email=email)) == 1


async def test_one_tie(store: Store) -> None:
    for _ in range(ROUNDS):
        ada, ben, request = await asked(store)
        await one_of([tie_requests.answer(store, ben, request, YES, NOW) for _ in range(AT_ONCE)])
        assert len(await rows(store, EDGES, a=ada, b=ben)) == 2


async def test_one_introduction(store: Store) -> None:
    for _ in range(ROUNDS):
        stage = await asking(store)
        ada = stage.cast.ada
        (match, *_) = await asks.matches(store, ada, stage.ask.id, SECRET, 10, NOW)
        way = Way(stage.ask.id, match.id, NOTE)
        await one_of(
            [beginnings.request(store, ada, way, SECRET, NOW, "k") for _ in range(AT_ONCE)]
        )
        assert len(await rows(store, BEGUN, ask=stage.ask.id)) == 1


async def test_one_favour(store: Store) -> None:
    for _ in range(ROUNDS):
        stage = await asking(store)
        opened = await introduced(store, stage)
        pair = (stage.cast.ada, stage.cast.cleo)
        await one_of(
            [favours.record(store, pair[n % 2], opened.id, True, "", NOW) for n in range(AT_ONCE)]
        )
        assert len(await rows(store, HELPED, id=stage.cast.cleo)) == 1
