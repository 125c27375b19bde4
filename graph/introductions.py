"""How two people come together: one state machine, and what each of its people may see of it.

begun by    over              way             states until INTRODUCED
ASKER       an ask            an introducer   WITH_INTRODUCER, WITH_HELPER
ASKER       an ask            directly        WITH_HELPER
INTRODUCER  an ask            (their own)     WITH_HELPER
INTRODUCER  a good idea       (their own)     WITH_BOTH
HELPER      an ask or a take  by themselves   WITH_ASKER
"""

import json
from dataclasses import dataclass
from enum import StrEnum

from graph.bounds import DAY
from graph.caps import Caps
from graph.refusals import InvalidInput
from graph.store import Store, Transaction, new_id

Cursor = tuple[int, str]

THREAD_DAYS = 30
UNKNOWN = "We cannot find this introduction."


class Part(StrEnum):
    ASKER = "ASKER"
    INTRODUCER = "INTRODUCER"
    HELPER = "HELPER"


class State(StrEnum):
    WITH_INTRODUCER = "WITH_INTRODUCER"
    WITH_HELPER = "WITH_HELPER"
    WITH_ASKER = "WITH_ASKER"
    WITH_BOTH = "WITH_BOTH"
    WAITING = "WAITING"
    INTRODUCED = "INTRODUCED"
    HELPED = "HELPED"
    NOT_HELPED = "NOT_HELPED"
    THANKED = "THANKED"
    CLOSED = "CLOSED"


class Move(StrEnum):
    YES = "YES"
    NO = "NO"
    HELPED = "HELPED"
    NOT_HELPED = "NOT_HELPED"
    THANK = "THANK"
    OFFER = "OFFER"
    TICK = "TICK"


TABLE: dict[tuple[State, Part, Move], State] = {
    (State.WITH_INTRODUCER, Part.INTRODUCER, Move.YES): State.WITH_HELPER,
    (State.WITH_INTRODUCER, Part.INTRODUCER, Move.NO): State.CLOSED,
    (State.WITH_INTRODUCER, Part.INTRODUCER, Move.OFFER): State.WITH_ASKER,
    (State.WITH_ASKER, Part.ASKER, Move.TICK): State.CLOSED,
    (State.WITH_HELPER, Part.HELPER, Move.YES): State.INTRODUCED,
    (State.WITH_HELPER, Part.HELPER, Move.NO): State.CLOSED,
    (State.WITH_ASKER, Part.ASKER, Move.YES): State.INTRODUCED,
    (State.WITH_ASKER, Part.ASKER, Move.NO): State.CLOSED,
    (State.WITH_BOTH, Part.ASKER, Move.YES): State.INTRODUCED,
    (State.WITH_BOTH, Part.ASKER, Move.NO): State.CLOSED,
    (State.WITH_BOTH, Part.HELPER, Move.YES): State.INTRODUCED,
    (State.WITH_BOTH, Part.HELPER, Move.NO): State.CLOSED,
    (State.INTRODUCED, Part.ASKER, Move.HELPED): State.HELPED,
    (State.INTRODUCED, Part.HELPER, Move.HELPED): State.HELPED,
    (State.INTRODUCED, Part.ASKER, Move.NOT_HELPED): State.NOT_HELPED,
    (State.INTRODUCED, Part.HELPER, Move.NOT_HELPED): State.NOT_HELPED,
    (State.HELPED, Part.ASKER, Move.THANK): State.THANKED,
}

AWAITED: dict[State, frozenset[Part]] = {
    State.WITH_INTRODUCER: frozenset({Part.INTRODUCER}),
    State.WITH_HELPER: frozenset({Part.HELPER}),
    State.WITH_ASKER: frozenset({Part.ASKER}),
    State.WITH_BOTH: frozenset({Part.ASKER, Part.HELPER}),
}
MET = frozenset({State.INTRODUCED, State.HELPED, State.NOT_HELPED, State.THANKED})


@dataclass(frozen=True, slots=True)
class Introduction:
    """One introduction as its viewer may know it; ids of people not yet open to them are None."""

    id: str
    part: str
    recorded: str
    begun_by: str
    both: bool
    note: str
    other_note: str
    introducer_note: str
    ask: str | None
    take: str | None
    asker: str | None
    introducer: str | None
    helper: str | None
    started: int
    since: int
    due: int
    asked_until: int
    step_due: int
    quiet_until: int
    reached_at: int
    introduced_at: int
    yes: int
    ended_by: str
    closed_at: int
    outcome_note: str
    outcome_at: int
    thanks: str
    updated: int
    left: int = 0
    void: bool = False
    reroute: bool = False
    menu: bool = False
    shown: bool = False
    note_by: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What shows at this moment; `answer_by` (UTC ms) is 0 when nobody's answer is awaited, `again` unless put off."""

    state: State
    waiting_for_me: bool
    answer_by: int
    updated: int
    again: int = 0


