"""Requests for a tie on the wire: open to their sender until a fixed date, whatever became of them."""

from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from graph import connecting, tie_requests
from schema import ids, nodes
from schema.connections import Connection, connect, page
from schema.context import Context, Info
from schema.mutations import mutation
from schema.ties import Tie, TieKind
from schema.times import DateTime

if TYPE_CHECKING:
    from schema.people import Person

SomePerson = Annotated["Person", strawberry.lazy("schema.people")]


@nodes.kind
@strawberry.type(description="Sent by mail, it shows the address alone, whoever is behind it.")
class TieRequest(nodes.Node):
    row: strawberry.Private[tie_requests.TieRequest]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        found = await tie_requests.of(context.store, context.person, ids, context.now)
        return nodes.in_order("TieRequest", ids, found)

    @strawberry.field(name="from")
    async def sender(self, info: Info) -> SomePerson:
        return await info.context.node("Person", self.row.sender)

    @strawberry.field(name="to")
    async def person(self, info: Info) -> SomePerson | None:
        return await info.context.node("Person", self.row.person or "")

    @strawberry.field
    def email(self) -> str | None:
        return self.row.email

    @strawberry.field
    def reason(self) -> str:
        return self.row.reason

    @strawberry.field
    def kind(self) -> TieKind:
        return TieKind(self.row.kind)

    @strawberry.field
    def at(self) -> DateTime:
        return DateTime(self.row.at)


@strawberry.input(description="One of personId and email; circleId is the circle the two share.")
class Connect:
    reason: str
    allows_introductions: bool
    person_id: strawberry.ID | None = None
    email: str | None = None
    kind: TieKind | None = TieKind.PROFESSIONAL
    circle_id: strawberry.ID | None = None
    idempotency_key: str | None = None

    def draft(self) -> connecting.Draft:
        return connecting.Draft(
            person=None if self.person_id is None else ids.decode("Person", self.person_id),
            email=self.email,
            reason=self.reason,
            kind=(self.kind or TieKind.PROFESSIONAL).value,
            allows=self.allows_introductions,
            circle=None if self.circle_id is None else ids.decode("Circle", self.circle_id),
        )


@strawberry.input(description="A yes needs a reason and allowsIntroductions; a no needs no word.")
class AnswerTie:
    request_id: strawberry.ID
    accept: bool
    reason: str | None = None
    kind: TieKind | None = None
    allows_introductions: bool | None = None

    def answer(self) -> tie_requests.Answer:
        kind = self.kind and self.kind.value
        return tie_requests.Answer(self.accept, self.reason, kind, self.allows_introductions)


@strawberry.type(description="The request; the tie instead where the other one had asked before.")
class ConnectRequested:
    request: TieRequest | None
    tie: Tie | None


@strawberry.type(description="The tie a yes has made; null after a no.")
class TieAnswered:
    tie: Tie | None


@strawberry.type
class Query:
    @strawberry.field(description="Addressed to me, unanswered.")
    async def tie_requests(
        self, info: Info, first: int, after: str | None = None
    ) -> Connection[TieRequest]:
        context, asked = info.context, page(first, after)
        rows = await tie_requests.addressed(
            context.store, context.person, (asked.at, asked.id), asked.limit, context.now
        )
        return connect("TieRequest", asked, rows, lambda row: (row.at, row.id))

    @strawberry.field(description="Sent by me, each until its date unless it was accepted.")
    async def sent_tie_requests(
        self, info: Info, first: int, after: str | None = None
    ) -> Connection[TieRequest]:
        context, asked = info.context, page(first, after)
        rows = await tie_requests.sent(
            context.store, context.person, (asked.at, asked.id), asked.limit, context.now
        )
        return connect("TieRequest", asked, rows, lambda row: (row.at, row.id))


@strawberry.type
class Mutation:
    @mutation(connecting.connect)
    async def connect(self, info: Info, input: Connect) -> ConnectRequested:
        context, key = info.context, input.idempotency_key
        found = await connecting.connect(
            context.store, context.person, input.draft(), context.now, key
        )
        return ConnectRequested(
            request=found.request and TieRequest(row=found.request),
            tie=found.tie and Tie(row=found.tie),
        )

    @mutation(tie_requests.answer)
    async def answer_tie(self, info: Info, input: AnswerTie) -> TieAnswered:
        context, request = info.context, ids.decode("TieRequest", input.request_id)
        row = await tie_requests.answer(
            context.store, context.person, request, input.answer(), context.now
        )
        return TieAnswered(tie=row and Tie(row=row))
