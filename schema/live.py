"""That something changed, while one looks: the rest is asked for as always."""

from collections.abc import AsyncGenerator, Collection
from enum import Enum

import strawberry

from graph import live
from graph.standing import Kind, Thing
from schema import ids
from schema.context import Info

NODES = {Kind.INTRODUCTION: "Introduction", Kind.ASK: "Ask"}


SCOPES = {
    Kind.BADGES: "introductions:read",
    Kind.TODAY: "today:read",
    Kind.INTRODUCTION: "introductions:read",
    Kind.ASK: "asks:read",
    Kind.PEOPLE: "contacts:read",
}


def readable(held: Collection[str] | None) -> frozenset[Kind]:
    """What a token may hear of; all without one."""
    return frozenset(kind for kind in Kind if held is None or SCOPES[kind] in held)


@strawberry.enum
class ChangedKind(Enum):
    BADGES = "BADGES"
    TODAY = "TODAY"
    INTRODUCTION = "INTRODUCTION"
    ASK = "ASK"
    PEOPLE = "PEOPLE"


@strawberry.type
class Changed:
    kind: ChangedKind
    id: strawberry.ID | None = strawberry.field(
        description="Of an introduction or an own ask; null where any of them may have changed."
    )

    @classmethod
    def of(cls, thing: Thing) -> "Changed":
        kind, key = thing
        return cls(kind=ChangedKind(kind.value), id=ids.encode(NODES[kind], key) if key else None)


@strawberry.type
class Changes:
    cursor: str = strawberry.field(description="What to begin after, next time.")
    things: list[Changed]


@strawberry.type
class Subscription:
    @strawberry.subscription(
        description="Over server-sent events: at once a cursor, with what changed after the one given; "
        "then each time something changes in what one may see. Ends with the session."
    )
    async def changes(self, info: Info, after: str | None = None) -> AsyncGenerator[Changes, None]:
        context = info.context
        kinds = readable(context.scopes)
        heard = live.listen(
            context.store,
            context.person,
            context.still,
            context.clock,
            after,
            kinds,
            context.program,
        )
        async for news in heard:
            yield Changes(cursor=news.cursor, things=[Changed.of(thing) for thing in news.things])
