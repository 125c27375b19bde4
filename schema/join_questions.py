"""What a circle asks of whoever wants in, on the wire."""

import strawberry

from graph import join_questions
from schema import ids
from schema.circles import Circle
from schema.context import Info
from schema.mutations import mutation


@strawberry.input(description="Three at most, in the place of those there were.")
class PutJoinQuestions:
    circle_id: strawberry.ID
    questions: list[str]


@strawberry.type
class JoinQuestionsPut:
    circle: Circle


@strawberry.type
class Mutation:
    @mutation(join_questions.put)
    async def put_join_questions(self, info: Info, input: PutJoinQuestions) -> JoinQuestionsPut:
        context, circle = info.context, ids.decode("Circle", input.circle_id)
        row = await join_questions.put(
            context.store, context.person, circle, input.questions, context.now
        )
        return JoinQuestionsPut(circle=Circle(row=row))
