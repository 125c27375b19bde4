"""By whom people come in: the providers of this Weft, and one's own identities there; both begin at /auth/openid."""

from typing import Self

import strawberry

from graph import identities
from schema import ids
from schema.connections import Connection, connect_nodes, page
from schema.context import Info
from schema.mutations import mutation
from schema.times import DateTime


@strawberry.type(description="By whom people may come in here; POST /auth/openid/KEY begins.")
class Provider:
    key: str
    name: str


@strawberry.type
class Identity:
    id: strawberry.ID
    provider: str
    email: str = strawberry.field(description="As the provider said it; empty if it did not.")
    added_at: DateTime
    used_at: DateTime | None

    @classmethod
    def of(cls, row: identities.Identity) -> Self:
        return cls(
            id=ids.encode("Identity", row.id),
            provider=row.provider,
            email=row.email,
            added_at=DateTime(row.added),
            used_at=DateTime(row.used) if row.used else None,
        )


@strawberry.input(description="Six digits by mail open the account as ever.")
class RemoveIdentity:
    identity_id: strawberry.ID


@strawberry.type
class IdentityRemoved:
    identity_id: strawberry.ID


@strawberry.type
class Query:
    @strawberry.field(description="Empty where the host has named none.")
    def providers(self, info: Info) -> list[Provider]:
        return [Provider(key=key, name=name) for key, name in info.context.providers]

    @strawberry.field(description="The viewer's own, newest first.")
    async def my_identities(
        self, info: Info, first: int, after: str | None = None
    ) -> Connection[Identity]:
        context, asked = info.context, page(first, after)
        at = asked.at, asked.id
        rows = await identities.mine(context.store, context.person, at, asked.limit)
        return connect_nodes(asked, [((row.added, row.id), Identity.of(row)) for row in rows])


@strawberry.type
class Mutation:
    @mutation(identities.remove)
    async def remove_identity(self, info: Info, input: RemoveIdentity) -> IdentityRemoved:
        context, id = info.context, ids.decode("Identity", input.identity_id)
        await identities.remove(context.store, context.person, id, context.proved, context.now)
        return IdentityRemoved(identity_id=input.identity_id)
