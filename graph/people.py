"""People: who may see whom, and what they say of themselves."""

import zoneinfo
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from graph import changes, photos, rests, turns
from graph.bounds import line, moment, number, prose, sentences, web
from graph.refusals import InvalidInput, refuses
from graph.store import Store, Transaction, new_id

MOST_INTRODUCTIONS = 20
UNKNOWN = "We cannot find this person."
Changed = dict[str, str | int | bool]
WAYS = ("people/visible", "people/involved", "people/unmoving")


@dataclass(frozen=True, slots=True)
class Person:
    """As the viewer may see them; `pending`: the viewer asked for a tie; what follows it is None but to oneself."""

    id: str
    name: str
    why: str
    place: str
    link: str
    photo: str
    pending: bool
    email: str | None
    open: bool | None
    weekly: int | None
    zone: str | None
    paused: int | None = None
    suggested: bool | None = None
    lends: bool | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What to change of oneself; None leaves a field as it is, an IANA `zone` dates one's days, `photo` is base64."""

    name: str | None = None
    why: str | None = None
    place: str | None = None
    link: str | None = None
    open: bool | None = None
    weekly: int | None = None
    paused: int | None = None
    suggested: bool | None = None
    zone: str | None = None
    pitch: str | None = None
    about: str | None = None
    proof: str | None = None
    reply_time: str | None = None
    next_step: str | None = None
    photo: str | None = None


def card(known: dict[str, str]) -> Person:
    """A person another statement showed to the viewer already, without what only ties tell."""
    return Person(
        **known,
        pending=False,
        email=None,
        open=None,
        weekly=None,
        paused=None,
        zone=None,
        suggested=None,
        lends=None,
    )


async def visible(store: Store, viewer: str, ids: list[str], now: int) -> list[Person]:
    """Those of `ids` the viewer may see: these statements decide it for the whole house."""
    return await store.read(lambda tx: seen(tx, viewer, ids, now))


async def seen(tx: Transaction, viewer: str, ids: list[str], now: int) -> list[Person]:
    """The usual ways first, the rare ones for who is left: Neo4j plans all in one for seconds."""
    people: list[Person] = []
    for ways in WAYS:
        if left := sorted(set(ids) - {person.id for person in people}):
            people += await tx.all(Person, ways, viewer=viewer, ids=left, now=now)
    return people


async def found(
    tx: Transaction, viewer: str, person: str, now: int, path: str = "person_id"
) -> Person:
    """One visible person; InvalidInput in the same words for missing and hidden ones."""
    if people := await seen(tx, viewer, [person], now):
        return people[0]
    raise InvalidInput(path, UNKNOWN)


async def photo(store: Store, viewer: str, person: str, key: str, now: int) -> bytes | None:
    """As the viewer sees it now; None alike for hidden, replaced and missing ones."""

    async def work(tx: Transaction) -> bytes | None:
        shown = [one.photo for one in await seen(tx, viewer, [person], now)]
        if shown != [photos.address(person, key)]:
            return None
        return await photos.of(tx, viewer, person, key)

    return await store.read(work)


@refuses(InvalidInput)
async def update(store: Store, viewer: str, profile: Profile, now: int) -> Person:
    changed = _bounded(profile)

    async def work(tx: Transaction) -> Person:
        if changed:
            await turns.take(tx, viewer, {viewer}, new_id())
            kept = await rests.aside(tx, viewer, await _hung(tx, viewer, changed))
            await tx.run("people/update", viewer=viewer, changed=kept)
            await changes.note(tx, what="person", of=viewer, now=now)
        return await found(tx, viewer, viewer, now)

    return await store.write(work)


async def _hung(tx: Transaction, viewer: str, changed: Changed) -> Changed:
    if "photo" not in changed:
        return changed
    return {**changed, "photo": await photos.put(tx, viewer, str(changed["photo"]))}


def _bounded(profile: Profile) -> Changed:
    given = {field: value for field, value in asdict(profile).items() if value is not None}
    return {
        field: BOUNDS[field](value) if field in BOUNDS else value for field, value in given.items()
    }


@cache
def _zones() -> frozenset[str]:
    """Looked for in hundreds of files, once."""
    return frozenset(zoneinfo.available_timezones())


def _zone(value: str) -> str:
    if value not in _zones():
        raise InvalidInput("time_zone", "Choose a time zone such as Europe/Berlin.")
    return value


BOUNDS: dict[str, Callable[[Any], str | int]] = {
    "name": lambda value: line("name", value, 80),
    "why": lambda value: prose("why", value, 200, least=0),
    "place": lambda value: line("place", value, 80, least=0),
    "link": lambda value: web("link", value, 0),
    "weekly": lambda value: number("introductions_per_week", value, 0, MOST_INTRODUCTIONS),
    "zone": _zone,
    # A moment that has passed ends a pause.
    "paused": lambda value: moment("paused_until", value),
    "pitch": lambda value: sentences("pitch", value, 0),
    "about": lambda value: prose("about", value, 2000, least=0),
    "proof": lambda value: web("proof", value, 0),
    "reply_time": lambda value: line("reply_time", value, 60, least=0),
    "next_step": lambda value: line("next_step", value, 120, least=0),
    "photo": photos.bounded,
}
