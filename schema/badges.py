"""What waits, for the tab bar."""

import strawberry

from graph import badges, decisions
from schema.context import Info


@strawberry.type(description="What waits, for the tab bar.")
class Badges:
    requests: int
    answers: int
    unread: int

    @strawberry.field(description="Cases the viewer may decide.")
    async def cases(self, info: Info) -> int:
        return await decisions.waiting(info.context.store, info.context.person)


@strawberry.type
class Query:
    @strawberry.field
    async def badges(self, info: Info) -> Badges | None:
        context = info.context
        if not context.viewer:
            return None
        found = await badges.of(context.store, context.viewer, context.now)
        return Badges(requests=found.requests, answers=found.answers, unread=found.unread)
