"""Mutes: whose asks, takes and names come to one's own Today and suggestions no more; nobody else sees a difference."""

from dataclasses import dataclass

from graph import changes, people
from graph.refusals import InvalidInput, refuses
from graph.store import Store, Transaction

Cursor = tuple[int, str]
ITSELF = "That is you. Choose somebody else."


@dataclass(frozen=True, slots=True)
class Muted:
    """`at` in UTC ms."""

    id: str
    at: int


async def mine(store: Store, viewer: str, before: Cursor, first: int) -> list[Muted]:
    return await store.all(
        Muted, "mutes/mine", viewer=viewer, at=before[0], id=before[1], first=first
    )


async def of(store: Store, viewer: str, ids: list[str]) -> set[str]:
    """Those of `ids` the viewer muted."""
    return {str(row["id"]) for row in await store.rows("mutes/of", viewer=viewer, people=ids)}


@refuses(InvalidInput)
async def mute(store: Store, viewer: str, person: str, now: int) -> None:
    if person == viewer:
        raise InvalidInput("person_id", ITSELF)

    async def work(tx: Transaction) -> None:
        await people.found(tx, viewer, person, now)
        await tx.run("mutes/mute", viewer=viewer, person=person, now=now)
        await changes.note(tx, what="mute", of=viewer, now=now)

    await store.write(work)


@refuses(InvalidInput)
async def unmute(store: Store, viewer: str, person: str, now: int) -> None:
    """Undoing it again changes nothing."""

    async def work(tx: Transaction) -> None:
        if not await tx.rows("mutes/unmute", viewer=viewer, person=person):
            await people.found(tx, viewer, person, now)
        await changes.note(tx, what="mute", of=viewer, now=now)

    await store.write(work)
