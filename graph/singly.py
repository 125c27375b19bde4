"""Reads without a transaction, a round trip less: neither store would show one the same moment throughout."""

from dataclasses import dataclass
from typing import Any, LiteralString

from neo4j import AsyncResult, AsyncSession, Query


@dataclass(frozen=True, slots=True)
class Singly:
    """Each statement by itself, within so many seconds."""

    session: AsyncSession
    seconds: float

    async def run(self, text: LiteralString, parameters: dict[str, Any]) -> AsyncResult:
        return await self.session.run(Query(text, timeout=self.seconds), parameters)
