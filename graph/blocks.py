"""Blocks: two people who no longer meet, of which the blocked one learns nothing."""

from dataclasses import dataclass

from graph import changes, partings, people, ties, turns
from graph.refusals import InvalidInput, refuses
from graph.store import Store, Transaction, new_id
from graph.ties import Cursor

ITSELF = "That is you. Choose somebody else."


@dataclass(frozen=True, slots=True)
class Blocked:
    """Somebody the viewer blocked, named as they were then; `at` in UTC ms."""

    id: str
    name: str
    at: int


async def mine(store: Store, viewer: str, before: Cursor, first: int) -> list[Blocked]:
    return await store.all(
        Blocked, "blocks/mine", viewer=viewer, at=before[0], id=before[1], first=first
    )


@refuses(InvalidInput)
async def block(store: Store, viewer: str, person: str, now: int) -> Blocked:
    """Ends what is between the two and hides each from the other; blocking again changes nothing."""
    if person == viewer:
        raise InvalidInput("person_id", ITSELF)
    kept, frozen = new_id(), new_id()

    async def work(tx: Transaction) -> Blocked:
        await turns.take(tx, viewer, {viewer, person}, new_id())
        # Seen before the block is looked for: the embedded store shows what others commit in between.
        seen = await people.seen(tx, viewer, [person], now)
        if before := await of(tx, viewer, person):
            return before
        if not seen:
            raise InvalidInput("person_id", people.UNKNOWN)
        name = seen[0].name
        await ties.sever(tx, viewer, person, kept, frozen, now, frozen=True)
        await ties.let_go(tx, viewer, person)
        await tx.run("blocks/still", viewer=viewer, person=person, now=now)
        await tx.run("blocks/withdraw", viewer=viewer, person=person, now=now)
        await partings.sever(tx, viewer, person, kept, now)
        await tx.run("blocks/block", viewer=viewer, person=person, name=name, now=now)
        await _noted(tx, viewer, person, now)
        return Blocked(person, name, now)

    return await store.write(work)


@refuses(InvalidInput)
async def unblock(store: Store, viewer: str, person: str, now: int) -> None:
    """To the other one it looks as though the tie they kept had just been ended."""

    async def work(tx: Transaction) -> None:
        await turns.take(tx, viewer, {viewer, person}, new_id())
        if not await of(tx, viewer, person):
            await people.found(tx, viewer, person, now)
            return
        await tx.run("blocks/unblock", viewer=viewer, person=person)
        await _noted(tx, viewer, person, now)

    await store.write(work)


async def of(tx: Transaction, viewer: str, person: str) -> Blocked | None:
    return await tx.one(Blocked, "blocks/of", viewer=viewer, person=person)


async def _noted(tx: Transaction, viewer: str, person: str, now: int) -> None:
    await changes.note_each(tx, "block", (viewer, person), now)
