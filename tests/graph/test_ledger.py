"""Two tallies that are the sum of their lines, and postings that always zero out."""

import asyncio
from functools import partial

import pytest

from graph import blocks, departures, erasure, favours, ledger, logged_helps, receipts
from graph.bounds import DAY
from graph.logged_helps import Draft
from graph.refusals import InvalidInput
from graph.store import Store, Transaction, new_id
from tests import size
from tests.cast import Cast, small
from tests.insisting import insisted
from tests.reading import rows
from tests.stage import asking, introduced
from tests.town import NOW, Town, raw

EVER = (2**53 - 1, "~")
SUMS = """
MATCH (:Person {id: $person})<-[:BY|FOR]-(f:Favour)
WITH DISTINCT f
MATCH (f)-[:POSTED]->(p:Posting)
RETURN p.account AS account, sum(p.amount) AS sum, count(p) AS postings"""
FAVOUR = """
MATCH (a:Person {id: $by})
MATCH (b:Person {id: $to})
CREATE (f:Favour {id: $id, at: $at, terms: $terms})-[:BY]->(a)
CREATE (f)-[:FOR]->(b)"""
WRITERS, EACH = size.of(8, 64), size.of(6, 500)


async def favour(
    store: Store, by: str, to: str, terms: int = 0, at: int = NOW, key: str | None = None
) -> str:
    """One posted as the verbs post it, whatever led to it."""
    id = new_id()

    async def work(tx: Transaction) -> str:
        if effect := await receipts.replay(tx, by, "favour", key, {}):
            return effect
        await raw(tx, FAVOUR, by=by, to=to, id=id, at=at, terms=terms)
        await ledger.post(tx, by, id, at)
        await receipts.keep(tx, by, "favour", key, {}, id, at)
        return id

    return await store.write(work)


async def sums(store: Store, person: str) -> dict[str, int]:
    return {row["account"]: row["sum"] for row in await rows(store, SUMS, person=person)}


async def lines(store: Store, person: str, circle: str | None = None, since: int = 0) -> list[int]:
    """Given and received, counted from the lines."""
    found = await ledger.entries(store, person, circle, since, EVER, 50)
    return [sum(one.amount for one in found if one.side == side) for side in ("BY", "FOR")]


async def test_m2_totals_are_the_sum_of_the_lines_by_circle_and_period(store: Store) -> None:
    cast = await small(store)
    town = Town()
    other = town.circle(cast.ada, cast.zoe)
    await town.build(store)
    for by, to, terms, days in (
        (cast.ada, cast.cleo, 0, 1),
        (cast.ada, cast.fen, 1, 40),
        (cast.ada, cast.zoe, 0, 2),
        (cast.fen, cast.ada, 3, 3),
    ):
        taken = await favour(store, by, to, terms, NOW - days * DAY)
    await ledger.take_back(store, cast.fen, taken, "That was not me.", NOW)
    for circle, since, expected in (
        (None, 0, (3, 0, 2)),
        (cast.guild, 0, (2, 0, 1)),
        (cast.guild, NOW - 30 * DAY, (1, 0, 1)),
        (other, 0, (1, 0, 1)),
    ):
        found = await ledger.tallies(store, cast.ada, circle, since)
        assert (found.given, found.received, found.prepaid) == expected
        assert [found.given, found.received] == await lines(store, cast.ada, circle, since)


async def test_m51_a_gift_debits_the_circle_and_nobody(store: Store) -> None:
    """Prepaid: it raises the prepaid side of who gave, and leaves no debt with who received."""
    stage = await asking(store)
    cast = stage.cast
    opened = await introduced(store, stage)
    await favours.record(store, cast.ada, opened.id, True, "", NOW)
    assert await sums(store, cast.ada) == {cast.cleo: 1, cast.guild: -1}
    assert (await ledger.tallies(store, cast.cleo, None, 0)).prepaid == 1
    (line,) = await ledger.entries(store, cast.ada, cast.guild, 0, EVER, 10)
    assert (line.side, line.other, line.through) == ("FOR", cast.cleo, opened.introducer)
    assert line.ask == stage.ask.id and line.introduction == opened.id


async def test_without_a_circle_the_commons_pay(store: Store) -> None:
    cast = await small(store)
    await favour(store, cast.zoe, cast.ada)
    assert await sums(store, cast.zoe) == {cast.zoe: 1, ledger.COMMONS: -1}


async def test_on_terms_who_was_helped_is_debited(store: Store) -> None:
    cast = await small(store)
    await favour(store, cast.cleo, cast.ada, 1)
    assert await sums(store, cast.ada) == {cast.cleo: 1, cast.ada: -1}


