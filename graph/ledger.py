"""The ledger: every favour is posted twice, its sums always zero out; only its two people read it."""

from dataclasses import dataclass

from graph import changes, ious, postings
from graph.bounds import line
from graph.ious import FREE
from graph.postings import COMMONS
from graph.refusals import InvalidInput, refuses
from graph.store import Overtaken, Row, Store, Transaction, new_id

Cursor = tuple[int, str]
UNKNOWN = "We cannot find this entry of your ledger."
RETURNED = "This help returned an IOU, so it stays. Write down what is owed as another help."


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the viewer's own: `side` BY (they gave) or FOR (they received), `amount` 1 or -1 for a correction."""

    id: str
    favour: str
    at: int
    side: str
    amount: int
    terms: int
    text: str
    # Empty where they have left.
    other: str
    through: str | None
    circle: str | None
    introduction: str | None
    ask: str | None


@dataclass(frozen=True, slots=True)
class Tallies:
    """Two sums, never one; `prepaid` is what of the given left nobody in debt."""

    given: int
    received: int
    prepaid: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides where a favour is posted; `shared` are the circles of both, oldest first."""

    terms: int
    helper: str
    receiver: str
    circle: str | None
    shared: list[str]


async def entries(
    store: Store, viewer: str, circle: str | None, since: int, before: Cursor, first: int
) -> list[Entry]:
    """Newest first, after the cursor, from `since` (UTC ms) on; of one circle, or of all."""

    async def work(tx: Transaction) -> list[Entry]:
        asked = {"circle": circle, "since": since, "at": before[0], "id": before[1]}
        rows = [
            *await tx.rows("ledger/favours", viewer=viewer, first=first, **asked),
            *await tx.rows("ledger/corrections", viewer=viewer, first=first, **asked),
        ]
        rows.sort(key=lambda row: (row["at"], row["id"]), reverse=True)
        return await _whole(tx, viewer, rows[:first])

    return await store.read(work)


async def _whole(tx: Transaction, viewer: str, rows: list[Row]) -> list[Entry]:
    favours = sorted({str(row["favour"]) for row in rows})
    found = await tx.rows("ledger/of", viewer=viewer, favours=favours)
    facts = {row["favour"]: row for row in found}
    return [Entry(**facts[row["favour"]] | row) for row in rows]


async def of(store: Store, viewer: str, favours: list[str]) -> list[Entry]:
    """The lines of these favours, as far as they are the viewer's."""
    return await store.read(lambda tx: _lines(tx, viewer, favours))


async def _lines(tx: Transaction, viewer: str, favours: list[str]) -> list[Entry]:
    found = await tx.rows("ledger/of", viewer=viewer, favours=favours)
    return [Entry(id=row["favour"], amount=1, **row) for row in found]


async def tallies(store: Store, viewer: str, circle: str | None, since: int) -> Tallies:
    found = await store.one(Tallies, "ledger/tallies", viewer=viewer, circle=circle, since=since)
    return found or Tallies(0, 0, 0)


async def post(
    tx: Transaction, viewer: str, favour: str, now: int, circle: str | None = None
) -> None:
    """Credits the helper; debits who was helped, or their circle where nothing is expected in return."""
    facts = await tx.one(Facts, "ledger/facts", viewer=viewer, favour=favour)
    if facts is None:
        raise Overtaken(favour)
    place = circle or facts.circle or next(iter(facts.shared), None)
    if place:
        await tx.run("ledger/place", viewer=viewer, favour=favour, circle=place)
    debtor = facts.receiver if facts.terms > FREE else place or COMMONS
    await postings.write(tx, viewer, favour, favour, [(facts.helper, 1), (debtor, -1)], now)
    await ious.owe(tx, viewer, favour, facts.terms, now)


@refuses(InvalidInput)
async def take_back(store: Store, viewer: str, favour: str, note: str, now: int) -> None:
    """The helper alone says it was none, unless it returned an IOU: a new entry. Again changes nothing."""
    said, fresh, turn = line("note", note, 300, least=0), new_id(), new_id()

    async def work(tx: Transaction) -> None:
        found = await tx.rows("ledger/take_turn", viewer=viewer, favour=favour, turn=turn)
        if not found:
            raise InvalidInput("favour_id", UNKNOWN)
        if found[0]["corrected"]:
            return
        if await ious.returned(tx, viewer, favour):
            raise InvalidInput("favour_id", RETURNED)
        await ious.drop(tx, viewer, favour, now)
        against = [(whose, -amount) for whose, amount in await postings.of(tx, viewer, favour)]
        await tx.run("ledger/correct", viewer=viewer, favour=favour, id=fresh, note=said, now=now)
        await postings.write(tx, viewer, favour, fresh, against, now)
        await changes.note(tx, "favour", favour, now)

    await store.write(work)
