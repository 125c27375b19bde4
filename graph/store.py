"""The one driver: managed reads and writes, on the embedded store or on Neo4j."""

import asyncio
import random
import uuid
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    AsyncDriver,
    AsyncGraphDatabase,
    AsyncManagedTransaction,
    AsyncSession,
    AsyncTransaction,
    unit_of_work,
)
from neo4j.exceptions import ClientError

from graph import again, faults, statement
from graph.caps import STARTING, Caps
from graph.faults import Overtaken, StoreFault, answering, away, overtaken, timed_out
from graph.singly import Singly

T = TypeVar("T")
Row = dict[str, Any]
Work = Callable[["Transaction"], Awaitable[T]]

# Most of it is for a Neo4j that plans a statement for the first time under load.
READ_SECONDS = WRITE_SECONDS = 10.0
# How long what others come in between of is begun again.
RETRY_SECONDS = 10.0
REACH_SECONDS = 5.0
KEY_CONFLICT_TRIES = 12


@dataclass(frozen=True, slots=True)
class Address:
    uri: str
    user: str
    password: str
    database: str


@dataclass(frozen=True, slots=True)
class Noted:
    """A change that a transaction wrote: its own id, and whose it is."""

    id: str
    of: str


def new_id() -> str:
    return uuid.uuid4().hex


class TakenBack(Exception):
    """Ends a transaction that leaves nothing but what was found in it."""

    def __init__(self, found: Any) -> None:
        self.found = found


class Transaction:
    """What a unit of work may do; rows come back as dicts, or as the shape asked for."""

    def __init__(
        self, run: AsyncManagedTransaction | AsyncTransaction | Singly, caps: Caps = STARTING
    ) -> None:
        self._transaction, self.caps = run, caps
        self.noted: list[Noted] = []

    async def rows(self, name: str, /, **parameters: Any) -> list[Row]:
        return await self.answer(statement.load(name), **parameters)

    async def answer(self, asked: statement.Statement, /, **parameters: Any) -> list[Row]:
        result = await self._transaction.run(asked.text, asked.checked(parameters))
        keys = result.keys()
        # Four times as fast as dict(record), which looks up the place of every key.
        return [dict(zip(keys, record.values(), strict=True)) async for record in result]

    async def stream(self, asked: statement.Statement, /, **parameters: Any) -> AsyncGenerator[Row]:
        """Row by row, as the store finds them: for more than memory should hold."""
        result = await self._transaction.run(asked.text, asked.checked(parameters))
        keys = result.keys()
        async for record in result:
            yield dict(zip(keys, record.values(), strict=True))

    async def all(self, shape: Callable[..., T], name: str, /, **parameters: Any) -> list[T]:
        return [shape(**row) for row in await self.rows(name, **parameters)]

    async def one(self, shape: Callable[..., T], name: str, /, **parameters: Any) -> T | None:
        found = await self.all(shape, name, **parameters)
        return found[0] if found else None

    async def run(self, name: str, /, **parameters: Any) -> None:
        await self.rows(name, **parameters)


