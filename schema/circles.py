"""Circles on the wire: purpose, topics and norms for visitors, people for members."""

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from graph import circles, entries, invitations, juniors, readings
from schema import links, months, nodes
from schema.connections import Connection, PageInfo, connect, connect_nodes, page
from schema.context import Context, Info
from schema.mutations import mutation
from schema.welcomes import Welcoming

if TYPE_CHECKING:
    from schema.invitations import Invitation
    from schema.links import CircleLink
    from schema.months import Month
    from schema.people import Person
    from schema.topics import Topic

SomePerson = Annotated["Person", strawberry.lazy("schema.people")]
Topics = list[Annotated["Topic", strawberry.lazy("schema.topics")]]


@strawberry.enum
class Entry(Enum):
    OPEN = "OPEN"
    REQUEST = "REQUEST"
    INVITED = "INVITED"


async def organisers(context: Context, keys: list[str]) -> Sequence[list[str]]:
    found = await circles.organisers(context.store, context.person, keys)
    return [found.get(key, []) for key in keys]


async def moderators(context: Context, keys: list[str]) -> Sequence[list[str]]:
    found = await circles.moderators(context.store, context.person, keys)
    return [found.get(key, []) for key in keys]


@strawberry.type
class EntryRequestEdge:
    cursor: str
    node: SomePerson
    note: str
    questions: list[str]
    answers: list[str]


@strawberry.type
class EntryRequestConnection:
    edges: list[EntryRequestEdge]
    page_info: PageInfo

    @strawberry.field
    def nodes(self) -> list[SomePerson]:
        return [edge.node for edge in self.edges]


async def marked(context: Context, keys: list[str]) -> list[bool]:
    found = await juniors.of(context.store, context.person)
    return [key in found for key in keys]


async def read_in(context: Context, keys: list[str]) -> list[bool]:
    found = await readings.marked(context.store, context.person)
    return [key in found for key in keys]


