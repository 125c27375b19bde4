"""What I gave and received: two tallies, their lines, and whether they are in balance, for my eyes alone."""

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph import balance, ledger
from schema import ids
from schema.connections import Connection, connect_nodes, page
from schema.context import Context, Info
from schema.mutations import mutation
from schema.terms import Terms
from schema.times import DateTime

if TYPE_CHECKING:
    from schema.asks import Ask
    from schema.circles import Circle
    from schema.introductions import Introduction
    from schema.ious import Iou
    from schema.logged_helps import LoggedHelp
    from schema.people import Person

SomePerson = Annotated["Person", strawberry.lazy("schema.people")]
SomeCircle = Annotated["Circle", strawberry.lazy("schema.circles")]
SomeHelp = Annotated["LoggedHelp", strawberry.lazy("schema.logged_helps")]
SomeIntroduction = Annotated["Introduction", strawberry.lazy("schema.introductions")]
PROMPTS = {
    balance.Band.BELOW: "You have been helped more than you gave of late. Is there somebody you could help?",
    balance.Band.ABOVE: "You have given more than you took of late. Let somebody help you, too.",
}


@strawberry.enum
class LedgerSide(Enum):
    GIVEN = "BY"
    RECEIVED = "FOR"


@strawberry.enum
class Stage(Enum):
    NEWCOMER = "NEWCOMER"
    ESTABLISHED = "ESTABLISHED"
    SENIOR = "SENIOR"


@strawberry.enum
class Band(Enum):
    BELOW = "BELOW"
    WITHIN = "WITHIN"
    ABOVE = "ABOVE"


@strawberry.type(description="One line of my ledger; only the two of it see theirs.")
class LedgerEntry:
    row: strawberry.Private[ledger.Entry]

    @strawberry.field
    def id(self) -> strawberry.ID:
        return ids.encode("LedgerEntry", self.row.id)

    @strawberry.field(description="The help behind it: what a vouch or a correction is about.")
    def favour_id(self) -> strawberry.ID:
        return ids.encode("Favour", self.row.favour)

    @strawberry.field
    def side(self) -> LedgerSide:
        return LedgerSide(self.row.side)

    @strawberry.field(description="1, or -1 for a correction of an earlier entry.")
    def amount(self) -> int:
        return self.row.amount

    @strawberry.field
    def at(self) -> DateTime:
        return DateTime(self.row.at)

    @strawberry.field
    def terms(self) -> Terms:
        return Terms(self.row.terms)

    @strawberry.field(description="Nobody owes anything for it: the circle carries it.")
    def prepaid(self) -> bool:
        return self.row.terms == 0

    @strawberry.field(
        description="What was written down where there was no ask; null where they left."
    )
    def text(self) -> str | None:
        return self.row.text or None

    @strawberry.field(description="Null where they are no longer to be seen.")
    async def person(self, info: Info) -> SomePerson | None:
        return await info.context.node("Person", self.row.other)

    @strawberry.field
    async def introducer(self, info: Info) -> SomePerson | None:
        return await info.context.node("Person", self.row.through or "")

    @strawberry.field
    async def circle(self, info: Info) -> SomeCircle | None:
        return await info.context.node("Circle", self.row.circle or "")

    @strawberry.field
    async def ask(self, info: Info) -> Annotated["Ask", strawberry.lazy("schema.asks")] | None:
        return await info.context.node("Ask", self.row.ask or "")

    @strawberry.field(
        description="As it was written down where there was no ask, with what became of the thanks."
    )
    async def help(self, info: Info) -> SomeHelp | None:
        written = self.row.favour if self.row.introduction is None else ""
        return await info.context.node("LoggedHelp", written)

    @strawberry.field
    async def introduction(self, info: Info) -> SomeIntroduction | None:
        return await info.context.node("Introduction", self.row.introduction or "")

    @strawberry.field(description="What it left owed, if anything.")
    async def iou(self, info: Info) -> Annotated["Iou", strawberry.lazy("schema.ious")] | None:
        return await info.context.node("Iou", self.row.favour)


@strawberry.type(description="Two sums, never one score; nobody else sees them.")
class Tallies:
    given: int
    received: int
    prepaid: int = strawberry.field(description="Of the given, what left nobody in debt.")


@strawberry.type(description="For oneself alone; it decides nothing anywhere.")
class Balance:
    stage: Stage
    band: Band
    prompt: str | None = strawberry.field(
        description="Outside the band: a sentence that suggests to give or to ask."
    )


async def lines(context: Context, favours: list[str]) -> Sequence[LedgerEntry | None]:
    """My own line of each of these favours."""
    found = await ledger.of(context.store, context.person, favours)
    rows = {row.favour: LedgerEntry(row=row) for row in found}
    return [rows.get(favour) for favour in favours]


@strawberry.input(description="For the one who is said to have helped.")
class TakeBackHelp:
    favour_id: strawberry.ID
    note: str | None = None


@strawberry.type
class HelpTakenBack:
    tallies: Tallies


async def tallied(context: Context, circle: strawberry.ID | None, since: int) -> Tallies:
    within = ids.decode("Circle", circle) if circle is not None else None
    found = await ledger.tallies(context.store, context.person, within, since)
    return Tallies(given=found.given, received=found.received, prepaid=found.prepaid)


@strawberry.type
class Query:
    @strawberry.field(description="My lines, newest first; of one circle, from a moment on.")
    async def ledger(
        self,
        info: Info,
        first: int,
        after: str | None = None,
        circle_id: strawberry.ID | None = None,
        since: DateTime | None = None,
    ) -> Connection[LedgerEntry]:
        context, asked = info.context, page(first, after)
        within = ids.decode("Circle", circle_id) if circle_id is not None else None
        rows = await ledger.entries(
            context.store, context.person, within, since or 0, (asked.at, asked.id), asked.limit
        )
        found: list[tuple[tuple[int, str], Any]] = [
            ((row.at, row.id), LedgerEntry(row=row)) for row in rows
        ]
        return connect_nodes(asked, found)

    @strawberry.field(description="The sums of those lines.")
    async def tallies(
        self, info: Info, circle_id: strawberry.ID | None = None, since: DateTime | None = None
    ) -> Tallies:
        return await tallied(info.context, circle_id, since or 0)

    @strawberry.field
    async def balance(self, info: Info) -> Balance:
        context = info.context
        found = await balance.of(context.store, context.person, context.now)
        stage, band = Stage(found.stage.value), Band(found.band.value)
        return Balance(stage=stage, band=band, prompt=PROMPTS.get(found.band))


@strawberry.type
class Mutation:
    @mutation(ledger.take_back)
    async def take_back_help(self, info: Info, input: TakeBackHelp) -> HelpTakenBack:
        context, favour = info.context, ids.decode("Favour", input.favour_id)
        await ledger.take_back(context.store, context.person, favour, input.note or "", context.now)
        return HelpTakenBack(tallies=await tallied(context, None, 0))
