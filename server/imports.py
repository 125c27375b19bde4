"""POST /import: a file of contacts in, its people beside one's own notes out; nothing of it is kept or logged."""

import asyncio
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.responses import JSONResponse

from graph import imports
from graph.findings import SAME, Finding
from graph.refusals import InvalidInput
from schema import ids
from server import cards, door, house, tables
from server.address_books import Book, Row, decoded
from server.bodies import UNKEPT, told

# Of the hour's points: to read a large file keeps a processor busy for seconds.
POINTS = 100
PACKED = b"PK\x03\x04"
UNPACK = "This file is packed. Unpack it, or save the table as CSV, and choose what is inside."
EMPTY = "This file is empty. Choose another one."
LATER = "You read many files within the hour. Go on in an hour."


def routes() -> APIRouter:
    router = APIRouter()
    # One at a time, so that others are answered meanwhile.
    turn = asyncio.Semaphore(1)

    @router.post("/import")
    async def read(request: Request) -> Response:
        here, _, session = await house.asked(request)
        if not (await house.budgets_of(request).of_person(session.person)(POINTS)).paid:
            return told(429, LATER)
        # Only now: anybody may send the head of a request, and with it the largest body.
        raw = await door.read(request.headers, request.receive, door.MOST_FILE_BYTES)
        if raw is None:
            return told(413, door.too_long(door.MOST_FILE_BYTES))
        async with turn:
            found = await asyncio.to_thread(parsed, raw)
        entries = [row.entry for row in found.rows]
        compared = await imports.compare(here.store, session.person, entries)
        return JSONResponse(preview(found, compared), headers=UNKEPT)

    return router


def parsed(raw: bytes) -> Book:
    if raw.startswith(PACKED):
        raise InvalidInput("file", UNPACK)
    text = decoded(raw)
    if not text.strip():
        raise InvalidInput("file", EMPTY)
    is_cards = "BEGIN:VCARD" in text[:1000].upper()
    return cards.read(text) if is_cards else tables.read(text)


def preview(found: Book, compared: list[Finding]) -> dict[str, Any]:
    """Whoever is among one's notes already, word for word, is only counted."""
    pairs = list(zip(found.rows, compared, strict=True))
    return {
        "source": found.source,
        "rows": [_told(row, one) for row, one in pairs if one.kind != SAME],
        "same": sum(one.kind == SAME for one in compared),
        "refused": [asdict(one) for one in found.refused],
    }


def _told(row: Row, found: Finding) -> dict[str, Any]:
    note = found.note
    earlier = note and {"id": ids.encode("Acquaintance", note.id), **asdict(note.entry)}
    return {
        "row": row.row,
        **asdict(row.entry),
        "finding": found.kind,
        "sure": found.sure,
        "earlier": earlier,
    }
