"""Mail leaves through here: written with its effect, delivered at least once by the worker."""

import asyncio
import contextlib
import json
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from typing import Any

from graph.bounds import DAY, NO_END
from graph.store import Store, StoreFault, Transaction, new_id

LEASE = 60_000
RENEW_SECONDS = 15.0
AT_ONCE = 20
FIRST_WAIT = 15_000
LONGEST_WAIT = 3_600_000
PATIENCE = 5 * DAY


@dataclass(frozen=True, slots=True)
class Letter:
    id: str
    kind: str
    to: str
    about: str
    tries: int

    @property
    def facts(self) -> dict[str, Any]:
        return json.loads(self.about)

    @property
    def wait(self) -> int:
        """15 s, 30 s, a minute … an hour."""
        return _wait(self.tries)

    @property
    def given_up(self) -> bool:
        """By its own tries: what nobody tried, while Weft itself was away, does not count."""
        return sum(map(_wait, range(1, self.tries))) >= PATIENCE


def _wait(tries: int) -> int:
    return min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT)


async def put(
    tx: Transaction,
    kind: str,
    to: str,
    about: dict[str, Any],
    now: int,
    due: int | None = None,
) -> None:
    """`by` among its facts is the member it comes from: it goes while they are here and not blocked by its reader."""
    await tx.run(
        "outbox/put",
        id=new_id(),
        kind=kind,
        to=to,
        about=json.dumps(about, sort_keys=True),
        now=now,
        due=now if due is None else due,
    )


async def claim(store: Store, now: int, most: int = AT_ONCE) -> list[Letter]:
    """Letters that are due, ours alone for a minute."""
    turn = new_id()
    given = {"turn": turn, "now": now, "until": now + LEASE, "limit": most}
    return await store.write(lambda tx: tx.all(Letter, "outbox/claim", **given))


@contextlib.asynccontextmanager
async def held(store: Store, id: str, clock: Callable[[], int]) -> AsyncGenerator[None]:
    """Ours for as long as it takes to leave; of whoever is killed on the way it is free within a minute."""
    renewing = asyncio.create_task(_renew_on(store, id, clock))
    try:
        yield
    finally:
        renewing.cancel()
        await asyncio.gather(renewing, return_exceptions=True)


async def _renew_on(store: Store, id: str, clock: Callable[[], int]) -> None:
    while True:
        await asyncio.sleep(RENEW_SECONDS)
        with contextlib.suppress(StoreFault):
            await renew(store, id, clock())


async def renew(store: Store, id: str, now: int) -> None:
    await store.write(lambda tx: tx.run("outbox/renew", id=id, until=now + LEASE))


async def done(store: Store, id: str) -> None:
    await store.write(lambda tx: end(tx, id))


async def end(tx: Transaction, id: str) -> None:
    """Delivered: nothing of it is kept."""
    await tx.run("outbox/done", id=id)


async def forget(store: Store, before: int) -> None:
    """Of what was put to rest before, sent by nobody, only that it was there is kept."""
    await store.write(lambda tx: tx.run("outbox/forget", rest=NO_END, before=before))


async def retry(store: Store, letter: Letter, now: int) -> None:
    due = now + letter.wait
    await store.write(lambda tx: tx.run("outbox/retry", id=letter.id, due=due))


async def give_up(store: Store, id: str) -> None:
    await store.write(lambda tx: rest(tx, id))


async def rest(tx: Transaction, id: str) -> None:
    """It stays, for somebody to look at."""
    await tx.run("outbox/retry", id=id, due=NO_END)
