"""Tokens: what programs hold to act for a person; the store knows their digests only."""

from collections.abc import Collection
from dataclasses import asdict, dataclass

from graph import additions, proofs
from graph.bounds import DAY, later, line
from graph.proofs import Proof
from graph.refusals import InvalidInput, ProveItAgain, TooManyTokens, refuses
from graph.store import Store, Transaction, new_id

Cursor = tuple[int, str]
MOST = 20
MOST_DAYS = 366
UNKNOWN = "We cannot find this token."


@dataclass(frozen=True, slots=True)
class Grant:
    """What a token opens; `family` joins those that descend from one consent, `until` in UTC ms."""

    kind: str
    name: str
    scopes: list[str]
    until: int
    client: str = ""
    family: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """Found by its digest; `used` is the day of its last use, 0 before the first."""

    id: str
    person: str
    kind: str
    scopes: list[str]
    client: str
    family: str
    until: int
    used: int


@dataclass(frozen=True, slots=True)
class Personal:
    """As its owner sees it; never the token itself."""

    id: str
    name: str
    scopes: list[str]
    at: int
    used: int
    until: int


async def issue(tx: Transaction, person: str, hash: str, grant: Grant, now: int) -> str:
    """The token's id, which is the beginning of its digest: a rerun makes the same."""
    id = hash[:32]
    token = asdict(grant) | {"id": id, "hash": hash, "at": now, "used": 0}
    await tx.run("tokens/issue", viewer=person, token=token)
    return id


async def find(store: Store, hash: str, now: int) -> Token | None:
    """Whom a token opens for; its last use is kept by day. Once it is over, no clock opens it again."""
    token = await store.one(Token, "tokens/find", hash=hash)
    day = now - now % DAY
    if token and token.until <= now:
        await store.write(lambda tx: tx.run("tokens/lapse", hash=hash, now=now))
        return None
    if token and token.used < day:
        await store.write(lambda tx: tx.run("tokens/use", hash=hash, day=day))
    return token


async def mine(store: Store, viewer: str, before: Cursor, first: int, now: int) -> list[Personal]:
    """Personal ones that still hold, newest first."""
    return await store.all(
        Personal, "tokens/mine", viewer=viewer, at=before[0], id=before[1], first=first, now=now
    )


async def of(store: Store, viewer: str, ids: list[str], now: int) -> list[Personal]:
    return await store.all(Personal, "tokens/of", viewer=viewer, ids=ids, now=now)


@refuses(InvalidInput, ProveItAgain, TooManyTokens)
async def create(
    store: Store,
    viewer: str,
    hash: str,
    name: str,
    scopes: Collection[str],
    until: int,
    proof: Proof | None,
    device: str,
    now: int,
) -> Personal:
    """A personal token, for a year at most; twenty at a time; a letter tells its owner."""
    held = proofs.given(proof, now)
    grant = Grant(
        "personal",
        line("name", name, 80),
        sorted(scopes),
        later("expires_at", until, now, MOST_DAYS),
    )
    turn, what = new_id(), {"name": grant.name}

    async def work(tx: Transaction) -> Personal:
        await proofs.hold(tx, viewer, held, turn)
        rows = await tx.rows("tokens/count", viewer=viewer, now=now)
        if rows and rows[0]["tokens"] >= MOST:
            raise TooManyTokens()
        id = await issue(tx, viewer, hash, grant, now)
        await additions.tell(tx, "token_created", viewer, what, device, now)
        return (await tx.all(Personal, "tokens/of", viewer=viewer, ids=[id], now=now))[0]

    return await store.write(work)


@refuses(InvalidInput)
async def revoke(store: Store, viewer: str, id: str) -> None:
    """Dead with the next request."""

    async def work(tx: Transaction) -> None:
        if not await tx.rows("tokens/revoke", viewer=viewer, id=id):
            raise InvalidInput("token_id", UNKNOWN)

    await store.write(work)


async def end(tx: Transaction, family: str) -> None:
    """All that descend from one consent."""
    await tx.run("tokens/end", family=family)


async def end_mine(tx: Transaction, viewer: str) -> None:
    """Of every kind, whoever made or was given them."""
    await tx.run("tokens/end_mine", viewer=viewer)


async def sweep(store: Store, now: int) -> None:
    await store.write(lambda tx: tx.run("tokens/sweep", now=now))
