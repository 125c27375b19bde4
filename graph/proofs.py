"""A fresh proof of who one is, before what would be worst in a stranger's hands."""

from dataclasses import dataclass

from graph.refusals import ProveItAgain
from graph.store import Transaction

FRESH = 600_000


@dataclass(frozen=True, slots=True)
class Proof:
    """The session that asks, and when (UTC ms) its holder last showed who they are."""

    session: str
    at: int


def demand(proved: int | None, now: int) -> None:
    """ProveItAgain where who asks did not show within ten minutes who they are; `proved` is UTC ms."""
    if proved is None or not proved <= now < proved + FRESH:
        raise ProveItAgain


def given(proof: Proof | None, now: int) -> Proof:
    """As demand, for a verb that holds it once more when it writes."""
    if proof is None:
        raise ProveItAgain
    demand(proof.at, now)
    return proof


async def hold(tx: Transaction, viewer: str, proof: Proof, turn: str) -> None:
    """Takes the viewer's turn (turns.py): ProveItAgain where their session was ended meanwhile."""
    if not await held(tx, viewer, proof.session, turn):
        raise ProveItAgain


async def held(tx: Transaction, viewer: str, session: str, turn: str) -> bool:
    """Whatever ends others' sessions takes this turn as well, so what one of them adds is there by then or never."""
    return bool(await tx.rows("proofs/held", viewer=viewer, session=session, turn=turn))
