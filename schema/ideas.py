"""Introductions only the viewer could make, and nobody asked for."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from graph import ideas
from graph.bounds import number
from schema import nodes
from schema.connections import MOST
from schema.context import Info
from schema.matches import Reason

if TYPE_CHECKING:
    from schema.intents import Intent
    from schema.people import Person

SomePerson = Annotated["Person", strawberry.lazy("schema.people")]
SomeIntent = Annotated["Intent", strawberry.lazy("schema.intents")]


@strawberry.type(
    description="Two contacts who do not know each other: one gives, one looks for it."
)
class IntroductionIdea:
    row: strawberry.Private[ideas.Idea]

    @strawberry.field
    async def giver(self, info: Info) -> SomePerson:
        return await info.context.node("Person", self.row.giver)

    @strawberry.field
    async def taker(self, info: Info) -> SomePerson:
        return await info.context.node("Person", self.row.taker)

    @strawberry.field
    def give(self) -> SomeIntent:
        return nodes.wrap("Intent", self.row.give)

    @strawberry.field(description="As its owner shows it to the viewer.")
    def take(self) -> SomeIntent:
        return nodes.wrap("Intent", self.row.take)

    @strawberry.field
    def reasons(self) -> list[Reason]:
        return Reason.all(self.row.reasons)


@strawberry.type
class Query:
    @strawberry.field(description="Pairs for proposeIntroduction, the best first.")
    async def introduction_ideas(self, info: Info, first: int) -> list[IntroductionIdea]:
        context = info.context
        most = number("first", first, 1, MOST)
        found = await ideas.of(context.store, context.person, most, context.now)
        return [IntroductionIdea(row=idea) for idea in found]
