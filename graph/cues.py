"""What one could do unasked: give first where one only asked, give or ask where the balance is lost."""

from dataclasses import dataclass

from graph import balance, send_checks
from graph.balance import Band
from graph.matching import Reason
from graph.store import Row, Store, Transaction

RECEIVED = "Lately you received more than you gave."
GAVE = "Lately you gave more than you asked for. People like to help you, too."


@dataclass(frozen=True, slots=True)
class Cue:
    """Give something to this contact; or, without a person, ask for something."""

    person: str
    reasons: tuple[Reason, ...]


async def of(store: Store, viewer: str, drawn: int, now: int) -> list[Cue]:
    """Contacts one only asked, then who helped last, then to ask; none that was followed since `drawn` (UTC ms)."""
    gave, asked = await store.read(lambda tx: followed(tx, viewer, drawn))
    band = (await balance.of(store, viewer, now)).band
    found = await _only_asked(store, viewer)
    if band is Band.BELOW:
        found += await _helped(store, viewer)
    if band is Band.ABOVE and not asked:
        found.append(Cue("", (Reason("balance", GAVE),)))
    return [cue for cue in found if cue.person not in gave]


async def followed(tx: Transaction, viewer: str, since: int) -> tuple[set[str], bool]:
    """Whom the viewer gave something, and whether they asked for anything, since a moment (UTC ms)."""
    rows = await tx.rows("cues/done", viewer=viewer, since=since)
    return {row["person"] for row in rows if row["gave"]}, not all(row["gave"] for row in rows)


async def _only_asked(store: Store, viewer: str) -> list[Cue]:
    rows = await store.rows("cues/asked", viewer=viewer, least=send_checks.ONLY_ASKS)
    if not rows:
        return []
    checks = await send_checks.of(store, viewer, [row["person"] for row in rows])
    names = {row["person"]: row["name"] for row in rows}
    return [
        Cue(one.person, (Reason("asked", f"The last three times you asked {names[one.person]}"),))
        for one in checks
        if one.only_asks
    ]


async def _helped(store: Store, viewer: str) -> list[Cue]:
    rows = await store.rows("cues/helped", viewer=viewer)
    return [Cue(row["person"], _thankful(row)) for row in rows]


def _thankful(row: Row) -> tuple[Reason, ...]:
    return Reason("balance", RECEIVED), Reason("helped", f"{row['name']} helped you")
