"""Leaving Weft: at once out of everybody's sight, thirty days in which one may come back, then erasure."""

from dataclasses import dataclass

from graph import changes, circles, entries, grants, organisers, outbox, proofs, turns
from graph.bounds import DAY
from graph.refusals import InvalidInput, ProveItAgain, refuses
from graph.store import Row, Store, Transaction, new_id

GRACE_DAYS = 30


@dataclass(frozen=True, slots=True)
class Leaving:
    """Somebody on their way out, who may come back until then (UTC ms)."""

    person: str
    name: str
    until: int


@refuses(InvalidInput, ProveItAgain)
async def leave(store: Store, viewer: str, person: str, proved: int | None, now: int) -> int:
    """The moment (UTC ms) until which they may come back; every session ends."""
    if person != viewer:
        raise InvalidInput("person_id", "You can only delete what is yours.")
    proofs.demand(proved, now)
    # The last turn of somebody who leaves becomes their pseudonym, so nothing else may carry it.
    turn, ending, until = new_id(), new_id(), now + GRACE_DAYS * DAY

    async def work(tx: Transaction) -> int:
        await turns.take(tx, viewer, {viewer}, turn)
        for row in await tx.rows("departures/circles", viewer=viewer):
            await _hand_over(tx, viewer, row["circle"], row["name"], now)
        await tx.run("departures/answer", viewer=viewer, turn=ending)
        await tx.run("departures/unanswered", viewer=viewer)
        await tx.run("departures/end", viewer=viewer, turn=ending, now=now)
        await grants.end_mine(tx, viewer, now)
        await tx.run("departures/sign_out", viewer=viewer)
        await tx.run("departures/unwrite", viewer=viewer)
        await tx.run("departures/uncollect", viewer=viewer)
        await _noted(tx, viewer, now)
        for row in await tx.rows("departures/leave", viewer=viewer, until=until):
            await outbox.put(tx, kind="leaving", to=row["email"], about={}, now=now)
        return until

    return await store.write(work)


async def _hand_over(tx: Transaction, viewer: str, circle: str, name: str, now: int) -> None:
    """To whoever has been in it for longest; where nobody else is, it lets nobody in any more."""
    # Its organiser may be leaving as well, and have handed it to the viewer by now.
    await circles.take_turn(tx, viewer, circle)
    if not await tx.rows("departures/organised", viewer=viewer, circle=circle):
        return
    heirs = await tx.rows("departures/heir", viewer=viewer, circle=circle)
    for heir in heirs:
        await organisers.appointed_now(tx, circle, name, heir, now)
    if not heirs:
        await entries.close(tx, viewer, circle, now)


async def sign_in(tx: Transaction, email: str, before: str | None, session: Row) -> str | None:
    """Somebody who is leaving holds a session that opens nothing but the way back."""
    rows = await tx.rows("departures/sign_in", email=email, before=before or "", **session)
    return str(rows[0]["person"]) if rows else None


async def of(store: Store, session: str, now: int) -> Leaving | None:
    """Who holds this session and may come back."""
    return await store.one(Leaving, "departures/of", session=session, now=now)


@refuses(InvalidInput)
async def keep(store: Store, session: str, person: str, now: int) -> str:
    """Who came back, to their ties, circles and words as they were."""

    async def work(tx: Transaction) -> str:
        if not await tx.rows("departures/keep", session=session, person=person, now=now):
            raise InvalidInput("person_id", "There is no account to come back to here.")
        await _noted(tx, person, now)
        return person

    return await store.write(work)


async def bring_back(tx: Transaction, person: str, now: int) -> None:
    """As they were, where whoever moved their account has deleted it as well."""
    if await tx.rows("departures/bring_back", person=person):
        await _noted(tx, person, now)


async def _noted(tx: Transaction, viewer: str, now: int) -> None:
    """Whoever holds their ties in memory reads them anew, from both ends; and what they ask."""
    await changes.note(tx, what="person", of=viewer, now=now)
    contacts = await tx.rows("departures/contacts", viewer=viewer)
    await changes.note_each(tx, "tie", [row["id"] for row in contacts], now)
    asks = await tx.rows("departures/asks", viewer=viewer)
    await changes.note_each(tx, "ask", [row["id"] for row in asks], now)
