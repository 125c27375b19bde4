"""Keys: what an app shows for tokens, once: a code, a device's code, or what renews the last ones."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeGuard

from graph import additions, apps, grants, proofs, tokens
from graph.grants import Grant
from graph.proofs import Proof
from graph.refusals import ProveItAgain, refuses
from graph.store import Store, Transaction, new_id

CODE_LIVES = 60_000
ACCESS_LIVES = 1_800_000
# Somebody whose answer got lost on the way asks again within this; ms.
AGAIN = 10_000


class Kind(StrEnum):
    CODE = "CODE"
    DEVICE = "DEVICE"
    RENEWAL = "RENEWAL"


@dataclass(frozen=True, slots=True)
class Key:
    """`spent` 0 before its use, `narrowed` the scopes it was used for; times in UTC ms, `over` the grant's."""

    id: str
    kind: str
    until: int
    redirect: str
    challenge: str
    spent: int
    again: bool
    narrowed: list[str]
    grant: str
    app: str
    scopes: list[str]
    over: int
    ended: int
    device: str
    person: str

    def holds(self, now: int) -> bool:
        return now < min(self.until, self.over)


@dataclass(frozen=True, slots=True)
class Use:
    """One try to use a key: digests of it and of the two tokens it would give."""

    key: str
    app: str
    scopes: list[str]
    access: str
    renewal: str
    # Whether a second try soon after gives the same tokens once more.
    forgiving: bool


async def find(store: Store, id: str) -> Key | None:
    return await store.one(Key, "keys/find", id=id)


@refuses(ProveItAgain)
async def let_in(
    store: Store,
    viewer: str,
    grant: Grant,
    code: str,
    redirect: str,
    challenge: str,
    proof: Proof | None,
    now: int,
) -> None:
    """A member says yes, and the app gets a code for a minute."""
    held, turn = proofs.given(proof, now), new_id()

    async def work(tx: Transaction) -> None:
        await proofs.hold(tx, viewer, held, turn)
        await grants.give(tx, viewer, grant, now)
        await _put(tx, grant.id, code, Kind.CODE, now + CODE_LIVES, redirect, challenge)

    await store.write(work)


async def put_device(tx: Transaction, grant: str, id: str, until: int) -> None:
    await _put(tx, grant, id, Kind.DEVICE, until)


async def use(store: Store, asked: Use, now: int) -> int | None:
    """When the access token ends; None where nothing is given, and used twice ends the whole grant."""
    turn = new_id()

    async def work(tx: Transaction) -> int | None:
        # What has ended stays so: a hundred at once need not all wait to be told.
        if not _of(await tx.one(Key, "keys/find", id=asked.key), asked):
            return None
        # Written first and read then, so that two at once wait for one another.
        await tx.run("keys/take_turn", id=asked.key, turn=turn)
        key = await tx.one(Key, "keys/find", id=asked.key)
        if not _of(key, asked):
            return None
        if key.spent:
            return await _used_again(tx, key, asked, now)
        if key.holds(now):
            return await _open(tx, key, asked, now)
        # Too late is too late, whatever the clock says later.
        await grants.end(tx, key.grant, now)
        return None

    return await store.write(work)


def _of(key: Key | None, asked: Use) -> TypeGuard[Key]:
    return key is not None and key.app == asked.app and not key.ended


async def _open(tx: Transaction, key: Key, asked: Use, now: int) -> int:
    until = min(now + ACCESS_LIVES, key.over)
    await tx.run("keys/spend", id=key.id, now=now, scopes=asked.scopes)
    opened = tokens.Grant("access", "", asked.scopes, until, client=key.app, family=key.grant)
    await tokens.issue(tx, key.person, asked.access, opened, now)
    await _put(tx, key.grant, asked.renewal, Kind.RENEWAL, key.over)
    if key.kind != Kind.RENEWAL:
        what = {"name": await apps.name(tx, key.app)}
        await additions.tell(tx, "app_connected", key.person, what, key.device, now)
    return until


async def _used_again(tx: Transaction, key: Key, asked: Use, now: int) -> int | None:
    """The same pair for somebody who lost the answer; for anybody else the end of the family."""
    following = await tx.one(Key, "keys/find", id=asked.renewal)
    lost = asked.forgiving and not key.again and abs(now - key.spent) <= AGAIN and key.holds(now)
    if lost and following and not following.spent and key.narrowed == asked.scopes:
        await tx.run("keys/repeat", id=key.id)
        return min(key.spent + ACCESS_LIVES, key.over)
    await grants.end(tx, key.grant, now)
    return None


async def _put(
    tx: Transaction,
    grant: str,
    id: str,
    kind: Kind,
    until: int,
    redirect: str = "",
    challenge: str = "",
) -> None:
    await tx.run(
        "keys/put",
        grant=grant,
        id=id,
        kind=kind,
        until=until,
        redirect=redirect,
        challenge=challenge,
    )
