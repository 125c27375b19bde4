"""What a store does instead of answering: it is away, silent, refuses, or was overtaken."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from neo4j.exceptions import (
    ClientError,
    ConnectionAcquisitionTimeoutError,
    ConstraintError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

# IF NOT EXISTS says so all the same where two make the same rule at once.
RULE_THERE = "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists"
AWAY = (ServiceUnavailable, SessionExpired, TransientError, ConnectionAcquisitionTimeoutError)


class StoreFault(Exception):
    """The store is away or did not answer in time; nothing is known to have been lost."""


class Overtaken(Exception):
    """What was read holds half of another's write, as the embedded store may show."""


class StoreRefuses(StoreFault):
    """The store answers, but not to us: waiting will not help."""


def overtaken(fault: ClientError | Overtaken) -> bool:
    """Another write came in between: its key, its schema rule, or on the embedded store half of what it committed."""
    code = getattr(fault, "code", "") or ""
    told = code == RULE_THERE or "EntityNotFound" in code
    return told or isinstance(fault, ConstraintError | Overtaken)


def timed_out(fault: Exception) -> bool:
    return "TransactionTimedOut" in (getattr(fault, "code", "") or "")


@asynccontextmanager
async def answering(seconds: float) -> AsyncGenerator[None]:
    """StoreFault where the store is away, or silent for longer: the driver itself would wait for ever."""
    limit = asyncio.timeout(seconds)
    try:
        async with limit:
            yield
    except TimeoutError as fault:
        if not limit.expired():
            raise
        raise StoreFault(f"The store has been silent for {seconds} s.") from fault
    except AWAY as fault:
        raise StoreFault(str(fault)) from fault
