"""Leaving Weft, and coming back."""

from typing import Self

import strawberry

from graph import departures
from schema import ids
from schema.context import Info
from schema.mutations import mutation
from schema.times import DateTime


@strawberry.type(description="Somebody who deleted their account, and has signed in since.")
class Leaving:
    person_id: strawberry.ID
    name: str
    until: DateTime = strawberry.field(description="Until then they may come back.")

    @classmethod
    def of(cls, found: departures.Leaving) -> Self:
        return cls(
            person_id=ids.encode("Person", found.person),
            name=found.name,
            until=DateTime(found.until),
        )


@strawberry.input(description="Ends every session; after thirty days nothing of me is kept.")
class DeleteAccount:
    person_id: strawberry.ID = strawberry.field(
        description="My own, so that nobody deletes the wrong account."
    )


@strawberry.input
class KeepAccount:
    person_id: strawberry.ID


@strawberry.type
class AccountDeleted:
    until: DateTime = strawberry.field(description="Until then I may sign in and come back.")


@strawberry.type(description="From the next request on I am who I was.")
class AccountKept:
    person_id: strawberry.ID


@strawberry.type
class Query:
    @strawberry.field(description="Null for everybody who is here, and for an anonymous visitor.")
    async def leaving(self, info: Info) -> Leaving | None:
        context = info.context
        if context.viewer or not context.session:
            return None
        found = await departures.of(context.store, context.session, context.now)
        return Leaving.of(found) if found else None


@strawberry.type
class Mutation:
    @mutation(departures.leave)
    async def delete_account(self, info: Info, input: DeleteAccount) -> AccountDeleted:
        context, person = info.context, ids.decode("Person", input.person_id)
        until = await departures.leave(
            context.store, context.person, person, context.proved, context.now
        )
        return AccountDeleted(until=DateTime(until))

    @mutation(departures.keep)
    async def keep_account(self, info: Info, input: KeepAccount) -> AccountKept:
        context, person = info.context, ids.decode("Person", input.person_id)
        # Who has neither session nor name is told to sign in.
        held = context.session or context.person
        await departures.keep(context.store, held, person, context.now)
        return AccountKept(person_id=input.person_id)
