"""Looking out for what a contact looks for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph import watches
from schema import ids, nodes
from schema.context import Context, Info
from schema.mutations import mutation

if TYPE_CHECKING:
    from schema.intents import Intent

SomeIntent = Annotated["Intent", strawberry.lazy("schema.intents")]


async def _watched(context: Context, takes: list[str]) -> Sequence[bool]:
    if context.viewer is None:
        return [False for _ in takes]
    found = await watches.mine(context.store, context.viewer, takes)
    return [take in found for take in takes]


@strawberry.type
class Watched:
    """What an intent says of those who watch for it, to each of them alone."""

    row: strawberry.Private[Any]

    @strawberry.field(description="Whether I watch for it; its owner does not see who does.")
    async def watching(self, info: Info) -> bool:
        return await info.context.load(_watched, self.row.id)


@strawberry.input(description="A contact's take; in Today once I give it or met its subject.")
class WatchTake:
    intent_id: strawberry.ID


@strawberry.input
class UnwatchTake:
    intent_id: strawberry.ID


@strawberry.type
class TakeWatched:
    intent: SomeIntent


@strawberry.type
class TakeUnwatched:
    intent: SomeIntent


@strawberry.type
class Mutation:
    @mutation(watches.watch)
    async def watch_take(self, info: Info, input: WatchTake) -> TakeWatched:
        context, take = info.context, ids.decode("Intent", input.intent_id)
        row = await watches.watch(context.store, context.person, take, context.now)
        return TakeWatched(intent=nodes.wrap("Intent", row))

    @mutation(watches.unwatch)
    async def unwatch_take(self, info: Info, input: UnwatchTake) -> TakeUnwatched:
        context, take = info.context, ids.decode("Intent", input.intent_id)
        row = await watches.unwatch(context.store, context.person, take, context.now)
        return TakeUnwatched(intent=nodes.wrap("Intent", row))
