"""What a store does instead of answering: it is away, silent, refuses, or was overtaken."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Sized
from contextlib import asynccontextmanager, contextmanager

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConnectionAcquisitionTimeoutError,
    ConstraintError,
    DatabaseError,
    DriverError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

# IF NOT EXISTS says so all the same where two make the same rule at once.
RULE_THERE = "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists"
# A store that is about to stop says to those it knows that it knows them no more.
OUT_OF_TURN = "Neo.ClientError.Request.Invalid"
AWAY = (
    AuthError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
    ConnectionAcquisitionTimeoutError,
)


class StoreFault(Exception):
    """The store is away or did not answer in time; nothing is known to have been lost."""


class Overtaken(Exception):
    """What was read holds half of another's write, as the embedded store may show."""


class Unsettled(StoreFault):
    """Others came in between each time, or a key stays taken; nothing of it was kept."""


class Unwritten(StoreFault):
    """The store is there and could not write: nothing of it was acknowledged."""

    def __init__(self, why: str) -> None:
        words = "Nothing of it was kept. If its disk is full, make room: it then writes by itself."
        super().__init__(f"The store could not write ({why}). {words}")


class StoreRefuses(StoreFault):
    """The store answers, but not to us: waiting will not help."""


def away(fault: BaseException | None) -> bool:
    """The store is not there, or it stops and takes nothing on a connection it has let in before."""
    return isinstance(fault, AWAY) or getattr(fault, "code", "") == OUT_OF_TURN


def overtaken(fault: ClientError | Overtaken) -> bool:
    """Another write came in between: its key, its schema rule, or on the embedded store half of what it committed."""
    code = getattr(fault, "code", "") or ""
    told = code == RULE_THERE or "EntityNotFound" in code
    return told or isinstance(fault, ConstraintError | Overtaken)


def timed_out(fault: Exception) -> bool:
    return "TransactionTimedOut" in (getattr(fault, "code", "") or "")


class Writing:
    """Whether the last commit failed by itself, and none that changed anything has succeeded since."""

    def __init__(self) -> None:
        self.fails = False

    @contextmanager
    def committing(self, changed: Sized) -> Generator[None]:
        try:
            yield
        except (ClientError, DatabaseError) as fault:
            if not _unwritten(fault):
                raise
            self.fails = True
            raise Unwritten(str(fault)) from fault
        self.fails = self.fails and not changed


def _unwritten(fault: ClientError | DatabaseError) -> bool:
    """The embedded store then says that the transaction is not found."""
    told = "TransactionNotFound" in (getattr(fault, "code", "") or "")
    return told or isinstance(fault, DatabaseError)


@asynccontextmanager
async def answering(seconds: float) -> AsyncGenerator[None]:
    """StoreFault where the store is away, or silent for longer: the driver itself would wait for ever."""
    limit = asyncio.timeout(seconds)
    try:
        async with _alone(limit):
            yield
    except (TimeoutError, asyncio.CancelledError) as fault:
        if not limit.expired():
            raise
        raise StoreFault(f"The store has been silent for {seconds} s.") from fault
    except Exception as fault:
        if not away(fault):
            raise
        raise StoreFault(str(fault)) from fault


@asynccontextmanager
async def _alone(limit: asyncio.Timeout) -> AsyncGenerator[None]:
    """The driver cancels once more what it found cancelled, as somebody else might, now or at the next pause."""
    task = asyncio.current_task()
    before = task.cancelling() if task else 0
    try:
        async with limit:
            yield
    finally:
        if task and limit.expired():
            while task.cancelling() > before:
                task.uncancel()
            try:
                await asyncio.sleep(0)
            except asyncio.CancelledError:
                if task.cancelling() > before:
                    raise


async def reached(ask: Callable[[], Awaitable[object]], seconds: float) -> None:
    """As answering; StoreRefuses where the store answers and does not let us in."""
    try:
        async with answering(seconds):
            await _twice(ask)
    except (ClientError, StoreFault) as fault:
        if not isinstance(fault, ClientError) and not isinstance(fault.__cause__, ClientError):
            raise
        words = "The store refuses us: check its user, password and database."
        raise StoreRefuses(words) from fault
    except DriverError as fault:
        raise StoreFault(str(fault)) from fault


async def _twice(ask: Callable[[], Awaitable[object]]) -> None:
    """A connection may fail alone: reading and writing begin again as well."""
    try:
        await ask()
    except DriverError:
        await ask()
