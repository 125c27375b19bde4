"""How far Weft's asking has come, and what follows: what its asker may know of the waves of an ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.introductions import faded
from graph.store import Store, Transaction

MOST_WAVES = 3


class Going(StrEnum):
    WAITING = "WAITING"
    MOVED_ON = "MOVED_ON"
    HELPED = "HELPED"


@dataclass(frozen=True, slots=True)
class Wave:
    """As its asker may know it: not who is in it, and not what they answered; `met` and `stopped` end what follows."""

    ask: str
    number: int
    started: int
    due: int
    live: bool
    helped: bool
    met: bool
    stopped: bool
    last: int
    open: bool
    lasting: bool

    def going(self, now: int) -> Going:
        if self.helped:
            return Going.HELPED
        return Going.WAITING if self.live and now < self.due else Going.MOVED_ON


def asking(waves: Sequence[Wave], now: int) -> bool:
    """Whether Weft still asks, or will: one wave is out, or the next one follows it."""
    if not waves or waves[-1].stopped or waves[-1].met:
        return False
    return waves[-1].live and (now < waves[-1].due or _followed(waves[-1]))


def next_at(waves: Sequence[Wave], now: int) -> int:
    """When the next wave goes out if nobody has said yes (UTC ms); 0 where there is none to come."""
    return waves[-1].due if asking(waves, now) and _followed(waves[-1]) else 0


def _followed(latest: Wave) -> bool:
    """Once one is closed, the next has gone out with it or none will; nor does one after the ask's end."""
    return latest.open and latest.lasting and latest.number < latest.last


async def helping(tx: Transaction, viewer: str, asks: list[str], now: int) -> dict[str, str]:
    """Introductions that stand as help, with their asks: the helper neither gone nor blocked by the asker."""
    rows = await tx.rows("progress/helping", viewer=viewer, asks=asks, faded=faded(now))
    return {row["introduction"]: row["ask"] for row in rows}


async def of(store: Store, viewer: str, ids: list[str], now: int) -> dict[str, list[Wave]]:
    """The waves of own asks, the first one first."""

    async def work(tx: Transaction) -> dict[str, list[Wave]]:
        return await _waves(tx, viewer, ids, await helping(tx, viewer, ids, now), now)

    return await store.read(work)


async def _waves(
    tx: Transaction, viewer: str, ids: list[str], yeses: dict[str, str], now: int
) -> dict[str, list[Wave]]:
    held = {"helping": sorted(yeses), "met": sorted(set(yeses.values()))}
    found = await tx.all(Wave, "progress/of", viewer=viewer, asks=ids, now=now, **held)
    return {ask: [wave for wave in found if wave.ask == ask] for ask in ids}


async def possible(store: Store, viewer: str, ids: list[str], now: int) -> set[str]:
    """Those of own asks in which a tap lets Weft ask, or go on; none where somebody has said yes."""

    async def work(tx: Transaction) -> dict[str, list[Wave]]:
        yeses = await helping(tx, viewer, ids, now)
        rows = await tx.rows("progress/possible", viewer=viewer, asks=ids, now=now)
        unmet = {row["id"] for row in rows}.difference(yeses.values())
        return await _waves(tx, viewer, sorted(unmet), yeses, now)

    sent = await store.read(work)
    return {ask for ask, waves in sent.items() if not asking(waves, now) and _room(waves, now)}


def _room(waves: Sequence[Wave], now: int) -> bool:
    """For one more, or to go on with the one that is out."""
    return len(waves) < MOST_WAVES or now < waves[-1].due
