"""Vouches: what a named person says after a finished help."""

from typing import TYPE_CHECKING, Annotated, Any, Self

import strawberry

from graph import vouches
from schema import ids, nodes
from schema.connections import connect, page
from schema.context import Context, Info
from schema.mutations import mutation
from schema.times import DateTime

if TYPE_CHECKING:
    from schema.people import Person

SomePerson = Annotated["Person", strawberry.lazy("schema.people")]


@nodes.kind
@strawberry.type(
    description="For the contacts of its person, and for whoever shares a circle with them."
)
class Vouch(nodes.Node):
    row: strawberry.Private[vouches.Vouch]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        return nodes.in_order("Vouch", ids, await vouches.of(context.store, context.person, ids))

    @strawberry.field
    def text(self) -> str:
        return self.row.text

    @strawberry.field
    def at(self) -> DateTime:
        return DateTime(self.row.at)

    @strawberry.field(description="The name of who wrote it, who may be nobody the reader can see.")
    def name(self) -> str:
        return self.row.name

    @strawberry.field(name="from", description="Null where the reader cannot see them.")
    async def writer(self, info: Info) -> SomePerson | None:
        return await info.context.node("Person", self.row.writer)

    @strawberry.field
    async def person(self, info: Info) -> SomePerson | None:
        return await info.context.node("Person", self.row.person)

    @strawberry.field(description="On my own page only: whether I took it off.")
    def hidden(self) -> bool | None:
        return self.row.hidden


async def on_page(context: Context, person: str, first: int, after: str | None) -> Any:
    asked = page(first, after)
    rows = await vouches.of_person(
        context.store, context.person, person, (asked.at, asked.id), asked.limit
    )
    return connect("Vouch", asked, rows, lambda row: (row.at, row.id))


@strawberry.input(
    name="WriteVouch", description="About the other one of a help; once each, again replaces it."
)
class WriteVouch:
    favour_id: strawberry.ID
    text: str
    idempotency_key: str | None = None


@strawberry.input
class HideVouch:
    vouch_id: strawberry.ID
    hidden: bool


@strawberry.type
class Vouched:
    vouch: Vouch


@strawberry.type
class VouchHidden:
    vouch: Vouch


@strawberry.type
class Mutation:
    @mutation(vouches.vouch)
    async def write_vouch(self, info: Info, input: WriteVouch) -> Vouched:
        context, key = info.context, input.idempotency_key
        draft = vouches.Draft(ids.decode("Favour", input.favour_id), input.text)
        row = await vouches.vouch(context.store, context.person, draft, context.now, key)
        return Vouched(vouch=Vouch(row=row))

    @mutation(vouches.hide)
    async def hide_vouch(self, info: Info, input: HideVouch) -> VouchHidden:
        context, id = info.context, ids.decode("Vouch", input.vouch_id)
        row = await vouches.hide(context.store, context.person, id, input.hidden, context.now)
        return VouchHidden(vouch=Vouch(row=row))
