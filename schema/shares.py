"""Please pass this on: to a contact whom one gave more than one took."""

import strawberry

from graph import shares
from schema import ids
from schema.context import Info
from schema.introductions import Introduction
from schema.mutations import mutation


@strawberry.input(description="It counts as an ask, and nobody but this contact comes across it.")
class AskToPassOn:
    person_id: strawberry.ID
    text: str
    idempotency_key: str | None = None

    def share(self) -> shares.Share:
        return shares.Share(ids.decode("Person", self.person_id), self.text)


@strawberry.type
class AskedToPassOn:
    introduction: Introduction


@strawberry.type
class Mutation:
    @mutation(shares.ask)
    async def ask_to_pass_on(self, info: Info, input: AskToPassOn) -> AskedToPassOn:
        context, key = info.context, input.idempotency_key
        row = await shares.ask(context.store, context.person, input.share(), context.now, key)
        return AskedToPassOn(introduction=Introduction(row=row))
