"""Erasure: canaries in everything of a person, and none of them afterwards; the ledger adds up as before."""

import re
from collections import Counter
from collections.abc import AsyncGenerator
from typing import Any

import pytest

from graph import (
    connecting,
    departures,
    embedded,
    erasure,
    favours,
    invitations,
    ledger,
    migrate,
    mirror_load,
    people,
    statement,
    tie_requests,
)
from graph.bounds import DAY
from graph.mirror import Mirror
from graph.register import ADDRESSED, BELOW, WAYS, lines
from graph.statement import HOME
from graph.store import Store
from server import worker
from tests import size
from tests.cast import small
from tests.graph.test_ledger import favour
from tests.reading import rows
from tests.schema import attempts
from tests.schema.matrix import Asker
from tests.schema.story import build
from tests.schema.world import World
from tests.stage import asking, introduced
from tests.town import NOW, look

OVER = NOW + 30 * DAY
LEAVERS = ("asker", "organiser", "introducer_done", "helped", "mailed")
# Beside them, in sixes.
CROWDS = size.of(0, 33)
SETS = re.compile(
    r"\bSET\b(.*?)(?=\n(?:MATCH|WITH|RETURN|REMOVE|CREATE|MERGE|FOREACH|OPTIONAL|ON|UNWIND)|\Z)",
    re.DOTALL,
)
ASSIGNED = re.compile(r"\b\w+\.(\w+) = ")
KEPT = """
MATCH (n) UNWIND keys(n) AS key
RETURN DISTINCT CASE labels(n)[0] WHEN 'Leaving' THEN 'Person' ELSE labels(n)[0] END AS place, key"""
HELD = "MATCH ()-[n]->() UNWIND keys(n) AS key RETURN DISTINCT type(n) AS place, key"
TEXTS = "MATCH (n) RETURN labels(n)[0] AS place, properties(n) AS held"
EDGES = "MATCH ()-[n]->() WHERE size(keys(n)) > 0 RETURN type(n) AS place, properties(n) AS held"
SUMS = "MATCH (n:Posting) RETURN n.account AS account, n.amount AS amount"
# What the house itself works with; its words would not survive a canary.
WORKING = {
    "audience", "begun_by", "email", "how", "id", "kind", "note_by", "ring", "side", "state", "style",
    "visibility", "zone",
}  # fmt: skip


