"""Passkeys: several a person, named by them; one opens its person's account and no other."""

from dataclasses import dataclass

from graph import additions, proofs, sessions
from graph.bounds import line
from graph.proofs import Proof, demand
from graph.refusals import InvalidInput, ProveItAgain, refuses
from graph.store import Store, Transaction, new_id

Cursor = tuple[int, str]
MOST = 20
UNKNOWN = "We cannot find this passkey."
THERE = "This device has a passkey for Weft already."
ENOUGH = "Twenty passkeys are the most. Remove one first."


@dataclass(frozen=True, slots=True)
class Passkey:
    """As its holder sees it; `used` (UTC ms) is 0 before its first use."""

    id: str
    name: str
    added: int
    used: int


@dataclass(frozen=True, slots=True)
class Lock:
    """What the answer of a key is held against: whose it is, and how often it was used (`count`)."""

    person: str
    credential: str
    public: str
    count: int


async def mine(store: Store, viewer: str, before: Cursor, first: int) -> list[Passkey]:
    return await store.all(
        Passkey, "passkeys/mine", viewer=viewer, at=before[0], id=before[1], first=first
    )


async def credentials(store: Store, viewer: str) -> list[str]:
    return [str(row["credential"]) for row in await store.rows("passkeys/of", viewer=viewer)]


async def find(store: Store, credential: str) -> Lock | None:
    return await store.one(Lock, "passkeys/find", credential=credential)


@refuses(InvalidInput, ProveItAgain)
async def add(
    store: Store,
    viewer: str,
    name: str,
    credential: str,
    public: str,
    count: int,
    proof: Proof | None,
    device: str,
    now: int,
) -> Passkey:
    """A letter tells its holder, as of everything that opens an account."""
    held = proofs.given(proof, now)
    id, said, turn = new_id(), line("name", name, 60), new_id()
    key = {"credential": credential, "public": public, "count": count}
    what = {"name": said}

    async def work(tx: Transaction) -> Passkey:
        await proofs.hold(tx, viewer, held, turn)
        if len(await tx.rows("passkeys/of", viewer=viewer)) >= MOST:
            raise InvalidInput("credential", ENOUGH)
        if await tx.rows("passkeys/known", credential=credential):
            raise InvalidInput("credential", THERE)
        rows = await tx.rows("passkeys/add", viewer=viewer, id=id, name=said, now=now, **key)
        await additions.tell(tx, "passkey_added", viewer, what, device, now)
        return Passkey(**rows[0])

    return await store.write(work)


@refuses(InvalidInput)
async def rename(store: Store, viewer: str, id: str, name: str) -> Passkey:
    given = {"viewer": viewer, "id": id, "name": line("name", name, 60)}
    rows = await store.write(lambda tx: tx.rows("passkeys/name", **given))
    if not rows:
        raise InvalidInput("passkey_id", UNKNOWN)
    return Passkey(**rows[0])


@refuses(InvalidInput, ProveItAgain)
async def remove(store: Store, viewer: str, id: str, proved: int | None, now: int) -> None:
    demand(proved, now)
    if not await store.write(lambda tx: tx.rows("passkeys/remove", viewer=viewer, id=id)):
        raise InvalidInput("passkey_id", UNKNOWN)


async def sign_in(
    store: Store, lock: Lock, count: int, session: str, before: str | None, device: str, now: int
) -> bool:
    """Whether the key still opens: removed meanwhile or counting back it does not."""
    key, turn = new_id(), new_id()

    async def work(tx: Transaction) -> bool:
        if not await _used(tx, lock, count, turn, now):
            return False
        await sessions.begin(tx, lock.person, session, key, before, device, now)
        return True

    return await store.write(work)


async def prove(store: Store, lock: Lock, count: int, before: str, session: str, now: int) -> bool:
    """As sign_in, for whoever is signed in: the session is proved anew, under another id."""
    turn = new_id()

    async def work(tx: Transaction) -> bool:
        if not await _used(tx, lock, count, turn, now):
            return False
        return await sessions.prove(tx, lock.person, before, session, now)

    return await store.write(work)


async def _used(tx: Transaction, lock: Lock, count: int, turn: str, now: int) -> bool:
    given = {"viewer": lock.person, "credential": lock.credential, "count": count}
    return bool(await tx.rows("passkeys/use", **given, turn=turn, now=now))
