"""Who looks after a circle, on the wire."""

import strawberry

from graph import organisers
from schema import ids
from schema.circles import Circle
from schema.context import Info
from schema.mutations import mutation


@strawberry.input(description="A member; organisers only.")
class AppointOrganiser:
    circle_id: strawberry.ID
    person_id: strawberry.ID


@strawberry.type
class OrganiserAppointed:
    circle: Circle


@strawberry.input(description="As organiser or moderator; I stay a member.")
class StandDown:
    circle_id: strawberry.ID


@strawberry.type
class StoodDown:
    circle: Circle


@strawberry.type
class Mutation:
    @mutation(organisers.appoint)
    async def appoint_organiser(self, info: Info, input: AppointOrganiser) -> OrganiserAppointed:
        context, circle = info.context, ids.decode("Circle", input.circle_id)
        person = ids.decode("Person", input.person_id)
        row = await organisers.appoint(context.store, context.person, circle, person, context.now)
        return OrganiserAppointed(circle=Circle(row=row))

    @mutation(organisers.stand_down)
    async def stand_down(self, info: Info, input: StandDown) -> StoodDown:
        context, circle = info.context, ids.decode("Circle", input.circle_id)
        row = await organisers.stand_down(context.store, context.person, circle, context.now)
        return StoodDown(circle=Circle(row=row))
