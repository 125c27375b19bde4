"""The mail everybody in some scenes gets, as the worker sends it: by itself, and collected by the day."""

import re
from email.message import EmailMessage
from typing import Any

from graph import statement
from graph.bounds import DAY
from graph.notices import Kind
from graph.store import Store
from schema import ids
from tests.reading import rows
from tests.schema.scene import OPAQUE, Scene
from tests.server.conftest import Place

# Whom a link that turns mail off is for is in it, and the same at each letter.
OFF = re.compile(r"/mail-off/\S+")
WHERE = "MATCH (p:Person) WHERE p.id IN $people RETURN p.id AS id, p.email AS email"
WRITTEN = "MATCH (o:Outbox) WHERE o.to IN $addresses RETURN properties(o) AS letter"
AGAIN = statement.written(
    "again", "UNWIND $letters AS letter MERGE (o:Outbox {id: letter.id}) SET o = letter"
)
SET = statement.written("set", "MATCH (p:Person) WHERE p.email IN $addresses SET p += $paces")


async def opened(server: Place, scenes: list[Scene]) -> dict[str, list[str]]:
    """Every mail by whom it reaches, of the day on which all is read and of the next."""
    store, people = server.house.store, [id for one in scenes for id in one.people.values()]
    reached = {row["email"]: row["id"] for row in await rows(store, WHERE, people=people)}
    addresses = list(reached)
    letters = [row["letter"] for row in await rows(store, WRITTEN, addresses=addresses)]
    for pace in ("INSTANT", "DAILY"):
        await _paced(store, addresses, pace)
        await _sent(server)
        if pace == "INSTANT":
            await store.write(lambda tx: tx.answer(AGAIN, letters=letters))
    boxes = {person: list[str]() for person in people}
    for letter in server.letters:
        if letter["To"] in reached:
            boxes[reached[letter["To"]]].append(_told(letter))
    return boxes


async def _paced(store: Store, addresses: list[str], pace: str) -> None:
    paces: dict[str, Any] = {f"mail_{kind}": pace for kind in Kind}
    await store.write(lambda tx: tx.answer(SET, addresses=addresses, paces=paces))


async def _sent(server: Place) -> None:
    for days in (0, 1):
        server.clock.at += days * DAY
        await server.mail_to("")
    server.clock.at -= DAY


def _told(letter: EmailMessage) -> str:
    """Subject and text, with ids as they are inside."""
    text = OFF.sub("", f"{letter['Subject']}\n{letter.get_content()}")
    return OPAQUE.sub(lambda found: ":".join(ids.parts(found[0])).strip(":") or found[0], text)