def step_until(now: int, due: int, caps: Caps) -> int:
    """A step waits its days, four unless the host says otherwise, or what is left until the fixed date."""
    return min(now + caps.step_days * DAY, due)


def quiet_until(now: int, since: int, until: int) -> int:
    """Not now: asked again at half time of the step, after that left to lapse."""
    half = since + (until - since) // 2
    return half if now < half else until


def faded(now: int) -> int:
    """Who was introduced before this moment (UTC ms) and told nothing of it has let it fade."""
    return now - THREAD_DAYS * DAY


def true_state(introduction: Introduction, now: int) -> State:
    """The state by the clock, whether or not it is recorded; to whoever left it is over."""
    state = State(introduction.recorded)
    lapsed = state in AWAITED and (introduction.step_due <= now or introduction.left > 0)
    over = state is State.INTRODUCED and introduction.introduced_at <= faded(now)
    return State.CLOSED if lapsed or over else state


def awaited(introduction: Introduction, now: int) -> bool:
    """Whether the viewer's own answer is the one everybody waits for."""
    parts = AWAITED.get(true_state(introduction, now), frozenset())
    return introduction.part in parts and not introduction.yes


def seen(introduction: Introduction, now: int) -> Seen:
    """A no, a lapse and a slow answer look alike until the fixed date to all but who gave it."""
    state = true_state(introduction, now)
    if state in MET or introduction.introduced_at:
        return Seen(state, False, 0, introduction.updated)
    if awaited(introduction, now):
        until, asked = introduction.quiet_until, introduction.asked_until
        again = until if now < until < asked else 0
        return Seen(state, until <= now < asked, introduction.step_due, _moved(introduction), again)
    if state is State.CLOSED and _knows_end(introduction):
        ended = introduction.left or introduction.closed_at or introduction.step_due
        return Seen(state, False, 0, ended)
    if now < introduction.due:
        return Seen(State.WAITING, False, introduction.due, _moved(introduction))
    return Seen(State.CLOSED, False, 0, introduction.due)


def _knows_end(introduction: Introduction) -> bool:
    """Whose own answer, silence or withdrawal ended it knows so at once."""
    if introduction.ended_by or introduction.left:
        return introduction.left > 0 or introduction.part in introduction.ended_by.split()
    parts = AWAITED.get(State(introduction.recorded), frozenset())
    return introduction.part in parts and not introduction.yes


def _moved(introduction: Introduction) -> int:
    """The last thing the viewer did or was asked; nothing after it shows."""
    return introduction.yes or introduction.reached_at or introduction.started


async def of(store: Store, viewer: str, ids: list[str]) -> list[Introduction]:
    return await store.read(lambda tx: told(tx, viewer, ids))


async def mine(
    store: Store, viewer: str, now: int, waiting: bool | None, before: Cursor, first: int
) -> list[Introduction]:
    """Newest beginnings first, after the cursor; optionally only those that await my answer."""

    async def work(tx: Transaction) -> list[Introduction]:
        page = {"started": before[0], "id": before[1], "first": first}
        rows = await tx.rows("introductions/mine", viewer=viewer, now=now, waiting=waiting, **page)
        return await told(tx, viewer, [row["id"] for row in rows])

    return await store.read(work)


async def over(
    store: Store, viewer: str, ask: str, before: Cursor, first: int
) -> list[Introduction]:
    """The introductions over one ask the viewer takes part in, newest first."""

    async def work(tx: Transaction) -> list[Introduction]:
        page = {"started": before[0], "id": before[1], "first": first}
        rows = await tx.rows("introductions/over", viewer=viewer, ask=ask, **page)
        return await told(tx, viewer, [row["id"] for row in rows])

    return await store.read(work)


async def told(tx: Transaction, viewer: str, ids: list[str]) -> list[Introduction]:
    """Those of `ids` the viewer takes part in and has been told of, in the order of `ids`."""
    found = await tx.all(Introduction, "introductions/of", viewer=viewer, ids=ids)
    return sorted(found, key=lambda introduction: ids.index(introduction.id))


async def one(tx: Transaction, viewer: str, id: str) -> Introduction:
    """One the viewer was told of; InvalidInput alike for missing, malformed and others' ids."""
    if found := await told(tx, viewer, [id]):
        return found[0]
    raise InvalidInput("introduction_id", UNKNOWN)


async def tell(tx: Transaction, viewer: str, id: str, part: Part, kind: str, now: int) -> None:
    """A mail to one of its people; who that is stays in the store."""
    about = json.dumps({"introduction": id, "by": viewer})
    given = {"id": id, "part": part, "kind": kind, "about": about, "now": now}
    await tx.run("introductions/tell", viewer=viewer, fresh=new_id(), **given)


async def touch(
    tx: Transaction, viewer: str, id: str, now: int, parts: tuple[Part, ...] = tuple(Part)
) -> None:
    """Whatever ties there are among these of its people were used just now."""
    await tx.run("introductions/touch", viewer=viewer, id=id, parts=list(parts), now=now)
