"""Somebody who showed just now who they are, for verbs that ask for it."""

from graph.bounds import DAY
from graph.proofs import Proof
from graph.store import Store, new_id
from tests.town import NOW


async def proof_of(store: Store, person: str, now: int = NOW, session: str = "") -> Proof:
    """A session of theirs, begun now."""
    held = {"person": person, "id": session or new_id(), "key": new_id(), "device": "A phone"}
    await store.write(lambda tx: tx.run("sessions/begin", **held, now=now, until=now + DAY))
    return Proof(held["id"], now)
