"""Where one is signed in: one's own devices, and nobody else's."""

from typing import Self

import strawberry

from graph import sessions
from schema import ids
from schema.connections import Connection, connect_nodes, page
from schema.context import Info
from schema.mutations import mutation
from schema.times import DateTime


@strawberry.type(
    description="One's own device, as its browser described itself; and near which place it was signed in, "
    "if the host has a table of places."
)
class Session:
    id: strawberry.ID
    device: str
    begun_at: DateTime
    seen_at: DateTime = strawberry.field(description="The last use, to the day.")
    here: bool = strawberry.field(description="The one that asks.")

    @classmethod
    def of(cls, row: sessions.Device) -> Self:
        return cls(
            id=ids.encode("Session", row.id),
            device=row.words,
            begun_at=DateTime(row.begun),
            seen_at=DateTime(row.seen),
            here=row.here,
        )


@strawberry.input(description="Left out: every other one.")
class EndSessions:
    session_id: strawberry.ID | None = None
    programs: bool = strawberry.field(
        default=False, description="Also end every token and connected app."
    )

    def one(self) -> str | None:
        return None if self.session_id is None else ids.decode("Session", self.session_id)


@strawberry.type
class SessionsEnded:
    count: int


@strawberry.type
class Query:
    @strawberry.field(description="Where the viewer is signed in, the latest first.")
    async def my_sessions(
        self, info: Info, first: int, after: str | None = None
    ) -> Connection[Session]:
        context, asked = info.context, page(first, after)
        place = (asked.at, asked.id)
        rows = await sessions.mine(
            context.store, context.person, context.session, place, asked.limit, context.now
        )
        return connect_nodes(asked, [((row.begun, row.id), Session.of(row)) for row in rows])


@strawberry.type
class Mutation:
    @mutation(sessions.end_mine)
    async def end_sessions(self, info: Info, input: EndSessions) -> SessionsEnded:
        context = info.context
        given = context.session, input.one(), context.proved, context.now
        ended = await sessions.end_mine(
            context.store, context.person, *given, programs=input.programs
        )
        return SessionsEnded(count=ended)
