"""Asks: posted with one text, matched, and closed."""

import asyncio
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, Self

import strawberry

from graph import asks, introductions, people
from graph.bounds import number
from schema import ids, nodes
from schema.connections import MOST, Connection, connect, page
from schema.context import Context, Info
from schema.matches import FittingContact, Match, contacts_of, matches_of
from schema.mutations import mutation
from schema.profiles import Proving
from schema.send_checks import Checking
from schema.styles import AskStyle
from schema.terms import Terms
from schema.times import DateTime
from schema.waves import Waving

if TYPE_CHECKING:
    from schema.circles import Circle
    from schema.introductions import Introduction
    from schema.people import Person
    from schema.topics import Topic

People = list[Annotated["Person", strawberry.lazy("schema.people")]]
SomePerson = Annotated["Person", strawberry.lazy("schema.people")]
SomeIntroduction = Annotated["Introduction", strawberry.lazy("schema.introductions")]


@strawberry.enum
class AskState(Enum):
    OPEN = "OPEN"
    HELPED = "HELPED"
    WITHDRAWN = "WITHDRAWN"
    EXPIRED = "EXPIRED"


@strawberry.enum
class Audience(Enum):
    CONTACTS = "CONTACTS"
    EXTENDED = "EXTENDED"
    CIRCLE = "CIRCLE"


@nodes.kind
@strawberry.type
class Ask(nodes.Node, Waving, Checking, Proving):
    row: strawberry.Private[asks.Ask]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        found = await asks.of(context.store, context.person, ids, context.now, context.fitting)
        return nodes.in_order("Ask", ids, found)

    @strawberry.field(description="Null where the asker stays unnamed until introduced.")
    async def asker(self, info: Info) -> SomePerson | None:
        if self.row.mine:
            return await info.context.node("Person", info.context.person)
        return nodes.wrap("Person", people.card(self.row.asker)) if self.row.asker else None

    @strawberry.field
    def text(self) -> str:
        return self.row.text

    @strawberry.field
    async def topics(
        self, info: Info
    ) -> list[Annotated["Topic", strawberry.lazy("schema.topics")]]:
        return [await info.context.node("Topic", topic) for topic in self.row.topics]

    @strawberry.field(description="Null: any circle of the asker's.")
    async def circle(
        self, info: Info
    ) -> Annotated["Circle", strawberry.lazy("schema.circles")] | None:
        return await info.context.node("Circle", self.row.circle or "")

    @strawberry.field
    def terms(self) -> Terms:
        return Terms(self.row.terms)

    @strawberry.field
    def style(self) -> AskStyle:
        return AskStyle(self.row.style)

    @strawberry.field
    def audience(self) -> Audience:
        return Audience(self.row.audience)

    @strawberry.field
    def state(self, info: Info) -> AskState:
        return AskState(asks.state(self.row, info.context.now))

    @strawberry.field
    def posted_at(self) -> DateTime:
        return DateTime(self.row.posted)

    @strawberry.field
    def expires_at(self) -> DateTime:
        return DateTime(self.row.expires)

    @strawberry.field(description="The asker only: contacts to ask directly.")
    async def contacts_who_fit(self, info: Info, first: int) -> People:
        most = number("first", first, 1, MOST)
        fits = (await info.context.load(contacts_of, self.row.id))[:most]
        found = [await info.context.node("Person", fit.person) for fit in fits]
        return [person for person in found if person]

    @strawberry.field(description="The asker only: the same contacts, each with the reasons.")
    async def fitting_contacts(self, info: Info, first: int) -> list[FittingContact]:
        most = number("first", first, 1, MOST)
        fits = (await info.context.load(contacts_of, self.row.id))[:most]
        people = await asyncio.gather(*(info.context.node("Person", fit.person) for fit in fits))
        return [FittingContact(row=fit) for fit, person in zip(fits, people, strict=True) if person]

    @strawberry.field(description="The asker only.")
    async def matches(self, info: Info, first: int) -> list[Match]:
        most = number("first", first, 1, MOST)
        found = await info.context.load(matches_of, (self.row.id, most))
        return await Match.all(info.context, found)

    @strawberry.field(description="The asker only: an organiser, where nobody else fits.")
    async def fallback(self, info: Info) -> SomePerson | None:
        context, ask = info.context, self.row.id
        if await context.load(contacts_of, ask) or await context.load(matches_of, (ask, 1)):
            return None
        found = await asks.fallback(context.store, context.person, ask, context.now)
        return await context.node("Person", found or "")

    @strawberry.field(description="Those the viewer takes part in.")
    async def introductions(
        self, info: Info, first: int, after: str | None = None
    ) -> Connection[SomeIntroduction]:
        context = info.context
        asked = page(first, after)
        rows = await introductions.over(
            context.store, context.person, self.row.id, (asked.at, asked.id), asked.limit
        )
        return connect("Introduction", asked, rows, lambda row: (row.started, row.id))

    @strawberry.field(description="To be passed on by one contact; nobody else comes across it.")
    def share(self) -> bool:
        return self.row.share

    @strawberry.field
    def can_offer(self) -> bool:
        return self.row.can_offer

    @strawberry.field(description="The newest one the viewer takes part in, if any.")
    async def my_introduction(self, info: Info) -> SomeIntroduction | None:
        context = info.context
        newest = page(1, None)
        rows = await introductions.over(
            context.store, context.person, self.row.id, (newest.at, newest.id), 1
        )
        return nodes.wrap("Introduction", rows[0]) if rows else None


