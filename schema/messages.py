"""Messages of a thread between two who were introduced."""

from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from graph import messages
from schema import ids, nodes
from schema.context import Context, Info
from schema.mutations import mutation
from schema.times import DateTime

if TYPE_CHECKING:
    from schema.introductions import Introduction
    from schema.people import Person

SomeIntroduction = Annotated["Introduction", strawberry.lazy("schema.introductions")]


@nodes.kind
@strawberry.type
class Message(nodes.Node):
    row: strawberry.Private[messages.Message]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        found = await messages.of(context.store, context.person, ids)
        return nodes.in_order("Message", ids, found)

    @strawberry.field(name="from", description="Null where they are no longer to be seen.")
    async def writer(
        self, info: Info
    ) -> Annotated["Person", strawberry.lazy("schema.people")] | None:
        return await info.context.node("Person", self.row.writer)

    @strawberry.field
    def text(self) -> str:
        return self.row.text

    @strawberry.field
    def at(self) -> DateTime:
        return DateTime(self.row.at)


@strawberry.input
class SendMessage:
    introduction_id: strawberry.ID
    text: str
    idempotency_key: str | None = None


@strawberry.input
class MarkRead:
    introduction_id: strawberry.ID


@strawberry.type
class MessageSent:
    message: Message


@strawberry.type
class MarkedRead:
    introduction: SomeIntroduction


@strawberry.type
class Mutation:
    @mutation(messages.send)
    async def send_message(self, info: Info, input: SendMessage) -> MessageSent:
        context = info.context
        draft = messages.Draft(ids.decode("Introduction", input.introduction_id), input.text)
        row = await messages.send(
            context.store, context.person, draft, context.now, input.idempotency_key
        )
        return MessageSent(message=Message(row=row))

    @mutation(messages.mark_read)
    async def mark_read(self, info: Info, input: MarkRead) -> MarkedRead:
        context = info.context
        introduction = ids.decode("Introduction", input.introduction_id)
        await messages.mark_read(context.store, context.person, introduction, context.now)
        return MarkedRead(introduction=await context.node("Introduction", introduction))
