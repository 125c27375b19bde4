import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from graph import embedded, migrate, notices, statement
from graph.migrate import Migration, WrongGraph
from graph.notices import Change, Pace
from graph.store import Store, new_id
from tests.cast import small
from tests.town import look

FIRST = "// Keys.\nCREATE CONSTRAINT thing_id IF NOT EXISTS FOR (n:Thing) REQUIRE n.id IS UNIQUE;\n"
SECOND = (
    "CREATE INDEX thing_at IF NOT EXISTS FOR (n:Thing) ON (n.at);\nMERGE (:Thing {id: 'a;b'});\n"
)
# As an introduction was kept when a not now was the whole of it.
OLD = """
CREATE (a:Person {id: $ada})
CREATE (f:Person {id: $fen})
CREATE (one:Introduction {id: $one, state: 'WITH_HELPER', quiet_until: 9, reminded_at: 3})
CREATE (both:Introduction {id: $both, state: 'WITH_BOTH', quiet_until: 9, reminded_at: 3})
CREATE (one)-[:ASKER]->(a)
CREATE (one)-[:HELPER]->(f)
CREATE (both)-[:ASKER]->(a)
CREATE (both)-[:HELPER]->(f)
RETURN one.id AS id"""
PARTS = """
MATCH (i:Introduction) WHERE i.id IN $ids
MATCH (i)-[part:ASKER|HELPER]->(:Person)
RETURN i.state AS state, type(part) AS part, coalesce(part.quiet_until, 0) AS quiet,
       coalesce(part.reminded_at, 0) AS reminded,
       [key IN keys(i) WHERE key IN ['quiet_until', 'reminded_at']] AS left"""


@pytest.fixture(scope="module")
async def own_store(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Store]:
    """One that may be harmed: others read the shared one meanwhile."""
    async with embedded.running(tmp_path_factory.mktemp("data"), heap_mb=128) as address:
        opened = Store.open(address)
        try:
            yield opened
        finally:
            await opened.close()


@pytest.fixture
async def store_of_two(own_store: Store, tmp_path: Path) -> tuple[Store, Path]:
    """A graph with two migrations, and their folder."""
    await change(own_store, "MATCH (m:Migration) DELETE m")
    (tmp_path / "0001_things.cypher").write_text(FIRST)
    (tmp_path / "0002_when.cypher").write_text(SECOND)
    assert await migrate.apply(own_store, 5, tmp_path) == ["0001_things", "0002_when"]
    return own_store, tmp_path


async def change(store: Store, text: str) -> None:
    await store.write(lambda tx: tx.answer(statement.written("change", text)))


async def test_a_migrated_graph_passes_and_migrating_again_does_nothing(
    store: Store, now: int
) -> None:
    await migrate.check(store)
    assert await migrate.apply(store, now) == []


async def test_every_promised_key_is_unique_in_the_store(store: Store) -> None:
    promised = migrate.promised(migrate.written())
    assert {("Person", "email"), ("Receipt", "key"), ("Introduction", "pair")} <= promised
    assert promised <= await migrate.constraints(store)


async def test_every_statement_may_run_again(store: Store) -> None:
    for migration in migrate.written():
        for text in migration.statements:
            await change(store, text)
    await migrate.check(store)


async def test_whoever_wanted_no_news_before_gifts_came_alone_gets_none(store: Store) -> None:
    cast = await small(store)
    for who, wanted in ((cast.fen, None), (cast.ines, Pace.DAILY), (cast.cleo, None)):
        await notices.change(store, who, Change(news=Pace.OFF, gifts=wanted))
    away = "MATCH (p:Person {id: $id}) REMOVE p:Person SET p:Leaving RETURN p.id AS id"
    back = "MATCH (p:Leaving {id: $id}) REMOVE p:Leaving SET p:Person RETURN p.id AS id"
    await look(store, away, id=cast.cleo)
    (gifts,) = [one for one in migrate.written() if one.name == "0025_gifts"]
    for text in gifts.statements:
        await change(store, text)
    await look(store, back, id=cast.cleo)
    people = (cast.ada, cast.fen, cast.ines, cast.cleo)
    found = [(await notices.mine(store, who)).gifts for who in people]
    assert found == [Pace.INSTANT, Pace.OFF, Pace.DAILY, Pace.OFF]


async def test_of_many_who_migrate_at_once_all_come_through(store: Store) -> None:
    label = f"Rule{new_id()}"
    rules = (
        f"CREATE CONSTRAINT {label} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE",
        f"CREATE INDEX {label}_at IF NOT EXISTS FOR (n:{label}) ON (n.at)",
    )
    for rule in rules:
        await asyncio.gather(*(change(store, rule) for _ in range(8)))
    assert (label, "id") in await migrate.constraints(store)
    await change(store, f"DROP CONSTRAINT {label} IF EXISTS")
    await change(store, f"DROP INDEX {label}_at IF EXISTS")


