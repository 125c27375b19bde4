"""What an introduction draws on: the helper's give, the contact in between, the match that was chosen."""

from dataclasses import dataclass

from graph import asks, candidates, checks
from graph.matching import LEAST_FIT, MONTH, Path, Side, ways_in
from graph.mirror import Mirror
from graph.refusals import InvalidInput, NoLongerOpen
from graph.store import Store, Transaction

NO_ASK = "We cannot find this open ask."


@dataclass(frozen=True, slots=True)
class Way:
    """A match of one's own ask, and its introducer if not the one named first."""

    ask_id: str
    match_id: str
    note: str
    introducer_id: str | None = None
    reroute: bool = False


@dataclass(frozen=True, slots=True)
class Upon:
    """The best fitting give with room left; `full` when some fit but none has room this month."""

    id: str | None
    full: bool


async def upon(tx: Transaction, viewer: str, ask: str, helper: str, now: int) -> Upon:
    rows = await tx.rows(
        "ways/upon",
        viewer=viewer,
        ask=ask,
        helper=helper,
        now=now,
        month_ago=now - MONTH,
        least=LEAST_FIT,
    )
    room = [row for row in rows if row["drawn"] < row["capacity"]]
    best = min(room, key=lambda row: (-row["fit"], row["id"]), default=None)
    return Upon(best["id"] if best else None, bool(rows) and not room)


async def back(store: Store, viewer: str, ask: str, now: int) -> str | None:
    """The contact best placed between the viewer and an ask's asker: whom to name and to credit."""
    rows = await store.rows("ways/back", viewer=viewer, ask=ask, now=now)
    paths = [
        Path(
            row["contact"],
            "",
            Side(row["near_ring"], row["near_touched"]),
            Side(row["back_ring"], row["back_touched"]),
            Side(row["onward_ring"], row["onward_touched"]),
            True,
            row["led_to_help"],
        )
        for row in rows
    ]
    found = ways_in(paths, now)
    return found[0].contact if found else None


async def chosen(
    tx: Transaction, mirror: Mirror | None, viewer: str, way: Way, secret: bytes, now: int
) -> tuple[str, str]:
    """(helper, introducer) of a match that is still one."""
    question = await asks.question(tx, viewer, way.ask_id, now)
    if question is None:
        raise InvalidInput("ask_id", NO_ASK)
    sought = (secret, way.match_id, now)
    match = mirror and await checks.resolve(tx, mirror, viewer, way.ask_id, *sought)
    if match is None:
        match = await candidates.resolve(tx, viewer, question, *sought)
    if match is None:
        raise NoLongerOpen()
    chosen = way.introducer_id or match.introducer
    if chosen not in (match.introducer, match.runner_up):
        raise InvalidInput("introducer_id", "Choose the introducer named first, or the next.")
    return match.helper, chosen
