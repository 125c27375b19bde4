"""Ties: two people who both said yes, each with an own side."""

from dataclasses import asdict, dataclass

from graph import changes, circles, turns
from graph.bounds import prose
from graph.refusals import InvalidInput, refuses
from graph.store import Store, Transaction, new_id

Cursor = tuple[int, str]

RINGS = ("NEW", "FAMILIAR", "CLOSE", "CORE")
KINDS = ("PROFESSIONAL", "FRIENDLY", "BOTH")
UNKNOWN = "We cannot find this contact."


@dataclass(frozen=True, slots=True)
class Tie:
    """The viewer's own side; `id` is the other person's, `since` and `touched` are UTC ms."""

    id: str
    reason: str
    their_reason: str
    kind: str
    ring: str
    since: int
    touched: int
    allows: bool


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two brings to a new tie."""

    reason: str
    kind: str
    allows: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """What to change of one's own side; None leaves it as it is."""

    reason: str | None = None
    kind: str | None = None
    ring: str | None = None
    allows: bool | None = None


def reason(value: str) -> str:
    return prose("reason", value, 300, least=4)


async def of(store: Store, viewer: str, ids: list[str]) -> list[Tie]:
    """Ties to these people, where there are any."""
    return await store.all(Tie, "ties/of", viewer=viewer, ids=ids)


async def contacts(
    store: Store,
    viewer: str,
    before: Cursor,
    first: int,
    ring: str | None = None,
    circle: str | None = None,
) -> list[Tie]:
    """Newest first; those who blocked the viewer stay in their place."""
    asked = {
        "viewer": viewer,
        "since": before[0],
        "id": before[1],
        "first": first,
        "ring": ring,
        "circle": circle,
    }

    async def work(tx: Transaction) -> list[Tie]:
        if circle is not None:
            await circles.joined(tx, viewer, circle)
        both = await tx.all(Tie, "ties/contacts", **asked) + await tx.all(
            Tie, "ties/unmoving", **asked
        )
        return sorted(both, key=lambda tie: (tie.since, tie.id), reverse=True)[:first]

    return await store.read(work)


async def make(
    tx: Transaction, viewer: str, person: str, mine: Side, theirs: Side, now: int
) -> None:
    """Ties two people who both said yes, whose turn has been taken; a no-op when they are tied."""
    if not await told(tx, viewer, person):
        await tx.run(
            "ties/make",
            viewer=viewer,
            person=person,
            **asdict(mine),
            **{f"their_{name}": value for name, value in asdict(theirs).items()},
            now=now,
        )
    await noted(tx, viewer, person, now)


async def told(tx: Transaction, viewer: str, person: str) -> Tie | None:
    return await tx.one(Tie, "ties/of", viewer=viewer, ids=[person])


async def noted(tx: Transaction, viewer: str, person: str, now: int) -> None:
    """A change of a tie concerns both of its people."""
    await changes.note_each(tx, "tie", (viewer, person), now)


async def reopen(tx: Transaction, person: str, now: int) -> None:
    """Decides anew over which of their ties a way may lead."""
    others = await tx.rows("ties/reopen", viewer=person, turn=new_id())
    await changes.note_each(tx, "tie", [person, *(str(row["person"]) for row in others)], now)


@refuses()
async def lend(store: Store, viewer: str, lends: bool, now: int) -> bool:
    """Whether any of one's ties may be used; what was said of each holds again afterwards."""

    async def work(tx: Transaction) -> bool:
        await turns.take(tx, viewer, {viewer}, new_id())
        await tx.run("ties/lend", viewer=viewer, lends=lends)
        await reopen(tx, viewer, now)
        return lends

    return await store.write(work)


async def touch(tx: Transaction, viewer: str, person: str, now: int) -> None:
    """Something passed between the two; a no-op where there is no tie."""
    if await tx.rows("ties/touch", viewer=viewer, person=person, now=now):
        await noted(tx, viewer, person, now)


@refuses(InvalidInput)
async def update(store: Store, viewer: str, person: str, changed: Changed, now: int) -> Tie:
    """Changes one's own side; whether the tie may be used is decided anew from both."""
    given = {name: value for name, value in asdict(changed).items() if value is not None}
    if changed.reason is not None:
        given["reason"] = reason(changed.reason)

    async def work(tx: Transaction) -> Tie:
        await turns.take(tx, viewer, {viewer, person}, new_id())
        for statement in ("ties/update", "ties/update_unmoving"):
            await tx.run(statement, viewer=viewer, person=person, changed=given)
        await noted(tx, viewer, person, now)
        return _known(await told(tx, viewer, person))

    return await store.write(work)


@refuses(InvalidInput)
async def end(store: Store, viewer: str, person: str, now: int) -> None:
    """Ends a tie for both; what it was is kept for each of them. Ending it again changes nothing."""
    mine, theirs = new_id(), new_id()

    async def work(tx: Transaction) -> None:
        await turns.take(tx, viewer, {viewer, person}, new_id())
        await sever(tx, viewer, person, mine, theirs, now, frozen=False)
        if not await let_go(tx, viewer, person):
            raise InvalidInput("tie_id", UNKNOWN)
        await noted(tx, viewer, person, now)

    await store.write(work)


async def sever(
    tx: Transaction, viewer: str, person: str, mine: str, theirs: str, now: int, *, frozen: bool
) -> None:
    """Takes the tie away, if there is one; `frozen` keeps it in the other's list as it was."""
    await tx.run(
        "ties/end", viewer=viewer, person=person, mine=mine, theirs=theirs, frozen=frozen, now=now
    )


async def let_go(tx: Transaction, viewer: str, person: str) -> bool:
    """Whether there was a tie to this person; none stays in the viewer's list."""
    return bool(await tx.rows("ties/let_go", viewer=viewer, person=person))


def _known(tie: Tie | None) -> Tie:
    if tie is None:
        raise InvalidInput("tie_id", UNKNOWN)
    return tie
