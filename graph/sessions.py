"""Who is signed in: a session is known by the digest of its token and dies at once."""

from dataclasses import dataclass

from graph import codes, invitations, tie_requests
from graph.bounds import DAY
from graph.store import Store, Transaction, new_id

LIVES = 60 * DAY


@dataclass(frozen=True, slots=True)
class Session:
    person: str
    seen: int


async def sign_in(
    store: Store, email: str, code: str, hash: str, session: str, before: str | None, now: int
) -> str | None:
    """The person's id, None for a wrong code; a first time makes the person, the session `before` dies."""
    fresh, turn = new_id(), new_id()

    async def work(tx: Transaction) -> str | None:
        if not await codes.spend(tx, code, hash, turn, now):
            return None
        person = await _person(tx, email, fresh, now)
        if before:
            await tx.run("sessions/end", id=before)
        await tx.run("sessions/begin", person=person, id=session, now=now, until=now + LIVES)
        return person

    return await store.write(work)


async def find(store: Store, id: str, now: int) -> str | None:
    """The person who holds the session; it lives on for 60 days from the last day it was seen."""
    session = await store.one(Session, "sessions/find", id=id, now=now)
    if session and now - session.seen > DAY:
        await store.write(lambda tx: _see(tx, id, session.person, now))
    return session.person if session else None


async def _see(tx: Transaction, id: str, person: str, now: int) -> None:
    await tx.run("sessions/see", id=id, now=now, until=now + LIVES)
    await _arrive(tx, person, now)


async def end(store: Store, id: str) -> None:
    await store.write(lambda tx: tx.run("sessions/end", id=id))


async def sweep(store: Store, now: int) -> None:
    await store.write(lambda tx: tx.run("sessions/sweep", now=now))


async def _person(tx: Transaction, email: str, fresh: str, now: int) -> str:
    rows = await tx.rows("sessions/join", email=email, id=fresh, now=now)
    person = str(rows[0]["person"])
    await _arrive(tx, person, now)
    return person


async def _arrive(tx: Transaction, person: str, now: int) -> None:
    await tie_requests.arrive(tx, person, now)
    await invitations.arrive(tx, person, now)
