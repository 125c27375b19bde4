"""The pause of one's whole account, on the wire."""

import strawberry

from graph import rests
from graph.bounds import NO_END
from schema.context import Info
from schema.mutations import mutation
from schema.times import DateTime


@strawberry.type(description="Nobody comes across me, and no mail comes but to sign in.")
class Rest:
    row: strawberry.Private[rests.Rest]

    @strawberry.field(description="Null until it is taken back.")
    def until(self) -> DateTime | None:
        return DateTime(self.row.until) if self.row.until < NO_END else None


@strawberry.input(description="Within a year; without a date until it is taken back.")
class PutRest:
    resting: bool
    until: DateTime | None = None


@strawberry.type
class RestPut:
    rest: Rest | None


@strawberry.type
class Query:
    @strawberry.field(description="Null for whoever takes part, and for an anonymous visitor.")
    async def rest(self, info: Info) -> Rest | None:
        context, viewer = info.context, info.context.viewer
        row = await rests.mine(context.store, viewer, context.now) if viewer else None
        return Rest(row=row) if row else None


@strawberry.type
class Mutation:
    @mutation(rests.put)
    async def put_rest(self, info: Info, input: PutRest) -> RestPut:
        context = info.context
        row = await rests.put(
            context.store, context.person, input.resting, input.until, context.now
        )
        return RestPut(rest=Rest(row=row) if row else None)
