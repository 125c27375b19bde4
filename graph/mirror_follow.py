"""The mirror's life: built in the background, then following the changes of every process."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, Callable, Collection, Coroutine
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from graph import changes, checks, mirror_kept, mirror_load, restore
from graph.bounds import DAY
from graph.changes import EVERYTHING
from graph.contents import ArchiveFault
from graph.feed import Feed
from graph.matching import Match
from graph.mirror import Mirror
from graph.mirror_kept import Kept, Unfit
from graph.mirror_load import MB, TooLarge
from graph.store import Noted, Store, StoreFault, new_id

log = logging.getLogger(__name__)

LOOK_SECONDS = 0.3
AGAIN_SECONDS = 30.0
AT_ONCE = 1_000
# Reading this part of everybody again takes as long as building anew.
MUCH = 4
Clock = Callable[[], int]

_followers: "WeakKeyDictionary[Store, Follower]" = WeakKeyDictionary()


async def fresh(store: Store) -> Mirror | None:
    """The mirror with everything this process wrote in it; None while there is none."""
    follower = _followers.get(store)
    return await follower.fresh() if follower else None


async def knowing(store: Store, viewer: str) -> Mirror | None:
    """The mirror, where it holds the viewer."""
    mirror = await fresh(store)
    return mirror if mirror and viewer in mirror.people.known else None


async def matches(
    store: Store, viewer: str, ask: str, secret: bytes, now: int, first: int
) -> list[Match] | None:
    """From memory; None where the store has to be asked."""
    mirror = await fresh(store)
    return mirror and await checks.matches(store, mirror, viewer, ask, secret, now, first)


@contextlib.asynccontextmanager
async def following(
    store: Store, most_mb: int, clock: Clock, file: Path | None = None
) -> AsyncGenerator["Follower"]:
    """Keeps a mirror of the store, over a restart in `file`; whoever asks before it is built is told there is none."""
    if file:
        mirror_kept.sweep(file, clock())
    follower = Follower(store, most_mb, clock, file)
    _followers[store] = follower
    store.listening.append(follower.hear)
    task = asyncio.create_task(follower.run())
    try:
        yield follower
    finally:
        del _followers[store]
        store.listening.remove(follower.hear)
        await follower.keep()
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


class Follower:
    """The only writer of its mirror."""

    def __init__(self, store: Store, most_mb: int, clock: Clock, file: Path | None) -> None:
        self._store = store
        self._most_mb = most_mb
        self._clock = clock
        self._file = file
        self._kept = 0
        self._going_on = file is not None
        self._mirror: Mirror | None = None
        self._own: list[Noted] = []
        self._feed = Feed(store)
        self._reading = asyncio.Lock()
        self._given_up = False

    def hear(self, noted: list[Noted]) -> None:
        """This process wrote: whoever asks before the next look waits until that is read, and nobody else does."""
        if not self._given_up:
            self._own += noted

    async def fresh(self) -> Mirror | None:
        # Once: what others write meanwhile was not there when this was asked.
        if self._mirror and self._own:
            async with self._reading:
                await self._guarded(self._catch_up())
        return self._mirror

    async def run(self) -> None:
        while not self._given_up:
            self._mirror, self._own = None, []
            if not await self._guarded(self._build()) and not self._given_up:
                await asyncio.sleep(AGAIN_SECONDS)
            while self._mirror:
                async with self._reading:
                    await self._guarded(self._look())
                await asyncio.sleep(LOOK_SECONDS)

    async def _guarded(self, step: Coroutine[Any, Any, None]) -> bool:
        """Without a mirror the store answers, so no fault of ours may reach whoever reads."""
        try:
            await step
        except TooLarge as large:
            self._given_up = True
            log.warning("matching stays with the store: %s", large)
        except ArchiveFault:
            log.warning("a restore is under way; the mirror is made when it is done")
        except StoreFault:
            log.warning("the store is away; the mirror is made anew when it is back")
        except Exception:
            log.exception("the mirror is made anew")
        else:
            return True
        # What was read from the file may be what broke.
        self._mirror, self._going_on = None, False
        return False

    async def _build(self) -> None:
        await restore.check(self._store)
        began = self._clock()
        mirror = await self._resumed()
        while mirror is None:
            mirror = await self._anew(self._clock())
        with contextlib.suppress(StoreFault):
            await checks.plan(self._store, began)
        self._mirror = mirror
        took, held = (self._clock() - began) / 1000, mirror.nbytes // MB + 1
        people = len(mirror.people.known)
        log.info("the mirror holds %d people in %d MB, there in %.1f s", people, held, took)

    async def _anew(self, now: int) -> Mirror | None:
        """None where everything changed meanwhile."""
        await self._feed.begin(now)
        mirror = await mirror_load.build(self._store, now, self._most_mb)
        # What was committed meanwhile may be in one page and not in the next.
        changed = {change.of for change in await self._feed.new(self._clock())}
        if EVERYTHING in changed:
            return None
        await self._read(mirror, changed)
        return mirror

    async def _resumed(self) -> Mirror | None:
        """What was kept, with all that changed since; None where there is nothing to go on from."""
        if not self._file or not self._going_on or not self._file.exists():
            return None
        try:
            kept = await asyncio.to_thread(mirror_kept.load, self._file)
        except Unfit as unfit:
            log.info("the mirror is read anew: %s", unfit)
            return None
        self._feed.resume(kept.at)
        new = await self._feed.new(self._clock())
        changed = sorted({change.of for change in new})
        many = len(changed) > max(AT_ONCE, len(kept.mirror.people.ids) // MUCH)
        if many or EVERYTHING in changed or kept.mark not in {change.id for change in new}:
            return None
        for first in range(0, len(changed), AT_ONCE):
            await self._read(kept.mirror, changed[first : first + AT_ONCE])
        self._kept = kept.at
        return kept.mirror

    async def keep(self) -> None:
        """Writes the mirror into its file, and a mark into the store by which to know it again."""
        async with self._reading:
            await self._keep()

    async def _keep(self) -> None:
        # Also where it fails: it is not tried again at every look.
        self._kept = now = self._clock()
        if self._mirror and self._file:
            nobody = new_id()
            try:
                mark = await self._store.write(lambda tx: changes.note(tx, "mirror", nobody, now))
                arrays = mirror_kept.written(Kept(self._mirror, mark, now))
                await asyncio.to_thread(mirror_kept.save, self._file, arrays)
            except (OSError, StoreFault) as full:
                # Without the file the next start takes longer, and nothing else.
                log.warning("the mirror could not be kept: %s", full)

    async def _look(self) -> None:
        await restore.check(self._store)
        await self._catch_up()
        new = await self._feed.new(self._clock())
        if self._mirror:
            await self._read(self._mirror, [change.of for change in new])
        if self._mirror:
            await _compact(self._mirror)
            if self._mirror.nbytes > self._most_mb * MB:
                raise TooLarge("The mirror has grown beyond WEFT_MATCHING_MEMORY.")
        if self._clock() - self._kept > DAY:
            if self._mirror:
                self._mirror.expire(self._clock())
            await self._keep()

    async def _catch_up(self) -> None:
        own = list(self._own)
        if own and self._mirror:
            await self._read(self._mirror, [noted.of for noted in own])
            self._feed.skip((noted.id for noted in own), self._clock())
        del self._own[: len(own)]

    async def _read(self, mirror: Mirror, changed: Collection[str]) -> None:
        if EVERYTHING in changed:
            self._mirror = None
        elif changed:
            await mirror_load.refresh(self._store, mirror, set(changed), self._clock())


async def _compact(mirror: Mirror) -> None:
    """Made in a thread, and taken up between two questions: each of them looks at a table several times."""
    for name, rows in mirror.wasteful.items():
        setattr(mirror, name, await asyncio.to_thread(rows.compacted))
