"""Tokens of one's own, for scripts; managing them is never theirs to do."""

from typing import Self

import strawberry

from auth import bearer
from auth.scopes import SCOPES
from graph import tokens
from graph.refusals import InvalidInput
from schema import ids, nodes
from schema.connections import Connection, connect, page
from schema.context import Context, Info
from schema.mutations import mutation
from schema.times import DateTime


@strawberry.type(description="What a program may do, in one sentence.")
class Scope:
    name: str
    sentence: str


def scopes_of(names: list[str]) -> list[Scope]:
    return [Scope(name=name, sentence=SCOPES[name]) for name in SCOPES if name in names]


@nodes.kind
@strawberry.type(description="For a script of one's own; the token itself is shown once.")
class PersonalToken(nodes.Node):
    row: strawberry.Private[tokens.Personal]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        rows = await tokens.of(context.store, context.person, ids, context.now)
        return nodes.in_order("PersonalToken", ids, rows)

    @strawberry.field
    def name(self) -> str:
        return self.row.name

    @strawberry.field
    def scopes(self) -> list[Scope]:
        return scopes_of(self.row.scopes)

    @strawberry.field
    def created_at(self) -> DateTime:
        return DateTime(self.row.at)

    @strawberry.field(description="The day of its last use, in UTC; null before the first.")
    def used_on(self) -> DateTime | None:
        return DateTime(self.row.used) if self.row.used else None

    @strawberry.field
    def expires_at(self) -> DateTime:
        return DateTime(self.row.until)


@strawberry.input(description="Scopes by name; it expires within a year.")
class CreateToken:
    name: str
    scopes: list[str]
    expires_at: DateTime

    def known(self) -> set[str]:
        if not self.scopes or set(self.scopes) - SCOPES.keys():
            raise InvalidInput("scopes", "Choose at least one of the scopes there are.")
        return set(self.scopes)


@strawberry.input
class RevokeToken:
    token_id: strawberry.ID


@strawberry.type
class TokenCreated:
    personal_token: PersonalToken
    token: str = strawberry.field(description="Shown now and never again.")


@strawberry.type
class TokenRevoked:
    token_id: strawberry.ID


@strawberry.type
class Query:
    @strawberry.field(description="Everything a program can be allowed to do.")
    def scopes(self) -> list[Scope]:
        return scopes_of(list(SCOPES))

    @strawberry.field(description="Personal tokens that still hold, newest first.")
    async def my_tokens(
        self, info: Info, first: int, after: str | None = None
    ) -> Connection[PersonalToken]:
        context, asked = info.context, page(first, after)
        rows = await tokens.mine(
            context.store, context.person, (asked.at, asked.id), asked.limit, context.now
        )
        return connect("PersonalToken", asked, rows, lambda row: (row.at, row.id))


@strawberry.type
class Mutation:
    @mutation(tokens.create)
    async def create_token(self, info: Info, input: CreateToken) -> TokenCreated:
        context, token = info.context, bearer.new_token("personal")
        row = await tokens.create(
            context.store,
            context.person,
            bearer.digest(token),
            input.name,
            input.known(),
            input.expires_at,
            context.proof,
            context.device(),
            context.now,
        )
        return TokenCreated(personal_token=PersonalToken(row=row), token=token)

    @mutation(tokens.revoke)
    async def revoke_token(self, info: Info, input: RevokeToken) -> TokenRevoked:
        id = ids.decode("PersonalToken", input.token_id)
        await tokens.revoke(info.context.store, info.context.person, id)
        return TokenRevoked(token_id=input.token_id)
