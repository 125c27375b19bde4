"""Apps that act for me, until I say no."""

import strawberry

from graph import apps, grants
from schema import ids
from schema.connections import Connection, connect_nodes, page
from schema.context import Info
from schema.mutations import mutation
from schema.times import DateTime
from schema.tokens import Scope, scopes_of


@strawberry.type(description="A program the viewer let in.")
class ConnectedApp:
    row: strawberry.Private[grants.Connection]

    @strawberry.field
    def id(self) -> strawberry.ID:
        return ids.encode("ConnectedApp", self.row.id)

    @strawberry.field
    def name(self) -> str:
        return self.row.name or apps.WEFT.name

    @strawberry.field
    def link(self) -> str:
        return self.row.link or apps.WEFT.link

    @strawberry.field
    def scopes(self) -> list[Scope]:
        return scopes_of(self.row.scopes)

    @strawberry.field
    def since(self) -> DateTime:
        return DateTime(self.row.since)

    @strawberry.field(
        description="When it last renewed its tokens, every half hour while it is in use."
    )
    def last_used_at(self) -> DateTime:
        return DateTime(self.row.used)

    @strawberry.field
    def until(self) -> DateTime:
        return DateTime(self.row.until)


@strawberry.input
class DisconnectApp:
    app_id: strawberry.ID


@strawberry.type
class AppDisconnected:
    app_id: strawberry.ID


@strawberry.type
class Query:
    @strawberry.field(description="The newest first.")
    async def connected_apps(
        self, info: Info, first: int, after: str | None = None
    ) -> Connection[ConnectedApp]:
        context, asked = info.context, page(first, after)
        before = (asked.at, asked.id)
        rows = await grants.connected(
            context.store, context.person, before, asked.limit, context.now
        )
        return connect_nodes(asked, [((row.since, row.id), ConnectedApp(row=row)) for row in rows])


@strawberry.type
class Mutation:
    @mutation(grants.disconnect)
    async def disconnect_app(self, info: Info, input: DisconnectApp) -> AppDisconnected:
        context = info.context
        id = ids.decode("ConnectedApp", input.app_id)
        await grants.disconnect(context.store, context.person, id, context.now)
        return AppDisconnected(app_id=input.app_id)
