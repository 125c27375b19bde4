"""A season in a small guild whose members ask whom they can: on the real store nobody is asked beyond a cap."""

from collections import defaultdict
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from graph import answers, asks, beginnings, blocks, introductions, lapses
from graph.answers import Answer, Given
from graph.asks import Draft
from graph.beginnings import Direct, Way
from graph.bounds import DAY
from graph.caps import Caps
from graph.introductions import true_state
from graph.matching import MONTH, WEEK
from graph.refusals import Refusal
from graph.store import Store
from tests import size
from tests.graph.test_caps_year import crowded
from tests.stage import NOTE, SECRET
from tests.town import NOW, Town, look

pytestmark = pytest.mark.slow
PEOPLE, DAYS = 8, size.of(30, 90)

BEGUN = """
MATCH (a:Person)<-[:ASKER]-(i:Introduction)-[:HELPER]->(h:Person) WHERE a.id IN $people
OPTIONAL MATCH (i)-[:INTRODUCER]->(f:Person)
OPTIONAL MATCH (i)-[:UPON]->(g:Intent)
RETURN i.id AS id, a.id AS asker, h.id AS helper, f.id AS between, g.id AS give, i.started AS started,
       i.asked_at AS asked, i.reached_at AS reached, i.introduced_at AS met, i.reminded_at AS reminded,
       i.step_due AS due, i.closed_at AS closed, i.state AS state"""
POSTED = """
MATCH (a:Person)-[:ASKED]->(ask:Ask) WHERE a.id IN $people
RETURN a.id AS asker, ask.posted AS posted"""
REMINDED = """
MATCH (o:Outbox) WHERE o.kind = 'reminder' AND o.to IN $mails
RETURN o.id AS id, o.to AS to, o.at AS at"""


async def season(store: Store, chance: Random) -> tuple[list[str], set[tuple[str, int]]]:
    """The people, and whom a reminder may not reach from when on: (introduction, moment of its end)."""
    town = Town()
    people = [town.person(f"P{n}") for n in range(PEOPLE)]
    for n, one in enumerate(people):
        for other in people[n + 1 : n + 3]:
            town.tie(one, other)
    topic, guild = town.topic("Pricing"), town.circle(*people)
    name = town.rows["topics"][0]["name"]
    for one in people:
        town.give(one, topic, guild)
    await town.build(store)
    ended = set[tuple[str, int]]()
    for day in range(DAYS):
        now = NOW + day * DAY
        for who in people:
            if chance.random() < 0.5:
                await tried(store, chance, who, people, name, now)
        ended |= await replied(store, chance, people, now)
        await lapses.record(store, now)
        await lapses.remind(store, now)
    return people, ended


async def tried(
    store: Store, chance: Random, who: str, people: list[str], topic: str, now: int
) -> None:
    try:
        style = chance.choice(("SOFT", "HARD", "CASUAL"))
        ask = await asks.post(store, who, Draft("Help me", [topic], style=style), now)
        for match in (await asks.matches(store, who, ask.id, SECRET, 3, now))[:2]:
            way = Way(ask.id, match.id, NOTE)
            await beginnings.request(store, who, way, SECRET, now)
    except Refusal:
        pass
    try:
        mine = await asks.mine(store, who, "OPEN", (now * 2, ""), 1, now)
        direct = Direct(mine[0].id if mine else "", chance.choice(people), NOTE)
        await beginnings.ask_directly(store, who, direct, now)
        if chance.random() < 0.02:
            await blocks.block(store, chance.choice(people), who, now)
    except Refusal:
        pass


async def replied(
    store: Store, chance: Random, people: list[str], now: int
) -> set[tuple[str, int]]:
    ended = set[tuple[str, int]]()
    for row in await look(store, BEGUN, people=people):
        if row["state"] not in ("WITH_INTRODUCER", "WITH_HELPER") or chance.random() < 0.8:
            continue
        awaited = row["between"] if row["state"] == "WITH_INTRODUCER" else row["helper"]
        said = chance.choice((Answer.YES, Answer.NO, Answer.NOT_NOW))
        try:
            await answers.answer(store, awaited, Given(row["id"], said), now)
            ended |= {(row["id"], now)} if said is Answer.NO else set()
        except Refusal:
            pass
    return ended


async def test_nobody_is_asked_beyond_a_cap(store: Store) -> None:
    people, ended = await season(store.under(Caps()), Random(7))
    rows = await look(store, BEGUN, people=people)
    assert len(rows) > 20
    assert_caps(rows, await look(store, POSTED, people=people))
    sent = await look(store, REMINDED, mails=[f"{one}@example.org" for one in people])
    assert sent
    steps = [tuple(row["id"].split("|")) for row in sent]
    assert len(steps) == len(set(steps))
    assert not [
        row for row in sent for id, at in ended if row["id"].startswith(id) and row["at"] >= at
    ]
    for row in sent:
        id, to, due = row["id"].split("|")
        assert row["at"] < int(due)
        # Whoever blocked the other since does not see it any more.
        for about in await introductions.of(store, to, [id]):
            closed = about.closed_at or row["at"]
            assert true_state(about, row["at"]) and closed >= row["at"]


def assert_caps(rows: list[dict[str, Any]], posted: list[dict[str, Any]]) -> None:
    asked, drawn, weeks = (defaultdict[Any, list[int]](list) for _ in range(3))
    touched = defaultdict[tuple[str, str], list[tuple[int, int]]](list)
    for row in rows:
        touched[row["asker"], row["between"] or row["helper"]].append((row["started"], row["met"]))
        if row["between"] and row["asked"]:
            asked[row["between"]].append(row["asked"])
        if row["give"] and row["reached"]:
            drawn[row["give"]].append(row["reached"])
    for row in posted:
        weeks[row["asker"]].append(row["posted"])
    assert not any(crowded(moments, WEEK, 3) for moments in weeks.values())
    assert not any(crowded(moments, WEEK, 1) for moments in asked.values())
    assert not any(crowded(moments, MONTH, 2) for moments in drawn.values())
    for times in touched.values():
        ordered = sorted(times)
        for (at, met), (again, _) in pairwise(ordered):
            assert 0 < met <= again or again - at >= 14 * DAY
