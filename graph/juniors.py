"""Junior in a circle, by one's own mark: whoever asks a junior gets silence as a polite no."""

from graph import changes
from graph.circles import joined
from graph.refusals import InvalidInput, refuses
from graph.store import Store, Transaction


@refuses(InvalidInput)
async def mark(store: Store, viewer: str, circle: str, junior: bool, now: int) -> bool:
    """One's own place in a circle; the same again changes nothing."""

    async def work(tx: Transaction) -> bool:
        await joined(tx, viewer, circle)
        await tx.run("juniors/mark", viewer=viewer, circle=circle, junior=junior)
        await changes.note(tx, "member", viewer, now)
        return junior

    return await store.write(work)


async def of(store: Store, viewer: str) -> set[str]:
    """The circles in which the viewer is marked."""
    return {row["circle"] for row in await store.rows("juniors/of", viewer=viewer)}
