"""Being junior in a circle: one's own mark, told to nobody."""

import strawberry

from graph import juniors
from schema import ids
from schema.circles import Circle
from schema.context import Info
from schema.mutations import mutation


@strawberry.input(description="Asks that reach a junior carry no duty to answer.")
class MarkJunior:
    circle_id: strawberry.ID
    junior: bool


@strawberry.type
class JuniorMarked:
    circle: Circle


@strawberry.type
class Mutation:
    @mutation(juniors.mark)
    async def mark_junior(self, info: Info, input: MarkJunior) -> JuniorMarked:
        context = info.context
        circle = ids.decode("Circle", input.circle_id)
        await juniors.mark(context.store, context.person, circle, input.junior, context.now)
        return JuniorMarked(circle=await context.node("Circle", circle))