def test_a_file_is_split_where_lines_end_in_a_semicolon() -> None:
    assert Migration("x", FIRST).statements == [FIRST.split("\n")[1].rstrip(";")]
    assert Migration("x", SECOND).statements[1] == "MERGE (:Thing {id: 'a;b'})"


def test_a_dropped_constraint_is_no_longer_promised() -> None:
    later = Migration("0003", "DROP CONSTRAINT thing_id IF EXISTS;")
    assert migrate.promised([Migration("0001", FIRST)]) == {("Thing", "id")}
    assert migrate.promised([Migration("0001", FIRST), later]) == set()


async def test_an_older_graph_is_refused_until_it_is_migrated(
    store_of_two: tuple[Store, Path],
) -> None:
    store, home = store_of_two
    (home / "0003_more.cypher").write_text("MATCH (t:Thing) SET t.at = 1;")
    with pytest.raises(WrongGraph, match=r"older.*0003_more.*weft migrate"):
        await migrate.check(store, home)
    assert await migrate.apply(store, 6, home) == ["0003_more"]
    await migrate.check(store, home)


async def test_what_takes_a_part_at_a_time_goes_on_until_none_is_left(
    store_of_two: tuple[Store, Path],
) -> None:
    store, home = store_of_two
    many = "UNWIND range(1, 5) AS n MERGE (:Thing {id: 'part' + n});\n"
    part = "MATCH (t:Thing) WHERE t.seen IS NULL WITH t LIMIT 2 SET t.seen = 1 RETURN count(t) AS more;"
    (home / "0003_parts.cypher").write_text(many + part)
    assert await migrate.apply(store, 6, home) == ["0003_parts"]
    left = "MATCH (t:Thing) WHERE t.seen IS NULL RETURN count(t) AS n"
    assert await look(store, left) == [{"n": 0}]


async def test_a_newer_graph_is_refused(store_of_two: tuple[Store, Path]) -> None:
    store, home = store_of_two
    (home / "0002_when.cypher").unlink()
    for refused in (migrate.check(store, home), migrate.apply(store, 6, home)):
        with pytest.raises(WrongGraph, match=r"newer.*0002_when"):
            await refused


async def test_a_changed_file_is_refused(store_of_two: tuple[Store, Path]) -> None:
    store, home = store_of_two
    (home / "0001_things.cypher").write_text(FIRST + "\n")
    for refused in (migrate.check(store, home), migrate.apply(store, 6, home)):
        with pytest.raises(WrongGraph, match=r"changed.*0001_things"):
            await refused


async def test_a_lost_constraint_is_refused(store_of_two: tuple[Store, Path]) -> None:
    store, home = store_of_two
    await change(store, "DROP CONSTRAINT thing_id IF EXISTS")
    with pytest.raises(WrongGraph, match=r"lost.*Thing\.id"):
        await migrate.check(store, home)


async def test_a_migration_that_was_cut_off_runs_again(store_of_two: tuple[Store, Path]) -> None:
    store, home = store_of_two
    (home / "0003_more.cypher").write_text("MERGE (:Thing {id: 'c'});\nMATCH (t RETURN t;")
    with pytest.raises(Exception, match=r"(?i)syntax|invalid input"):
        await migrate.apply(store, 6, home)
    (home / "0003_more.cypher").write_text(
        "MERGE (:Thing {id: 'c'});\nMATCH (t:Thing) SET t.at = 2;"
    )
    assert await migrate.apply(store, 6, home) == ["0003_more"]


async def test_a_not_now_of_before_goes_to_whoever_was_awaited(own_store: Store) -> None:
    ids = {"ada": new_id(), "fen": new_id(), "one": new_id(), "both": new_id()}
    await look(own_store, OLD, **ids)
    (parts,) = [one for one in migrate.written() if one.name == "0024_parts"]
    for text in parts.statements:
        await change(own_store, text)
    kept = await look(own_store, PARTS, ids=[ids["one"], ids["both"]])
    told = [(row["state"], row["part"], row["quiet"], row["reminded"]) for row in kept]
    assert sorted(told) == [
        ("WITH_BOTH", "ASKER", 0, 3),
        ("WITH_BOTH", "HELPER", 0, 3),
        ("WITH_HELPER", "ASKER", 0, 0),
        ("WITH_HELPER", "HELPER", 9, 3),
    ]
    assert [row["left"] for row in kept] == [[]] * 4
