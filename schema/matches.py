"""Matches: a way in to somebody who could help, and why."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from graph import matching
from schema.context import Info

if TYPE_CHECKING:
    from schema.people import Person

SomePerson = Annotated["Person", strawberry.lazy("schema.people")]


@strawberry.type
class Reason:
    factor: str
    sentence: str

    @classmethod
    def all(cls, reasons: tuple[matching.Reason, ...]) -> list["Reason"]:
        return [cls(factor=one.factor, sentence=one.sentence) for one in reasons]


@strawberry.type(
    description="One person exactly two ties away who could help; unnamed until they agree."
)
class Match:
    row: strawberry.Private[matching.Match]

    @strawberry.field(description="Says nothing about the person.")
    def id(self) -> strawberry.ID:
        return strawberry.ID(self.row.id)

    @strawberry.field(description="The best way in: one of your own contacts.")
    async def introducer(self, info: Info) -> SomePerson:
        return await info.context.node("Person", self.row.introducer)

    @strawberry.field
    async def runner_up(self, info: Info) -> SomePerson | None:
        return await info.context.node("Person", self.row.runner_up or "")

    @strawberry.field
    def reasons(self) -> list[Reason]:
        return Reason.all(self.row.reasons)
