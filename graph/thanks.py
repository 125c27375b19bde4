"""A word of thanks for a help; said in public, it stands on the page of who helped, for a circle."""

from dataclasses import dataclass

from graph import changes
from graph.refusals import InvalidInput, refuses
from graph.store import Store, Transaction

Cursor = tuple[int, str]
UNKNOWN = "We cannot find these thanks."


@dataclass(frozen=True, slots=True)
class Thanks:
    """`introducer` where they chose to be named when it was said; `hidden` is None but to who was thanked."""

    id: str
    text: str
    at: int
    writer: str
    person: str
    circle: str
    introducer: str | None
    hidden: bool | None


async def to(store: Store, viewer: str, person: str, before: Cursor, first: int) -> list[Thanks]:
    """On the page of one person, newest first, as far as the viewer is in the circles they were said in."""

    async def work(tx: Transaction) -> list[Thanks]:
        rows = await tx.rows(
            "thanks/to", viewer=viewer, person=person, at=before[0], id=before[1], first=first
        )
        ids = [str(row["id"]) for row in rows]
        found = await tx.all(Thanks, "thanks/of", viewer=viewer, ids=ids)
        return sorted(found, key=lambda one: ids.index(one.id))

    return await store.read(work)


async def of(store: Store, viewer: str, ids: list[str]) -> list[Thanks]:
    return await store.all(Thanks, "thanks/of", viewer=viewer, ids=ids)


async def say(
    tx: Transaction, viewer: str, favour: str, id: str, text: str, public: bool, now: int
) -> None:
    """In the circle the help belongs to, if `public`; where there is none it stays between its people."""
    await tx.run("thanks/say", viewer=viewer, favour=favour, id=id, text=text, now=now)
    if public:
        await tx.run("thanks/publish", viewer=viewer, id=id)


async def circles(store: Store, viewer: str, introductions: list[str]) -> dict[str, str]:
    """Where public thanks of the viewer for these would show."""
    rows = await store.rows("thanks/circles", viewer=viewer, introductions=introductions)
    return {row["introduction"]: row["circle"] for row in rows}


@refuses(InvalidInput)
async def hide(store: Store, viewer: str, id: str, hidden: bool, now: int) -> Thanks:
    """Who was thanked takes it off their page, or puts it back; its writer sees no difference."""

    async def work(tx: Transaction) -> Thanks:
        if not await tx.rows("thanks/hide", viewer=viewer, id=id, hidden=hidden):
            raise InvalidInput("thanks_id", UNKNOWN)
        await changes.note(tx, "thanks", id, now)
        found = await tx.one(Thanks, "thanks/of", viewer=viewer, ids=[id])
        if found is None:
            raise InvalidInput("thanks_id", UNKNOWN)
        return found

    return await store.write(work)


@refuses(InvalidInput)
async def choose(store: Store, viewer: str, named: bool) -> bool:
    """Whether one is named as the contact in between in public thanks from now on; not unless one likes."""
    await store.write(lambda tx: tx.run("thanks/choose", viewer=viewer, named=named))
    return named


async def chosen(store: Store, viewer: str) -> bool:
    rows = await store.rows("thanks/chosen", viewer=viewer)
    return bool(rows and rows[0]["named"])
