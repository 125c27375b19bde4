"""Tells whoever listens that something changed for them: found in the change feed, spoken of only where it shows."""

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Generator
from dataclasses import dataclass

from graph import standing
from graph.changes import EVERYTHING, Change
from graph.feed import Feed
from graph.refusals import TooManyScreens
from graph.standing import Kind, Standing, Thing
from graph.store import Store, StoreFault

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.3
# A session may end, and a date pass, without a word in the feed.
SURE_SECONDS = 15.0
QUIET_ROUNDS = 20
# Of one's own, and as many of all programs; each of these has two, so that none shuts anybody out.
SCREENS = 8
A_PROGRAM = 2
AT_ONCE = 4
Clock = Callable[[], int]
Still = Callable[[], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class News:
    """What differs from before; where only a kind is known to differ, its id is empty."""

    cursor: str
    things: list[Thing]


async def listen(
    store: Store,
    viewer: str,
    still: Still,
    clock: Clock,
    after: str | None = None,
    kinds: Collection[Kind] = frozenset(Kind),
    program: str = "",
) -> AsyncGenerator[News]:
    """At once where the viewer stands, then each change that shows to them, while `still` says they may look."""
    with _hub(store, clock).seat(viewer, kinds, program) as seat:
        told = await seat.look()
        things = [thing for thing in standing.since(after, told) if thing[0] in kinds]
        first = True
        # Whoever stops does not wait for a store that may be stopping too.
        while not seat.hub.closed and await still():
            if things or first:
                yield News(standing.cursor(told), things)
            fresh = await seat.look() if await seat.moved() else told
            things, told, first = standing.differing(told, fresh), fresh, False


def close(store: Store) -> None:
    """Ends every stream of this process, each with a word to its listener; who comes after begins anew."""
    if hub := _hubs.pop(store, None):
        hub.close()


class Seat:
    """Where one listener waits, or a program of theirs; however much happens meanwhile, they are woken once."""

    def __init__(self, hub: "Hub", viewer: str, kinds: Collection[Kind], program: str) -> None:
        self.hub = hub
        self.program = program
        self._viewer = viewer
        self._kinds = kinds
        self._woken = asyncio.Event()
        self._quiet = 0

    def wake(self) -> None:
        self._woken.set()

    async def moved(self) -> bool:
        """Whether it is worth to look again; False each time nothing was heard for a while, and at the end."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), SURE_SECONDS)
        self._quiet = 0 if self._woken.is_set() else (self._quiet + 1) % QUIET_ROUNDS
        return self._quiet == 0 and not self.hub.closed

    async def look(self) -> Standing:
        await self.hub.begun.wait()
        self._woken.clear()
        found = await self.hub.standing(self._viewer)
        return {thing: mark for thing, mark in found.items() if thing[0] in self._kinds}


class Hub:
    """One look at the feed for all listeners of a process."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._feed = Feed(store)
        self._seats: dict[str, set[Seat]] = defaultdict(set)
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._left = asyncio.Event()
        self.begun = asyncio.Event()
        self.closed = False
        self._task = asyncio.create_task(self._follow())

    @contextlib.contextmanager
    def seat(self, viewer: str, kinds: Collection[Kind], program: str) -> Generator[Seat]:
        if self._full(viewer, program):
            raise TooManyScreens()
        seat = Seat(self, viewer, kinds, program)
        self._seats[viewer].add(seat)
        try:
            yield seat
        finally:
            self._seats[viewer].remove(seat)
            if not self._seats[viewer]:
                del self._seats[viewer]
            self._left.set()

    def _full(self, viewer: str, program: str) -> bool:
        taken = [seat.program for seat in self._seats.get(viewer, ())]
        alike = sum(bool(one) == bool(program) for one in taken)
        return alike >= SCREENS or (bool(program) and taken.count(program) >= A_PROGRAM)

    async def standing(self, viewer: str) -> Standing:
        async with self._gate:
            return await standing.of(self._store, viewer, self._clock())

    def close(self) -> None:
        self.closed = True
        self.begun.set()
        self._wake(set(self._seats))

    async def _follow(self) -> None:
        """As long as anybody listens; what was committed before they sat down is nothing new."""
        while self._seats and not self.begun.is_set():
            await self._guarded(self._begin)
        while self._seats and not self.closed:
            await self._guarded(self._look)
        if not self.closed:
            del _hubs[self._store]

    async def _guarded(self, step: Callable[[], Awaitable[None]]) -> None:
        self._left.clear()
        try:
            await step()
        except StoreFault:
            log.warning("the store is away; listening again when it is back")
        except Exception:
            log.exception("fault")
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._left.wait(), LOOK_SECONDS)

    async def _begin(self) -> None:
        await self._feed.begin(self._clock())
        self.begun.set()

    async def _look(self) -> None:
        changes = await self._feed.new(self._clock())
        self._wake(await self._concerned(changes) if changes else set())

    async def _concerned(self, changes: list[Change]) -> set[str]:
        """Whose screens may differ now: too many is only slow, whether they do is read for each of them."""
        ids = {change.of for change in changes}
        if EVERYTHING in ids:
            return set(self._seats)
        rows = await self._store.rows("live/concerned", ids=sorted(ids))
        return ids | {row["person"] for row in rows}

    def _wake(self, people: set[str]) -> None:
        for person in people & self._seats.keys():
            for seat in self._seats[person]:
                seat.wake()


_hubs: dict[Store, Hub] = {}


def _hub(store: Store, clock: Clock) -> Hub:
    if store not in _hubs:
        _hubs[store] = Hub(store, clock)
    return _hubs[store]
