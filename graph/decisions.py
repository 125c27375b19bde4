"""Decisions over a case: what is done, the reasons the person concerned gets, and their objection, once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from graph import cases, changes, entries, outbox, suspensions, turns
from graph.bounds import later, prose
from graph.cases import Case, Turn
from graph.refusals import InvalidInput, NotYourTurn, refuses
from graph.reported import Kind
from graph.store import Store, Transaction, new_id

Cursor = tuple[int, str]
MOST_DAYS = 365
UNKNOWN = "We cannot find this decision."
TAKEN_AWAY = "These words were taken away."
NOT_HERE = "This cannot be done in this case. Choose another way."
# What of each kind is taken away, and what stands in its place.
WORDS: dict[str, Mapping[str, str]] = {
    Kind.PERSON: {"why": "", "pitch": "", "about": ""},
    Kind.MESSAGE: {"text": TAKEN_AWAY},
    Kind.ASK: {"text": TAKEN_AWAY, "state": "WITHDRAWN"},
    Kind.NOTE: {"note": TAKEN_AWAY, "other_note": TAKEN_AWAY},
    Kind.THANKS: {"text": TAKEN_AWAY},
    Kind.CIRCLE: {"purpose": TAKEN_AWAY, "norms": ""},
}


class Action(StrEnum):
    NOTHING = "NOTHING"
    TAKE_WORDS_AWAY = "TAKE_WORDS_AWAY"
    WARN = "WARN"
    SEND_AWAY = "SEND_AWAY"
    SUSPEND = "SUSPEND"


@dataclass(frozen=True, slots=True)
class Draft:
    """`until` (UTC ms) ends a suspension, which begins at once."""

    case: str
    action: Action
    reasons: str
    until: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """To the person concerned and to who may decide the case."""

    id: str
    at: int
    action: str
    reasons: str
    until: int
    kind: str
    words: str
    circle: str | None
    objection: str
    can_object: bool


async def of(store: Store, viewer: str, ids: list[str]) -> list[Decision]:
    return await store.all(Decision, "decisions/of", viewer=viewer, ids=ids)


async def mine(store: Store, viewer: str, before: Cursor, first: int) -> list[Decision]:
    """Those about the viewer, newest first."""

    async def work(tx: Transaction) -> list[Decision]:
        rows = await tx.rows(
            "decisions/mine", viewer=viewer, at=before[0], id=before[1], first=first
        )
        ids = [str(row["id"]) for row in rows]
        found = await tx.all(Decision, "decisions/of", viewer=viewer, ids=ids)
        return sorted(found, key=lambda one: ids.index(one.id))

    return await store.read(work)


async def waiting(store: Store, viewer: str) -> int:
    """How many cases await a decision the viewer may take."""
    rows = await store.rows("decisions/waiting", viewer=viewer)
    return sum(bool(possible(row["leads"], row["host"], Action(row["standing"]))) for row in rows)


@refuses(InvalidInput, NotYourTurn)
async def decide(store: Store, viewer: str, draft: Draft, now: int) -> Case:
    """Takes the place of what was decided before; the person concerned is told why, reporters that it was looked at."""
    draft = replace(draft, reasons=prose("reasons", draft.reasons, 1000, least=3))
    if draft.action is Action.SUSPEND:
        later("until", draft.until, now, MOST_DAYS)
    fresh = new_id()

    async def work(tx: Transaction) -> None:
        turn = await cases.take_turn(tx, viewer, draft.case)
        if turn.state != "OPEN":
            raise NotYourTurn()
        await turns.take(tx, viewer, {viewer, turn.person}, new_id())
        rows = await tx.rows("decisions/before", viewer=viewer, case=draft.case)
        before = Action(rows[0]["action"]) if rows else Action.NOTHING
        if draft.action not in possible(turn.leads, turn.host, before):
            raise InvalidInput("action", NOT_HERE)
        told = draft.action is not Action.NOTHING or bool(turn.objection)
        until = draft.until if draft.action is Action.SUSPEND else 0
        await tx.run(
            "decisions/decide",
            viewer=viewer,
            case=draft.case,
            id=fresh,
            action=draft.action,
            reasons=draft.reasons,
            until=until,
            told=told,
            now=now,
        )
        await _undo(tx, viewer, draft.case, turn, before, now)
        await _do(tx, viewer, draft, turn, now)
        await suspensions.settle(tx, turn.person, now)
        await _tell(tx, viewer, draft, turn.email if told else "", now)

    await store.write(work)
    return (await cases.of(store, viewer, [draft.case]))[0]


def possible(leads: bool, host: bool, before: Action) -> list[Action]:
    """Organisers send away, the host suspends; who may not do what stands may not undo it."""
    never = {Action.SEND_AWAY: not leads, Action.SUSPEND: not host}
    allowed = [action for action in Action if not never.get(action, False)]
    return allowed if before in allowed else []


async def _do(tx: Transaction, viewer: str, draft: Draft, turn: Turn, now: int) -> None:
    if draft.action is Action.TAKE_WORDS_AWAY:
        await _take_words(tx, viewer, draft.case, turn.kind, now)
    elif draft.action is Action.SEND_AWAY and turn.circle:
        await entries.send_away(tx, viewer, turn.person, turn.circle, now)


async def _undo(
    tx: Transaction, viewer: str, case: str, turn: Turn, before: Action, now: int
) -> None:
    if before is Action.TAKE_WORDS_AWAY:
        await _give_words_back(tx, viewer, case, turn.kind, now)
    elif before is Action.SEND_AWAY and turn.circle:
        await entries.take_back(tx, viewer, turn.person, turn.circle, now)


async def _take_words(tx: Transaction, viewer: str, case: str, kind: str, now: int) -> None:
    for row in await tx.rows("decisions/held", viewer=viewer, case=case, turn=new_id()):
        held: dict[str, Any] = row["words"]
        instead = {name: text for name, text in WORDS[kind].items() if held.get(name)}
        taken = json.dumps({name: held[name] for name in instead})
        await _put_words(tx, viewer, case, str(row["id"]), instead, taken, now)


async def _give_words_back(tx: Transaction, viewer: str, case: str, kind: str, now: int) -> None:
    """Where nothing came since; an ask stays closed that was taken back, or is in no circle of its asker's."""
    for row in await tx.rows("decisions/held", viewer=viewer, case=case, turn=new_id()):
        held: dict[str, Any] = row["words"]
        taken: dict[str, str] = json.loads(row["taken"] or "{}")
        words = {name: of for name, of in taken.items() if held.get(name) == WORDS[kind][name]}
        if held.get("taken_back"):
            words.pop("state", None)
        await _put_words(tx, viewer, case, str(row["id"]), words, "", now)
    await tx.run("decisions/keep_closed", viewer=viewer, case=case, turn=new_id())


