"""Today: who you can help, a list that ends."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Self

import strawberry

from graph import today
from graph.occasions import Kind, Occasion
from schema import ids
from schema.context import Context, Info
from schema.matches import Reason
from schema.mutations import mutation
from schema.times import DateTime

if TYPE_CHECKING:
    from schema.asks import Ask
    from schema.intents import Intent
    from schema.introductions import Introduction
    from schema.people import Person
    from schema.tie_requests import TieRequest

SomeAsk = Annotated["Ask", strawberry.lazy("schema.asks")]
SomeIntent = Annotated["Intent", strawberry.lazy("schema.intents")]
SomeIntroduction = Annotated["Introduction", strawberry.lazy("schema.introductions")]
SomePerson = Annotated["Person", strawberry.lazy("schema.people")]
SomeRequest = Annotated["TieRequest", strawberry.lazy("schema.tie_requests")]


@strawberry.type(description="Somebody waits for the viewer's answer.")
class AnswerIntroductionItem:
    id: strawberry.ID
    handled: bool
    introduction: SomeIntroduction


@strawberry.type(description="Somebody would like to be a contact of the viewer.")
class AnswerTieItem:
    id: strawberry.ID
    handled: bool
    request: SomeRequest


@strawberry.type(description="The viewer gives what is asked for; via: null for a contact's ask.")
class HelpWithAsk:
    id: strawberry.ID
    handled: bool
    ask: SomeAsk
    via: SomePerson | None
    reasons: list[Reason]


@strawberry.type(description="A contact takes what the viewer gives.")
class HelpWithTake:
    id: strawberry.ID
    handled: bool
    intent: SomeIntent
    reasons: list[Reason]

    @strawberry.field
    async def person(self, info: Info) -> SomePerson:
        return await info.context.node("Person", self.intent.row.person)


@strawberry.type(description="One contact asks, another gives, and they do not know each other.")
class MakeIntroduction:
    id: strawberry.ID
    handled: bool
    ask: SomeAsk
    helper: SomePerson
    reasons: list[Reason]


@strawberry.type(description="The two met; how it went is not recorded yet.")
class RecordOutcomeFor:
    id: strawberry.ID
    handled: bool
    introduction: SomeIntroduction


@strawberry.type(description="It helped; the thanks are still owed.")
class SayThanksFor:
    id: strawberry.ID
    handled: bool
    introduction: SomeIntroduction


TodayItem = Annotated[
    AnswerIntroductionItem
    | AnswerTieItem
    | HelpWithAsk
    | HelpWithTake
    | MakeIntroduction
    | RecordOutcomeFor
    | SayThanksFor,
    strawberry.union("TodayItem"),
]


@strawberry.type(description="Drawn once a day in the viewer's own time zone; seven items at most.")
class Today:
    items: list[TodayItem]
    done: bool
    guidance: str | None

    @classmethod
    async def told(cls, context: Context, row: today.Today) -> Self:
        """An item whose subject the viewer may no longer see is not there."""
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
    return shape(id=ids.encode("TodayItem", one.key), handled=one.handled, **fields)


REASONED = (Kind.ASK, Kind.TAKE, Kind.MAKE)
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