@pytest.fixture(scope="module")
async def town(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[World]:
    """The world of the matrix, alone in a store."""
    async with embedded.running(tmp_path_factory.mktemp("data"), heap_mb=256) as address:
        opened = Store.open(address)
        try:
            await migrate.apply(opened, NOW)
            asker = Asker(await build(opened))
            await attempts.prepare(asker)
            yield asker.world
        finally:
            await opened.close()


async def test_every_property_the_store_keeps_is_in_the_register(town: World) -> None:
    kept = [*await rows(town.store, KEPT), *await rows(town.store, HELD)]
    found = {(row["place"], row["key"]) for row in kept}
    assert found - {(line.place, line.property) for line in lines()} == set()


def test_every_property_that_a_statement_writes_is_in_the_register() -> None:
    texts = [file.read_text() for file in HOME.rglob("*.cypher") if file.parent.name != "restore"]
    written = {
        name for text in texts for part in SETS.findall(text) for name in ASSIGNED.findall(part)
    }
    assert written - {line.property for line in lines()} == set()


def test_the_register_says_what_becomes_of_each() -> None:
    assert len({(line.place, line.property) for line in lines()}) == len(lines())
    assert {line.export for line in lines()} <= {"own", "no"}
    assert {line.erase for line in lines()} <= {"goes", "stays", "empty"}
    ways = {way.label for way in WAYS} | {below.label for below in BELOW} | {*ADDRESSED, "Person"}
    gone = {line.place for line in lines() if line.erase == "goes" and not line.place.isupper()}
    # The rest goes by itself, within days.
    assert gone - ways == {"Challenge", "Code", "Change", "Device", "Outbox", "Receipt"}


async def crowd(store: Store) -> list[str]:
    """Six of a circle, of whom three have helped one another."""
    stage = await asking(store)
    opened = await introduced(store, stage)
    cast = stage.cast
    await favours.record(store, cast.ada, opened.id, True, "", NOW)
    return [cast.ada, cast.fen, cast.ines, cast.cleo, cast.sam, cast.zoe]


async def test_d10_nothing_of_who_left_is_anywhere(
    town: World, capsys: pytest.CaptureFixture[str]
) -> None:
    store, mirror = town.store, Mirror()
    leavers = {town.people[part]: part for part in LEAVERS}
    for number in range(CROWDS):
        leavers |= {one: f"{number}.{at}" for at, one in enumerate(await crowd(store))}
    planted = 0
    for person, part in leavers.items():
        planted += await plant(store, person, f"canary.{part}.")
    await mirror_load.refresh(store, mirror, set(town.people.values()), NOW)
    before = await rows(store, SUMS)
    for person in leavers:
        await departures.leave(store, person, person, NOW, NOW)
    await typed(town, [*leavers][: len(LEAVERS)])
    for chore in worker.SWEEPS:
        await chore(store, OVER)
    await mirror_load.refresh(store, mirror, set(town.people.values()), OVER)
    # Then an invitation of the last day of the thirty is over as well.
    for chore in worker.SWEEPS:
        await chore(store, OVER + 39 * DAY)

    assert planted > 140
    assert await hits(store, *leavers, *(f"canary.{part}." for part in leavers.values())) == []
    told = capsys.readouterr()
    assert "canary." not in told.out + told.err
    assert not leavers.keys() & mirror.people.known.keys()
    after = await rows(store, SUMS)
    assert sums(after) == sums(before)
    assert not leavers.keys() & {row["account"] for row in after}
    (gone,) = await rows(store, "MATCH (p:Gone) RETURN collect(keys(p)) AS keys")
    # Two of the world were leaving before.
    assert gone["keys"] == [["id"]] * (len(leavers) + 2)


async def typed(town: World, leaving: list[str]) -> None:
    """On their last day somebody who stays writes to the addresses of these."""
    store, who, fair = town.store, town.people["requester"], town.keys["Circle"]["fair"]
    asked = "MATCH (p:Leaving) WHERE p.id IN $ids RETURN p.email AS email"
    for row in await look(store, asked, ids=leaving):
        request = connecting.Draft(None, row["email"], "We met once.", "BOTH", True)
        await connecting.connect(store, who, request, OVER - 1)
        invitation = invitations.Draft(fair, None, row["email"])
        await invitations.invite(store, who, invitation, OVER - 1)


async def plant(store: Store, person: str, canary: str) -> int:
    """Into every text of theirs that the register knows, as it stands before they leave."""
    found = await look(store, "MATCH (p:Person {id: $id}) RETURN p.email AS email", id=person)
    # As long as an address may be, so that somebody can type it.
    was = str(found[0]["email"])
    to = canary + was[-24:]
    await look(store, "MATCH (n:Person {id: $id}) SET n.email = $to", id=person, to=to)
    await look(store, "MATCH (n:Outbox {to: $was}) SET n.to = $to", was=was, to=to)
    planted = 1
    for way, place in places():
        there = await run(store, f"{way} RETURN properties(n) AS held", person=person)
        texts = {name for row in there for name, value in row["held"].items() if is_text(value)}
        for line in lines():
            if line.place == place and line.erase != "stays" and line.property in texts - WORKING:
                marked = f"n.{line.property} = $canary + n.{line.property}"
                await run(store, f"{way} SET {marked}", person=person, canary=canary)
                planted += 1
    return planted


def is_text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


async def run(store: Store, text: str, **given: str) -> list[dict[str, Any]]:
    return await store.write(lambda tx: tx.answer(statement.written("plant", text), **given))


def places() -> list[tuple[str, str]]:
    """How to come to what is theirs, and its label or type."""
    me = "MATCH (p:Person {id: $person})"
    found = [(f"{me} WITH p AS n", "Person")]
    found += [(f"{me}-[n:{edge}]-()", edge) for edge in ("KNOWS", "BLOCKS", "WANTS_IN")]
    found += [(f"{me}-[:{way.edge}]-(n:{way.label})", way.label) for way in WAYS]
    found += [
        (
            f"{me}-[:{below.way.edge}]-(:{below.way.label})-[:{below.edge}]-(n:{below.label})",
            below.label,
        )
        for below in BELOW
    ]
    found += [
        (f"{me}<-[:BY|FOR]-(n:Favour)", "Favour"),
        (f"{me}<-[:BY|FOR]-(:Favour)<-[:OF]-(n:Correction)", "Correction"),
    ]
    return found


async def hits(store: Store, *texts: str) -> list[Any]:
    found = [*await rows(store, TEXTS), *await rows(store, EDGES)]
    return [
        (row["place"], row["held"]) for row in found if any(text in repr(row) for text in texts)
    ]


def sums(postings: list[dict[str, Any]]) -> list[int]:
    """What stands in each account, whoever it belongs to."""
    found: Counter[str] = Counter()
    for row in postings:
        found[row["account"]] += row["amount"]
    return sorted(found.values())


async def test_who_stays_keeps_their_tallies(store: Store) -> None:
    cast = await small(store)
    await favour(store, cast.cleo, cast.ada)
    await favour(store, cast.ada, cast.cleo)
    before = await ledger.tallies(store, cast.ada, None, 0)
    until = await departures.leave(store, cast.cleo, cast.cleo, NOW, NOW)
    await erasure.finish(store, until - 1)
    assert await look(store, "MATCH (p:Leaving {id: $id}) RETURN p.name AS name", id=cast.cleo)
    await erasure.finish(store, until)
    assert (
        await look(store, "MATCH (p:Leaving {id: $id}) RETURN p.name AS name", id=cast.cleo) == []
    )
    assert await ledger.tallies(store, cast.ada, None, 0) == before
    assert await people.visible(store, cast.ada, [cast.cleo], until) == []


async def test_what_was_typed_on_their_last_day_is_its_sender_s_until_its_date(
    store: Store,
) -> None:
    cast, left = await small(store), NOW - 40 * DAY
    until = await departures.leave(store, cast.cleo, cast.cleo, left, left)
    draft = connecting.Draft(None, f"{cast.cleo}@example.org", "We met once.", "BOTH", True)
    sent = await connecting.connect(store, cast.zoe, draft, until - 1)
    await erasure.finish(store, until)
    over = until - 1 + connecting.OPEN_DAYS * DAY
    await erasure.sweep(store, over - 1)
    assert await tie_requests.sent(store, cast.zoe, (2**53, "~"), 9, over - 1) == [sent.request]
    await erasure.sweep(store, over)
    text = "MATCH (r:TieRequest {email: $email}) RETURN r.id AS id"
    assert await rows(store, text, email=draft.email or "") == []
