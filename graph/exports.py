"""Taking along what is one's own: a job with progress, and one file that its owner alone may fetch for a day."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any

from graph import proofs, receipts, statement, turns
from graph.bounds import DAY
from graph.refusals import InvalidInput, KeyReused, ProveItAgain, refuses
from graph.register import EDGES, OWN, OWN_BELOW, lines
from graph.statement import Statement
from graph.store import Row, Store, Transaction, new_id

LEASE = 60_000
AT_ONCE = 500
VERB = "exports.start"
# Oneself, what one wrote, whom and what one chose, and the ledger.
PARTS = len(OWN) + len(OWN_BELOW) + len(EDGES) + 2
KEYS = {"PutOff": "key"}


@dataclass(frozen=True, slots=True)
class Export:
    """`done` of `total` parts are read; times in UTC ms."""

    id: str
    at: int
    until: int
    done: int
    total: int
    ready: bool


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    rows: list[Row]


async def mine(store: Store, viewer: str, now: int) -> Export | None:
    return await store.one(Export, "exports/mine", viewer=viewer, now=now)


@refuses(InvalidInput, KeyReused, ProveItAgain)
async def start(
    store: Store, viewer: str, proved: int | None, now: int, key: str | None = None
) -> Export:
    """One at a time: while one is being made it is that one, else a new one takes the last one's place."""
    proofs.demand(proved, now)
    turn, id = new_id(), new_id()

    async def work(tx: Transaction) -> Export:
        await turns.take(tx, viewer, {viewer}, turn)
        before = await tx.one(Export, "exports/mine", viewer=viewer, now=now)
        again = await receipts.replay(tx, viewer, VERB, key, {})
        if before and (again or not before.ready):
            return before
        await tx.run("exports/replace", viewer=viewer)
        given = {"id": id, "now": now, "until": now + DAY, "total": PARTS}
        await tx.run("exports/begin", viewer=viewer, **given)
        if not again:
            await receipts.keep(tx, viewer, VERB, key, {}, id, now)
        return Export(id, now, now + DAY, 0, PARTS, ready=False)

    return await store.write(work)


async def claim(store: Store, now: int) -> tuple[str, str] | None:
    """An export that waits to be made, ours alone for a minute from its last step; and whose it is."""
    given = {"turn": new_id(), "now": now, "until": now + LEASE}
    rows = await store.write(lambda tx: tx.rows("exports/claim", **given))
    return (rows[0]["id"], rows[0]["person"]) if rows else None


async def step(store: Store, viewer: str, id: str, done: int, ready: bool, now: int) -> bool:
    """Whether it is still wanted."""
    given = {"id": id, "done": done, "ready": ready, "until": now + LEASE}
    return bool(await store.write(lambda tx: tx.rows("exports/step", viewer=viewer, **given)))


async def live(store: Store, now: int) -> set[str]:
    return {row["id"] for row in await store.rows("exports/live", now=now)}


async def sweep(store: Store, now: int) -> None:
    await store.write(lambda tx: tx.run("exports/sweep", now=now))


async def parts(store: Store, viewer: str) -> AsyncGenerator[Part]:
    """What the register lets go, part by part; nothing that only others may read."""
    yield Part("Person", [_own("Person", row["held"]) for row in await _myself(store, viewer)])
    for way in OWN:
        key = KEYS.get(way.label, "id")
        asked = statement.fitted("exports/nodes", edge=way.edge, label=way.label, key=key)
        held = [row["held"] for row in await _all(store, asked, viewer)]
        yield Part(way.label, [_own(way.label, one) for one in held if _mine(way.label, one)])
    for below in OWN_BELOW:
        names = {"edge": below.way.edge, "label": below.way.label}
        asked = statement.fitted("exports/below", **names, below=below.edge, kind=below.label)
        held = [row["held"] for row in await _all(store, asked, viewer)]
        yield Part(below.label, [_own(below.label, one) for one in held])
    for edge, label in EDGES:
        rows = await _chosen(store, edge, label, viewer)
        yield Part(edge, [{"of": row["of"], **_own(edge, row["held"])} for row in rows])
    yield Part("ledger", await _all(store, statement.load("exports/ledger"), viewer))


async def _myself(store: Store, viewer: str) -> list[Row]:
    return await store.rows("exports/myself", viewer=viewer)


async def _chosen(store: Store, edge: str, label: str, viewer: str) -> list[Row]:
    """In the order of ids; among contacts stand those who blocked the viewer, as in every list of theirs."""
    rows = await _all(store, statement.fitted("exports/edges", edge=edge, label=label), viewer)
    if edge == "KNOWS":
        rows += await _all(store, statement.load("exports/unmoving"), viewer)
    return sorted(rows, key=lambda row: row["key"])


def _mine(label: str, held: Row) -> bool:
    """What Weft began unseen, or the other one wrote, is not the asker's; a tie that a block ended has not ended."""
    if label == "PastTie":
        return not held["frozen"]
    return label != "Introduction" or (bool(held["told"]) and held["begun_by"] == "ASKER")


def _own(place: str, held: dict[str, Any]) -> Row:
    told = [line.property for line in lines() if line.place == place and line.export == "own"]
    return {name: held[name] for name in told if name in held}


async def _all(store: Store, asked: Statement, viewer: str) -> list[Row]:
    found: list[Row] = []
    while True:
        after = found[-1]["key"] if found else ""
        page = await store.read(
            lambda tx, after=after: tx.answer(asked, viewer=viewer, after=after, most=AT_ONCE)
        )
        found += page
        if len(page) < AT_ONCE:
            return found
