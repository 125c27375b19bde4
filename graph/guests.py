"""How others see a member: read by the verbs that serve everybody, as a guest who is invented and never was."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from graph import circles, intents, people, profiles, thanks, vouches
from graph.bounds import NO_END
from graph.people import Person
from graph.profiles import Said
from graph.store import Store, Transaction, new_id
from graph.thanks import Thanks
from graph.vouches import Vouch

SHOWN, LOOKED_AT = 5, 50
NEWEST = (NO_END, "~")
W = TypeVar("W", Thanks, Vouch)
Reader = Callable[[Store, str, list[str]], Awaitable[list[W]]]


@dataclass(frozen=True, slots=True)
class Relation:
    """A contact, somebody of a circle, or both; else somebody met in an introduction. Never a real person."""

    contact: bool = False
    circle: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Thanks or a vouch: by whom, and through whom, where the guest is told; `at` in UTC ms."""

    text: str
    at: int
    by: str | None
    through: str | None = None
    circle: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What somebody reads of a member; `gives`, `takes` and `circles` are ids."""

    person: Person
    said: Said
    gives: list[str]
    takes: list[str]
    circles: list[str]
    thanks: list[Words]
    vouches: list[Words]


async def page(store: Store, viewer: str, relation: Relation, now: int) -> Page:
    """One's own, as somebody in this relation would read it now."""
    guest = new_id()

    async def work(imagined: Store) -> Page:
        await imagined.write(lambda tx: _receive(tx, viewer, guest, relation, now))
        return await _read(imagined, viewer, guest, now)

    return await store.imagine(work)


async def _receive(tx: Transaction, viewer: str, guest: str, relation: Relation, now: int) -> None:
    given = {"viewer": viewer, "guest": guest}
    await tx.run("guests/invent", **given)
    if relation.contact:
        await tx.run("guests/tie", **given, now=now)
    if relation.circle is not None:
        await circles.joined(tx, viewer, relation.circle)
        await tx.run("guests/seat", **given, circle=relation.circle, now=now)
    elif not relation.contact:
        await tx.run("guests/introduce", **given, now=now)


async def _read(store: Store, viewer: str, guest: str, now: int) -> Page:
    declared = (await intents.of(store, guest, [viewer], now)).get(viewer, [])
    return Page(
        person=await store.read(lambda tx: people.found(tx, guest, viewer, now)),
        said=(await profiles.of(store, guest, [viewer], now))[viewer],
        gives=[one.id for one in declared if one.kind == "GIVE"],
        takes=[one.id for one in declared if one.kind == "TAKE"],
        circles=(await circles.shared(store, guest, [viewer])).get(viewer, []),
        thanks=await _thanks(store, viewer, guest, now),
        vouches=await _vouches(store, viewer, guest),
    )


async def _thanks(store: Store, viewer: str, guest: str, now: int) -> list[Words]:
    found = await thanks.to(store, guest, viewer, NEWEST, LOOKED_AT)
    shown = await _own(thanks.of, store, viewer, found)
    writers = [id for one in shown for id in (one.writer, one.introducer) if id]
    known = {one.id: one.name for one in await people.visible(store, guest, writers, now)}
    return [
        Words(one.text, one.at, known.get(one.writer), known.get(one.introducer or ""), one.circle)
        for one in shown
    ]


async def _vouches(store: Store, viewer: str, guest: str) -> list[Words]:
    found = await vouches.of_person(store, guest, viewer, NEWEST, LOOKED_AT)
    return [
        Words(one.text, one.at, one.name) for one in await _own(vouches.of, store, viewer, found)
    ]


async def _own(of: Reader[W], store: Store, viewer: str, found: Sequence[W]) -> list[W]:
    """As the host reads them: a guest, who is apart from nobody, would tell of a block what the host does not read."""
    own = {one.id: one for one in await of(store, viewer, [one.id for one in found])}
    return [own[one.id] for one in found if one.id in own][:SHOWN]
