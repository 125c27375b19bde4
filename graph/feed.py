"""Reads what has changed, by whatever process: each change once, though clocks differ and commits come late."""

from collections.abc import Iterable

from graph import changes
from graph.changes import Change
from graph.store import Store

# How far back a look goes: always, every tenth time (longer than a write may take), and every
# two hundredth (longer than two machines' clocks may differ).
SPANS = ((200, 600_000), (10, 20_000), (1, 3_000))


class Feed:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._seen: dict[str, int] = {}
        self._newest = 0
        self._looks = 0

    async def begin(self, now: int) -> None:
        """What is committed by now is nothing new."""
        self._seen, self._looks, self._newest = {}, 0, now
        await self.new(now)

    def resume(self, at: int) -> None:
        """The next look finds everything since then, and some of what came before."""
        self._seen, self._looks, self._newest = {}, 0, at

    def skip(self, ids: Iterable[str], now: int) -> None:
        """These are known already."""
        self._seen.update(dict.fromkeys(ids, now))

    async def new(self, now: int) -> list[Change]:
        """Everything committed since the last look."""
        span = next(span for every, span in SPANS if self._looks % every == 0)
        self._looks += 1
        # Whoever's clock is ahead must not make us miss the others.
        at, id, found = min(self._newest, now) - span, "", list[Change]()
        while page := await changes.since(self._store, at, id):
            found += [change for change in page if change.id not in self._seen]
            at, id = page[-1].at, page[-1].id
            self._seen.update((change.id, change.at) for change in page)
            if len(page) < changes.AT_ONCE:
                break
        self._newest = max(self._newest, at if found else 0)
        self._forget(now)
        return found

    def _forget(self, now: int) -> None:
        if self._looks % SPANS[0][0] == 0:
            since = min(self._newest, now) - 2 * SPANS[0][1]
            self._seen = {id: at for id, at in self._seen.items() if at >= since}
