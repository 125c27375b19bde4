"""Gives and takes on the wire."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from graph import intents
from graph.bounds import NO_END
from schema import ids, nodes
from schema.context import Context, Info
from schema.mutations import mutation
from schema.terms import Terms
from schema.times import DateTime
from schema.watches import Watched

if TYPE_CHECKING:
    from schema.circles import Circle
    from schema.topics import Topic

SomeCircle = Annotated["Circle", strawberry.lazy("schema.circles")]
SomeTopic = Annotated["Topic", strawberry.lazy("schema.topics")]


@strawberry.enum
class IntentKind(Enum):
    GIVE = "GIVE"
    TAKE = "TAKE"


@strawberry.enum(
    description="Never shown; to contacts (a take: to those whose gives fit); to the circle; to its newcomers (gives)."
)
class Visibility(Enum):
    MATCHING = "MATCHING"
    CONTACTS = "CONTACTS"
    CIRCLE = "CIRCLE"
    NEWCOMERS = "NEWCOMERS"


@nodes.kind
@strawberry.type(description="What a person gives or takes, about one topic in one circle.")
class Intent(nodes.Node, Watched):
    row: strawberry.Private[intents.Intent]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        found = await intents.visible(context.store, context.person, ids, context.now)
        return nodes.in_order("Intent", ids, found)

    @strawberry.field
    def kind(self) -> IntentKind:
        return IntentKind(self.row.kind)

    @strawberry.field
    async def topic(self, info: Info) -> SomeTopic:
        return await info.context.node("Topic", self.row.topic)

    @strawberry.field
    async def circle(self, info: Info) -> SomeCircle:
        return await info.context.node("Circle", self.row.circle)

    @strawberry.field
    def note(self) -> str:
        return self.row.note

    @strawberry.field
    def terms(self) -> Terms:
        return Terms(self.row.terms)

    @strawberry.field
    def visibility(self) -> Visibility:
        return Visibility(self.row.visibility)

    @strawberry.field(description="People a month; gives only, oneself only.")
    def capacity(self) -> int | None:
        return self.row.capacity or None

    @strawberry.field
    def since(self) -> DateTime:
        return DateTime(self.row.since)

    @strawberry.field(description="Null: no end.")
    def until(self) -> DateTime | None:
        return None if self.row.until == NO_END else DateTime(self.row.until)


@strawberry.input(description="Without a visibility, gives show in the circle, takes to contacts.")
class DeclareIntent:
    kind: IntentKind
    topic: str
    circle_id: strawberry.ID
    note: str | None = None
    terms: Terms | None = Terms.FREE
    visibility: Visibility | None = None
    capacity: int | None = None
    until: DateTime | None = None
    idempotency_key: str | None = None

    def draft(self) -> intents.Draft:
        return intents.Draft(
            kind=self.kind.value,
            topic=self.topic,
            circle=ids.decode("Circle", self.circle_id),
            note=self.note or "",
            terms=(self.terms or Terms.FREE).value,
            visibility=self.visibility and self.visibility.value,
            capacity=self.capacity,
            until=self.until,
        )


@strawberry.input
class CloseIntent:
    intent_id: strawberry.ID


@strawberry.type
class IntentDeclared:
    intent: Intent


@strawberry.type
class IntentClosed:
    intent: Intent


@strawberry.type
class Mutation:
    @mutation(intents.declare)
    async def declare_intent(self, info: Info, input: DeclareIntent) -> IntentDeclared:
        context, key = info.context, input.idempotency_key
        row = await intents.declare(context.store, context.person, input.draft(), context.now, key)
        return IntentDeclared(intent=Intent(row=row))

    @mutation(intents.close)
    async def close_intent(self, info: Info, input: CloseIntent) -> IntentClosed:
        context, intent = info.context, ids.decode("Intent", input.intent_id)
        row = await intents.close(context.store, context.person, intent, context.now)
        return IntentClosed(intent=Intent(row=row))
