"""Into a circle and out of it, on the wire."""

import strawberry

from graph import entries, invitations
from schema import ids
from schema.circles import Circle
from schema.context import Info
from schema.mutations import mutation


@strawberry.input(description="The note goes to the organisers where entry is on request.")
class JoinCircle:
    circle_id: strawberry.ID
    note: str | None = None


@strawberry.input
class AnswerEntry:
    circle_id: strawberry.ID
    person_id: strawberry.ID
    agree: bool


@strawberry.input(description="One of email and personId, a contact.")
class InviteToCircle:
    circle_id: strawberry.ID
    email: str | None = None
    person_id: strawberry.ID | None = None
    idempotency_key: str | None = None

    def draft(self) -> invitations.Draft:
        person = None if self.person_id is None else ids.decode("Person", self.person_id)
        return invitations.Draft(ids.decode("Circle", self.circle_id), person, self.email)


@strawberry.input
class LeaveCircle:
    circle_id: strawberry.ID


@strawberry.type(description="joined says whether one is in, entryRequested whether one waits.")
class CircleJoined:
    circle: Circle


@strawberry.type
class EntryAnswered:
    circle: Circle


@strawberry.type(description="The same for every address.")
class InvitedToCircle:
    circle: Circle


@strawberry.type
class CircleLeft:
    circle_id: strawberry.ID


@strawberry.type
class Mutation:
    @mutation(entries.join)
    async def join_circle(self, info: Info, input: JoinCircle) -> CircleJoined:
        context, circle = info.context, ids.decode("Circle", input.circle_id)
        row = await entries.join(context.store, context.person, circle, input.note, context.now)
        return CircleJoined(circle=Circle(row=row))

    @mutation(entries.answer)
    async def answer_entry(self, info: Info, input: AnswerEntry) -> EntryAnswered:
        context, circle = info.context, ids.decode("Circle", input.circle_id)
        person = ids.decode("Person", input.person_id)
        row = await entries.answer(
            context.store, context.person, circle, person, input.agree, context.now
        )
        return EntryAnswered(circle=Circle(row=row))

    @mutation(invitations.invite)
    async def invite_to_circle(self, info: Info, input: InviteToCircle) -> InvitedToCircle:
        context, key = info.context, input.idempotency_key
        row = await invitations.invite(
            context.store, context.person, input.draft(), context.now, key
        )
        return InvitedToCircle(circle=Circle(row=row))

    @mutation(entries.leave)
    async def leave_circle(self, info: Info, input: LeaveCircle) -> CircleLeft:
        context, circle = info.context, ids.decode("Circle", input.circle_id)
        await entries.leave(context.store, context.person, circle, context.now)
        return CircleLeft(circle_id=input.circle_id)
