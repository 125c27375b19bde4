"""What those who keep order do to somebody, without a report before it."""

from graph import suspensions
from graph.store import Store, Transaction, new_id
from tests.town import look, raw

OPENED = """
MATCH (p:Person {id: $person})
CREATE (:Case {id: $id, key: $id, kind: 'Person', words: 'Buy now.', name: 'Sam', circle: $circle, at: 0, state: 'OPEN',
               turn: $id})-[:CONCERNS]->(p)"""
SUSPENDED = """
MATCH (p:Person {id: $person})<-[:CONCERNS]-(k:Case {id: $id})
CREATE (d:Decision {id: $id, at: $now, action: 'SUSPEND', reasons: 'Why.', until: $until, told: true})-[:ON]->(k)
CREATE (d)-[:CONCERNS]->(p)
SET k.state = 'DECIDED'
REMOVE k.key"""


async def opened(store: Store, person: str, circle: str | None = None) -> str:
    """A case over them."""
    id = new_id()
    await look(store, OPENED, person=person, circle=circle, id=id)
    return id


async def suspend(store: Store, person: str, until: int, now: int) -> None:
    case = await opened(store, person)

    async def work(tx: Transaction) -> None:
        await raw(tx, SUSPENDED, person=person, id=case, until=until, now=now)
        await suspensions.settle(tx, person, now)

    await store.write(work)