@nodes.kind
@strawberry.type(description="A micro-network around a context, in which help is looked for.")
class Circle(nodes.Node, Welcoming):
    row: strawberry.Private[circles.Circle]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        found = await circles.visible(context.store, context.person, ids, context.now)
        return nodes.in_order("Circle", ids, found)

    @strawberry.field
    def name(self) -> str:
        return self.row.name

    @strawberry.field
    def purpose(self) -> str:
        return self.row.purpose

    @strawberry.field
    def norms(self) -> str:
        return self.row.norms

    @strawberry.field(description="For whoever asks to enter to answer; three at most.")
    def questions(self) -> list[str]:
        return self.row.questions

    @strawberry.field
    def entry(self) -> Entry:
        return Entry(self.row.entry)

    @strawberry.field
    async def topics(self, info: Info) -> Topics:
        return await info.context.nodes("Topic", self.row.topics)

    @strawberry.field
    def member_count(self) -> int:
        return self.row.member_count

    @strawberry.field
    def joined(self) -> bool:
        return self.row.joined

    @strawberry.field(description="I marked myself junior here; nobody else is told.")
    async def junior(self, info: Info) -> bool:
        return self.row.joined and await info.context.load(marked, self.row.id)

    @strawberry.field(description="I read drafts here before they are sent; nobody else is told.")
    async def reads_drafts(self, info: Info) -> bool:
        return self.row.joined and await info.context.load(read_in, self.row.id)

    @strawberry.field(description="I asked to be let in within the last eight days.")
    def entry_requested(self) -> bool:
        return self.row.requested

    @strawberry.field(description="An invitation lets me in at once.")
    def invited(self) -> bool:
        return self.row.invited

    @strawberry.field(description="50 at most.")
    async def organisers(self, info: Info) -> list[SomePerson]:
        return await info.context.nodes("Person", await info.context.load(organisers, self.row.id))

    @strawberry.field(description="Decide what is reported here; for members, 50 at most.")
    async def moderators(self, info: Info) -> list[SomePerson]:
        return await info.context.nodes("Person", await info.context.load(moderators, self.row.id))

    @strawberry.field(description="For members only.")
    async def members(
        self, info: Info, first: int, after: str | None = None
    ) -> Connection[SomePerson]:
        context, asked = info.context, page(first, after)
        rows = await circles.members(
            context.store, context.person, self.row.id, (asked.at, asked.id), asked.limit
        )
        people = await context.nodes("Person", [row.person for row in rows])
        since = {row.person: row.since for row in rows}
        return connect_nodes(asked, [((since[p.row.id], p.row.id), p) for p in people])

    @strawberry.field(description="Months in thanks; for members, drafts for organisers.")
    async def months(
        self, info: Info, first: int, after: str | None = None
    ) -> Connection[Annotated["Month", strawberry.lazy("schema.months")]]:
        return await months.of_circle(info.context, self.row.id, first, after)

    @strawberry.field(description="Those I sent and that still hold; nobody sees those of others.")
    async def invitations(
        self, info: Info, first: int, after: str | None = None
    ) -> Connection[Annotated["Invitation", strawberry.lazy("schema.invitations")]]:
        context, asked = info.context, page(first, after)
        rows = await invitations.mine(
            context.store,
            context.person,
            self.row.id,
            (asked.at, asked.id),
            asked.limit,
            context.now,
        )
        return connect("Invitation", asked, rows, lambda row: (row.at, row.id))

    @strawberry.field(description="Those that hold: mine, to organisers all.")
    async def links(
        self, info: Info, first: int, after: str | None = None
    ) -> Connection[Annotated["CircleLink", strawberry.lazy("schema.links")]]:
        return await links.of_circle(info.context, self.row.id, first, after)

    @strawberry.field(description="For organisers only.")
    async def entry_requests(
        self, info: Info, first: int, after: str | None = None
    ) -> EntryRequestConnection:
        context, asked = info.context, page(first, after)
        rows = await entries.waiting(
            context.store, context.person, self.row.id, (asked.at, asked.id), asked.limit
        )
        people = await context.nodes("Person", [row.person for row in rows])
        of = {row.person: row for row in rows}
        found = connect_nodes(asked, [((of[p.row.id].at, p.row.id), p) for p in people])
        edges = [
            EntryRequestEdge(
                cursor=e.cursor,
                node=e.node,
                note=(row := of[e.node.row.id]).note or "",
                questions=row.questions,
                answers=row.answers,
            )
            for e in found.edges
        ]
        return EntryRequestConnection(edges=edges, page_info=found.page_info)


@strawberry.input
class CreateCircle:
    name: str
    purpose: str
    topics: list[str]
    norms: str | None = None
    entry: Entry | None = Entry.OPEN
    idempotency_key: str | None = None

    def draft(self) -> circles.Draft:
        entry = (self.entry or Entry.OPEN).value
        return circles.Draft(self.name, self.purpose, self.topics, self.norms or "", entry)


@strawberry.type
class CircleCreated:
    circle: Circle


@strawberry.type
class Query:
    @strawberry.field(description="mine, invited: false leaves out those I am in, or invited into.")
    async def circles(
        self,
        info: Info,
        first: int,
        after: str | None = None,
        mine: bool | None = None,
        matching: str | None = None,
        invited: bool | None = None,
    ) -> Connection[Circle]:
        context, asked = info.context, page(first, after)
        at, now = (asked.at, asked.id), context.now
        rows = await circles.listed(
            context.store, context.person, at, asked.limit, now, mine, matching, invited
        )
        return connect("Circle", asked, rows, lambda row: (row.created, row.id))


@strawberry.type
class Mutation:
    @mutation(circles.create)
    async def create_circle(self, info: Info, input: CreateCircle) -> CircleCreated:
        context, key = info.context, input.idempotency_key
        row = await circles.create(context.store, context.person, input.draft(), context.now, key)
        return CircleCreated(circle=Circle(row=row))