@strawberry.input
class PostAsk:
    text: str
    topics: list[str] | None = None
    circle_id: strawberry.ID | None = None
    terms: Terms | None = Terms.FREE
    style: AskStyle | None = AskStyle.SOFT
    audience: Audience | None = Audience.EXTENDED
    unnamed: bool | None = False
    urgent: bool | None = strawberry.field(
        default=False, description="Ends within 24 hours; told at once to those who are near."
    )
    expires_at: DateTime | None = None
    idempotency_key: str | None = None

    def draft(self) -> asks.Draft:
        circle = None if self.circle_id is None else ids.decode("Circle", self.circle_id)
        return asks.Draft(
            self.text,
            self.topics,
            circle,
            (self.terms or Terms.FREE).value,
            (self.style or AskStyle.SOFT).value,
            (self.audience or Audience.EXTENDED).value,
            bool(self.unnamed),
            self.expires_at,
            bool(self.urgent),
        )


@strawberry.input
class WithdrawAsk:
    ask_id: strawberry.ID


@strawberry.type
class PostedAsk:
    ask: Ask


@strawberry.type
class AskWithdrawn:
    ask: Ask


@strawberry.type
class Query:
    @strawberry.field
    async def ask(self, info: Info, id: strawberry.ID) -> Ask | None:
        return await info.context.node("Ask", ids.decode("Ask", id))

    @strawberry.field
    async def my_asks(
        self, info: Info, first: int, after: str | None = None, state: AskState | None = None
    ) -> Connection[Ask]:
        context: Context = info.context
        asked = page(first, after)
        wanted = state.value if state else None
        rows = await asks.mine(
            context.store, context.person, wanted, (asked.at, asked.id), asked.limit, context.now
        )
        return connect("Ask", asked, rows, lambda row: (row.posted, row.id))


@strawberry.type
class Mutation:
    @mutation(asks.post)
    async def post_ask(self, info: Info, input: PostAsk) -> PostedAsk:
        context: Any = info.context
        row = await asks.post(
            context.store, context.person, input.draft(), context.now, input.idempotency_key
        )
        return PostedAsk(ask=Ask(row=row))

    @mutation(asks.withdraw)
    async def withdraw_ask(self, info: Info, input: WithdrawAsk) -> AskWithdrawn:
        context: Any = info.context
        ask = ids.decode("Ask", input.ask_id)
        row = await asks.withdraw(context.store, context.person, ask, context.now)
        return AskWithdrawn(ask=Ask(row=row))
