"""Whoever's answer is awaited gives it: yes, no, not now; each has one effect, however often sent."""

from dataclasses import dataclass
from enum import StrEnum

from graph import changes, introductions, partings, redirects, turns, ways
from graph.bounds import prose
from graph.introductions import (
    TABLE,
    Introduction,
    Move,
    Part,
    State,
    awaited,
    quiet_until,
    step_until,
)
from graph.refusals import InvalidInput, NotYourTurn, refuses
from graph.store import Store, Transaction, new_id

NOTE = 600
# Ended, and nobody may know: to all who take part it goes on waiting until its date.
UNSEEN = ""


class Answer(StrEnum):
    YES = "YES"
    NO = "NO"
    NOT_NOW = "NOT_NOW"


@dataclass(frozen=True, slots=True)
class Given:
    """`helper_id`: the introducer chooses another contact; `contact_id`: a no that names one; `until`: not now."""

    introduction_id: str
    answer: Answer
    helper_id: str | None = None
    note: str = ""
    contact_id: str | None = None
    until: int | None = None


@refuses(InvalidInput, NotYourTurn)
async def answer(store: Store, viewer: str, given: Given, now: int) -> Introduction:
    note = prose("note", given.note, NOTE, least=0)
    turn = new_id()

    async def work(tx: Transaction) -> Introduction:
        capped = {one for one in (given.helper_id, given.contact_id) if one}
        await _guard(tx, viewer, given.introduction_id, capped, turn)
        introduction = await introductions.one(tx, viewer, given.introduction_id)
        if awaited(introduction, now):
            await _take(tx, viewer, introduction, given, note, now)
            await changes.note(tx, "introduction", introduction.id, now)
        elif not _same(introduction, given.answer):
            raise NotYourTurn()
        return await introductions.one(tx, viewer, given.introduction_id)

    return await store.write(work)


async def _guard(tx: Transaction, viewer: str, id: str, capped: set[str], turn: str) -> None:
    """Everybody counted below is written to first: two answers at once become one after another."""
    rows = await tx.rows("introductions/take_turn", viewer=viewer, id=id, turn=turn)
    await turns.take(tx, viewer, capped | {row["id"] for row in rows}, turn)


def _same(introduction: Introduction, answer: Answer) -> bool:
    """The state already is what this answer would have left."""
    if answer is Answer.NO:
        return introduction.left > 0 or introduction.part in introduction.ended_by.split()
    return answer is Answer.YES and bool(introduction.yes)


async def _take(
    tx: Transaction, viewer: str, introduction: Introduction, given: Given, note: str, now: int
) -> None:
    part = Part(introduction.part)
    if given.helper_id and (part is not Part.INTRODUCER or introduction.both):
        raise InvalidInput("helper_id", "Only the contact in between can choose somebody else.")
    if given.until and given.answer is not Answer.NOT_NOW:
        raise InvalidInput("until", "Only not now has a date.")
    if given.contact_id and (
        given.answer is not Answer.NO or part is not Part.HELPER or introduction.both
    ):
        raise InvalidInput(
            "contact_id", "Only whoever is asked to help can name a contact, with a no."
        )
    if introduction.menu and given.answer is Answer.YES:
        raise InvalidInput("answer", "Tick whom you would like to meet.")
    if given.answer is Answer.NOT_NOW:
        await _put_aside(tx, viewer, introduction, given.until, now)
    elif given.answer is Answer.NO and introduction.both:
        await partings.leave(tx, viewer, introduction.id, now)
    elif given.answer is Answer.NO:
        await _close(tx, viewer, introduction, part, now)
        if given.contact_id:
            await redirects.onward(tx, viewer, introduction, given.contact_id, note, now)
    elif State(introduction.recorded) is State.WITH_INTRODUCER:
        await _pass_on(tx, viewer, introduction, given.helper_id, note, now)
    else:
        await _agree(tx, viewer, introduction, part, now)


async def _put_aside(
    tx: Transaction, viewer: str, introduction: Introduction, wanted: int | None, now: int
) -> None:
    """Until the date they name, or half time; it lapses all the same."""
    if wanted and not now < wanted < introduction.step_due:
        raise InvalidInput("until", "Choose a moment before it lapses.")
    until = wanted or quiet_until(now, introduction.since, introduction.step_due)
    await tx.run("answers/not_now", viewer=viewer, id=introduction.id, until=until)


async def _close(
    tx: Transaction, viewer: str, introduction: Introduction, ended_by: str, now: int
) -> None:
    await tx.run("answers/close", viewer=viewer, id=introduction.id, ended_by=ended_by, now=now)


async def _pass_on(
    tx: Transaction,
    viewer: str,
    introduction: Introduction,
    helper_id: str | None,
    note: str,
    now: int,
) -> None:
    """The introducer's yes; a helper who cannot be asked just now looks like one who stays silent."""
    helper = helper_id or introduction.helper
    found = await tx.rows(
        "answers/onward", viewer=viewer, id=introduction.id, helper=helper, now=now
    )
    if not found:
        raise InvalidInput("helper_id", "Choose one of your own contacts.")
    onward = found[0]
    await _yes(tx, viewer, introduction, Part.INTRODUCER, note, now)
    give = await ways.upon(tx, viewer, onward["ask"], onward["helper"], now)
    if helper_id:
        await tx.run("answers/choose", viewer=viewer, id=introduction.id, helper=helper_id)
    if introduction.void or give.id is None or not onward["reachable"]:
        await _close(tx, viewer, introduction, UNSEEN, now)
        return
    await tx.run(
        "answers/pass_on",
        viewer=viewer,
        id=introduction.id,
        state=TABLE[State.WITH_INTRODUCER, Part.INTRODUCER, Move.YES],
        pair=f"{onward['ask']}|{onward['helper']}",
        upon=give.id,
        step_due=step_until(now, introduction.due, tx.caps),
        now=now,
    )
    await introductions.tell(
        tx, viewer, introduction.id, Part.HELPER, "introduction_with_helper", now
    )


async def _yes(
    tx: Transaction, viewer: str, introduction: Introduction, part: Part, note: str, now: int
) -> bool:
    """Whether now all have agreed whose answer was awaited; the note is the introducer's."""
    given = {"id": introduction.id, "part": part, "note": note, "now": now}
    return bool((await tx.rows("answers/agree", viewer=viewer, **given))[0]["all_agreed"])


async def _agree(
    tx: Transaction, viewer: str, introduction: Introduction, part: Part, now: int
) -> None:
    """Asker's or helper's yes; of two who are brought together, the second yes opens both names."""
    if not await _yes(tx, viewer, introduction, part, "", now):
        return
    if introduction.void:
        await _close(tx, viewer, introduction, UNSEEN, now)
        return
    state = TABLE[State(introduction.recorded), part, Move.YES]
    await tx.run("answers/introduce", viewer=viewer, id=introduction.id, state=state, now=now)
    await introductions.touch(tx, viewer, introduction.id, now)
    for told in Part:
        if told is not part:
            await introductions.tell(tx, viewer, introduction.id, told, "introduced", now)
