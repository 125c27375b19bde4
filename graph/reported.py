"""What may be reported, and its words as the reporter sees them: nothing else of it ever reaches a case."""

from collections.abc import Awaitable, Callable
from enum import StrEnum

from graph import asks, blocks, circles, introductions, messages, people, profiles, thanks
from graph.store import Store


class Kind(StrEnum):
    """By the node that carries the words."""

    PERSON = "Person"
    MESSAGE = "Message"
    ASK = "Ask"
    NOTE = "Introduction"
    THANKS = "Thanks"
    CIRCLE = "Circle"


Words = Callable[[Store, str, str, int], Awaitable[str | None]]


async def words(store: Store, viewer: str, kind: Kind, id: str, now: int) -> str | None:
    """None where the viewer cannot see it."""
    return await READ[kind](store, viewer, id, now)


async def _person(store: Store, viewer: str, id: str, now: int) -> str | None:
    """Whom one blocked may be reported still, by the name one knew."""
    found = await people.visible(store, viewer, [id], now)
    if not found:
        blocked = await store.read(lambda tx: blocks.of(tx, viewer, id))
        return blocked.name if blocked else None
    said = (await profiles.of(store, viewer, [id], now)).get(id)
    more = (said.pitch, said.about) if said else ()
    return _lines(found[0].name, found[0].why, *more)


async def _message(store: Store, viewer: str, id: str, _: int) -> str | None:
    found = await messages.of(store, viewer, [id])
    return found[0].text if found else None


async def _ask(store: Store, viewer: str, id: str, now: int) -> str | None:
    found = await asks.of(store, viewer, [id], now)
    return found[0].text if found else None


async def _note(store: Store, viewer: str, id: str, _: int) -> str | None:
    found = await introductions.of(store, viewer, [id])
    return _lines(found[0].note, found[0].other_note) if found else None


async def _thanks(store: Store, viewer: str, id: str, _: int) -> str | None:
    found = await thanks.of(store, viewer, [id])
    return found[0].text if found else None


async def _circle(store: Store, viewer: str, id: str, now: int) -> str | None:
    found = await circles.visible(store, viewer, [id], now)
    return _lines(found[0].name, found[0].purpose, found[0].norms) if found else None


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


READ: dict[Kind, Words] = {
    Kind.PERSON: _person,
    Kind.MESSAGE: _message,
    Kind.ASK: _ask,
    Kind.NOTE: _note,
    Kind.THANKS: _thanks,
    Kind.CIRCLE: _circle,
}
