"""A year of members and schedules that try worse: one reminder a step, none after an answer, a lapse or a block."""

from dataclasses import dataclass
from random import Random
from typing import Any

import pytest

from graph import lapses
from graph.bounds import DAY, NO_END
from graph.store import Store, new_id
from graph.styles import STYLES
from tests import size
from tests.reading import rows
from tests.town import NOW, Town, look

pytestmark = pytest.mark.slow
MEMBERS, SCHEDULES, DAYS = size.of(40, 1_000), size.of(400, 10_000), size.of(40, 365)
ROUND = DAY // 2

ASKS = """
UNWIND $styles AS style
CREATE (a:Ask {id: $prefix + style, style: style, state: 'OPEN', expires: $until})
RETURN a.id AS id"""
BEGIN = """
UNWIND $rows AS row
MATCH (p:Person {id: row.whom})
MATCH (ask:Ask {id: row.ask})
CREATE (i:Introduction)-[:OVER]->(ask)
SET i = row.introduction
FOREACH (one IN CASE WHEN row.part = 'HELPER' THEN [p] ELSE [] END |
  CREATE (i)-[:HELPER {quiet_until: row.quiet}]->(one))
FOREACH (one IN CASE WHEN row.part = 'HELPER' THEN [] ELSE [p] END |
  CREATE (i)-[:INTRODUCER {quiet_until: row.quiet}]->(one))
RETURN i.id AS id"""
# As the verbs leave it behind: answered, or parted by a block while others go on waiting.
OVER = """
UNWIND $rows AS row
MATCH (i:Introduction {id: row.id})
SET i += row.changed
RETURN i.id AS id"""
JUNIOR = """
MATCH (p:Person)-[m:MEMBER]->(:Circle) WHERE p.id IN $ids
SET m.junior = true
RETURN p.id AS id"""
REMINDED = """
MATCH (o:Outbox) WHERE o.kind = 'reminder' AND o.to IN $mails
RETURN o.id AS id, o.at AS at"""


@dataclass(frozen=True)
class Schedule:
    """`over` is when it was answered or blocked, or until when they asked to be left alone, as `how` says."""

    id: str
    whom: str
    part: str
    style: str
    start: int
    due: int
    how: str
    over: int
    junior: bool

    @property
    def ends(self) -> bool:
        return self.how in ("ANSWER", "BLOCK")

    def reminded(self) -> int | None:
        """The first round of the worker that may remind, in plain Python."""
        share = STYLES[self.style].reminder
        if not share or self.junior:
            return None
        earliest = self.start + (self.due - self.start) * share
        if self.how == "QUIET":
            earliest = max(earliest, self.over)
        at = next(at for at in rounds(self.due) if at >= earliest)
        return at if at < min(self.over if self.ends else self.due, self.due) else None

    def row(self, prefix: str) -> dict[str, Any]:
        quiet = self.over if self.how == "QUIET" else 0
        helps = self.part == "HELPER"
        moments = {"started": self.start, "due": self.due, "step_due": self.due}
        moments |= {"reached_at": self.start if helps else 0, "asked_at": self.start}
        moments |= {"introduced_at": 0}
        kept = {"id": self.id, "state": f"WITH_{self.part}", "told": True, "begun_by": "ASKER"}
        cold = {"cold_who": "I row."} if self.style == "COLD" else {}
        ask = prefix + ("SOFT" if self.style == "COLD" else self.style)
        given = {"whom": self.whom, "part": self.part, "ask": ask, "quiet": quiet}
        return given | {"introduction": kept | moments | cold}

    def ended(self) -> dict[str, Any]:
        left = {f"{self.part.lower()}_left": self.over}
        return {"id": self.id, "changed": {"state": "CLOSED"} if self.how == "ANSWER" else left}


def rounds(until: int) -> list[int]:
    """When the worker looks; once more than it needs to."""
    return list(range(NOW, until + 2 * ROUND, ROUND))


def schedules(chance: Random, people: list[str], juniors: set[str]) -> list[Schedule]:
    made: list[Schedule] = []
    for _ in range(SCHEDULES):
        start = NOW + chance.randrange(DAYS * DAY)
        step = chance.choice((DAY, 2 * DAY, 4 * DAY))
        # Often just before or at the moment that matters.
        over = start + int(step * chance.choice((0.0, 0.25, 0.5, chance.random())))
        whom = chance.choice(people)
        made.append(
            Schedule(
                new_id(), whom, chance.choice(("INTRODUCER", "HELPER")), chance.choice(list(STYLES)),
                start, start + step, chance.choice(("", "ANSWER", "BLOCK", "QUIET")), over, whom in juniors,
            )
        )  # fmt: skip
    return made


async def test_reminders_follow_the_definition_for_a_year(store: Store) -> None:
    chance, town, prefix = Random(21), Town(), new_id()
    people = [town.person(f"P{n}") for n in range(MEMBERS)]
    juniors = set(people[: MEMBERS // 10])
    town.circle(*people)
    await town.build(store)
    await look(store, JUNIOR, ids=sorted(juniors))
    await look(store, ASKS, prefix=prefix, styles=list(STYLES), until=NO_END)
    planned = schedules(chance, people, juniors)
    for now in rounds(NOW + (DAYS + 4) * DAY):
        begun = [one for one in planned if now - ROUND < one.start <= now]
        ended = [one for one in planned if one.ends and now - ROUND < one.over <= now]
        await look(store, BEGIN, rows=[one.row(prefix) for one in begun])
        await look(store, OVER, rows=[one.ended() for one in ended])
        await lapses.record(store, now)
        while await lapses.remind(store, now):
            pass
    found = await rows(store, REMINDED, mails=[f"{one}@example.org" for one in people])
    sent = sorted((row["id"].split("|")[0], row["at"]) for row in found)
    due = [(one.id, at) for one in planned if (at := one.reminded())]
    assert sent == sorted(due) and len(due) > SCHEDULES / 10
