"""Mutes on the wire: one's own, and nobody else's."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from graph import mutes
from schema import ids
from schema.connections import Connection, connect_nodes, page
from schema.context import Context, Info
from schema.mutations import mutation

if TYPE_CHECKING:
    from schema.people import Person

SomePerson = Annotated["Person", strawberry.lazy("schema.people")]


async def among(context: Context, keys: list[str]) -> list[bool]:
    found = await mutes.of(context.store, context.person, keys)
    return [key in found for key in keys]


@strawberry.input
class Mute:
    person_id: strawberry.ID


@strawberry.type
class PersonMuted:
    person_id: strawberry.ID


@strawberry.type
class PersonUnmuted:
    person_id: strawberry.ID


@strawberry.type
class Query:
    @strawberry.field(description="Whom the viewer muted, newest first.")
    async def muted(
        self, info: Info, first: int, after: str | None = None
    ) -> Connection[SomePerson]:
        context, asked = info.context, page(first, after)
        rows = await mutes.mine(context.store, context.person, (asked.at, asked.id), asked.limit)
        found = await context.nodes("Person", [row.id for row in rows])
        at = {row.id: row.at for row in rows}
        return connect_nodes(asked, [((at[one.row.id], one.row.id), one) for one in found])


@strawberry.type
class Mutation:
    @mutation(mutes.mute)
    async def mute(self, info: Info, input: Mute) -> PersonMuted:
        context, person = info.context, ids.decode("Person", input.person_id)
        await mutes.mute(context.store, context.person, person, context.now)
        return PersonMuted(person_id=input.person_id)

    @mutation(mutes.unmute)
    async def unmute(self, info: Info, input: Mute) -> PersonUnmuted:
        context, person = info.context, ids.decode("Person", input.person_id)
        await mutes.unmute(context.store, context.person, person, context.now)
        return PersonUnmuted(person_id=input.person_id)
