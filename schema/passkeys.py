"""Passkeys: one's own, and nobody else's; they are added at /auth/passkeys."""

from typing import Self

import strawberry

from graph import passkeys
from schema import ids
from schema.connections import Connection, connect_nodes, page
from schema.context import Info
from schema.mutations import mutation
from schema.times import DateTime


@strawberry.type
class Passkey:
    id: strawberry.ID
    name: str
    added_at: DateTime
    used_at: DateTime | None

    @classmethod
    def of(cls, row: passkeys.Passkey) -> Self:
        return cls(
            id=ids.encode("Passkey", row.id),
            name=row.name,
            added_at=DateTime(row.added),
            used_at=DateTime(row.used) if row.used else None,
        )


@strawberry.input
class RenamePasskey:
    passkey_id: strawberry.ID
    name: str


@strawberry.type
class PasskeyRenamed:
    passkey: Passkey


@strawberry.input
class RemovePasskey:
    passkey_id: strawberry.ID


@strawberry.type
class PasskeyRemoved:
    passkey_id: strawberry.ID


@strawberry.type
class Query:
    @strawberry.field(description="The viewer's own, newest first.")
    async def my_passkeys(
        self, info: Info, first: int, after: str | None = None
    ) -> Connection[Passkey]:
        context, asked = info.context, page(first, after)
        rows = await passkeys.mine(context.store, context.person, (asked.at, asked.id), asked.limit)
        return connect_nodes(asked, [((row.added, row.id), Passkey.of(row)) for row in rows])


@strawberry.type
class Mutation:
    @mutation(passkeys.rename)
    async def rename_passkey(self, info: Info, input: RenamePasskey) -> PasskeyRenamed:
        context, id = info.context, ids.decode("Passkey", input.passkey_id)
        row = await passkeys.rename(context.store, context.person, id, input.name)
        return PasskeyRenamed(passkey=Passkey.of(row))

    @mutation(passkeys.remove)
    async def remove_passkey(self, info: Info, input: RemovePasskey) -> PasskeyRemoved:
        context, id = info.context, ids.decode("Passkey", input.passkey_id)
        await passkeys.remove(context.store, context.person, id, context.proved, context.now)
        return PasskeyRemoved(passkey_id=input.passkey_id)
