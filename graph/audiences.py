"""Audiences: who reads what a person says of themselves, field by field; name and why everybody who may see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from graph import changes, circles, turns
from graph.refusals import InvalidInput, refuses
from graph.store import Store, Transaction, new_id

# As they are stored on a person: `narrowed` has those that not everybody reads, `readers` who does, as "<field>|<key>".
FIELDS = ("place", "link", "photo", "pitch", "proof", "reply_time", "next_step")
CONTACTS = "contacts"
ALONE = "Choose circles beside your contacts: everybody and nobody need none."
MANY = f"Choose {circles.MOST_SHOWN} circles at most."


class Readers(StrEnum):
    EVERYBODY = "EVERYBODY"
    CONTACTS = "CONTACTS"
    NOBODY = "NOBODY"


@dataclass(frozen=True, slots=True)
class Audience:
    """Of one field; `circles` are ids of circles whose people read it beside the contacts."""

    field: str
    readers: Readers
    circles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """As it is stored on a person."""

    narrowed: list[str]
    readers: list[str]

    def of(self, field: str) -> Audience:
        if field not in self.narrowed:
            return Audience(field, Readers.EVERYBODY)
        keys = [
            one.removeprefix(f"{field}|") for one in self.readers if one.startswith(f"{field}|")
        ]
        if CONTACTS not in keys:
            return Audience(field, Readers.NOBODY)
        return Audience(field, Readers.CONTACTS, tuple(key for key in keys if key != CONTACTS))

    def put(self, wanted: Audience) -> "Kept":
        narrowed = [field for field in self.narrowed if field != wanted.field]
        readers = [one for one in self.readers if not one.startswith(f"{wanted.field}|")]
        if wanted.readers is not Readers.EVERYBODY:
            narrowed.append(wanted.field)
        if wanted.readers is Readers.CONTACTS:
            readers += [f"{wanted.field}|{key}" for key in (CONTACTS, *wanted.circles)]
        return Kept(narrowed, readers)


async def mine(store: Store, viewer: str) -> list[Audience]:
    """One's own, of every field."""
    kept = await store.one(Kept, "audiences/mine", viewer=viewer)
    return [(kept or Kept([], [])).of(field) for field in FIELDS]


@refuses(InvalidInput)
async def put(store: Store, viewer: str, wanted: Audience, now: int) -> Audience:
    """Circles of one's own, beside the contacts; the same again changes nothing."""
    if wanted.circles and wanted.readers is not Readers.CONTACTS:
        raise InvalidInput("circle_ids", ALONE)
    if len(wanted.circles) > circles.MOST_SHOWN:
        raise InvalidInput("circle_ids", MANY)

    async def work(tx: Transaction) -> None:
        # Whoever leaves one of these circles meanwhile takes the same turn.
        await turns.take(tx, viewer, {viewer}, new_id())
        for circle in wanted.circles:
            await circles.joined(tx, viewer, circle, path="circle_ids")
        for kept in await tx.all(Kept, "audiences/mine", viewer=viewer):
            after = kept.put(wanted)
            await tx.run(
                "audiences/put", viewer=viewer, narrowed=after.narrowed, readers=after.readers
            )
        await changes.note(tx, what="person", of=viewer, now=now)

    await store.write(work)
    return wanted


async def drop(tx: Transaction, viewer: str, people: Iterable[str], circle: str) -> None:
    """Of whoever is in the circle no more; what only it read its contacts read on."""
    await tx.run("audiences/drop", viewer=viewer, people=list(people), circle=circle, turn=new_id())
