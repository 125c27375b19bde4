"""A season in a small guild whose members ask whom they can: on the real store nobody is asked beyond a cap."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from graph import (
    answers,
    asks,
    beginnings,
    blocks,
    introductions,
    lapses,
    menus,
    reroutes,
    ties,
    waves,
)
from graph.answers import Answer, Given
from graph.asks import Draft
from graph.beginnings import Direct, Way
from graph.bounds import DAY
from graph.caps import Caps
from graph.introductions import true_state
from graph.matching import MONTH, WEEK
from graph.menus import Item, Menu, Ticked
from graph.refusals import Refusal
from graph.store import Store
from graph.waves import Letting
from tests import size
from tests.graph.test_caps_year import crowded
from tests.stage import NOTE, SECRET
from tests.town import NOW, Town, look

pytestmark = pytest.mark.slow
PEOPLE, DAYS = 8, size.of(30, 90)
# Introductions a week, of every other person.
WEEKLY = (1, 3)

BEGUN = """
MATCH (a:Person)<-[:ASKER]-(i:Introduction)-[:HELPER]->(h:Person) WHERE a.id IN $people
OPTIONAL MATCH (i)-[:INTRODUCER]->(f:Person)
OPTIONAL MATCH (i)-[:UPON]->(g:Intent)
RETURN i.id AS id, a.id AS asker, h.id AS helper, f.id AS between, g.id AS give, i.started AS started,
       i.asked_at AS asked, i.reached_at AS reached, i.introduced_at AS met, i.step_due AS due,
       i.closed_at AS closed, i.state AS state, i.told AS told, i.begun_by AS by,
       i.reroute AS reroute, coalesce(i.menu, false) AS menu, size([(i)-[:INSTEAD_OF]->(o) | o.id]) > 0 AS instead"""
WAVES = """
MATCH (a:Person)-[:ASKED]->(:Ask)-[:IN_WAVE]->(w:Wave) WHERE a.id IN $people
RETURN w.number AS number"""
POSTED = """
MATCH (a:Person)-[:ASKED]->(ask:Ask) WHERE a.id IN $people
RETURN a.id AS asker, ask.posted AS posted"""
REMINDED = """
MATCH (o:Outbox) WHERE o.kind = 'reminder' AND o.to IN $mails
RETURN o.id AS id, o.to AS to, o.at AS at"""


@dataclass
class Season:
    """`over`: whom a reminder may not reach any more, by when: introduction, person; `blocked`: by whom, whom."""

    store: Store
    chance: Random
    topic: str = ""
    people: list[str] = field(default_factory=list[str])
    over: list[tuple[str, str, int]] = field(default_factory=list[tuple[str, str, int]])
    blocked: list[tuple[str, str, int]] = field(default_factory=list[tuple[str, str, int]])

    async def settle(self) -> None:
        town = Town()
        self.people = [town.person(f"P{n}", weekly=WEEKLY[n % 2]) for n in range(PEOPLE)]
        for n, one in enumerate(self.people):
            for other in self.people[n + 1 : n + 3]:
                town.tie(one, other)
        topic, guild = town.topic("Pricing"), town.circle(*self.people)
        self.topic = town.rows["topics"][0]["name"]
        for one in self.people:
            town.give(one, topic, guild)
        await town.build(self.store)

    async def pass_by(self) -> None:
        for day in range(DAYS):
            now = NOW + day * DAY
            for who in self.people:
                if self.chance.random() < 0.5:
                    await self.wish(who, now)
            for row in await look(self.store, BEGUN, people=self.people):
                if row["state"].startswith("WITH_") and self.chance.random() < 0.2:
                    await self.reply(row, now)
            await lapses.record(self.store, now)
            await waves.go_on(self.store, now)
            await reroutes.go_on(self.store, now)
            await lapses.remind(self.store, now)

    async def wish(self, who: str, now: int) -> None:
        try:
            style = self.chance.choice(("SOFT", "HARD", "CASUAL"))
            draft = Draft("Help me", [self.topic], style=style)
            await self.ask(who, (await asks.post(self.store, who, draft, now)).id, now)
        except Refusal:
            pass
        try:
            mine = await asks.mine(self.store, who, "OPEN", (now * 2, ""), 1, now)
            direct = Direct(mine[0].id if mine else "", self.chance.choice(self.people), NOTE)
            await beginnings.ask_directly(self.store, who, direct, now)
            if self.chance.random() < 0.02:
                other = self.chance.choice(self.people)
                await blocks.block(self.store, other, who, now)
                self.blocked.append((other, who, now))
        except Refusal:
            pass

    async def ask(self, who: str, ask: str, now: int) -> None:
        """By hand, through two, moving on or not; or Weft does."""
        if self.chance.random() < 0.4:
            await waves.let_weft_ask(self.store, who, Letting(ask, NOTE), now)
        for match in (await asks.matches(self.store, who, ask, SECRET, 3, now))[:2]:
            way = Way(ask, match.id, NOTE, reroute=self.chance.random() < 0.5)
            await beginnings.request(self.store, who, way, SECRET, now)

    async def reply(self, row: dict[str, Any], now: int) -> None:
        part = {"WITH_INTRODUCER": "between", "WITH_HELPER": "helper", "WITH_ASKER": "asker"}
        awaited = row[part[row["state"]]]
        said = self.chance.choice((Answer.YES, Answer.NO, Answer.NOT_NOW))
        try:
            if row["state"] == "WITH_ASKER":
                await self.tick(row, now)
            elif row["state"] == "WITH_INTRODUCER" and self.chance.random() < 0.4:
                await self.offer(row, now)
            else:
                await self.answer(awaited, row, said, now)
        except Refusal:
            return
        if said is not Answer.NOT_NOW or row["state"] == "WITH_ASKER":
            self.over.append((row["id"], awaited, now))

    async def answer(self, awaited: str, row: dict[str, Any], said: Answer, now: int) -> None:
        """A yes may choose somebody else, a no name a contact."""
        other = self.chance.choice([None, *await self.known(awaited, now)])
        helper = other if row["state"] == "WITH_INTRODUCER" and said is Answer.YES else None
        contact = other if row["state"] == "WITH_HELPER" and said is Answer.NO else None
        note = NOTE if contact else ""
        given = Given(row["id"], said, helper, note, contact)
        await answers.answer(self.store, awaited, given, now)

    async def offer(self, row: dict[str, Any], now: int) -> None:
        known = [one for one in await self.known(row["between"], now) if one != row["asker"]]
        items = [Item(one, "Has done it before.") for one in known[:3]]
        await menus.answer(self.store, row["between"], Menu(row["id"], items), now)
        self.over.append((row["id"], row["between"], now))

    async def tick(self, row: dict[str, Any], now: int) -> None:
        lines = (await menus.of(self.store, row["asker"], [row["id"]]))[row["id"]]
        chosen = [one.id for one in lines if self.chance.random() < 0.7]
        await menus.tick(self.store, row["asker"], Ticked(row["id"], chosen), now)

    async def known(self, who: str, now: int) -> list[str]:
        return [tie.id for tie in await ties.contacts(self.store, who, (now * 2, ""), 9)]


async def test_nobody_is_asked_beyond_a_cap(store: Store) -> None:
    told = Season(store.under(Caps()), Random(7))
    await told.settle()
    await told.pass_by()
    rows = await look(store, BEGUN, people=told.people)
    assert_everything_happened(rows, await look(store, WAVES, people=told.people))
    weekly = {one: WEEKLY[n % 2] for n, one in enumerate(told.people)}
    assert_caps(rows, await look(store, POSTED, people=told.people), weekly)
    mails = [f"{one}@example.org" for one in told.people]
    await assert_reminders(told, await look(store, REMINDED, mails=mails), rows)


def assert_everything_happened(rows: list[dict[str, Any]], sent: list[dict[str, Any]]) -> None:
    assert len(rows) > 20
    untold = [row for row in rows if not row["told"]]
    assert sent and untold
    # A month of eight people has not everything in it; a season has.
    if not size.FULL:
        return
    assert {row["number"] for row in sent} >= {1, 2}
    assert any(row["menu"] for row in rows)
    # Moved on, and begun from a tick or by a helper's no.
    assert {row["by"] for row in untold if row["instead"]} == {"ASKER", "INTRODUCER"}


async def assert_reminders(
    told: Season, sent: list[dict[str, Any]], rows: list[dict[str, Any]]
) -> None:
    assert sent
    steps = [tuple(row["id"].split("|")) for row in sent]
    assert len(steps) == len(set(steps))
    between = {row["id"]: {row["asker"], row["helper"]} for row in rows}
    for row in sent:
        id, to, due = row["id"].split("|")
        assert row["at"] < int(due)
        assert not [at for of, who, at in told.over if (of, who) == (id, to) and row["at"] >= at]
        blocked = {whom for by, whom, at in told.blocked if by == to and row["at"] >= at}
        assert not blocked & between[id]
        # Whoever blocked the other since does not see it any more.
        for about in await introductions.of(told.store, to, [id]):
            closed = about.closed_at or row["at"]
            assert true_state(about, row["at"]) and closed >= row["at"]


def assert_caps(
    rows: list[dict[str, Any]], posted: list[dict[str, Any]], weekly: dict[str, int]
) -> None:
    asked, drawn, weeks = (defaultdict[Any, list[int]](list) for _ in range(3))
    # What one's own hand touched, and what reached somebody, by hand or by Weft.
    own, reached = (defaultdict[Any, list[tuple[int, int]]](list) for _ in range(2))
    for row in rows:
        pair, touch = (row["asker"], row["between"] or row["helper"]), (row["started"], row["met"])
        if row["by"] == "ASKER" and row["told"]:
            own[pair].append(touch)
        if row["by"] == "ASKER" and (row["asked"] or row["reached"]):
            reached[pair].append(touch)
        if row["between"] and row["asked"]:
            asked[row["between"]].append(row["asked"])
        if row["give"] and row["reached"]:
            drawn[row["give"]].append(row["reached"])
    for row in posted:
        weeks[row["asker"]].append(row["posted"])
    assert not any(crowded(moments, WEEK, 3) for moments in weeks.values())
    assert not any(crowded(moments, WEEK, weekly[who]) for who, moments in asked.items())
    assert not any(crowded(moments, MONTH, 2) for moments in drawn.values())
    for times in (*own.values(), *reached.values()):
        ordered = sorted(times)
        for (at, met), (again, _) in pairwise(ordered):
            assert 0 < met <= again or again - at >= 14 * DAY
