"""The hour's points of a person, a token and a network, counted in this process."""

import asyncio
from dataclasses import dataclass
from math import ceil
from time import time

from limits import RateLimitItemPerHour
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import FixedWindowRateLimiter

from graph.tokens import Token
from schema.cost import Spend, Standing
from server.settings import Settings


@dataclass(frozen=True, slots=True)
class Purse:
    kind: str
    key: str
    most: int

    @property
    def item(self) -> RateLimitItemPerHour:
        return RateLimitItemPerHour(self.most)


class Budgets:
    """Behind several processes everybody has as many times the points."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._turn = asyncio.Lock()

    def of_person(self, person: str) -> Spend:
        return self._out_of(Purse("person", person, self._settings.points_a_person))

    def of_token(self, token: Token) -> Spend:
        """A token's own and its renewals', and those of all programs of its person; their session has others."""
        return self._out_of(
            Purse("token", token.family or token.id, self._settings.points_a_token),
            Purse("programs", token.person, self._settings.points_a_person),
        )

    def of_network(self, address: str) -> Spend:
        return self._out_of(Purse("network", address, self._settings.points_a_network))

    def _out_of(self, *purses: Purse) -> Spend:
        async def spend(points: int) -> Standing:
            # A hit that is refused would be counted all the same.
            async with self._turn:
                short = [purse for purse in purses if not await self._holds(purse, points)]
                for purse in () if short else purses:
                    await self._limiter.hit(purse.item, purse.kind, purse.key, cost=points)
                found = [await self._standing(purse, not short) for purse in short or purses]
            return min(found, key=lambda standing: standing.available)

        return spend

    async def _holds(self, purse: Purse, points: int) -> bool:
        return await self._limiter.test(purse.item, purse.kind, purse.key, cost=points)

    async def _standing(self, purse: Purse, paid: bool) -> Standing:
        stats = await self._limiter.get_window_stats(purse.item, purse.kind, purse.key)
        wait = max(0, ceil(stats.reset_time - time()))
        return Standing(paid, stats.remaining, round(stats.reset_time * 1000), wait)
