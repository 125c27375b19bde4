"""Requests for a tie: open to their sender until a fixed date, whatever became of them."""

from dataclasses import dataclass

from graph import changes, outbox, ties
from graph.refusals import InvalidInput, NotYourTurn, refuses
from graph.store import Store, Transaction, new_id
from graph.ties import Cursor, Side, Tie

UNKNOWN = "We cannot find this request."


@dataclass(frozen=True, slots=True)
class TieRequest:
    """As the viewer may see it: one sent by mail shows its sender the address alone; `at` in UTC ms."""

    id: str
    sender: str
    person: str | None
    email: str | None
    reason: str
    kind: str
    at: int


@dataclass(frozen=True, slots=True)
class Answer:
    """A yes has a reason of its own and says whether the tie may be used; a no needs no word."""

    accept: bool
    reason: str | None = None
    kind: str | None = None
    allows: bool | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to the viewer; `until` in UTC ms; `left`: its sender has blocked the viewer since."""

    sender: str
    email: str
    name: str
    state: str
    until: int
    reason: str
    kind: str
    allows: bool
    left: bool


async def addressed(
    store: Store, viewer: str, before: Cursor, first: int, now: int
) -> list[TieRequest]:
    """To the viewer, unanswered, newest first."""
    return await store.all(
        TieRequest,
        "tie_requests/addressed",
        viewer=viewer,
        at=before[0],
        id=before[1],
        first=first,
        now=now,
    )


async def sent(store: Store, viewer: str, before: Cursor, first: int, now: int) -> list[TieRequest]:
    """By the viewer, newest first: each until its date, unless it was accepted."""
    return await store.all(
        TieRequest,
        "tie_requests/sent",
        viewer=viewer,
        at=before[0],
        id=before[1],
        first=first,
        now=now,
    )


async def of(store: Store, viewer: str, ids: list[str], now: int) -> list[TieRequest]:
    return await store.read(lambda tx: seen(tx, viewer, ids, now))


async def seen(tx: Transaction, viewer: str, ids: list[str], now: int) -> list[TieRequest]:
    return await tx.all(TieRequest, "tie_requests/of", viewer=viewer, ids=ids, now=now)


@refuses(InvalidInput, NotYourTurn)
async def answer(store: Store, viewer: str, request: str, given: Answer, now: int) -> Tie | None:
    """The tie a yes makes, None for a no, of which the sender learns nothing."""
    side = _side(given)

    async def work(tx: Transaction) -> Tie | None:
        # Written before anything is read: of thirty answers at once one has an effect.
        await tx.run("tie_requests/take_turn", viewer=viewer, request=request, turn=new_id())
        asked = await tx.one(Asked, "tie_requests/asked", viewer=viewer, request=request)
        if asked is None:
            raise InvalidInput("request_id", UNKNOWN)
        if not _answerable(asked, given.accept, now):
            raise NotYourTurn()
        if side is None:
            return await _decline(tx, viewer, request, now)
        mine = Side(side.reason, given.kind or asked.kind, side.allows)
        return await accept(tx, viewer, asked, mine, now)

    return await store.write(work)


def _side(given: Answer) -> Side | None:
    """What a yes brings, its kind still open; None for a no."""
    if not given.accept:
        return None
    if given.reason is None:
        raise InvalidInput("reason", "Say why the two of you connect.")
    if given.allows is None:
        raise InvalidInput(
            "allows_introductions", "Say whether this tie may be used for introductions."
        )
    return Side(ties.reason(given.reason), "", given.allows)


def _answerable(asked: Asked, accept: bool, now: int) -> bool:
    """Unanswered before its date, or answered the same way already."""
    given = {"ACCEPTED": True, "DECLINED": False}.get(asked.state)
    return given is accept if given is not None else asked.until > now


async def accept(tx: Transaction, viewer: str, asked: Asked, mine: Side, now: int) -> Tie | None:
    """Both have said yes; a no-op when they are tied already."""
    if (tie := await ties.told(tx, viewer, asked.sender)) or asked.state == "ACCEPTED":
        await tx.run("tie_requests/settle", viewer=viewer, person=asked.sender)
        return tie
    if asked.left:
        return await _in_vain(tx, viewer, asked, mine, now)
    theirs = Side(asked.reason, asked.kind, asked.allows)
    await ties.make(tx, viewer, asked.sender, mine, theirs, now)
    await tx.run("tie_requests/settle", viewer=viewer, person=asked.sender)
    await outbox.put(
        tx,
        kind="tie_accepted",
        to=asked.email,
        about={"person": viewer, "name": asked.name, "by": viewer},
        now=now,
    )
    return await ties.told(tx, viewer, asked.sender)


async def _in_vain(tx: Transaction, viewer: str, asked: Asked, mine: Side, now: int) -> Tie | None:
    """The tie as they would see it had they been blocked after it was made."""
    given = {"reason": mine.reason, "kind": mine.kind, "allows": mine.allows}
    await tx.run(
        "tie_requests/agree_in_vain",
        viewer=viewer,
        person=asked.sender,
        id=new_id(),
        now=now,
        **given,
    )
    await tx.run("tie_requests/settle", viewer=viewer, person=asked.sender)
    await ties.noted(tx, viewer, asked.sender, now)
    return await ties.told(tx, viewer, asked.sender)


async def _decline(tx: Transaction, viewer: str, request: str, now: int) -> None:
    await tx.run("tie_requests/decline", viewer=viewer, request=request)
    await changes.note(tx, what="tie_request", of=viewer, now=now)


async def arrive(tx: Transaction, person: str, now: int) -> None:
    """Hands a person who signs in what was sent to their address; it may have crossed their joining."""
    await tx.run("tie_requests/arrive", viewer=person, now=now)