async def test_a_line_with_who_left_stays_and_says_nothing_of_them(store: Store) -> None:
    cast = await small(store)
    with_fen = await favour(store, cast.ada, cast.fen)
    help = Draft(cast.ada, True, "I read your page.")
    logged = await logged_helps.log(store, cast.cleo, help, NOW - 1)
    await logged_helps.confirm(store, cast.ada, logged.id, NOW - 1)

    async def told() -> list[tuple[str, str, str]]:
        found = await ledger.entries(store, cast.ada, None, 0, EVER, 9)
        return [(one.favour, one.other, one.text) for one in found]

    theirs = (with_fen, cast.fen, "")
    assert await told() == [theirs, (logged.id, cast.cleo, "I read your page.")]
    until = await departures.leave(store, cast.cleo, cast.cleo, NOW, NOW)
    assert await told() == [theirs, (logged.id, "", "")]
    await erasure.finish(store, until)
    assert await told() == [theirs, (logged.id, "", "")]
    exported = await store.rows("exports/ledger", viewer=cast.ada, after="", most=9)
    lines = {row["key"]: (row["other"], row["text"]) for row in exported}
    assert lines == {with_fen: ("Fen", ""), logged.id: ("", "")}


async def test_a_correction_is_a_new_entry(store: Store) -> None:
    cast = await small(store)
    taken = await favour(store, cast.cleo, cast.ada, 1)
    for person in (cast.ada, cast.fen, cast.zoe):
        with pytest.raises(InvalidInput):
            await ledger.take_back(store, person, taken, "", NOW)
    await asyncio.gather(
        *(ledger.take_back(store, cast.cleo, taken, "", NOW + 1 + n) for n in range(30))
    )
    assert await sums(store, cast.ada) == {cast.cleo: 0, cast.ada: 0}
    found = await ledger.entries(store, cast.ada, None, 0, EVER, 10)
    assert [one.amount for one in found] == [-1, 1] and len({one.id for one in found}) == 2


async def test_pages_meet_without_a_gap(store: Store) -> None:
    cast = await small(store)
    given = [await favour(store, cast.ada, cast.cleo, 0, NOW - n) for n in range(5)]
    await ledger.take_back(store, cast.ada, given[4], "", NOW - 2)
    seen: list[str] = []
    cursor = EVER
    while page := await ledger.entries(store, cast.ada, None, 0, cursor, 2):
        seen += [one.id for one in page]
        cursor = (page[-1].at, page[-1].id)
    assert len(seen) == len(set(seen)) == 6 and {*given} < {*seen}


async def test_only_the_two_read_it(store: Store) -> None:
    stage = await asking(store)
    opened = await introduced(store, stage)
    cast = stage.cast
    await favours.record(store, cast.ada, opened.id, True, "", NOW)
    (mine,) = await ledger.entries(store, cast.ada, None, 0, EVER, 10)
    for person in (cast.fen, cast.ines, cast.sam, cast.zoe):
        assert await ledger.entries(store, person, None, 0, EVER, 10) == []
        assert await ledger.of(store, person, [mine.favour]) == []
        assert await ledger.tallies(store, person, None, 0) == ledger.Tallies(0, 0, 0)


async def test_a_block_leaves_the_ledger_as_it_was(store: Store) -> None:
    cast = await small(store)
    await favour(store, cast.fen, cast.ada)
    await blocks.block(store, cast.fen, cast.ada, NOW)
    assert await lines(store, cast.ada) == [0, 1]
    assert (await ledger.tallies(store, cast.ada, None, 0)).received == 1


async def test_parallel_writers_on_one_pair_come_out_exact(store: Store) -> None:
    cast = await small(store)

    async def writer(n: int) -> None:
        for each in range(EACH):
            ends = (cast.ada, cast.cleo) if n % 2 else (cast.cleo, cast.ada)
            once = partial(favour, store, *ends, each % 3, NOW + each, new_id())
            await insisted(once)

    await asyncio.gather(*(writer(n) for n in range(WRITERS)))
    found = await rows(store, SUMS, person=cast.ada)
    assert sum(row["sum"] for row in found) == 0
    assert sum(row["postings"] for row in found) == 2 * WRITERS * EACH
    tallies = await ledger.tallies(store, cast.ada, None, 0)
    assert (tallies.given, tallies.received) == (WRITERS // 2 * EACH, (WRITERS + 1) // 2 * EACH)


async def test_help_in_the_ledger_by_hand_counts_when_confirmed(store: Store) -> None:
    cast: Cast = await small(store)
    draft = Draft(cast.fen, True, "Read her contract.", 1, cast.guild, cast.ines)
    logged = await logged_helps.log(store, cast.ada, draft, NOW)
    assert await lines(store, cast.ada) == [0, 0]
    line = await logged_helps.confirm(store, cast.fen, logged.id, NOW + 1)
    assert (line.side, line.other, line.text) == ("FOR", cast.ada, "Read her contract.")
    assert (line.circle, line.through, line.terms) == (cast.guild, cast.ines, 1)
    assert await lines(store, cast.ada, cast.guild) == [1, 0]
