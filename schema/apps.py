"""Apps one registered: programs that may ask members for leave to act for them."""

from typing import Self

import strawberry

from auth import bearer, session
from graph import apps
from schema import ids, nodes
from schema.connections import Connection, connect, page
from schema.context import Context, Info
from schema.mutations import mutation
from schema.times import DateTime


@nodes.kind
@strawberry.type(description="A program I registered, for whichever member lets it in.")
class App(nodes.Node):
    row: strawberry.Private[apps.App]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        return nodes.in_order("App", ids, await apps.of(context.store, context.person, ids))

    @strawberry.field(description="What it calls itself when it asks for tokens.")
    def client_id(self) -> str:
        return self.row.id

    @strawberry.field
    def name(self) -> str:
        return self.row.name

    @strawberry.field
    def link(self) -> str:
        return self.row.link

    @strawberry.field(description="Where it may be answered; without any, its members type a code.")
    def redirects(self) -> list[str]:
        return self.row.redirects

    @strawberry.field(description="Whether it keeps a secret.")
    def confidential(self) -> bool:
        return self.row.confidential

    @strawberry.field
    def registered_at(self) -> DateTime:
        return DateTime(self.row.at)


@strawberry.input(description="Confidential: it runs where it can keep a secret, on a server.")
class RegisterApp:
    name: str
    link: str = ""
    redirects: list[str] = strawberry.field(default_factory=list[str])
    confidential: bool = False
    idempotency_key: str | None = None

    def draft(self) -> apps.Draft:
        return apps.Draft(self.name, self.link, tuple(self.redirects), self.confidential)


@strawberry.input
class RemoveApp:
    app_id: strawberry.ID


@strawberry.type
class AppRegistered:
    app: App
    secret: str | None = strawberry.field(
        description="Shown now and never again; null for an app that keeps none."
    )


@strawberry.type
class AppRemoved:
    app_id: strawberry.ID


@strawberry.type
class Query:
    @strawberry.field(description="Apps I registered, newest first.")
    async def my_apps(self, info: Info, first: int, after: str | None = None) -> Connection[App]:
        context, asked = info.context, page(first, after)
        rows = await apps.mine(context.store, context.person, (asked.at, asked.id), asked.limit)
        return connect("App", asked, rows, lambda row: (row.at, row.id))


@strawberry.type
class Mutation:
    @mutation(apps.register)
    async def register_app(self, info: Info, input: RegisterApp) -> AppRegistered:
        context, key, secret = info.context, input.idempotency_key, session.new_token()
        hash, draft = bearer.digest(secret), input.draft()
        row = await apps.register(context.store, context.person, draft, hash, context.now, key)
        return AppRegistered(app=App(row=row), secret=secret if row.hash == hash else None)

    @mutation(apps.remove)
    async def remove_app(self, info: Info, input: RemoveApp) -> AppRemoved:
        context = info.context
        id = ids.decode("App", input.app_id)
        await apps.remove(context.store, context.person, id, context.now)
        return AppRemoved(app_id=input.app_id)
