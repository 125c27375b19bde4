import asyncio

import pytest
from neo4j.exceptions import ConstraintError, CypherSyntaxError

from graph import changes, receipts, statement
from graph.faults import Unsettled
from graph.refusals import KeyReused
from graph.statement import WrongParameters
from graph.store import Address, Store, StoreFault, Transaction, new_id
from tests import size

JOIN = statement.written("join", "CREATE (:Person {id: $id, name: $name, turn: '', joined: $now})")
FIND = statement.written("find", "MATCH (p:Person {id: $id}) RETURN p.name AS name, p.why AS why")
TURN = statement.written("turn", "MATCH (p:Person {id: $id}) SET p.turn = $turn")
STATE = statement.written("state", "MATCH (p:Person {id: $id}) RETURN p.name AS name")
SAY = statement.written("say", "MATCH (p:Person {id: $id}) SET p.name = $name")
WROTE = statement.written("wrote", "MATCH (m:Message {text: $text}) RETURN count(*) AS n")
WRITE = statement.written("write", "CREATE (:Message {id: $id, text: $text, at: 1})")
KEEP = statement.written("keep", "CREATE (:Alias {key: $key, name: $name})")
COUNT = statement.written("count", "MATCH (a:Alias {key: $key}) RETURN count(*) AS n")
NEW_WORD = "MATCH (p:Person {{id: $id}}) CREATE (p)-[:{type}]->(:{label} {{id: $new}})"


async def joined(store: Store, name: str = "Ada") -> str:
    id = new_id()
    await store.write(lambda tx: tx.answer(JOIN, id=id, name=name, now=1))
    return id


async def count(store: Store, asked: statement.Statement, **parameters: object) -> int:
    return (await store.read(lambda tx: tx.answer(asked, **parameters)))[0]["n"]


async def test_reads_what_it_wrote(store: Store) -> None:
    id = await joined(store, "Zoë – 东 🧵")
    rows = await store.read(lambda tx: tx.answer(FIND, id=id))
    assert rows == [{"name": "Zoë – 东 🧵", "why": None}]


async def test_a_statement_takes_exactly_its_parameters(store: Store) -> None:
    with pytest.raises(WrongParameters, match="when"):
        await store.rows("migrations/applied", when=1)
    with pytest.raises(WrongParameters, match="name"):
        await store.write(lambda tx: tx.run("migrations/record", checksum="", now=1))


async def test_nothing_of_a_failed_unit_of_work_stays(store: Store) -> None:
    text = new_id()

    async def fails(tx: Transaction) -> None:
        await tx.answer(WRITE, id=new_id(), text=text)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await store.write(fails)
    assert await count(store, WROTE, text=text) == 0


async def test_what_is_imagined_leaves_nothing_and_is_told_to_nobody(store: Store) -> None:
    id, text, told = await joined(store), new_id(), list[object]()

    async def work(imagined: Store) -> int:
        await imagined.write(lambda tx: tx.answer(WRITE, id=new_id(), text=text))
        await imagined.write(lambda tx: changes.note(tx, "person", id, 1))
        assert await count(store, WROTE, text=text) == 0
        return await count(imagined, WROTE, text=text)

    store.listening.append(told.append)
    assert await store.imagine(work) == 1
    store.listening.remove(told.append)
    assert told == [] and await count(store, WROTE, text=text) == 0
    assert id not in {change.of for change in await changes.since(store, 0)}


async def test_a_wrong_statement_is_a_fault_at_once(store: Store) -> None:
    with pytest.raises(CypherSyntaxError):
        await store.read(lambda tx: tx.answer(statement.written("wrong", "MATCH (p RETURN p")))


async def test_forty_creators_of_one_key_make_one_node(store: Store) -> None:
    key = new_id()

    async def once(tx: Transaction) -> bool:
        found = await tx.answer(COUNT, key=key)
        if found[0]["n"]:
            return False
        await tx.answer(KEEP, key=key, name="one")
        return True

    made = await asyncio.gather(*(store.write(once) for _ in range(40)))
    assert await count(store, COUNT, key=key) == 1
    assert made.count(True) == 1


async def test_a_key_that_stays_taken_is_a_fault_of_the_store(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.store.KEY_CONFLICT_TRIES", 2)
    key = new_id()
    await store.write(lambda tx: tx.answer(KEEP, key=key, name="one"))
    with pytest.raises(Unsettled) as told:
        await store.write(lambda tx: tx.answer(KEEP, key=key, name="two"))
    assert isinstance(told.value.__cause__, ConstraintError)


async def test_thirty_guarded_answers_have_one_effect(store: Store) -> None:
    """A fresh turn first, then the state: the guard of every transition."""
    id, text = await joined(store, "WAITING"), new_id()

    async def answer(tx: Transaction) -> bool:
        await tx.answer(TURN, id=id, turn=new_id())
        if (await tx.answer(STATE, id=id))[0]["name"] != "WAITING":
            return False
        await tx.answer(SAY, id=id, name="DONE")
        await tx.answer(WRITE, id=new_id(), text=text)
        return True

    said = await asyncio.gather(*(store.write(answer) for _ in range(30)))
    assert said.count(True) == 1
    assert await count(store, WROTE, text=text) == 1


async def test_words_nobody_used_before_may_come_up_in_parallel(store: Store) -> None:
    """The embedded store makes a type on first use, outside the transaction."""
    id, word = await joined(store), f"W{new_id()}"
    made = statement.written("new", NEW_WORD.format(type=word.upper(), label=word))
    work = [store.write(lambda tx: tx.answer(made, id=id, new=new_id())) for _ in range(20)]
    await asyncio.gather(*work)
    counted = statement.written(
        "n", f"MATCH (:Person {{id: $id}})-->(n:{word}) RETURN count(*) AS n"
    )
    assert await count(store, counted, id=id) == 20


async def test_a_key_replays_its_effect_and_refuses_another_input(store: Store) -> None:
    viewer, other = await joined(store), await joined(store)

    async def say(who: str, key: str, words: str) -> str:
        id, given = new_id(), {"text": words}

        async def work(tx: Transaction) -> str:
            if effect := await receipts.replay(tx, who, "say", key, given):
                return effect
            await tx.answer(WRITE, id=id, text=words)
            await receipts.keep(tx, who, "say", key, given, id, 1)
            return id

        return await store.write(work)

    for _ in range(size.of(1, 500)):
        key, text = new_id(), new_id()
        effects = await asyncio.gather(*(say(viewer, key, text) for _ in range(20)))
        assert len(set(effects)) == 1
        assert await count(store, WROTE, text=text) == 1
        with pytest.raises(KeyReused):
            await say(viewer, key, text + "!")
        assert await say(other, key, text) not in effects


async def test_a_store_that_is_away_is_a_fault() -> None:
    away = Store.open(Address("bolt://127.0.0.1:1", "neo4j", "neo4j", "neo4j"))
    try:
        with pytest.raises(StoreFault):
            await away.reach()
    finally:
        await away.close()
