"""How often one network may knock: counted per process, so behind several each has its own count."""

from fastapi import Request
from limits import RateLimitItem, RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter

from server.network import network

MAILS = RateLimitItemPerMinute(30, 10)
TRIES = RateLimitItemPerMinute(30, 5)
TOO_MANY_MAILS = "Too many codes were asked for from here. Try again in ten minutes."
TOO_MANY_TRIES = "Too many tries from here. Wait five minutes, then ask for a new code."


class Limits:
    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def over(self, item: RateLimitItem, what: str, request: Request) -> bool:
        """Counts this one, and says whether it is one too many."""
        return not await self._limiter.hit(item, what, network(request))
