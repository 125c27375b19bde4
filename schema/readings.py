"""Drafts read first: a comment by somebody who helped in the circle, and nothing waits for it."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from graph import readings
from schema import ids, nodes
from schema.beginnings import ColdWords
from schema.circles import Circle
from schema.connections import Connection, connect, page
from schema.context import Context, Info
from schema.mutations import mutation
from schema.styles import Cold
from schema.times import DateTime

if TYPE_CHECKING:
    from schema.people import Person

SomePerson = Annotated["Person", strawberry.lazy("schema.people")]


@strawberry.enum(description="UNREAD: its date has passed; why is told to nobody.")
class ReadingState(Enum):
    WAITING = "WAITING"
    READ = "READ"
    UNREAD = "UNREAD"


@nodes.kind
@strawberry.type(description="A draft with one reader at a time; its writer may send it whenever.")
class Reading(nodes.Node):
    row: strawberry.Private[readings.Reading]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        found = await readings.of(context.store, context.person, ids, context.now)
        return nodes.in_order("Reading", ids, found)

    @strawberry.field
    def mine(self) -> bool:
        return self.row.mine

    @strawberry.field
    def text(self) -> str:
        return self.row.text

    @strawberry.field
    def note(self) -> str | None:
        return self.row.note or None

    @strawberry.field
    def cold(self) -> Cold | None:
        row = self.row
        return Cold(who=row.who, work=row.work, after=row.after) if row.who else None

    @strawberry.field
    async def circle(self, info: Info) -> Circle | None:
        return await info.context.node("Circle", self.row.circle)

    @strawberry.field
    async def writer(self, info: Info) -> SomePerson | None:
        return await info.context.node("Person", self.row.writer)

    @strawberry.field(description="Its writer only: whom a cold ask is for.")
    async def person(self, info: Info) -> SomePerson | None:
        return await info.context.node("Person", self.row.person)

    @strawberry.field
    def state(self, info: Info) -> ReadingState:
        return ReadingState(readings.state(self.row, info.context.now))

    @strawberry.field
    def comment(self) -> str | None:
        return self.row.comment or None

    @strawberry.field(description="Who commented; null before, and where they are not to be seen.")
    async def reader(self, info: Info) -> SomePerson | None:
        return await info.context.node("Person", self.row.reader or "")

    @strawberry.field
    def at(self) -> DateTime:
        return DateTime(self.row.at)

    @strawberry.field(description="Its writer only: until when a comment may come.")
    def until(self) -> DateTime | None:
        return None if self.row.due is None else DateTime(self.row.due)


@strawberry.input(description="personId and cold: for a cold ask; whom it is for is not shown.")
class LetDraftBeRead:
    circle_id: strawberry.ID
    text: str
    note: str | None = None
    cold: ColdWords | None = None
    person_id: strawberry.ID | None = None
    idempotency_key: str | None = None

    def draft(self) -> readings.Draft:
        return readings.Draft(
            ids.decode("Circle", self.circle_id),
            self.text,
            self.note or "",
            self.cold.words() if self.cold else None,
            None if self.person_id is None else ids.decode("Person", self.person_id),
        )


@strawberry.input(description="Without a comment it goes to somebody else, and nobody is told.")
class AnswerReading:
    reading_id: strawberry.ID
    comment: str | None = None


@strawberry.input
class CloseReading:
    reading_id: strawberry.ID


@strawberry.input(description="Drafts come to those who finished a help in the circle, one a week.")
class MarkReader:
    circle_id: strawberry.ID
    reads: bool


@strawberry.type
class DraftHandedOut:
    reading: Reading


@strawberry.type
class ReadingAnswered:
    reading_id: strawberry.ID


@strawberry.type
class ReadingClosed:
    reading_id: strawberry.ID


@strawberry.type
class ReaderMarked:
    circle: Circle


@strawberry.type
class Query:
    @strawberry.field(description="Drafts that wait for my comment; mine: true, those I wrote.")
    async def readings(
        self, info: Info, first: int, after: str | None = None, mine: bool = False
    ) -> Connection[Reading]:
        context, asked = info.context, page(first, after)
        rows = await readings.listed(
            context.store, context.person, mine, (asked.at, asked.id), asked.limit, context.now
        )
        return connect("Reading", asked, rows, lambda row: (row.at, row.id))


@strawberry.type
class Mutation:
    @mutation(readings.hand_out)
    async def let_draft_be_read(self, info: Info, input: LetDraftBeRead) -> DraftHandedOut:
        context, key = info.context, input.idempotency_key
        row = await readings.hand_out(
            context.store, context.person, input.draft(), context.now, key
        )
        return DraftHandedOut(reading=Reading(row=row))

    @mutation(readings.answer)
    async def answer_reading(self, info: Info, input: AnswerReading) -> ReadingAnswered:
        context, id = info.context, ids.decode("Reading", input.reading_id)
        await readings.answer(context.store, context.person, id, input.comment, context.now)
        return ReadingAnswered(reading_id=input.reading_id)

    @mutation(readings.close)
    async def close_reading(self, info: Info, input: CloseReading) -> ReadingClosed:
        context, id = info.context, ids.decode("Reading", input.reading_id)
        await readings.close(context.store, context.person, id, context.now)
        return ReadingClosed(reading_id=input.reading_id)

    @mutation(readings.mark)
    async def mark_reader(self, info: Info, input: MarkReader) -> ReaderMarked:
        context, circle = info.context, ids.decode("Circle", input.circle_id)
        await readings.mark(context.store, context.person, circle, input.reads, context.now)
        return ReaderMarked(circle=await context.node("Circle", circle))
