"""Into a circle and out of it, on the wire."""

import strawberry

from graph import entries
from schema import ids
from schema.circles import Circle
from schema.context import Info
from schema.mutations import mutation


@strawberry.input(
    description="Where entry is on request the organisers get the note, and an answer to each question."
)
class JoinCircle:
    circle_id: strawberry.ID
    note: str | None = None
    answers: list[str] | None = None


@strawberry.input
class AnswerEntry:
    circle_id: strawberry.ID
    person_id: strawberry.ID
    agree: bool


@strawberry.input
class LeaveCircle:
    circle_id: strawberry.ID


@strawberry.type(description="joined says whether one is in, entryRequested whether one waits.")
class CircleJoined:
    circle: Circle


@strawberry.type
class EntryAnswered:
    circle: Circle


@strawberry.type
class CircleLeft:
    circle_id: strawberry.ID


@strawberry.type
class Mutation:
    @mutation(entries.join)
    async def join_circle(self, info: Info, input: JoinCircle) -> CircleJoined:
        context, circle = info.context, ids.decode("Circle", input.circle_id)
        row = await entries.join(
            context.store, context.person, circle, input.note, context.now, input.answers
        )
        return CircleJoined(circle=Circle(row=row))

    @mutation(entries.answer)
    async def answer_entry(self, info: Info, input: AnswerEntry) -> EntryAnswered:
        context, circle = info.context, ids.decode("Circle", input.circle_id)
        person = ids.decode("Person", input.person_id)
        row = await entries.answer(
            context.store, context.person, circle, person, input.agree, context.now
        )
        return EntryAnswered(circle=Circle(row=row))

    @mutation(entries.leave)
    async def leave_circle(self, info: Info, input: LeaveCircle) -> CircleLeft:
        context, circle = info.context, ids.decode("Circle", input.circle_id)
        await entries.leave(context.store, context.person, circle, context.now)
        return CircleLeft(circle_id=input.circle_id)
