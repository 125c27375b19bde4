"""Introductions, as each of their people may see them."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from graph import introductions, messages, pairings
from schema import nodes, thanks
from schema.connections import MOST, Connection, connect, page
from schema.context import Context, Info
from schema.menus import Offering
from schema.messages import Message
from schema.requests import Requested
from schema.styles import AskStyle, Cold, manner
from schema.times import DateTime

if TYPE_CHECKING:
    from schema.asks import Ask
    from schema.circles import Circle
    from schema.intents import Intent
    from schema.people import Person

SomePerson = Annotated["Person", strawberry.lazy("schema.people")]
SomeCircle = Annotated["Circle", strawberry.lazy("schema.circles")]
SomeAsk = Annotated["Ask", strawberry.lazy("schema.asks")]


@strawberry.enum
class Part(Enum):
    ASKER = "ASKER"
    INTRODUCER = "INTRODUCER"
    HELPER = "HELPER"


@strawberry.enum(description="WITH_X: X's answer is awaited; all others see WAITING.")
class IntroductionState(Enum):
    WITH_INTRODUCER = "WITH_INTRODUCER"
    WITH_HELPER = "WITH_HELPER"
    WITH_ASKER = "WITH_ASKER"
    WITH_BOTH = "WITH_BOTH"
    WAITING = "WAITING"
    INTRODUCED = "INTRODUCED"
    HELPED = "HELPED"
    NOT_HELPED = "NOT_HELPED"
    THANKED = "THANKED"
    CLOSED = "CLOSED"


@nodes.kind
@strawberry.type
class Introduction(nodes.Node, Offering, Requested):
    row: strawberry.Private[introductions.Introduction]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        found = await introductions.of(context.store, context.person, ids)
        return nodes.in_order("Introduction", ids, found)

    @strawberry.field(description="Null where two people are brought together without one.")
    async def ask(self, info: Info) -> SomeAsk | None:
        return await info.context.node("Ask", self.row.ask or "")

    @strawberry.field(description="What the asker looks for, where help was offered over it.")
    async def take(
        self, info: Info
    ) -> Annotated["Intent", strawberry.lazy("schema.intents")] | None:
        return await info.context.node("Intent", self.row.take or "")

    @strawberry.field
    def begun_by(self) -> Part:
        return Part(self.row.begun_by)

    @strawberry.field
    def my_part(self) -> Part:
        return Part(self.row.part)

    @strawberry.field
    def state(self, info: Info) -> IntroductionState:
        return IntroductionState(introductions.seen(self.row, info.context.now).state.value)

    @strawberry.field
    def waiting_for_me(self, info: Info) -> bool:
        return introductions.seen(self.row, info.context.now).waiting_for_me

    @strawberry.field
    def answer_by(self, info: Info) -> DateTime | None:
        return DateTime(introductions.seen(self.row, info.context.now).answer_by) or None

    @strawberry.field(description="When it comes up again after a not now; null where it does not.")
    def asked_again_at(self, info: Info) -> DateTime | None:
        return DateTime(introductions.seen(self.row, info.context.now).again) or None

    @strawberry.field
    async def asker(self, info: Info) -> SomePerson | None:
        return await info.context.node("Person", self.row.asker or "")

    @strawberry.field(description="Null for a direct ask or offer.")
    async def introducer(self, info: Info) -> SomePerson | None:
        return await info.context.node("Person", self.row.introducer or "")

    @strawberry.field(description="Null to the asker before INTRODUCED, unless the helper offered.")
    async def helper(self, info: Info) -> SomePerson | None:
        return await info.context.node("Person", self.row.helper or "")

    @strawberry.field(description="The introducer only: other contacts of theirs who fit as well.")
    async def others(self, info: Info) -> list[SomePerson]:
        context = info.context
        if not self.row.ask or not introductions.awaited(self.row, context.now):
            return []
        fitting = await pairings.others(context.store, context.person, self.row.ask, context.now)
        found = [await context.node("Person", one.helper) for one in fitting[:MOST]]
        return [person for person in found if person]

    @strawberry.field(description="How they were asked: words offered, first step, reminder.")
    async def style(self, info: Info) -> AskStyle | None:
        style = (await info.context.load(manner, self.row.id)).style
        return AskStyle(style) if style else None

    @strawberry.field(description="Null unless it was asked cold.")
    async def cold(self, info: Info) -> Cold | None:
        said = (await info.context.load(manner, self.row.id)).cold
        return Cold(who=said.who, work=said.work, after=said.after) if said else None

    @strawberry.field(
        description="Whether an answer is owed at all; where not, silence is a polite no."
    )
    async def answer_expected(self, info: Info) -> bool:
        return (await info.context.load(manner, self.row.id)).due

    @strawberry.field
    def note(self) -> str:
        return self.row.note

    @strawberry.field(description="Who wrote the note; not who began it where a menu was ticked.")
    def note_by(self) -> Part:
        return Part(self.row.note_by)

    @strawberry.field(description="The introducer of two only: their sentence for the asker.")
    def other_note(self) -> str | None:
        return self.row.other_note or None

    @strawberry.field(description="What the contact in between added; empty where they did not.")
    def introducer_note(self) -> str:
        return self.row.introducer_note

    @strawberry.field(description="The asker only: Weft may try the next way in.")
    def reroute(self) -> bool:
        return self.row.reroute

    @strawberry.field
    def outcome_note(self) -> str | None:
        return self.row.outcome_note or None

    @strawberry.field
    def thanks(self) -> str | None:
        return self.row.thanks or None

    @strawberry.field(description="The asker only: where public thanks show; null where nowhere.")
    async def thanks_circle(self, info: Info) -> SomeCircle | None:
        circle = await info.context.load(thanks.shown_in, self.row.id)
        return await info.context.node("Circle", circle)

    @strawberry.field(description="Still while WAITING, and so is answerBy.")
    def updated_at(self, info: Info) -> DateTime:
        return DateTime(introductions.seen(self.row, info.context.now).updated)

    @strawberry.field
    async def unread(self, info: Info) -> int:
        return await info.context.load(_unread, self.row.id)

    @strawberry.field(description="From INTRODUCED on, newest first; the two who write only.")
    async def messages(
        self, info: Info, first: int, after: str | None = None
    ) -> Connection[Message]:
        context = info.context
        asked = page(first, after)
        rows = await messages.thread(
            context.store, context.person, self.row.id, (asked.at, asked.id), asked.limit
        )
        return connect("Message", asked, rows, lambda row: (row.at, row.id))


async def _unread(context: Context, ids: list[str]) -> list[int]:
    found = await messages.unread(context.store, context.person, ids)
    return [found.get(id, 0) for id in ids]


@strawberry.type
class Query:
    @strawberry.field(description="Newest beginnings first.")
    async def introductions(
        self, info: Info, first: int, after: str | None = None, waiting_for_me: bool | None = None
    ) -> Connection[Introduction]:
        context = info.context
        asked = page(first, after)
        rows = await introductions.mine(
            context.store,
            context.person,
            context.now,
            waiting_for_me,
            (asked.at, asked.id),
            asked.limit,
        )
        return connect("Introduction", asked, rows, lambda row: (row.started, row.id))
