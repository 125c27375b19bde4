"""Several cases over one person: what holds is what the decisions that stand demand, in whatever order they came."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import cases, decisions, entries, suspensions
from graph.bounds import DAY
from graph.decisions import Action, Draft
from graph.store import Store
from tests import size
from tests.cast import Cast, small
from tests.graph.test_decisions import WHY
from tests.graph.test_reports import host
from tests.judging import opened
from tests.town import NOW, look

HOUR = DAY // 24
HELD = """
MATCH (p:Person {id: $person})
MATCH (c:Circle {id: $circle})
RETURN coalesce(p.suspended_until, 0) AS until, p.open AS open, EXISTS { (p)-[:SENT_AWAY]->(c) } AS away,
       EXISTS { (p)-[:MEMBER]->(c) } AS joined"""
# In which of three cases, what, until when; in one decided before it answers an objection.
Decided = tuple[int, Action, int]
ACTIONS = [Action.SUSPEND, Action.SEND_AWAY, Action.WARN, Action.NOTHING]
DECIDED = st.tuples(st.integers(0, 2), st.sampled_from(ACTIONS), st.integers(1, 3))
A_DAY, A_YES, THEY_LEAVE = "a day passes", "an organiser says yes", "they leave by themselves"
STEPS = st.lists(DECIDED | st.sampled_from([A_DAY, A_YES, THEY_LEAVE]), max_size=9)


@dataclass
class Model:
    """The decisions of each case with their end and moment; when an organiser last said yes."""

    cases: list[list[tuple[Action, int, int]]] = field(default_factory=lambda: [[], [], []])
    let_in: int = 0
    # Whether they are in the circle, or would be had nobody sent them away.
    stays: bool = True

    def standing(self, action: Action) -> list[tuple[int, int]]:
        last = [case[-1] for case in self.cases if case]
        return [(until, at) for done, until, at in last if done is action]

    def away(self) -> bool:
        return any(at > self.let_in for _, at in self.standing(Action.SEND_AWAY))

    def until(self, now: int) -> int:
        return max([until for until, _ in self.standing(Action.SUSPEND) if until > now], default=0)

    def takes(self, case: int) -> bool:
        """Whether it can be decided: first, and once more where there was something to object to."""
        done = [action for action, _, _ in self.cases[case]]
        return len(done) < 2 and Action.NOTHING not in done


@dataclass
class Trial:
    store: Store
    cast: Cast
    host: str
    cases: list[str]
    model: Model = field(default_factory=Model)

    async def step(self, step: Decided | str, now: int) -> None:
        if step == A_YES:
            await self.let_in(now)
        elif step == THEY_LEAVE:
            await self.leave(now)
        elif isinstance(step, tuple) and self.model.takes(step[0]):
            await self.decide(*step, now)

    async def decide(self, at: int, action: Action, days: int, now: int) -> None:
        case, until = self.cases[at], now + days * DAY
        if self.model.cases[at]:
            (found,) = await cases.of(self.store, self.host, [case])
            await decisions.object_to(self.store, self.cast.sam, found.decisions[-1], "No.", now)
        await decisions.decide(self.store, self.host, Draft(case, action, WHY, until), now)
        self.model.cases[at].append((action, until, now))

    async def let_in(self, now: int) -> None:
        if self.model.away():
            sam, guild = self.cast.sam, self.cast.guild
            await entries.join(self.store, sam, guild, None, now)
            await entries.answer(self.store, self.cast.fen, guild, sam, True, now)
            self.model.let_in, self.model.stays = now, True

    async def leave(self, now: int) -> None:
        if not self.model.away():
            await entries.leave(self.store, self.cast.sam, self.cast.guild, now)
            self.model.stays = False

    async def holds(self, now: int) -> None:
        sam, guild = self.cast.sam, self.cast.guild
        until, away = self.model.until(now), self.model.away()
        joined = self.model.stays and not away
        assert await look(self.store, HELD, person=sam, circle=guild) == [
            {"until": until, "open": not until, "away": away, "joined": joined}
        ]


async def follow(store: Store, *steps: Decided | str) -> None:
    cast, mo, now = await small(store), await host(store), NOW
    trial = Trial(store, cast, mo, [await opened(store, cast.sam, cast.guild) for _ in range(3)])
    for step in steps:
        now += DAY if step == A_DAY else HOUR
        await suspensions.finish(store, now)
        await trial.step(step, now)
        await trial.holds(now)


LONG, SHORT = (0, Action.SUSPEND, 3), (1, Action.SUSPEND, 1)
AWAY, AWAY_AGAIN = (0, Action.SEND_AWAY, 1), (1, Action.SEND_AWAY, 1)
NOT_THE_FIRST, NOT_THE_SECOND = (0, Action.NOTHING, 1), (1, Action.WARN, 1)


@pytest.mark.parametrize(
    "steps",
    [
        [LONG, SHORT, A_DAY, A_DAY, A_DAY],
        [SHORT, LONG, A_DAY, A_DAY, A_DAY],
        [LONG, SHORT, NOT_THE_FIRST, NOT_THE_SECOND],
        [LONG, SHORT, NOT_THE_SECOND, NOT_THE_FIRST],
        [SHORT, LONG, NOT_THE_FIRST, A_DAY],
        [LONG, AWAY_AGAIN, NOT_THE_FIRST, NOT_THE_SECOND],
        [AWAY, AWAY_AGAIN, NOT_THE_FIRST, NOT_THE_SECOND],
        [AWAY, AWAY_AGAIN, NOT_THE_SECOND, NOT_THE_FIRST],
        [AWAY, A_YES, AWAY_AGAIN, NOT_THE_SECOND],
        [AWAY, A_YES, AWAY_AGAIN, NOT_THE_FIRST],
        [AWAY, (0, Action.SEND_AWAY, 1), A_YES],
        [THEY_LEAVE, AWAY, NOT_THE_FIRST],
        [AWAY, A_YES, THEY_LEAVE, AWAY_AGAIN, NOT_THE_FIRST, NOT_THE_SECOND],
        [THEY_LEAVE, AWAY, A_YES, AWAY_AGAIN, NOT_THE_SECOND],
    ],
)
async def test_what_holds_is_what_stands(store: Store, steps: list[Decided | str]) -> None:
    await follow(store, *steps)


@size.examples(40, 1_000)
@given(steps=STEPS)
async def test_whatever_the_order(store: Store, steps: list[Decided | str]) -> None:
    await follow(store, *steps)
