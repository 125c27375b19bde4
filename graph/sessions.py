"""Who is signed in: a session is known by the digest of its token and dies at once."""

from dataclasses import dataclass

from graph import changes, codes, departures, grants, invitations, tie_requests, tokens, turns
from graph.bounds import DAY
from graph.proofs import Proof, demand
from graph.refusals import InvalidInput, ProveItAgain, refuses
from graph.store import Row, Store, Transaction, new_id

Cursor = tuple[int, str]
LIVES = 60 * DAY
# From signing in, however often it is seen or proved anew.
MOST = 180 * DAY
UNKNOWN = "This device is signed out already."


@dataclass(frozen=True, slots=True)
class Session:
    """`id` is its token's digest; `proved` (UTC ms): when its holder last showed who they are."""

    id: str
    person: str
    email: str
    seen: int
    proved: int
    over: bool = False

    @property
    def proof(self) -> Proof:
        return Proof(self.id, self.proved)


@dataclass(frozen=True, slots=True)
class Device:
    """A session as its holder sees it, never with what its token could be told by; `seen` to the day."""

    id: str
    words: str
    begun: int
    seen: int
    here: bool


async def sign_in(
    store: Store,
    email: str,
    code: str,
    hash: str,
    session: str,
    before: str | None,
    device: str,
    now: int,
    own: str = "",
) -> str | None:
    """The person's id, None for a wrong code; a first time makes the person, the session `before` dies."""
    fresh, key, turn = new_id(), new_id(), new_id()

    async def work(tx: Transaction) -> str | None:
        if not await codes.spend(tx, code, hash, turn, now, own):
            return None
        kept = await _kept(tx, email, now)
        given = {"id": session, "key": key, "device": device, "now": now, "until": now + LIVES}
        account = kept["email"] if kept else email
        if leaving := await departures.sign_in(tx, account, before, given):
            return leaving
        person = kept["person"] if kept else await join(tx, email, fresh, now)
        await arrive(tx, person, now)
        await begin(tx, person, session, key, before, device, now)
        return person

    async with codes.gate(own or code):
        return await store.write(work)


async def begin(
    tx: Transaction,
    person: str,
    session: str,
    key: str,
    before: str | None,
    device: str,
    now: int,
) -> None:
    """A session for whoever proved who they are; the one their browser held before dies."""
    if before:
        await _ended(tx, before, now)
    given = {"person": person, "id": session, "key": key, "device": device}
    await tx.run("sessions/begin", **given, now=now, until=now + LIVES)


async def find(store: Store, id: str, now: int) -> Session | None:
    """The session and who holds it; it lives on for 60 days from the last day it was seen, for 180 in all."""
    session = await store.one(Session, "sessions/find", id=id, now=now)
    if session and session.over:
        # For good: the clock may be set back.
        await store.write(lambda tx: tx.run("sessions/lapse", id=id, now=now))
        return None
    if session and now - session.seen > DAY:
        await store.write(lambda tx: _see(tx, id, session.person, now))
    return session


async def renew(
    store: Store, viewer: str, code: str, hash: str, before: str, session: str, now: int
) -> bool:
    """Whether the digits were right: then the session `before` is proved anew as `session`."""
    turn = new_id()

    async def work(tx: Transaction) -> bool:
        spent = await codes.spend(tx, code, hash, turn, now)
        return spent and await prove(tx, viewer, before, session, now)

    async with codes.gate(code):
        return await store.write(work)


async def prove(tx: Transaction, viewer: str, before: str, session: str, now: int) -> bool:
    """Whether the session was still there to be proved anew, and known as `session` only."""
    given = {"viewer": viewer, "before": before, "id": session, "now": now}
    return bool(await tx.rows("sessions/renew", **given, until=now + LIVES, most=MOST))


async def _see(tx: Transaction, id: str, person: str, now: int) -> None:
    await tx.run("sessions/see", id=id, now=now, until=now + LIVES, most=MOST)
    await arrive(tx, person, now)


async def mine(
    store: Store, viewer: str, session: str | None, before: Cursor, first: int, now: int
) -> list[Device]:
    """Where the viewer is signed in, the latest first; `session` is the one that asks."""
    given = {"viewer": viewer, "session": session or "", "now": now}
    return await store.all(
        Device, "sessions/mine", **given, at=before[0], id=before[1], first=first
    )


@refuses(InvalidInput, ProveItAgain)
async def end_mine(
    store: Store,
    viewer: str,
    session: str | None,
    one: str | None,
    proved: int | None,
    now: int,
    *,
    programs: bool = False,
) -> int:
    """Ends one of the viewer's sessions, or all but the one that asks; how many those were."""
    demand(proved, now)
    given = {"viewer": viewer, "session": session or "", "one": one or "", "all": one is None}
    turn = new_id()

    async def work(tx: Transaction) -> list[Row]:
        # What one of them is adding meanwhile is there by then, or refused.
        await turns.take(tx, viewer, {viewer}, turn)
        ended = await tx.rows("sessions/end_mine", **given)
        if one is not None and not ended:
            raise InvalidInput("session_id", UNKNOWN)
        if programs:
            await grants.end_mine(tx, viewer, now)
            await tokens.end_mine(tx, viewer)
        await changes.note(tx, "session", viewer, now)
        return ended

    return len(await store.write(work))


async def end_others(tx: Transaction, viewer: str, session: str) -> None:
    await tx.run("sessions/end_mine", viewer=viewer, session=session, one="", all=True)


async def end_all(tx: Transaction, person: str) -> None:
    await tx.run("sessions/end_all", person=person)


async def end(store: Store, id: str, now: int) -> None:
    await store.write(lambda tx: _ended(tx, id, now))


async def _ended(tx: Transaction, id: str, now: int) -> None:
    """Whoever listens under it is told at once."""
    for row in await tx.rows("sessions/end", id=id):
        await changes.note(tx, "session", row["person"], now)


async def sweep(store: Store, now: int) -> None:
    await store.write(lambda tx: tx.run("sessions/sweep", now=now))


async def _kept(tx: Transaction, email: str, now: int) -> Row | None:
    """Whoever left this address a week ago at most could take it back: it opens their account still."""
    rows = await tx.rows("sessions/keep", email=email, now=now)
    return rows[0] if rows else None


async def join(tx: Transaction, email: str, fresh: str, now: int) -> str:
    """Whose address it is: `fresh`, unless somebody has it already."""
    weekly = tx.caps.introductions_a_week
    rows = await tx.rows("sessions/join", email=email, id=fresh, weekly=weekly, now=now)
    return str(rows[0]["person"])


async def arrive(tx: Transaction, person: str, now: int) -> None:
    await tie_requests.arrive(tx, person, now)
    await invitations.arrive(tx, person, now)
