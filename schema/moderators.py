"""Who decides what is reported in a circle beside its organisers, on the wire."""

import strawberry

from graph import moderators
from schema import ids
from schema.circles import Circle
from schema.context import Info
from schema.mutations import mutation


@strawberry.input(description="A member; organisers only.")
class ChooseModerator:
    circle_id: strawberry.ID
    person_id: strawberry.ID
    chosen: bool = strawberry.field(default=True, description="False: no longer.")


@strawberry.type
class ModeratorChosen:
    circle: Circle


@strawberry.type
class Mutation:
    @mutation(moderators.choose)
    async def choose_moderator(self, info: Info, input: ChooseModerator) -> ModeratorChosen:
        context, circle = info.context, ids.decode("Circle", input.circle_id)
        person, chosen = ids.decode("Person", input.person_id), input.chosen
        row = await moderators.choose(
            context.store, context.person, circle, person, chosen, context.now
        )
        return ModeratorChosen(circle=Circle(row=row))
