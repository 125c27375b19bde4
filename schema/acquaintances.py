"""Private notes of people outside Weft: their owner's alone."""

from typing import Self

import strawberry

from graph import acquaintances
from schema import ids, nodes
from schema.connections import Connection, connect, page
from schema.context import Context, Info
from schema.mutations import mutation


@nodes.kind
@strawberry.type(
    description="A note of mine about somebody I know: nobody else reads it, nobody is told of it."
)
class Acquaintance(nodes.Node):
    row: strawberry.Private[acquaintances.Acquaintance]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        found = await acquaintances.of(context.store, context.person, ids)
        return nodes.in_order("Acquaintance", ids, found)

    @strawberry.field
    def name(self) -> str:
        return self.row.entry.name

    @strawberry.field
    def email(self) -> str | None:
        return self.row.entry.email or None

    @strawberry.field
    def phone(self) -> str | None:
        return self.row.entry.phone or None

    @strawberry.field
    def organisation(self) -> str | None:
        return self.row.entry.organisation or None

    @strawberry.field
    def role(self) -> str | None:
        return self.row.entry.role or None

    @strawberry.field
    def link(self) -> str | None:
        return self.row.entry.link or None

    @strawberry.field
    def note(self) -> str | None:
        return self.row.entry.note or None


@strawberry.input
class DeleteAcquaintance:
    acquaintance_id: strawberry.ID


@strawberry.input(description="All notes, and with them all that imports could undo.")
class DeleteAllAcquaintances:
    count: int = strawberry.field(description="As many as there are, or nothing goes.")


@strawberry.type
class AcquaintancesDeleted:
    left: int


@strawberry.type
class Query:
    @strawberry.field(
        description="By name; `matching` looks in names, addresses and organisations."
    )
    async def my_acquaintances(
        self, info: Info, first: int, after: str | None = None, matching: str = ""
    ) -> Connection[Acquaintance]:
        context, asked = info.context, page(first, after)
        rows = await acquaintances.mine(
            context.store, context.person, matching, asked.id if after else "", asked.limit
        )
        return connect("Acquaintance", asked, rows, lambda row: (0, row.sorted))

    @strawberry.field(description="How many notes I keep.")
    async def acquaintance_count(self, info: Info) -> int:
        return await acquaintances.count(info.context.store, info.context.person)


@strawberry.type
class Mutation:
    @mutation(acquaintances.delete)
    async def delete_acquaintance(
        self, info: Info, input: DeleteAcquaintance
    ) -> AcquaintancesDeleted:
        context, id = info.context, ids.decode("Acquaintance", input.acquaintance_id)
        left = await acquaintances.delete(context.store, context.person, id)
        return AcquaintancesDeleted(left=left)

    @mutation(acquaintances.delete_all)
    async def delete_all_acquaintances(
        self, info: Info, input: DeleteAllAcquaintances
    ) -> AcquaintancesDeleted:
        context = info.context
        left = await acquaintances.delete_all(context.store, context.person, input.count)
        return AcquaintancesDeleted(left=left)
