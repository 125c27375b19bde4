"""IOUs: what a favour left owed between two people, whom alone it concerns."""

from dataclasses import dataclass

from graph import changes, postings
from graph.postings import COMMONS, Amounts
from graph.refusals import InvalidInput, NotYourTurn, refuses
from graph.store import Store, Transaction, new_id

Cursor = tuple[int, str]
FREE, FAVOUR, EXCHANGE = 0, 1, 2
HOW = ("RETURNED", "FORGIVEN")
UNKNOWN = "We cannot find this IOU."


@dataclass(frozen=True, slots=True)
class Iou:
    """As one of its two sees it: `owed` to the viewer, or by them; its id is that of the favour behind it."""

    id: str
    other: str
    owed: bool
    state: str
    terms: int
    since: int
    settled_at: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What settling needs; `settled` says how it was, None while it is open."""

    owed: bool
    creditor: str
    debtor: str
    circle: str | None
    settled: str | None


@dataclass(frozen=True, slots=True)
class Back:
    """A later help the other way; `owed`: it left an open IOU of its own."""

    iou: str
    favour: str
    terms: int
    circle: str | None
    owed: bool
    at: int


async def mine(
    store: Store, viewer: str, state: str | None, before: Cursor, first: int
) -> list[Iou]:
    """Newest first, after the cursor; OPEN, RETURNED, FORGIVEN or all."""
    return await store.all(
        Iou, "ious/mine", viewer=viewer, state=state, at=before[0], id=before[1], first=first
    )


async def of(store: Store, viewer: str, ids: list[str]) -> list[Iou]:
    return await store.all(Iou, "ious/of", viewer=viewer, ids=ids)


async def offers(store: Store, viewer: str, ids: list[str]) -> dict[str, str]:
    """The first later help the other way by which each of these could be returned."""
    found = await store.all(Back, "ious/back", viewer=viewer, ious=ids)
    return {back.iou: back.favour for back in reversed(found)}


async def owe(tx: Transaction, viewer: str, favour: str, terms: int, now: int) -> None:
    """A favour for a favour, or an exchange, leaves something owed; a gift does not, and money settles itself."""
    if terms in (FAVOUR, EXCHANGE):
        await tx.run("ious/owe", viewer=viewer, favour=favour, terms=terms, now=now)


async def drop(tx: Transaction, viewer: str, favour: str, now: int) -> None:
    """The favour behind it was none, so that nothing is owed."""
    for row in await tx.rows("ious/open", viewer=viewer, favour=favour):
        await _write(tx, viewer, row["iou"], "FORGIVEN", "", now)


async def returned(tx: Transaction, viewer: str, favour: str) -> bool:
    """Whether an IOU of the two counts as returned by this help."""
    return bool(await tx.rows("ious/returned", viewer=viewer, favour=favour))


@refuses(InvalidInput, NotYourTurn)
async def settle(
    store: Store, viewer: str, iou: str, how: str, favour: str | None, now: int
) -> Iou:
    """Once, however many try: returned by a later help or on the helper's word, or forgiven by the helper."""
    turn = new_id()
    if how not in HOW:
        raise InvalidInput("how", "Say whether it was returned or forgiven.")

    async def work(tx: Transaction) -> Iou:
        # Written on both before anything is read: a help returns one IOU, an IOU is settled once.
        touched = sorted({iou, favour or iou})
        await tx.run("ious/take_turn", viewer=viewer, favours=touched, turn=turn)
        facts = await tx.one(Facts, "ious/facts", viewer=viewer, iou=iou)
        if facts is None:
            raise InvalidInput("iou_id", UNKNOWN)
        if facts.settled is None:
            await _settle(tx, viewer, iou, how, favour, facts, now)
            await changes.note(tx, "iou", iou, now)
        elif facts.settled != how:
            raise NotYourTurn()
        return (await tx.all(Iou, "ious/of", viewer=viewer, ids=[iou]))[0]

    return await store.write(work)


async def _settle(
    tx: Transaction,
    viewer: str,
    iou: str,
    how: str,
    favour: str | None,
    facts: Facts,
    now: int,
) -> None:
    back = await _allowed(tx, viewer, iou, how, favour, facts)
    await _write(tx, viewer, iou, how, back.favour if back else "", now)
    if back and back.owed:
        await _write(tx, viewer, back.favour, how, iou, now)
    if moved := amounts(facts, how, back):
        await postings.write(tx, viewer, iou, f"{iou}|settled", moved, now)


async def _allowed(
    tx: Transaction, viewer: str, iou: str, how: str, favour: str | None, facts: Facts
) -> Back | None:
    """The help it is returned by, if one is named; only the helper's word goes without one."""
    if how == "FORGIVEN":
        if not facts.owed:
            raise NotYourTurn()
        return None
    found = await tx.all(Back, "ious/back", viewer=viewer, ious=[iou])
    back = next((one for one in found if one.favour == favour), None)
    if back is None and (favour or not facts.owed):
        raise InvalidInput("favour_id", "Name a later help by which it was returned.")
    return back


def amounts(facts: Facts, how: str, back: Back | None) -> Amounts:
    """What settling moves between accounts; a help on terms of its own has moved it already."""
    if how == "FORGIVEN":
        return [(facts.debtor, 1), (facts.circle or COMMONS, -1)]
    if back is None:
        return [(facts.debtor, 1), (facts.creditor, -1)]
    if back.terms == FREE:
        return [(back.circle or COMMONS, 1), (facts.creditor, -1)]
    return []


async def _write(tx: Transaction, viewer: str, iou: str, how: str, favour: str, now: int) -> None:
    await tx.run("ious/settle", viewer=viewer, iou=iou, how=how, favour=favour, now=now)