class Store:
    def __init__(self, driver: AsyncDriver, database: str, caps: Caps) -> None:
        self._driver = driver
        self._database = database
        # Told of the changes of every transaction of this process, once it is committed.
        self.listening: list[Callable[[list[Noted]], None]] = []
        self.caps = caps
        self.writing = faults.Writing()
        self._again = again.Again()

    @classmethod
    def open(cls, address: Address, caps: Caps = STARTING) -> Self:
        driver = AsyncGraphDatabase.driver(  # pyright: ignore[reportUnknownMemberType] its settings are untyped
            address.uri,
            auth=(address.user, address.password),
            # The driver's own default waits a whole second first, and then twice as long each time:
            # of thirty who want one node, the last would give up.
            initial_retry_delay=0.01,
            retry_delay_multiplier=1.4,
            retry_delay_jitter_factor=0.5,
            max_transaction_retry_time=RETRY_SECONDS,
            connection_acquisition_timeout=5.0,
            connection_timeout=5.0,
            max_connection_pool_size=100,
            # Neo4j warns of every label that nobody has used yet.
            notifications_min_severity="OFF",
            telemetry_disabled=True,
        )
        return cls(driver, address.database, caps)

    def under(self, caps: Caps) -> "Store":
        return Store(self._driver, self._database, caps)

    async def close(self) -> None:
        await self._driver.close()

    async def reach(self) -> None:
        """StoreFault when the store cannot be reached, StoreRefuses when it does not let us in."""
        # The driver's own check loses a connection of its pool for good where time is up meanwhile.
        await faults.reached(self.last_commit, REACH_SECONDS)

    async def read(self, work: Work[T], seconds: float | None = None) -> T:
        """A round trip a statement; a transaction, and the driver's patience, where that meets with a fault."""
        most = seconds or READ_SECONDS
        try:
            async with answering(most), self._session(READ_ACCESS) as session:
                return await work(Transaction(Singly(session, most), self.caps))
        except (StoreFault, ClientError) as fault:
            if not away(fault.__cause__) and not timed_out(fault):
                raise
            return await self._within(most, READ_ACCESS, work)

    async def write(self, work: Work[T], seconds: float | None = None) -> T:
        """Runs the whole work again when another write came in between."""
        noted: list[Noted] = []

        async def noting(tx: Transaction) -> T:
            result = await work(tx)
            noted[:] = tx.noted
            return result

        with self.writing.committing(noted):
            result = await self._written(seconds or WRITE_SECONDS, noting)
        for told in self.listening if noted else ():
            told(noted)
        return result

    async def _written(self, seconds: float, work: Work[T]) -> T:
        for tries in range(KEY_CONFLICT_TRIES):
            try:
                async with self._again.alone(work) as tried:
                    return await self._within(seconds, WRITE_ACCESS, tried)
            except (ClientError, Overtaken) as fault:
                if not overtaken(fault):
                    raise
                if tries == KEY_CONFLICT_TRIES - 1:
                    raise faults.Unsettled("Others came in between each time.") from fault
                await asyncio.sleep(random.uniform(0, 0.005 * 2**tries))
        raise AssertionError("unreachable")

    async def imagine(self, work: Callable[["Store"], Awaitable[T]]) -> T:
        """What `work` finds after all it writes, of which nothing stays and nobody hears."""

        async def unit(tx: Transaction) -> T:
            raise TakenBack(await work(Imagined(tx, self.caps)))

        try:
            return await self._written(WRITE_SECONDS, unit)
        except TakenBack as end:
            return end.found

    async def rows(self, name: str, /, **parameters: Any) -> list[Row]:
        return await self.read(lambda tx: tx.rows(name, **parameters))

    async def all(self, shape: Callable[..., T], name: str, /, **parameters: Any) -> list[T]:
        return await self.read(lambda tx: tx.all(shape, name, **parameters))

    async def one(self, shape: Callable[..., T], name: str, /, **parameters: Any) -> T | None:
        return await self.read(lambda tx: tx.one(shape, name, **parameters))

    @asynccontextmanager
    async def reading(self, seconds: float) -> AsyncGenerator[Transaction]:
        """One long read for a stream; nothing in it runs twice."""
        async with (
            answering(seconds),
            self._session(READ_ACCESS) as session,
            await session.begin_transaction(timeout=seconds) as transaction,
        ):
            yield Transaction(transaction, self.caps)

    async def last_commit(self) -> frozenset[str]:
        """Names the newest commit on a Neo4j: the same twice, and nobody wrote in between."""
        async with self._session(READ_ACCESS) as session:
            await (await session.begin_transaction()).commit()
            return (await session.last_bookmarks()).raw_values

    async def _within(self, seconds: float, access: str, work: Work[T]) -> T:
        @unit_of_work(timeout=seconds)
        async def unit(transaction: AsyncManagedTransaction) -> T:
            return await work(Transaction(transaction, self.caps))

        try:
            # The driver begins again for some time, and the last try takes as long as any.
            async with answering(seconds + RETRY_SECONDS), self._session(access) as session:
                managed = session.execute_read if access == READ_ACCESS else session.execute_write
                return await managed(unit)
        except ClientError as fault:
            if not timed_out(fault):
                raise
            raise StoreFault(str(fault)) from fault

    def _session(self, access: str) -> AsyncSession:
        return self._driver.session(database=self._database, default_access_mode=access)  # pyright: ignore[reportUnknownMemberType]


class Imagined(Store):
    """A store whose every read and write is part of one transaction."""

    def __init__(self, transaction: Transaction, caps: Caps) -> None:
        self._transaction = transaction
        self.caps = caps

    async def read(self, work: Work[T], seconds: float | None = None) -> T:
        return await work(self._transaction)

    write = read
