"""The send step: what lies between me and each contact an ask goes through."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph import asks, intents, ious, send_checks
from schema import ids, nodes
from schema.connections import MOST
from schema.context import Context, Info
from schema.people import Person, live
from schema.terms import Terms
from schema.times import DateTime

if TYPE_CHECKING:
    from schema.intents import Intent
    from schema.introductions import Introduction

SomeIntroduction = Annotated["Introduction", strawberry.lazy("schema.introductions")]


@strawberry.enum
class TouchKind(Enum):
    TIE = "TIE"
    ASK = "ASK"
    INTRODUCED = "INTRODUCED"
    MESSAGE = "MESSAGE"
    OUTCOME = "OUTCOME"
    GIVEN = "GIVEN"


@strawberry.type(description="Something that passed between the two of us.")
class Touch:
    row: strawberry.Private[send_checks.Touch]

    @strawberry.field
    def kind(self) -> TouchKind:
        return TouchKind(self.row.kind)

    @strawberry.field
    def at(self) -> DateTime:
        return DateTime(self.row.at)

    @strawberry.field(description="What it was about.")
    async def introduction(self, info: Info) -> SomeIntroduction | None:
        return await info.context.node("Introduction", self.row.introduction)


@strawberry.type(description="An IOU that is open between the two of us.")
class OpenIou:
    row: strawberry.Private[ious.Iou]

    @strawberry.field(description="They owe me; otherwise I owe them.")
    def owed_to_me(self) -> bool:
        return self.row.owed

    @strawberry.field
    def terms(self) -> Terms:
        return Terms(self.row.terms)

    @strawberry.field
    def since(self) -> DateTime:
        return DateTime(self.row.since)


@strawberry.type(description="Only what I know myself.")
class SendCheck:
    row: strawberry.Private[send_checks.Check]
    person: Person

    @strawberry.field
    def last_touch(self) -> Touch:
        return Touch(row=self.row.last)

    @strawberry.field(description="What I last gave them.")
    def last_given(self) -> Touch | None:
        return Touch(row=self.row.given) if self.row.given else None

    @strawberry.field
    def open_ious(self) -> list[OpenIou]:
        return [OpenIou(row=iou) for iou in self.row.ious]

    @strawberry.field(description="My last three touches were asks: give first.")
    def only_asks(self) -> bool:
        return self.row.only_asks

    @strawberry.field(description="What they look for, as far as they show it to me.")
    async def give_first(
        self, info: Info
    ) -> list[Annotated["Intent", strawberry.lazy("schema.intents")]]:
        rows: list[intents.Intent] = await info.context.load(live, self.row.person)
        return [nodes.wrap("Intent", row) for row in rows if row.kind == "TAKE"]


@strawberry.type
class Checking:
    row: strawberry.Private[asks.Ask]

    @strawberry.field(
        description="The asker only: each contact it goes through; those who fit unless others are named."
    )
    async def send_check(
        self,
        info: Info,
        person_ids: list[strawberry.ID] | None = None,
        match_ids: list[strawberry.ID] | None = None,
    ) -> list[SendCheck]:
        context = info.context
        if not self.row.mine:
            return []
        people = [ids.decode("Person", one) for one in person_ids or []]
        if person_ids is None or match_ids is not None:
            people += await _through(context, self.row.id, match_ids)
        return await of(context, people)


async def _through(context: Context, ask: str, wanted: list[strawberry.ID] | None) -> list[str]:
    """Contacts in between for these matches; without any, for all, with the contacts who fit."""
    found = await asks.matches(
        context.store, context.person, ask, context.secret, MOST, context.now
    )
    if wanted is not None:
        return [match.introducer for match in found if match.id in wanted]
    fit = await asks.contacts(context.store, context.person, ask, send_checks.MOST, context.now)
    return [one.person for one in fit] + [match.introducer for match in found]


async def of(context: Context, people: list[str]) -> list[Any]:
    """In the order of `people`, each once."""
    wanted = list(dict.fromkeys(people))
    rows = await send_checks.of(context.store, context.person, wanted)
    found = [(row, await context.node("Person", row.person)) for row in rows]
    return [SendCheck(row=row, person=person) for row, person in found if person]
