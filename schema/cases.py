"""Cases on the wire: for those who look after the circle, and the host's moderators."""

from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from graph import cases, decisions
from schema import ids, nodes
from schema.connections import Connection, connect, page
from schema.context import Context, Info
from schema.decisions import Action, Decision
from schema.mutations import mutation
from schema.reports import ReportedKind, ReportReason
from schema.times import DateTime

if TYPE_CHECKING:
    from schema.circles import Circle
    from schema.people import Person

SomePerson = Annotated["Person", strawberry.lazy("schema.people")]
SomeCircle = Annotated["Circle", strawberry.lazy("schema.circles")]


@strawberry.type
class ReasonCount:
    reason: ReportReason
    reports: int


@nodes.kind
@strawberry.type(description="All reports of one subject; who sent them is told to nobody.")
class Case(nodes.Node):
    row: strawberry.Private[cases.Case]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        return nodes.in_order("Case", ids, await cases.of(context.store, context.person, ids))

    @strawberry.field
    def kind(self) -> ReportedKind:
        return ReportedKind(self.row.kind)

    @strawberry.field(description="The reported words, as they were.")
    def words(self) -> str:
        return self.row.words

    @strawberry.field(description="Whose they are; null where they were written unnamed.")
    def name(self) -> str | None:
        return self.row.name or None

    @strawberry.field(description="Null where the viewer cannot see them.")
    async def person(self, info: Info) -> SomePerson | None:
        return await info.context.node("Person", self.row.person or "")

    @strawberry.field(description="Null: for the host's moderators alone.")
    async def circle(self, info: Info) -> SomeCircle | None:
        return await info.context.node("Circle", self.row.circle or "")

    @strawberry.field
    def at(self) -> DateTime:
        return DateTime(self.row.at)

    @strawberry.field(description="It awaits a decision.")
    def open(self) -> bool:
        return self.row.open

    @strawberry.field
    def reasons(self) -> list[ReasonCount]:
        return [ReasonCount(reason=ReportReason(why), reports=n) for why, n in self.row.reasons]

    @strawberry.field(description="What reporters added; 50 at most.")
    def told(self) -> list[str]:
        return self.row.told[:50]

    @strawberry.field(description="Oldest first.")
    async def decisions(self, info: Info) -> list[Decision]:
        return await info.context.nodes("Decision", self.row.decisions)

    @strawberry.field(description="What the person concerned says against the decision before.")
    def objection(self) -> str | None:
        return self.row.objection or None

    @strawberry.field(description="What the viewer can decide here; none where others have to.")
    def actions(self) -> list[Action]:
        row, before = self.row, decisions.Action(self.row.standing)
        return [Action(one) for one in decisions.possible(row.leads, row.host, before)]


@strawberry.input(description="The reasons go to the person concerned, unless nothing is done.")
class DecideCase:
    case_id: strawberry.ID
    action: Action
    reasons: str
    until: DateTime | None = strawberry.field(
        default=None, description="The end of a suspension, within a year."
    )

    def draft(self) -> decisions.Draft:
        case, action = ids.decode("Case", self.case_id), decisions.Action(self.action.value)
        return decisions.Draft(case, action, self.reasons, self.until or 0)


@strawberry.type
class CaseDecided:
    case: Case


@strawberry.type
class Query:
    @strawberry.field(description="Those the viewer may decide, newest first.")
    async def cases(
        self, info: Info, first: int, after: str | None = None, open: bool | None = None
    ) -> Connection[Case]:
        context, asked = info.context, page(first, after)
        rows = await cases.listed(
            context.store, context.person, (asked.at, asked.id), asked.limit, open
        )
        return connect("Case", asked, rows, lambda row: (row.at, row.id))


@strawberry.type
class Mutation:
    @mutation(decisions.decide)
    async def decide_case(self, info: Info, input: DecideCase) -> CaseDecided:
        context = info.context
        row = await decisions.decide(context.store, context.person, input.draft(), context.now)
        return CaseDecided(case=Case(row=row))
