"""Counts that matching needs but need not be of this moment: ties of people, sizes of circles, rarity of topics."""

from math import log1p
from typing import Any

from graph import changes
from graph.store import Store, Transaction

# A page a round: the whole community comes round in its own time, and no round is long.
PAGE = 200


class Rounds:
    """Where the last page of each kind ended; another process begins at the start, which only costs time."""

    def __init__(self) -> None:
        self.after = {"ties": "", "sizes": "", "rarities": ""}

    async def take(self, store: Store, now: int) -> int:
        """Brings one page of each up to date; how many numbers had changed."""
        changed = 0
        for kind in self.after:
            changed += await self._page(store, kind, now)
        return changed

    async def _page(self, store: Store, kind: str, now: int) -> int:
        rows = await store.rows(f"measures/{kind}", after=self.after[kind], most=PAGE)
        self.after[kind] = rows[-1]["id"] if len(rows) == PAGE else ""
        if kind == "rarities" and rows:
            rows = await _rarities(store, rows)
        found = {row["id"]: row["number"] for row in rows if row["was"] != row["number"]}
        if found:
            await store.write(lambda tx: _keep(tx, kind, found, now))
        return len(found)


async def _rarities(store: Store, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    givers = (await store.rows("measures/givers"))[0]["givers"]
    return [row | {"number": rarity(givers, row["givers"])} for row in rows]


def rarity(givers: int, of_topic: int) -> float:
    """As in the evaluation: log of one more than all givers over those of the topic, to three digits."""
    return round(log1p(givers / max(of_topic, 1)), 3)


async def _keep(tx: Transaction, kind: str, found: dict[str, float], now: int) -> None:
    await tx.run(
        f"measures/keep_{kind}", rows=[{"id": id, "number": found[id]} for id in sorted(found)]
    )
    await changes.note_each(tx, "measure", sorted(found), now)
