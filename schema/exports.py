"""Taking along what is one's own."""

from typing import Self

import strawberry

from graph import exports
from schema.context import Info
from schema.mutations import mutation
from schema.times import DateTime


@strawberry.type(
    description="Fetched at GET /export by its owner's session, on a fresh proof, until its time is over."
)
class Export:
    at: DateTime
    until: DateTime
    done: int = strawberry.field(description="Of `total` parts.")
    total: int
    ready: bool

    @classmethod
    def of(cls, row: exports.Export) -> Self:
        return cls(
            at=DateTime(row.at),
            until=DateTime(row.until),
            done=row.done,
            total=row.total,
            ready=row.ready,
        )


@strawberry.input(description="One is made at a time; a new one takes the last one's place.")
class StartExport:
    idempotency_key: str | None = None


@strawberry.type
class ExportStarted:
    export: Export


@strawberry.type
class Query:
    @strawberry.field(description="The one I asked for last.")
    async def my_export(self, info: Info) -> Export | None:
        context = info.context
        row = await exports.mine(context.store, context.person, context.now)
        return Export.of(row) if row else None


@strawberry.type
class Mutation:
    @mutation(exports.start)
    async def start_export(self, info: Info, input: StartExport) -> ExportStarted:
        context, key = info.context, input.idempotency_key
        row = await exports.start(context.store, context.person, context.proved, context.now, key)
        return ExportStarted(export=Export.of(row))
