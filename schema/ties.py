"""Ties on the wire: the viewer's own side of each."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from graph import ties
from schema import ids, nodes
from schema.connections import Connection, connect, page
from schema.context import Context, Info
from schema.mutations import mutation
from schema.people import Circles, shared
from schema.times import DateTime

if TYPE_CHECKING:
    from schema.people import Person

SomePerson = Annotated["Person", strawberry.lazy("schema.people")]


@strawberry.enum(description="Unfamiliar, familiar, intimate, meaningful.")
class Ring(Enum):
    NEW = "NEW"
    FAMILIAR = "FAMILIAR"
    CLOSE = "CLOSE"
    CORE = "CORE"


@strawberry.enum
class TieKind(Enum):
    PROFESSIONAL = "PROFESSIONAL"
    FRIENDLY = "FRIENDLY"
    BOTH = "BOTH"


@nodes.kind
@strawberry.type(description="Two people who both said yes; this is the viewer's side.")
class Tie(nodes.Node):
    row: strawberry.Private[ties.Tie]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        found = await ties.of(context.store, context.person, ids)
        return nodes.in_order("Tie", ids, found)

    @strawberry.field
    async def person(self, info: Info) -> SomePerson:
        return await info.context.node("Person", self.row.id)

    @strawberry.field
    def reason(self) -> str:
        return self.row.reason

    @strawberry.field
    def their_reason(self) -> str:
        return self.row.their_reason

    @strawberry.field
    def kind(self) -> TieKind:
        return TieKind(self.row.kind)

    @strawberry.field
    def ring(self) -> Ring:
        return Ring(self.row.ring)

    @strawberry.field
    def since(self) -> DateTime:
        return DateTime(self.row.since)

    @strawberry.field
    def touched_at(self) -> DateTime | None:
        return DateTime(self.row.touched)

    @strawberry.field(description="Those both are in, 50 at most.")
    async def circles(self, info: Info) -> Circles:
        return await info.context.nodes("Circle", await info.context.load(shared, self.row.id))

    @strawberry.field(description="Whether the viewer lets this tie be used for introductions.")
    def allows_introductions(self) -> bool:
        return self.row.allows


@strawberry.input(description="What is left out stays as it is.")
class UpdateTie:
    tie_id: strawberry.ID
    reason: str | None = None
    kind: TieKind | None = None
    ring: Ring | None = None
    allows_introductions: bool | None = None

    def changed(self) -> ties.Changed:
        return ties.Changed(
            reason=self.reason,
            kind=self.kind and self.kind.value,
            ring=self.ring and self.ring.value,
            allows=self.allows_introductions,
        )


@strawberry.input
class EndTie:
    tie_id: strawberry.ID


@strawberry.input(description="False: none of my ties is used for introductions.")
class LendTies:
    lends: bool


@strawberry.type
class TiesLent:
    lends: bool


@strawberry.type
class TieUpdated:
    tie: Tie


@strawberry.type
class TieEnded:
    tie_id: strawberry.ID


@strawberry.type
class Query:
    @strawberry.field(description="The viewer's contacts, newest first.")
    async def contacts(
        self,
        info: Info,
        first: int,
        after: str | None = None,
        ring: Ring | None = None,
        circle_id: strawberry.ID | None = None,
    ) -> Connection[Tie]:
        context, asked = info.context, page(first, after)
        rows = await ties.contacts(
            context.store,
            context.person,
            (asked.at, asked.id),
            asked.limit,
            ring=ring and ring.value,
            circle=None if circle_id is None else ids.decode("Circle", circle_id),
        )
        return connect("Tie", asked, rows, lambda row: (row.since, row.id))


@strawberry.type
class Mutation:
    @mutation(ties.update)
    async def update_tie(self, info: Info, input: UpdateTie) -> TieUpdated:
        context, person = info.context, ids.decode("Tie", input.tie_id)
        row = await ties.update(context.store, context.person, person, input.changed(), context.now)
        return TieUpdated(tie=Tie(row=row))

    @mutation(ties.lend)
    async def lend_ties(self, info: Info, input: LendTies) -> TiesLent:
        context = info.context
        return TiesLent(
            lends=await ties.lend(context.store, context.person, input.lends, context.now)
        )

    @mutation(ties.end)
    async def end_tie(self, info: Info, input: EndTie) -> TieEnded:
        context, person = info.context, ids.decode("Tie", input.tie_id)
        await ties.end(context.store, context.person, person, context.now)
        return TieEnded(tie_id=input.tie_id)
