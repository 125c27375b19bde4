"""What truly waits for somebody: three numbers, nothing else."""

from dataclasses import dataclass

from graph.store import Store


@dataclass(frozen=True, slots=True)
class Badges:
    requests: int
    answers: int
    unread: int


async def of(store: Store, viewer: str, now: int) -> Badges:
    """Tie requests and introductions awaiting my answer, and threads with something unread."""
    found = await store.one(Badges, "badges/of", viewer=viewer, now=now)
    return found or Badges(0, 0, 0)
