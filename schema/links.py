"""Links into circles on the wire; what one tells a stranger is answered at /links."""

from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from auth import circle_link
from graph import links
from schema import ids, nodes
from schema.connections import Connection, connect, page
from schema.context import Context, Info
from schema.mutations import mutation
from schema.times import DateTime

if TYPE_CHECKING:
    from schema.circles import Circle


@nodes.kind
@strawberry.type(description="Into a circle, for whoever has its code: /enter#code.")
class CircleLink(nodes.Node):
    row: strawberry.Private[links.Link]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        found = await links.of(context.store, context.person, ids, context.now)
        return nodes.in_order("CircleLink", ids, found)

    @strawberry.field(description="For its maker alone.")
    def code(self, info: Info) -> str | None:
        return circle_link.code(info.context.secret, self.row.id) if self.row.mine else None

    @strawberry.field
    def mine(self) -> bool:
        return self.row.mine

    @strawberry.field(description="Its guests come in at once; else the organisers are asked.")
    def trusted(self) -> bool:
        return self.row.trusted

    @strawberry.field
    def at(self) -> DateTime:
        return DateTime(self.row.at)

    @strawberry.field
    def until(self) -> DateTime:
        return DateTime(self.row.until)

    @strawberry.field(description="How many may come by it.")
    def uses(self) -> int:
        return self.row.uses

    @strawberry.field(description="How many came.")
    def used(self) -> int:
        return self.row.used


async def of_circle(
    context: Context, circle: str, first: int, after: str | None
) -> Connection[CircleLink]:
    asked = page(first, after)
    rows = await links.listed(
        context.store, context.person, circle, (asked.at, asked.id), asked.limit, context.now
    )
    return connect("CircleLink", asked, rows, lambda row: (row.at, row.id))


@strawberry.input(description="Until within 90 days, for 1 to 200 guests.")
class MakeLink:
    circle_id: strawberry.ID
    trusted: bool
    until: DateTime
    uses: int
    idempotency_key: str | None = None

    def draft(self) -> links.Draft:
        circle = ids.decode("Circle", self.circle_id)
        return links.Draft(circle, self.trusted, self.until, self.uses)


@strawberry.input
class RevokeLink:
    link_id: strawberry.ID


@strawberry.input(description="As joinCircle, by the code of a link.")
class EnterByLink:
    code: str
    note: str | None = None
    answers: list[str] | None = None


@strawberry.type
class LinkMade:
    link: CircleLink


@strawberry.type
class LinkRevoked:
    link_id: strawberry.ID


@strawberry.type(description="circle is null while a circle by invitation is asked.")
class EnteredByLink:
    inside: bool
    circle: Annotated["Circle", strawberry.lazy("schema.circles")] | None


@strawberry.type
class Mutation:
    @mutation(links.make)
    async def make_link(self, info: Info, input: MakeLink) -> LinkMade:
        context, key = info.context, input.idempotency_key
        row = await links.make(context.store, context.person, input.draft(), context.now, key)
        return LinkMade(link=CircleLink(row=row))

    @mutation(links.revoke)
    async def revoke_link(self, info: Info, input: RevokeLink) -> LinkRevoked:
        context, key = info.context, ids.decode("CircleLink", input.link_id)
        await links.revoke(context.store, context.person, key, context.now)
        return LinkRevoked(link_id=input.link_id)

    @mutation(links.enter)
    async def enter_by_link(self, info: Info, input: EnterByLink) -> EnteredByLink:
        context, link = info.context, circle_link.opened(info.context.secret, input.code)
        came = await links.enter(
            context.store, context.person, link, input.note, input.answers, context.now
        )
        circle = await context.node("Circle", came.circle)
        return EnteredByLink(inside=came.inside, circle=circle)
