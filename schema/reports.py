"""Reports on the wire: one's own, and nobody else's."""

from enum import Enum
from typing import Self

import strawberry

from graph import reports
from graph.refusals import InvalidInput
from graph.reported import Kind
from schema import ids, nodes
from schema.connections import Connection, connect, page
from schema.context import Context, Info
from schema.mutations import mutation
from schema.times import DateTime


@strawberry.enum(description="What was reported; a note is the word an introduction began with.")
class ReportedKind(Enum):
    PERSON = "Person"
    MESSAGE = "Message"
    ASK = "Ask"
    NOTE = "Introduction"
    THANKS = "Thanks"
    CIRCLE = "Circle"


@strawberry.enum
class ReportReason(Enum):
    HURTFUL = "HURTFUL"
    SELLING = "SELLING"
    UNTRUE = "UNTRUE"
    PRIVATE = "PRIVATE"
    UNLAWFUL = "UNLAWFUL"
    OTHER = "OTHER"


@nodes.kind
@strawberry.type(description="To whoever sent it alone.")
class Report(nodes.Node):
    row: strawberry.Private[reports.Report]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        return nodes.in_order("Report", ids, await reports.of(context.store, context.person, ids))

    @strawberry.field
    def kind(self) -> ReportedKind:
        return ReportedKind(self.row.kind)

    @strawberry.field
    def reason(self) -> ReportReason:
        return ReportReason(self.row.reason)

    @strawberry.field(description="What I added.")
    def words(self) -> str:
        return self.row.words

    @strawberry.field
    def at(self) -> DateTime:
        return DateTime(self.row.at)

    @strawberry.field(description="When somebody decided; what they did is not told.")
    def looked_at(self) -> DateTime | None:
        return DateTime(self.row.looked_at) if self.row.looked_at else None


@strawberry.input(
    description="A person, message, ask, introduction (its note), thanks or circle the viewer can see.",
)
class MakeReport:
    subject_id: strawberry.ID
    reason: ReportReason
    words: str | None = strawberry.field(
        default=None, description="Read by those who decide, without a name."
    )
    circle_id: strawberry.ID | None = strawberry.field(
        default=None, description="For a person: the circle of both where it happened."
    )
    idempotency_key: str | None = None

    def draft(self) -> reports.Draft:
        kind, key = ids.parts(self.subject_id)
        if kind not in {one.value for one in Kind}:
            raise InvalidInput("subject_id", reports.UNKNOWN)
        circle = ids.decode("Circle", self.circle_id) if self.circle_id is not None else ""
        words = self.words or ""
        return reports.Draft(Kind(kind), key, self.reason.value, words, circle)


@strawberry.type(description="Thank you: it is looked at by those named before it was sent.")
class Reported:
    report: Report


@strawberry.type
class Query:
    @strawberry.field(description="What I reported, newest first.")
    async def my_reports(
        self, info: Info, first: int, after: str | None = None
    ) -> Connection[Report]:
        context, asked = info.context, page(first, after)
        rows = await reports.mine(context.store, context.person, (asked.at, asked.id), asked.limit)
        return connect("Report", asked, rows, lambda row: (row.at, row.id))


@strawberry.type
class Mutation:
    @mutation(reports.report)
    async def report(self, info: Info, input: MakeReport) -> Reported:
        context, key = info.context, input.idempotency_key
        row = await reports.report(context.store, context.person, input.draft(), context.now, key)
        return Reported(report=Report(row=row))
