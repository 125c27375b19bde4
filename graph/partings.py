"""Leaving an introduction that awaits others: to them it goes on until their step ends, and comes to nothing."""

from graph.store import Transaction


async def sever(tx: Transaction, viewer: str, person: str, turn: str, now: int) -> None:
    """Leaves whatever waits between two who part; nobody else sees it move."""
    await tx.run("partings/sever", viewer=viewer, person=person, turn=turn, now=now)


async def leave(tx: Transaction, viewer: str, id: str, now: int) -> None:
    """Of two who are brought together, whoever said no; the other one is awaited as before."""
    await tx.run("partings/leave", viewer=viewer, id=id, now=now)
