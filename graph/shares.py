"""Asking a contact to pass on something of one's own: only after one gave them more than one took."""

from dataclasses import asdict, dataclass

from graph import allowance, changes, spacing, turns
from graph.asks import OPEN_DAYS
from graph.bounds import DAY, prose
from graph.introductions import Introduction, Part, State
from graph.people import UNKNOWN
from graph.refusals import (
    AskedRecently,
    InvalidInput,
    KeyReused,
    NoLongerOpen,
    TooLittleGiven,
    TooManyAsksThisWeek,
    TooManyOpenAsks,
    refuses,
)
from graph.starts import Beginning, begin
from graph.store import Store, Transaction, new_id


@dataclass(frozen=True, slots=True)
class Share:
    person_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Between:
    """Helps, introductions and small gives between the two, as the viewer knows them."""

    gave: int
    took: int
    name: str
    tied: bool
    reachable: bool


@refuses(
    AskedRecently,
    TooLittleGiven,
    InvalidInput,
    KeyReused,
    NoLongerOpen,
    TooManyAsksThisWeek,
    TooManyOpenAsks,
)
async def ask(
    store: Store, viewer: str, share: Share, now: int, key: str | None = None
) -> Introduction:
    """An ask of its own, to one contact, that nobody else comes across."""
    text, fresh, turn = prose("text", share.text, 1000, least=3), new_id(), new_id()

    async def begun(tx: Transaction) -> Beginning:
        await turns.take(tx, viewer, {viewer, share.person_id}, turn)
        between = await earned(tx, viewer, share.person_id)
        own = await allowance.in_turn(tx, viewer, turn, now)
        allowance.to_post(own, store.caps, False, now)
        await spacing.keep(tx, viewer, share.person_id, store.caps, now)
        expires = now + OPEN_DAYS * DAY
        given = {"id": fresh, "text": text, "now": now, "expires": expires}
        await tx.run("shares/post", viewer=viewer, **given)
        await changes.note(tx, "ask", fresh, now)
        return Beginning(
            State.WITH_HELPER,
            Part.ASKER,
            viewer,
            share.person_id,
            "",
            fresh,
            muted=not between.reachable,
        )

    return await begin(store, viewer, "share", key, asdict(share), begun, now)


async def earned(tx: Transaction, viewer: str, person: str, path: str = "person_id") -> Between:
    """Refuses unless the viewer gave this contact more than they took."""
    between = await tx.one(Between, "shares/between", viewer=viewer, person=person)
    if between is None or not between.tied:
        raise InvalidInput(path, UNKNOWN)
    if between.gave <= between.took:
        raise TooLittleGiven(
            f"Give {between.name} something first: so far you gave no more than you took."
        )
    return between
