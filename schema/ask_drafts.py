"""What one looks for, made an ask."""

import strawberry

from graph import ask_drafts
from schema import ids
from schema.asks import Ask
from schema.context import Info
from schema.mutations import mutation


@strawberry.input(description="One's own take: its words, topic, circle and terms make the ask.")
class AskFromTake:
    intent_id: strawberry.ID
    idempotency_key: str | None = None


@strawberry.type
class AskedFromTake:
    ask: Ask


@strawberry.type
class Mutation:
    @mutation(ask_drafts.from_take)
    async def ask_from_take(self, info: Info, input: AskFromTake) -> AskedFromTake:
        context, take = info.context, ids.decode("Intent", input.intent_id)
        row = await ask_drafts.from_take(
            context.store, context.person, take, context.now, input.idempotency_key
        )
        return AskedFromTake(ask=Ask(row=row))