async def _put_words(
    tx: Transaction, viewer: str, case: str, of: str, words: dict[str, str], taken: str, now: int
) -> None:
    await tx.run("decisions/put_words", viewer=viewer, case=case, words=words, taken=taken)
    await changes.note(tx, "words", of, now)


async def _tell(tx: Transaction, viewer: str, draft: Draft, email: str, now: int) -> None:
    """Reporters hear that it was looked at, never what came of it."""
    if email:
        about = {"reasons": draft.reasons}
        await outbox.put(tx, kind="decision", to=email, about=about, now=now)
    for row in await tx.rows("decisions/reporters", viewer=viewer, case=draft.case, now=now):
        await outbox.put(tx, kind="looked_at", to=row["email"], about={}, now=now)


@refuses(InvalidInput, NotYourTurn)
async def object_to(store: Store, viewer: str, id: str, words: str, now: int) -> Decision:
    """Opens the case once more."""
    text = prose("words", words, 1000, least=3)

    async def work(tx: Transaction) -> None:
        rows = await tx.rows("decisions/take_turn", viewer=viewer, id=id, turn=new_id())
        if not rows:
            raise InvalidInput("decision_id", UNKNOWN)
        if not rows[0]["can_object"]:
            raise NotYourTurn()
        await tx.run("decisions/object", viewer=viewer, id=id, words=text)
        organisers_may = possible(True, False, Action(rows[0]["action"]))
        circle = rows[0]["circle"] if organisers_may else None
        await cases.tell(tx, viewer, rows[0]["case"], circle, now)

    await store.write(work)
    return (await of(store, viewer, [id]))[0]
