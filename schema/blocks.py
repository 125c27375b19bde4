"""Blocks on the wire: one's own, and nobody else's."""

import strawberry

from graph import blocks
from schema import ids
from schema.connections import Connection, connect_nodes, page
from schema.context import Info
from schema.mutations import mutation
from schema.times import DateTime


@strawberry.type(description="Somebody the viewer blocked, named as they were then.")
class Blocked:
    person_id: strawberry.ID
    name: str
    at: DateTime

    @classmethod
    def of(cls, row: blocks.Blocked) -> "Blocked":
        return cls(person_id=ids.encode("Person", row.id), name=row.name, at=DateTime(row.at))


@strawberry.input
class Block:
    person_id: strawberry.ID


@strawberry.type
class PersonBlocked:
    blocked: Blocked


@strawberry.type
class PersonUnblocked:
    person_id: strawberry.ID


@strawberry.type
class Query:
    @strawberry.field(description="Whom the viewer blocked, newest first.")
    async def blocked(
        self, info: Info, first: int, after: str | None = None
    ) -> Connection[Blocked]:
        context, asked = info.context, page(first, after)
        rows = await blocks.mine(context.store, context.person, (asked.at, asked.id), asked.limit)
        return connect_nodes(asked, [((row.at, row.id), Blocked.of(row)) for row in rows])


@strawberry.type
class Mutation:
    @mutation(blocks.block)
    async def block(self, info: Info, input: Block) -> PersonBlocked:
        context, person = info.context, ids.decode("Person", input.person_id)
        row = await blocks.block(context.store, context.person, person, context.now)
        return PersonBlocked(blocked=Blocked.of(row))

    @mutation(blocks.unblock)
    async def unblock(self, info: Info, input: Block) -> PersonUnblocked:
        context, person = info.context, ids.decode("Person", input.person_id)
        await blocks.unblock(context.store, context.person, person, context.now)
        return PersonUnblocked(person_id=input.person_id)
