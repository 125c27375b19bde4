"""The answer everybody waits for."""

from enum import Enum

import strawberry

from graph import answers
from schema import ids
from schema.context import Info
from schema.introductions import Introduction
from schema.mutations import mutation
from schema.times import DateTime


@strawberry.enum
class Answer(Enum):
    YES = "YES"
    NO = "NO"
    NOT_NOW = "NOT_NOW"


@strawberry.input
class AnswerIntroduction:
    introduction_id: strawberry.ID
    answer: Answer
    helper_id: strawberry.ID | None = strawberry.field(
        default=None, description="The introducer chooses another of `others`."
    )
    note: str | None = None
    contact_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="With a no: not my subject, but this contact's; they are asked first.",
    )
    until: DateTime | None = strawberry.field(
        default=None, description="With not now: when to ask again, before it lapses."
    )

    def given(self) -> answers.Given:
        return answers.Given(
            ids.decode("Introduction", self.introduction_id),
            answers.Answer(self.answer.value),
            None if self.helper_id is None else ids.decode("Person", self.helper_id),
            self.note or "",
            None if self.contact_id is None else ids.decode("Person", self.contact_id),
            self.until,
        )


@strawberry.type
class IntroductionAnswered:
    introduction: Introduction


@strawberry.type
class Mutation:
    @mutation(answers.answer)
    async def answer_introduction(
        self, info: Info, input: AnswerIntroduction
    ) -> IntroductionAnswered:
        context = info.context
        row = await answers.answer(context.store, context.person, input.given(), context.now)
        return IntroductionAnswered(introduction=Introduction(row=row))
