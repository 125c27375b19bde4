"""Decisions on the wire: to whom they concern, with the reasons and the way to object."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from graph import decisions
from schema import ids, nodes
from schema.connections import Connection, connect, page
from schema.context import Context, Info
from schema.mutations import mutation
from schema.reports import ReportedKind
from schema.times import DateTime

if TYPE_CHECKING:
    from schema.circles import Circle

SomeCircle = Annotated["Circle", strawberry.lazy("schema.circles")]


@strawberry.enum(
    description="Send away: out of the circle; suspend: until a date, by the host's moderators."
)
class Action(Enum):
    NOTHING = "NOTHING"
    TAKE_WORDS_AWAY = "TAKE_WORDS_AWAY"
    WARN = "WARN"
    SEND_AWAY = "SEND_AWAY"
    SUSPEND = "SUSPEND"


@nodes.kind
@strawberry.type(description="To the person concerned, and to those who may decide the case.")
class Decision(nodes.Node):
    row: strawberry.Private[decisions.Decision]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        found = await decisions.of(context.store, context.person, ids)
        return nodes.in_order("Decision", ids, found)

    @strawberry.field
    def at(self) -> DateTime:
        return DateTime(self.row.at)

    @strawberry.field
    def action(self) -> Action:
        return Action(self.row.action)

    @strawberry.field
    def reasons(self) -> str:
        return self.row.reasons

    @strawberry.field(description="The end of a suspension, which began with the decision.")
    def until(self) -> DateTime | None:
        return DateTime(self.row.until) if self.row.until else None

    @strawberry.field
    def kind(self) -> ReportedKind:
        return ReportedKind(self.row.kind)

    @strawberry.field(description="The words it is about, as they were.")
    def words(self) -> str:
        return self.row.words

    @strawberry.field
    async def circle(self, info: Info) -> SomeCircle | None:
        return await info.context.node("Circle", self.row.circle or "")

    @strawberry.field(description="It concerns the viewer, who has not objected yet.")
    def can_object(self) -> bool:
        return self.row.can_object

    @strawberry.field
    def objection(self) -> str | None:
        return self.row.objection or None


@strawberry.input(description="Once: the case is looked at again.")
class ObjectToDecision:
    decision_id: strawberry.ID
    words: str


@strawberry.type
class ObjectedToDecision:
    decision: Decision


@strawberry.type
class Query:
    @strawberry.field(description="Those about me, newest first.")
    async def decisions(
        self, info: Info, first: int, after: str | None = None
    ) -> Connection[Decision]:
        context, asked = info.context, page(first, after)
        before = (asked.at, asked.id)
        rows = await decisions.mine(context.store, context.person, before, asked.limit)
        return connect("Decision", asked, rows, lambda row: (row.at, row.id))


@strawberry.type
class Mutation:
    @mutation(decisions.object_to)
    async def object_to_decision(self, info: Info, input: ObjectToDecision) -> ObjectedToDecision:
        context, id = info.context, ids.decode("Decision", input.decision_id)
        row = await decisions.object_to(context.store, context.person, id, input.words, context.now)
        return ObjectedToDecision(decision=Decision(row=row))
