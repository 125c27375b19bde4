"""Six digits by mail: five an hour an address or known browser, ten minutes, five tries, one use."""

import asyncio
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hmac import compare_digest
from weakref import WeakValueDictionary

from graph import bounds, outbox
from graph.store import Store, Transaction, new_id

HOUR = 3_600_000
MAILS_AN_HOUR = 5
LIVES = 600_000
TRIES = 5
GATES: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()


@dataclass(frozen=True, slots=True)
class Code:
    """`id` and `hash` are peppered digests of the address and the digits; `sent` UTC ms."""

    id: str
    hash: str
    until: int
    tries: int
    sent: list[int]

    def fits(self, hash: str, now: int) -> bool:
        alive = bool(self.hash) and now < self.until and self.tries < TRIES
        return compare_digest(self.hash, hash) and alive


async def request(
    store: Store,
    id: str,
    hash: str,
    email: str,
    about: Mapping[str, str],
    now: int,
    letter: str,
) -> None:
    turn = new_id()
    await store.write(lambda tx: renew(tx, id, hash, email, about, turn, now, letter))


async def renew(
    tx: Transaction,
    id: str,
    hash: str,
    email: str,
    about: Mapping[str, str],
    turn: str,
    now: int,
    letter: str,
) -> None:
    """A new code takes the place of the last one; beyond five an hour nothing changes, silently."""
    code = await _taken(tx, id, turn)
    recent = [at for at in code.sent if at > now - HOUR]
    fresh = Code(id, hash, now + LIVES, 0, [*recent, now])
    enough = len(recent) >= MAILS_AN_HOUR
    await _keep(tx, code if enough else fresh)
    # One too many takes the same work, for a letter that is too old to be sent.
    await outbox.put(tx, letter, email, {**about, "until": 0 if enough else fresh.until}, now)


async def hand_over(store: Store, id: str, hash: str, now: int) -> None:
    """A code that is shown rather than mailed, by whoever runs this house."""
    turn = new_id()

    async def work(tx: Transaction) -> None:
        sent = (await _taken(tx, id, turn)).sent
        await _keep(tx, Code(id, hash, now + LIVES, 0, sent))

    await store.write(work)


def gate(id: str) -> asyncio.Lock:
    """Tries of one code wait here for one another: the store would have each begin anew at every loss."""
    return GATES.setdefault(id, asyncio.Lock())


async def spend(tx: Transaction, id: str, hash: str, turn: str, now: int, own: str = "") -> bool:
    """Whether the digits were right; every try counts, for one code, and a code is used once."""
    code = await _tried(tx, id, own, turn, now)
    if code.fits(hash, now):
        await tx.run("codes/spend", id=code.id)
        return True
    # Too late is too late: the clock may be set back.
    tries = code.tries + 1 if now < code.until else TRIES
    await tx.run("codes/count", id=code.id, tries=tries)
    return False


async def sweep(store: Store, now: int) -> None:
    await store.write(lambda tx: tx.run("codes/sweep", before=now - HOUR))


async def _taken(tx: Transaction, id: str, turn: str) -> Code:
    """Written first and read then, so that two at once wait for one another."""
    code = await tx.one(Code, "codes/take_turn", id=id, turn=turn)
    return code or Code(id, "", 0, 0, [])


async def _tried(tx: Transaction, id: str, own: str, turn: str, now: int) -> Code:
    """As _taken; the browser's own while it lives, else the address's, which a link carries too."""
    # Where nobody asked for one a decoy takes its place, so that the work is the same.
    decoy = f"decoy {id[:2]}"
    given = {"id": id, "own": own, "decoy": decoy, "turn": turn, "now": now}
    code = await tx.one(Code, "codes/try_turn", **given, never=bounds.NO_END)
    return code or Code(decoy, "", 0, 0, [])


async def _keep(tx: Transaction, code: Code) -> None:
    await tx.run("codes/keep", **asdict(code))
