"""What an introduction says to the contact in between alone."""

from typing import Any

import strawberry

from graph import requests
from schema.context import Context, Info
from schema.matches import Reason


@strawberry.type
class Requested:
    row: strawberry.Private[Any]

    @strawberry.field(description="The introducer only: requests to them in the last seven days.")
    async def asked_this_week(self, info: Info) -> int | None:
        found = await info.context.load(made, self.row.id)
        return found.asked if found else None

    @strawberry.field(description="The introducer only: what the helper gives, and why they.")
    async def reasons(self, info: Info) -> list[Reason]:
        found = await info.context.load(made, self.row.id)
        return Reason.all(found.reasons) if found else []


async def made(context: Context, keys: list[str]) -> list[requests.Request | None]:
    found = await requests.of(context.store, context.person, keys, context.now)
    return [found.get(key) for key in keys]
