"""What ends is renewed with one tap."""

import strawberry

from graph import renewals
from schema import ids
from schema.asks import Ask
from schema.context import Info
from schema.intents import Intent
from schema.mutations import mutation


@strawberry.input(description="Two weeks more; also for one that has just ended.")
class RenewAsk:
    ask_id: strawberry.ID


@strawberry.input(description="Half a year more; a give without an end holds on.")
class RenewIntent:
    intent_id: strawberry.ID


@strawberry.type
class AskRenewed:
    ask: Ask


@strawberry.type
class IntentRenewed:
    intent: Intent


@strawberry.type
class Mutation:
    @mutation(renewals.renew_ask)
    async def renew_ask(self, info: Info, input: RenewAsk) -> AskRenewed:
        context, ask = info.context, ids.decode("Ask", input.ask_id)
        row = await renewals.renew_ask(context.store, context.person, ask, context.now)
        return AskRenewed(ask=Ask(row=row))

    @mutation(renewals.renew_intent)
    async def renew_intent(self, info: Info, input: RenewIntent) -> IntentRenewed:
        context, intent = info.context, ids.decode("Intent", input.intent_id)
        row = await renewals.renew_intent(context.store, context.person, intent, context.now)
        return IntentRenewed(intent=Intent(row=row))
