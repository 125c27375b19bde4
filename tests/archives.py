"""Stores of their own to copy from and into, with something of every kind in them."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from graph import audiences, backup, embedded, migrate, people
from graph.archive import Archive
from graph.audiences import Audience, Readers
from graph.contents import Contents
from graph.store import Address, Store
from infra.neo4j import run
from tests import cast
from tests.conftest import named_neo4j
from tests.jpegs import FACE
from tests.town import NOW, look

ODDS = """
MATCH (a:Person {id: $ada})
MATCH (z:Person {id: $zoe})
CREATE (a)-[:HAD]->(:PastTie {
  id: 'past', name: 'Zoë “Z”', narrowed: ['link'], frozen: false, ended: $now})-[:WITH]->(z)
CREATE (z)-[:HAD]->(:PastTie {id: 'past', name: 'Ada', narrowed: [], frozen: true, ended: $now})-[:WITH]->(a)
CREATE (a)-[:DREW]->(:Day {id: $ada + '|day', day: '2026-09-21', items: ['x', 'y'], drawn: $now})
CREATE (z)-[:DREW]->(:Day {id: $zoe + '|day', day: '2026-09-21', items: [], drawn: $now})
CREATE (a)-[:HOLDS_SESSION]->(:Session {id: 'secret of ' + $ada, created: 0, seen: 0, until: $now})
CREATE (a)-[:HOLDS_TOKEN]->(:Token {
  id: 'secret with ' + $ada, hash: 'h ' + $ada, kind: 'PERSONAL', at: 0, used: 0, until: $now})
CREATE (:Code {id: 'secret for ' + $ada, hash: 'h', until: $now, tries: 0, sent: [1, 2]})
CREATE (:Oddity {id: $ada, real: 1.0, whole: 1, large: 9007199254740993, raw: $raw, lines: 'a\n\u2028b'})"""


def silent(_: int) -> None:
    pass


@asynccontextmanager
async def reached(address: Address) -> AsyncGenerator[Store]:
    store = Store.open(address)
    try:
        yield store
    finally:
        await store.close()


@asynccontextmanager
async def running(folder: Path) -> AsyncGenerator[Store]:
    async with embedded.running(folder, heap_mb=256) as address, reached(address) as store:
        yield store


@asynccontextmanager
async def a_neo4j() -> AsyncGenerator[tuple[Store, dict[str, str]]]:
    """Empty, and the settings under which Weft speaks to it."""
    with run.home() as home, run.running(run.found_java(), home) as given:
        named = named_neo4j(given)
        assert named
        async with reached(named) as store:
            yield store, given


async def settle(store: Store) -> cast.Cast:
    """A small community, with what most of them lack."""
    await migrate.apply(store, NOW)
    who = await cast.small(store)
    said = people.Profile(place="Bonn", link="https://example.org", reply_time="A day", photo=FACE)
    await people.update(store, who.ada, said, NOW)
    for chosen in (
        Audience("place", Readers.CONTACTS, (who.guild,)),
        Audience("link", Readers.CONTACTS),
        Audience("reply_time", Readers.NOBODY),
    ):
        await audiences.put(store, who.ada, chosen, NOW)
    await look(store, ODDS, ada=who.ada, zoe=who.zoe, now=NOW, raw=bytes(range(256)))
    return who


async def made(store: Store, path: Path) -> Archive:
    return await backup.make(store, path, NOW, silent, still=True)


async def measured(store: Store) -> Contents:
    return await backup.measure(store, await backup.keys(store), silent)
