"""Today: who you can help, a list that ends."""

import asyncio
from collections.abc import Callable
from typing import Any, Self

import strawberry

from graph import today
from graph.occasions import Kind, Occasion
from schema import ids
from schema.context import Context, Info
from schema.matches import Reason
from schema.mutations import mutation
from schema.times import DateTime
from schema.today_items import (
    AnswerIntroductionItem,
    AnswerMentionItem,
    AnswerTieItem,
    AskCue,
    ConfirmHelpItem,
    GiveFirst,
    HelpWithAsk,
    HelpWithTake,
    MakeIntroduction,
    ProposePair,
    RecordOutcomeFor,
    RenewAskItem,
    RenewIntentItem,
    SayThanksFor,
    ThankForHelpItem,
    TodayItem,
)


@strawberry.type(description="Drawn once a day in the viewer's own time zone; seven items at most.")
class Today:
    items: list[TodayItem]
    done: bool
    guidance: str | None

    @classmethod
    async def told(cls, context: Context, row: today.Today) -> Self:
        """An item whose subject the viewer may no longer see is not there."""
        context.fitting |= {
            one.about for one in row.items if one.kind is Kind.ASK and not one.handled
        }
        found = await asyncio.gather(*(_item(context, one) for one in row.items))
        items = [item for item in found if item]
        done = row.done or (bool(row.items) and all(item.handled for item in items))
        return cls(items=items, done=done, guidance=row.guidance)


async def _item(context: Context, one: Occasion) -> Any:
    shape, parts = ITEMS[one.kind]
    asked = [context.node(kind, key(one)) for kind, key in parts.values()]
    *subjects, via = await asyncio.gather(*asked, context.node("Person", one.via or ""))
    if not all(subjects):
        return None
    fields: dict[str, Any] = dict(zip(parts, subjects, strict=True))
    if one.kind in REASONED:
        fields["reasons"] = Reason.all(one.reasons)
    if one.kind is Kind.ASK:
        fields["via"] = via
    if one.kind is Kind.CUE:
        fields["words"] = one.words
    if one.kind is Kind.PAIR:
        fields["give"] = await context.node("Intent", one.give or "")
    return shape(id=ids.encode("TodayItem", one.key), handled=one.handled, **fields)


REASONED = (Kind.ASK, Kind.TAKE, Kind.MAKE, Kind.PAIR, Kind.GIVE, Kind.CUE)
Part = tuple[str, Callable[[Occasion], str]]


def _about(kind: str) -> Part:
    return kind, lambda one: one.about


PERSON: Part = "Person", lambda one: one.person
# Every part must be there for the viewer, or the item is not.
ITEMS: dict[Kind, tuple[type[Any], dict[str, Part]]] = {
    Kind.ANSWER: (AnswerIntroductionItem, {"introduction": _about("Introduction")}),
    Kind.TIE: (AnswerTieItem, {"request": _about("TieRequest")}),
    Kind.ASK: (HelpWithAsk, {"ask": _about("Ask")}),
    Kind.TAKE: (HelpWithTake, {"intent": _about("Intent")}),
    Kind.MAKE: (MakeIntroduction, {"ask": _about("Ask"), "helper": PERSON}),
    Kind.OUTCOME: (RecordOutcomeFor, {"introduction": _about("Introduction")}),
    Kind.THANKS: (SayThanksFor, {"introduction": _about("Introduction")}),
    Kind.THANK_HELP: (ThankForHelpItem, {"help": _about("LoggedHelp")}),
    Kind.CONFIRM: (ConfirmHelpItem, {"help": _about("LoggedHelp")}),
    Kind.MENTION: (AnswerMentionItem, {"mention": _about("Mention")}),
    Kind.ASK_ENDS: (RenewAskItem, {"ask": _about("Ask")}),
    Kind.INTENT_ENDS: (RenewIntentItem, {"intent": _about("Intent")}),
    Kind.PAIR: (ProposePair, {"take": _about("Intent"), "giver": PERSON}),
    Kind.GIVE: (GiveFirst, {"person": _about("Person")}),
    Kind.CUE: (AskCue, {}),
}


@strawberry.input(description="Without a date it is hidden for good.")
class PutOff:
    item_id: strawberry.ID
    until: DateTime | None = None


@strawberry.input
class UndoPutOff:
    item_id: strawberry.ID


@strawberry.type
class ItemPutOff:
    today: Today


@strawberry.type
class PutOffUndone:
    today: Today


@strawberry.type
class Query:
    @strawberry.field(description="Who you can help today; null for an anonymous visitor.")
    async def today(self, info: Info) -> Today | None:
        context = info.context
        if context.viewer is None:
            return None
        return await Today.told(
            context, await today.look(context.store, context.viewer, context.now)
        )


@strawberry.type
class Mutation:
    @mutation(today.put_off)
    async def put_off(self, info: Info, input: PutOff) -> ItemPutOff:
        context = info.context
        item = ids.decode("TodayItem", input.item_id)
        row = await today.put_off(context.store, context.person, item, input.until, context.now)
        return ItemPutOff(today=await Today.told(context, row))

    @mutation(today.undo_put_off)
    async def undo_put_off(self, info: Info, input: UndoPutOff) -> PutOffUndone:
        context = info.context
        item = ids.decode("TodayItem", input.item_id)
        row = await today.undo_put_off(context.store, context.person, item, context.now)
        return PutOffUndone(today=await Today.told(context, row))
