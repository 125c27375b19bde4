"""What one could do unasked: give first where one only asked, give or ask where the balance is lost or all is quiet."""

from dataclasses import dataclass

from graph import balance, send_checks
from graph.balance import Band
from graph.bounds import DAY
from graph.formula import RINGS
from graph.matching import Reason
from graph.store import Row, Store, Transaction

RECEIVED = "Lately you received more than you gave."
GAVE = "Lately you gave more than you asked for. People like to help you, too."
SMALL = "A word to somebody close costs a minute."
QUIET = "You have asked for nothing lately. People like to be asked."
AFTER = "This is what you are after."
IDLE = 60 * DAY
MOST = 5


@dataclass(frozen=True, slots=True)
class Cue:
    """Give something to this contact; or, without a person, ask: because of what, with words to begin from."""

    person: str
    reasons: tuple[Reason, ...]
    about: str = "balance"
    words: str = ""


async def of(store: Store, viewer: str, drawn: int, now: int) -> list[Cue]:
    """Contacts one only asked, who helped last, then the quiet ones, to ask; none followed since `drawn` (UTC ms)."""
    gave, asked = await store.read(lambda tx: followed(tx, viewer, drawn))
    band = (await balance.of(store, viewer, now)).band
    found = await _only_asked(store, viewer)
    if band is Band.BELOW:
        found += await _helped(store, viewer)
    if band is Band.ABOVE and not asked:
        found.append(Cue("", (Reason("balance", GAVE),)))
    named = {cue.person for cue in found} | gave
    quiet = await _idle(store, viewer, now)
    return [cue for cue in found if cue.person not in gave] + [
        cue for cue in quiet if cue.person not in named
    ]


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


async def _idle(store: Store, viewer: str, now: int) -> list[Cue]:
    """Whoever neither asked, gave nor met anybody for two months: somebody to give to, something to ask."""
    rows = await store.rows("cues/idle", viewer=viewer, since=now - IDLE, now=now)
    known = await store.rows("cues/contacts", viewer=viewer) if rows else []
    known.sort(key=lambda row: (-RINGS[row["ring"]], row["touched"], row["person"]))
    give = [Cue(row["person"], (_quiet(row, now),)) for row in known[:MOST]]
    return [*give, _wanted(rows[0])] if give else []


def _quiet(row: Row, now: int) -> Reason:
    months = (now - row["touched"]) // (30 * DAY)
    told = f"You and {row['name']} have not been in touch for {months} months"
    return Reason("quiet", told if months > 1 else SMALL)


def _wanted(row: Row) -> Cue:
    """What they look for last, else what they are after, else nothing but the question."""
    if row["takes"]:
        _, topic, note = max(row["takes"])
        return Cue("", (Reason("take", f"You look for help with {topic}"),), "idle", note)
    reason = Reason("goal", AFTER) if row["goal"] else Reason("idle", QUIET)
    return Cue("", (reason,), "idle", row["goal"] or "")
