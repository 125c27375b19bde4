"""The guard of every cap: a fresh value written first, so that two answers at once are one after the other."""

from graph.store import Transaction


async def take(tx: Transaction, viewer: str, people: set[str], turn: str) -> None:
    """Writes the fresh `turn` on everybody capped, in id order; counts are read only after it."""
    await tx.run("turns/take", viewer=viewer, people=sorted(people), turn=turn)
