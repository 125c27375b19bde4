"""The end of a circle, on the wire."""

import strawberry

from graph import closings
from schema import ids
from schema.context import Info
from schema.mutations import mutation


@strawberry.input(
    description="For everybody in it, and for good: what is given, looked for and asked there ends."
)
class CloseCircle:
    circle_id: strawberry.ID


@strawberry.type
class CircleClosed:
    circle_id: strawberry.ID


@strawberry.type
class Mutation:
    @mutation(closings.close)
    async def close_circle(self, info: Info, input: CloseCircle) -> CircleClosed:
        context, circle = info.context, ids.decode("Circle", input.circle_id)
        await closings.close(context.store, context.person, circle, context.proved, context.now)
        return CircleClosed(circle_id=input.circle_id)
