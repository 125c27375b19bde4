"""A change of address: confirmed at the new one, and taken back from the old one for seven days."""

from dataclasses import dataclass

from graph import codes, departures, grants, outbox, proofs, sessions
from graph.bounds import DAY
from graph.proofs import demand
from graph.refusals import InvalidInput, ProveItAgain, refuses
from graph.store import Store, Transaction, new_id

# So long a move can be taken back, and what was added before it goes as well.
REGRET = 7 * DAY
SAME = "That is your address already."
# Letters about an address itself stay with it; all others follow their reader.
KEPT = ("code", "proof", "move", "move_taken", "moved")


@dataclass(frozen=True, slots=True)
class Move:
    person: str
    before: str
    left: str
    at: int
    until: int


@refuses(InvalidInput, ProveItAgain)
async def ask(
    store: Store,
    viewer: str,
    here: str,
    email: str,
    code: tuple[str, str],
    seed: str,
    proved: int | None,
    now: int,
) -> None:
    """Digits to the new address; whoever has an account there is told instead, in the same time."""
    demand(proved, now)
    if email == here:
        raise InvalidInput("email", SAME)
    turn = new_id()

    async def work(tx: Transaction) -> None:
        taken = await _taken(tx, viewer, email, now)
        letter = "move_taken" if taken else "move"
        await codes.renew(tx, *code, email, {"seed": seed}, turn, now, letter)

    await store.write(work)


async def confirm(
    store: Store,
    session: sessions.Session,
    email: str,
    code: tuple[str, str],
    fresh: str,
    undo: tuple[str, str],
    now: int,
) -> bool:
    """Whether the digits were right: then every session but this one ends, which is `fresh` by now."""
    turn, viewer, (id, seed) = new_id(), session.person, undo
    until = now + REGRET

    async def work(tx: Transaction) -> bool:
        if not await codes.spend(tx, *code, turn, now):
            return False
        if not await proofs.held(tx, viewer, session.id, turn):
            return False
        if await _taken(tx, viewer, email, now):
            return False
        given = {"viewer": viewer, "before": session.email, "email": email, "id": id}
        if not await tx.rows("addresses/move", **given, now=now, until=until):
            return False
        await _forward(tx, viewer, session.email)
        await sessions.end_others(tx, viewer, session.id)
        await outbox.put(tx, "moved", session.email, {"seed": seed, "until": until}, now)
        return await sessions.prove(tx, viewer, session.id, fresh, now)

    async with codes.gate(code[0]):
        return await store.write(work)


async def undo(store: Store, id: str, now: int) -> bool:
    """Back to the address that was left, also from leaving; sessions end, and what was added since a week before."""
    turn = new_id()

    async def work(tx: Transaction) -> bool:
        move = await tx.one(Move, "addresses/take_turn", id=id, turn=turn)
        if move is None:
            return False
        if move.until <= now:
            await tx.run("addresses/lapse", id=id)
            return False
        await departures.bring_back(tx, move.person, now)
        await tx.run("addresses/restore", person=move.person, email=move.before, at=move.at)
        await _forward(tx, move.person, move.left)
        # A thief who means to move the account adds a way in first.
        since = move.at - REGRET
        await tx.run("addresses/lock", person=move.person, since=since)
        await grants.end_mine(tx, move.person, now, since)
        await sessions.end_all(tx, move.person)
        return True

    return await store.write(work)


async def sweep(store: Store, now: int) -> None:
    await store.write(lambda tx: tx.run("addresses/sweep", now=now))


async def _forward(tx: Transaction, viewer: str, left: str) -> None:
    """What has not left yet goes to where its reader is by now."""
    await tx.run("addresses/forward", viewer=viewer, left=left, kept=list(KEPT))


async def _taken(tx: Transaction, viewer: str, email: str, now: int) -> bool:
    """Somebody else's, or left by somebody else so lately that they may take it back."""
    rows = await tx.rows("addresses/taken", viewer=viewer, email=email, now=now)
    return bool(rows[0]["taken"])
