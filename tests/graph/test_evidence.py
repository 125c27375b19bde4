"""What counts as evidence, and what may never count."""

from graph import evidence, formula
from graph.formula import Candidate
from graph.store import Store
from tests.town import NOW, SINCE, Town, look

AGAINST = """
UNWIND $rows AS row
MATCH (helper:Person {id: $helper})
MATCH (asker:Person {id: row.asker})
CREATE (i:Introduction {id: row.id, state: row.state, told: true, introduced_at: row.at, reached_at: row.at,
  asked_at: 0, begun_by: 'ASKER', outcome_at: row.at, outcome_note: 'They did not help.'})
CREATE (i)-[:HELPER {read: 0}]->(helper)
CREATE (i)-[:ASKER {read: 0}]->(asker)"""


async def score(store: Store, viewer: str, helper: str) -> float:
    record = (await store.read(lambda tx: evidence.records(tx, viewer, [helper], NOW)))[helper]
    found = Candidate(helper, (), (9,), record.helps, record.reached, (), record.ties)
    return formula.worth(found, NOW)


async def test_a_brigade_moves_nobody(store: Store) -> None:
    town = Town()
    viewer, helper = town.people("Vera", "Hana")
    brigade = [town.person(f"Account {n}") for n in range(50)]
    await town.build(store)
    before = await score(store, viewer, helper)
    states = ("NOT_HELPED", "CLOSED")
    rows = [
        {"id": f"{account}!", "asker": account, "state": states[n % 2], "at": SINCE + n}
        for n, account in enumerate(brigade)
    ]
    await look(store, AGAINST, rows=rows, helper=helper)
    assert await score(store, viewer, helper) == before


async def test_a_help_is_known_by_time_person_and_topic(store: Store) -> None:
    town = Town()
    viewer, helper, asker = town.people("Vera", "Hana", "Ada")
    await town.build(store)
    await look(
        store,
        "MATCH (h:Person {id: $helper}) MATCH (a:Person {id: $asker}) "
        "CREATE (v:Favour {id: $id, at: $at, terms: 0, topic: 'law'})-[:BY]->(h) CREATE (v)-[:FOR]->(a)",
        helper=helper,
        asker=asker,
        id=f"{helper}!",
        at=SINCE,
    )
    record = (await store.read(lambda tx: evidence.records(tx, viewer, [helper], NOW)))[helper]
    assert record.helps == (formula.Help(SINCE, asker, "law"),)
