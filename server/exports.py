"""An export as a file: made by the worker, 0600 in WEFT_DATA, fetched by its owner for a day."""

import asyncio
import csv
import io
import json
import os
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import vobject

from graph import exports
from graph.exports import Part
from graph.findings import FIELDS
from graph.store import Store

FOLDER = "exports"
WHOLE, UNFINISHED = ".zip", ".part"
Clock = Callable[[], int]
# A spreadsheet runs what begins like this.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
LEDGER = ("at", "side", "other", "circle", "terms", "text")
TERMS = ("free", "favour", "exchange", "paid")
README = """What Weft knows of you, and is yours to take.

weft.json          everything you wrote, chose and agreed to
contacts.vcf       your contacts' names, with your own words about how you know them
ledger.csv         help given and received
acquaintances.csv  your notes of people outside Weft

What others wrote, and what they keep to themselves, stays with them. Times are UTC.
"""


class Maker:
    def __init__(self, data: Path) -> None:
        self._folder = data / FOLDER

    async def go_on(self, store: Store, clock: Clock) -> None:
        """Makes what waits, one after the other."""
        while found := await exports.claim(store, clock()):
            await self._make(store, *found, clock)

    async def sweep(self, store: Store, now: int) -> None:
        """What nobody may fetch any more goes from the store and from the disk, as does what was cut short."""
        await exports.sweep(store, now)
        live = await exports.live(store, now)
        for file in self._folder.glob("*"):
            if file.suffix in (WHOLE, UNFINISHED) and file.stem not in live:
                file.unlink(missing_ok=True)

    async def _make(self, store: Store, id: str, person: str, clock: Clock) -> None:
        read: list[Part] = []
        async for part in exports.parts(store, person):
            read.append(part)
            if not await exports.step(store, person, id, len(read), False, clock()):
                return
        await asyncio.to_thread(write, place(self._folder, id), read)
        await exports.step(store, person, id, len(read), True, clock())


def place(folder: Path, id: str) -> Path:
    return folder / f"{id}{WHOLE}"


def write(file: Path, parts: list[Part]) -> None:
    """Whole or not at all, and readable by nobody else on the machine."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = file.with_suffix(UNFINISHED)
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as raw:
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in contents({part.name: part.rows for part in parts}).items():
                archive.writestr(name, text)
        raw.flush()
        os.fsync(raw.fileno())
    unfinished.replace(file)


def contents(parts: dict[str, list[dict[str, Any]]]) -> dict[str, str]:
    return {
        "README.txt": README,
        "weft.json": json.dumps(parts, ensure_ascii=False, indent=1, sort_keys=True),
        "contacts.vcf": "".join(card(one) for one in parts["KNOWS"]),
        "ledger.csv": table(parts["ledger"]),
        "acquaintances.csv": lines(FIELDS, parts["Acquaintance"]),
    }


def card(contact: dict[str, Any]) -> str:
    made: Any = vobject.vCard()
    made.add("fn").value = contact["of"]
    made.add("n").value = vobject.vcard.Name(given=contact["of"])
    made.add("note").value = contact.get("reason", "")
    made.add("rev").value = moment(contact["since"])
    return str(made.serialize())


def table(rows: Iterable[dict[str, Any]]) -> str:
    return lines(LEDGER, (_posted(row) for row in rows))


def _posted(row: dict[str, Any]) -> dict[str, Any]:
    side = "given" if row["side"] == "BY" else "received"
    return {**row, "at": moment(row["at"]), "terms": TERMS[row["terms"]], "side": side}


def lines(columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([inert(str(row[name] or "")) for name in columns] for row in rows)
    return out.getvalue()


def inert(cell: str) -> str:
    """Words that a spreadsheet would take for a formula are marked as words."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def moment(at: int) -> str:
    return datetime.fromtimestamp(at // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
