"""Circles: micro-networks around a context, in which help is looked for."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from graph import changes, receipts, topics
from graph.bounds import DAY, line, prose
from graph.refusals import InvalidInput, KeyReused, TooManyNewTopics, refuses
from graph.store import Store, Transaction, new_id

Cursor = tuple[int, str]

OPEN_DAYS = 8
MOST_SHOWN = 50
MOST_TOPICS = 5
ENTRIES = ("OPEN", "REQUEST", "INVITED")
VERB = "circles.create"
UNKNOWN = "We cannot find this circle."


@dataclass(frozen=True, slots=True)
class Circle:
    """As the viewer may see it: they count whom they may meet; `invited`: joining lets them in at once; in UTC ms."""

    id: str
    name: str
    purpose: str
    norms: str
    entry: str
    created: int
    joined: bool
    organiser: bool
    requested: bool
    invited: bool
    member_count: int
    topics: list[str]
    questions: list[str]


@dataclass(frozen=True, slots=True)
class Draft:
    name: str
    purpose: str
    topics: list[str]
    norms: str = ""
    entry: str = "OPEN"


@dataclass(frozen=True, slots=True)
class Member:
    """`since` in UTC ms."""

    person: str
    since: int


async def visible(store: Store, viewer: str, ids: list[str], now: int) -> list[Circle]:
    """Those of `ids` the viewer may see: one by invitation shows to its members and the invited."""
    return await store.read(lambda tx: seen(tx, viewer, ids, now))


async def seen(tx: Transaction, viewer: str, ids: list[str], now: int) -> list[Circle]:
    since = now - OPEN_DAYS * DAY
    rows = await tx.all(
        Circle, "circles/visible", viewer=viewer, ids=ids, now=now, asked_since=since
    )
    return sorted(rows, key=lambda circle: ids.index(circle.id))


async def found(tx: Transaction, viewer: str, circle: str, now: int) -> Circle:
    """One visible circle; InvalidInput in the same words for missing and hidden ones."""
    if circles := await seen(tx, viewer, [circle], now):
        return circles[0]
    raise InvalidInput("circle_id", UNKNOWN)


async def joined(tx: Transaction, viewer: str, circle: str, path: str = "circle_id") -> None:
    """InvalidInput unless it is a circle of the viewer's."""
    if not await tx.rows("circles/joined", viewer=viewer, circle=circle):
        raise InvalidInput(path, UNKNOWN)


async def take_turn(tx: Transaction, viewer: str, circle: str) -> None:
    """Who organises a circle is decided one after the other."""
    await tx.run("circles/take_turn", viewer=viewer, circle=circle, turn=new_id())


async def listed(
    store: Store,
    viewer: str,
    before: Cursor,
    first: int,
    now: int,
    mine: bool | None = None,
    matching: str | None = None,
    invited: bool | None = None,
) -> list[Circle]:
    """Newest first; `matching` looks for letters in names, purposes and topics."""
    text = line("matching", matching or "", 100, least=0).lower()

    async def work(tx: Transaction) -> list[Circle]:
        rows = await tx.rows(
            "circles/listed",
            viewer=viewer,
            at=before[0],
            id=before[1],
            first=first,
            now=now,
            mine=mine,
            matching=text,
            invited=invited,
        )
        return await seen(tx, viewer, [row["id"] for row in rows], now)

    return await store.read(work)


async def members(
    store: Store, viewer: str, circle: str, before: Cursor, first: int
) -> list[Member]:
    """For members only, newest first; those who blocked or are blocked are left out, as in the count."""
    return await store.all(
        Member,
        "circles/members",
        viewer=viewer,
        circle=circle,
        since=before[0],
        id=before[1],
        first=first,
    )


async def organisers(store: Store, viewer: str, ids: list[str]) -> Mapping[str, list[str]]:
    """The organisers' ids by circle, longest in office first."""
    rows = await store.rows("circles/organisers", viewer=viewer, ids=ids)
    return _grouped(rows, "circle", "person")


async def moderators(store: Store, viewer: str, ids: list[str]) -> Mapping[str, list[str]]:
    """Who decides what is reported there beside the organisers, to members, by circle."""
    rows = await store.rows("circles/moderators", viewer=viewer, ids=ids)
    return _grouped(rows, "circle", "person")


async def shared(store: Store, viewer: str, people: list[str]) -> Mapping[str, list[str]]:
    """The ids of the circles the viewer has in common with each of these people."""
    rows = await store.rows("circles/shared", viewer=viewer, people=people)
    return _grouped(rows, "person", "circle")


def _grouped(rows: list[dict[str, Any]], by: str, of: str) -> Mapping[str, list[str]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        groups[row[by]].append(row[of])
    return {key: group[:MOST_SHOWN] for key, group in groups.items()}


@refuses(InvalidInput, TooManyNewTopics, KeyReused)
async def create(
    store: Store, viewer: str, draft: Draft, now: int, key: str | None = None
) -> Circle:
    """Whoever creates a circle is its organiser and first member."""
    circle = _bounded(draft) | {"id": new_id(), "created": now, "turn": new_id()}

    async def work(tx: Transaction) -> Circle:
        effect = await receipts.replay(tx, viewer, VERB, key, asdict(draft))
        if effect is None:
            effect = str(circle["id"])
            about = await topics.named(tx, viewer, draft.topics, now)
            await tx.run("circles/create", viewer=viewer, circle=circle, topics=about, now=now)
            await receipts.keep(tx, viewer, VERB, key, asdict(draft), effect, now)
            await changes.note(tx, what="circle", of=effect, now=now)
            await changes.note(tx, what="member", of=viewer, now=now)
        return await found(tx, viewer, effect, now)

    return await store.write(work)


def _bounded(draft: Draft) -> dict[str, str | int]:
    if not 1 <= len(draft.topics) <= MOST_TOPICS:
        raise InvalidInput("topics", f"Name 1 to {MOST_TOPICS} topics.")
    return {
        "name": line("name", draft.name, 80),
        "purpose": prose("purpose", draft.purpose, 300),
        "norms": prose("norms", draft.norms, 1000, least=0),
        "entry": draft.entry,
    }
