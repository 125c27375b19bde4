"""Matches: a way in to somebody who could help, and why."""

from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from graph import asks, matching
from graph.matching import Contact
from schema.connections import MOST
from schema.context import Context, Info

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


@strawberry.type(description="A contact to ask directly.")
class FittingContact:
    row: strawberry.Private[Contact]

    @strawberry.field
    async def person(self, info: Info) -> SomePerson:
        return await info.context.node("Person", self.row.person)

    @strawberry.field(description="Which give fits is told as far as that give is shown.")
    async def reasons(self, info: Info) -> list[Reason]:
        shown = await info.context.node("Intent", self.row.give)
        return Reason.all(tuple(one for one in self.row.reasons if shown or one.factor != "topic"))


@strawberry.type(
    description="One person exactly two ties away who could help; unnamed until they agree."
)
class Match:
    id: strawberry.ID = strawberry.field(description="Says nothing about the person.")
    introducer: SomePerson = strawberry.field(
        description="The best way in: one of your own contacts."
    )
    runner_up: SomePerson | None
    reasons: list[Reason]

    @classmethod
    async def all(cls, context: Context, rows: list[matching.Match]) -> list[Self]:
        """With the people named in them, in one question rather than each field by itself."""
        ways = {way for row in rows for way in (row.introducer, row.runner_up) if way}
        people = {one.row.id: one for one in await context.nodes("Person", sorted(ways))}
        return [
            cls(
                id=strawberry.ID(row.id),
                introducer=people[row.introducer],
                runner_up=people.get(row.runner_up or ""),
                reasons=Reason.all(row.reasons),
            )
            for row in rows
            if row.introducer in people
        ]


async def contacts_of(context: Context, ids: list[str]) -> list[list[Contact]]:
    return [
        await asks.contacts(context.store, context.person, ask, MOST, context.now) for ask in ids
    ]


async def matches_of(context: Context, keys: list[tuple[str, int]]) -> list[list[matching.Match]]:
    """By ask and how many are wanted, for each is looked at by the store."""
    return [
        await asks.matches(context.store, context.person, ask, context.secret, most, context.now)
        for ask, most in keys
    ]
