"""What happens without anybody asking: mail, lapses, reminders, nearness, sweeping up."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

import structlog

from auth import mail_link
from graph import (
    addresses,
    challenges,
    changes,
    codes,
    devices,
    digests,
    erasure,
    grants,
    lapses,
    measures,
    notices,
    outbox,
    readings,
    receipts,
    renewals,
    reroutes,
    restore,
    rests,
    sessions,
    suspensions,
    tokens,
    unasked,
    urgent,
    waves,
)
from graph.bounds import DAY
from graph.notices import Pace, Way
from graph.outbox import Letter
from graph.store import Store
from server import mail, trying
from server.exports import Maker
from server.feet import LESS, NEVER
from server.settings import Settings
from server.topics import Relating

log = structlog.get_logger("weft.worker")

LOOK = 2.0
CHORES = 15_000
SWEEPING = 3_600_000
KEPT = 8 * DAY
AT_REST = 30 * DAY
Clock = Callable[[], int]
Chore = Callable[[Store, int], Awaitable[object]]
# What has lapsed is written down before anything follows from it.
ROUND: tuple[Chore, ...] = (
    lapses.record, lapses.remind, reroutes.go_on, waves.go_on,
    readings.announce, suspensions.finish, rests.record,
)  # fmt: skip


def _before(sweep: Chore, kept: int) -> Chore:
    async def chore(store: Store, now: int) -> None:
        await sweep(store, now - kept)

    return chore


# What nobody may need again, each by itself: one that fails keeps no other. Whoever has left is
# forgotten last: what names somebody in old letters is gone by then.
SWEEPS: tuple[Chore, ...] = (
    codes.sweep, challenges.sweep, addresses.sweep, sessions.sweep, tokens.sweep, grants.sweep,
    devices.sweep, _before(receipts.sweep, KEPT), _before(changes.sweep, KEPT),
    _before(erasure.sweep, KEPT), _before(outbox.forget, AT_REST), _before(digests.sweep, AT_REST),
    unasked.sweep, erasure.finish,
)  # fmt: skip


class Worker:
    """Any number of them may run, in any number of processes: a lease decides who does what."""

    def __init__(self, store: Store, settings: Settings, secret: bytes, clock: Clock) -> None:
        self._store = store
        self._settings = settings
        self._secret = secret
        self._clock = clock
        self._measuring = measures.Rounds().take
        self._exports = Maker(settings.data)
        self.relating = Relating(store, settings, clock)
        self.deliver = mail.deliverer(settings)
        self._woken = asyncio.Event()
        self._last: dict[Chore, int] = {}
        self._waiting = False
        self._leaving = set[asyncio.Task[None]]()

    def wake(self) -> None:
        """There is mail: do not wait for the next look."""
        self._woken.set()

    async def run(self) -> None:
        async with asyncio.TaskGroup() as both:
            both.create_task(self.relating.run())
            both.create_task(self._go_round())

    async def _go_round(self) -> None:
        try:
            while True:
                self._woken.clear()
                busy = await self._round()
                if not busy:
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(self._woken.wait(), LOOK)
        finally:
            for letter in self._leaving:
                letter.cancel()
            await asyncio.gather(*self._leaving, return_exceptions=True)

    async def _round(self) -> bool:
        """Whether there may be more to do at once; a fault is logged and waits for the next look."""
        with trying.again():
            if await self._waits():
                return False
            leaving = await self._let_leave()
            await self._exports.go_on(self._store, self._clock)
            await self._chores()
            return bool(leaving)
        return False

    async def _waits(self) -> bool:
        """For a restore, until it is done: on half of what there was nothing is sent or written down."""
        under_way = await restore.under_way(self._store)
        if under_way and not self._waiting:
            log.warning("a restore is under way; nothing is sent or written down until it is done")
        self._waiting = under_way
        return under_way

    async def send(self) -> int:
        """Sends what is due and waits for it; how many letters that were."""
        leaving = await self._let_leave()
        await asyncio.gather(*leaving)
        return len(leaving)

    async def _let_leave(self) -> list[asyncio.Task[None]]:
        """Each by itself: neither other letters nor the chores wait for its mail server."""
        if not (most := outbox.AT_ONCE - len(self._leaving)):
            return []
        letters = await outbox.claim(self._store, self._clock(), most)
        leaving = [asyncio.create_task(self._send(letter)) for letter in letters]
        self._leaving.update(leaving)
        for one in leaving:
            one.add_done_callback(self._left)
        return leaving

    def _left(self, letter: asyncio.Task[None]) -> None:
        self._leaving.discard(letter)
        # More may be due than could leave at once.
        if len(self._leaving) == outbox.AT_ONCE // 2:
            self.wake()

    async def _send(self, letter: Letter) -> None:
        with trying.again():
            try:
                async with outbox.held(self._store, letter.id, self._clock):
                    await self._by_its_way(letter)
            except Exception as fault:
                await self._put_back(letter, fault)

    async def _by_its_way(self, letter: Letter) -> None:
        """At once, into what is collected, as what was collected, or not at all."""
        if letter.kind == digests.KIND:
            await self._collected(letter)
            return
        way = await notices.way(self._store, letter.kind, letter.to)
        if way and await self._over(letter, way):
            await outbox.done(self._store, letter.id)
            return
        if way and way.pace in notices.COLLECTED:
            await digests.collect(self._store, letter, way, self._clock())
            return
        if not way and letter.kind in unasked.LETTERS:
            await self._unasked(letter)
        elif not way or way.pace is Pace.INSTANT:
            await self._at_once(letter, self._off(way.kind, way.person) if way else "")
        await outbox.done(self._store, letter.id)

    async def _over(self, letter: Letter, way: Way) -> bool:
        """Its reader rests or blocks whom it comes from, whoever that is has left, or what it is about is over."""
        store, now = self._store, self._clock()
        if way.notices.rests > now or not await notices.unparted(store, way.person, [letter]):
            return True
        # By what they were told: the ask itself is not shown to whom its asker blocks.
        if way.urgent:
            return not await urgent.lasts(store, way.person, letter.facts["ask"], now)
        return not await digests.lasting(store, way.person, [letter], now)

    async def _at_once(self, letter: Letter, off: str, foot: str = LESS) -> None:
        message = mail.compose(letter, self._settings, self._secret, self._clock(), off, foot)
        if message is not None:
            await self.deliver(message)

    async def _unasked(self, letter: Letter) -> None:
        """Whether it goes is decided here, where no sender could see or time it."""
        if not await digests.meant(self._store, letter, self._clock()):
            return
        address = mail_link.address(self._secret, letter.to)
        if await unasked.may_go(self._store, address, letter.id, self._clock()):
            await self._at_once(letter, self._off(unasked.KIND, address), NEVER)

    def _off(self, kind: str, person: str) -> str:
        return self._settings.url + mail_link.made(self._secret, kind, person)

    async def _collected(self, letter: Letter) -> None:
        digest = await digests.opened(self._store, letter, self._clock())
        if digest.new:
            off = self._off(digests.KIND, digest.person)
            await self.deliver(mail.collected(letter, digest, self._settings, self._clock(), off))
        await digests.close(self._store, letter, digest, self._clock())

    async def _put_back(self, letter: Letter, fault: Exception) -> None:
        refused = isinstance(fault, mail.Refused)
        over = refused or letter.given_up
        words = "mail given up" if over else "mail not delivered; trying again"
        why = str(fault) if refused else type(fault).__name__
        log.warning(words, letter=letter.id, kind=letter.kind, tries=letter.tries, why=why)
        if not over:
            await outbox.retry(self._store, letter, self._clock())
        elif letter.kind == digests.KIND:
            await digests.give_up(self._store, letter, self._clock())
        else:
            await outbox.give_up(self._store, letter.id)

    async def _chores(self) -> None:
        for chore in ROUND:
            await self._every(CHORES, chore)
        await self._every(CHORES, self._measuring)
        await self._every(SWEEPING, renewals.announce)
        for chore in (*SWEEPS, self._exports.sweep):
            await self._every(SWEEPING, chore)

    async def _every(self, span: int, chore: Chore) -> None:
        now = self._clock()
        # A clock that was set back must not keep a chore waiting until it is where it was.
        due = not 0 <= now - self._last.get(chore, 0) < span
        if due and not await self._waits():
            self._last[chore] = now
            await chore(self._store, now)
