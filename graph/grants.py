"""Grants: what a member lets an app do in their name, and until when; one is one family of tokens."""

from dataclasses import dataclass

from graph import tokens
from graph.bounds import DAY
from graph.refusals import InvalidInput, refuses
from graph.store import Row, Store, Transaction, new_id

Cursor = tuple[int, str]
LIVES = 90 * DAY
KEPT = 8 * DAY
UNKNOWN = "This app is not connected."


@dataclass(frozen=True, slots=True)
class Grant:
    """`device` is where its member said yes, in words."""

    id: str
    app: str
    scopes: list[str]
    device: str = ""


@dataclass(frozen=True, slots=True)
class Connection:
    """An app that acts for me, by its id; `used` is when it last renewed its tokens, in UTC ms."""

    id: str
    # Null for the command line of this program, which nobody registered.
    name: str | None
    link: str | None
    scopes: list[str]
    since: int
    used: int
    until: int


async def connected(
    store: Store, viewer: str, before: Cursor, first: int, now: int
) -> list[Connection]:
    """Whatever still holds, the newest first; an app that was let in twice is one."""
    at, id = before
    rows = await store.rows("grants/connected", viewer=viewer, at=at, id=id, first=first, now=now)
    return [_connection(row) for row in rows]


def _connection(row: Row) -> Connection:
    scopes = dict.fromkeys(scope for some in row["scopes"] for scope in some)
    told: Row = row | {"scopes": list(scopes)}
    return Connection(**told)


async def give(tx: Transaction, viewer: str, grant: Grant, now: int) -> None:
    await tx.run(
        "grants/give",
        viewer=viewer,
        id=grant.id,
        app=grant.app,
        scopes=grant.scopes,
        device=grant.device,
        now=now,
        until=now + LIVES,
    )


@refuses(InvalidInput)
async def disconnect(store: Store, viewer: str, app: str, now: int) -> None:
    """All its tokens die at once."""
    turn = new_id()

    async def work(tx: Transaction) -> None:
        ended = await tx.rows("grants/disconnect", viewer=viewer, app=app, turn=turn, now=now)
        if not ended:
            raise InvalidInput("app_id", UNKNOWN)
        await _die(tx, ended)

    await store.write(work)


async def end_all(tx: Transaction, viewer: str, app: str, now: int) -> None:
    """Everybody's, of an app that its owner takes away."""
    ended = await tx.rows("grants/end_all", viewer=viewer, app=app, turn=new_id(), now=now)
    await _die(tx, ended)


async def give_back(store: Store, id: str, now: int) -> None:
    """By the app itself, or because what it was given for came twice."""
    await store.write(lambda tx: end(tx, id, now))


async def end_mine(tx: Transaction, viewer: str, now: int, since: int = 0) -> None:
    """Every app let in since then, of somebody who leaves, takes their account back or ends all of it."""
    given = {"viewer": viewer, "since": since, "turn": new_id(), "now": now}
    ended = await tx.rows("grants/end_mine", **given)
    await _die(tx, ended)


async def end(tx: Transaction, id: str, now: int) -> None:
    await tx.run("grants/end", id=id, now=now)
    await tokens.end(tx, id)


async def sweep(store: Store, now: int) -> None:
    await store.write(lambda tx: tx.run("grants/sweep", now=now, before=now - KEPT))


async def _die(tx: Transaction, ended: list[Row]) -> None:
    for row in ended:
        await tokens.end(tx, row["id"])
