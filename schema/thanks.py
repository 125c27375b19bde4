"""Thanks said in public, on the page of who helped."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Self

import strawberry

from graph import thanks
from schema import ids, nodes
from schema.connections import connect, page
from schema.context import Context, Info
from schema.mutations import mutation
from schema.times import DateTime

if TYPE_CHECKING:
    from schema.circles import Circle
    from schema.people import Person

SomePerson = Annotated["Person", strawberry.lazy("schema.people")]


@nodes.kind
@strawberry.type(description="For the people of the circle it was said in.")
class Thanks(nodes.Node):
    row: strawberry.Private[thanks.Thanks]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        return nodes.in_order("Thanks", ids, await thanks.of(context.store, context.person, ids))

    @strawberry.field
    def text(self) -> str:
        return self.row.text

    @strawberry.field
    def at(self) -> DateTime:
        return DateTime(self.row.at)

    @strawberry.field(name="from", description="Null where they are no longer to be seen.")
    async def writer(self, info: Info) -> SomePerson | None:
        return await info.context.node("Person", self.row.writer)

    @strawberry.field(description="Who helped.")
    async def person(self, info: Info) -> SomePerson | None:
        return await info.context.node("Person", self.row.person)

    @strawberry.field(description="The contact in between, where they like to be named.")
    async def introducer(self, info: Info) -> SomePerson | None:
        return await info.context.node("Person", self.row.introducer or "")

    @strawberry.field
    async def circle(
        self, info: Info
    ) -> Annotated["Circle", strawberry.lazy("schema.circles")] | None:
        return await info.context.node("Circle", self.row.circle)

    @strawberry.field(description="On my own page only: whether I took it off.")
    def hidden(self) -> bool | None:
        return self.row.hidden


async def on_page(context: Context, person: str, first: int, after: str | None) -> Any:
    asked = page(first, after)
    rows = await thanks.to(context.store, context.person, person, (asked.at, asked.id), asked.limit)
    return connect("Thanks", asked, rows, lambda row: (row.at, row.id))


async def shown_in(context: Context, introductions: list[str]) -> Sequence[str]:
    """Ids of the circles where public thanks for these would show."""
    found = await thanks.circles(context.store, context.person, introductions)
    return [found.get(id, "") for id in introductions]


@strawberry.input
class HideThanks:
    thanks_id: strawberry.ID
    hidden: bool


@strawberry.input(description="Whether public thanks name me as the contact in between.")
class NameMeInThanks:
    named: bool


@strawberry.type
class ThanksHidden:
    thanks: Thanks


@strawberry.type
class NamingChosen:
    named: bool


@strawberry.type
class Query:
    @strawberry.field(description="Whether public thanks name me as the contact in between.")
    async def named_in_thanks(self, info: Info) -> bool:
        return await thanks.chosen(info.context.store, info.context.person)


@strawberry.type
class Mutation:
    @mutation(thanks.hide)
    async def hide_thanks(self, info: Info, input: HideThanks) -> ThanksHidden:
        context, id = info.context, ids.decode("Thanks", input.thanks_id)
        row = await thanks.hide(context.store, context.person, id, input.hidden, context.now)
        return ThanksHidden(thanks=Thanks(row=row))

    @mutation(thanks.choose)
    async def name_me_in_thanks(self, info: Info, input: NameMeInThanks) -> NamingChosen:
        context = info.context
        return NamingChosen(named=await thanks.choose(context.store, context.person, input.named))
