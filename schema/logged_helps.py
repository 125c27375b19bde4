"""Help without a post, on its way into the ledger and to its thanks."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from graph import logged_helps
from schema import ids, nodes
from schema.connections import Connection, connect, page
from schema.context import Context, Info
from schema.ledger import LedgerEntry, LedgerSide
from schema.mutations import mutation
from schema.terms import Terms
from schema.times import DateTime

if TYPE_CHECKING:
    from schema.circles import Circle
    from schema.people import Person

SomePerson = Annotated["Person", strawberry.lazy("schema.people")]
SomeCircle = Annotated["Circle", strawberry.lazy("schema.circles")]


@strawberry.enum(
    description="CONFIRMED: whoever was helped owes thanks; THANKED: they said or skipped them."
)
class LoggedHelpState(Enum):
    OPEN = "OPEN"
    CONFIRMED = "CONFIRMED"
    THANKED = "THANKED"
    TAKEN_BACK = "TAKEN_BACK"


@nodes.kind
@strawberry.type(
    description="Somebody wrote down a help; it counts when the other one has confirmed it."
)
class LoggedHelp(nodes.Node):
    row: strawberry.Private[logged_helps.LoggedHelp]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        found = await logged_helps.of(context.store, context.person, ids, context.now)
        return nodes.in_order("LoggedHelp", ids, found)

    @strawberry.field(description="I wrote it, and the other one is asked to confirm.")
    def mine(self, info: Info) -> bool:
        return self.row.writer == info.context.viewer

    @strawberry.field(description="The other of the two; null where they are no longer to be seen.")
    async def person(self, info: Info) -> SomePerson | None:
        return await info.context.node("Person", self.row.other)

    @strawberry.field(description="As it would stand in my ledger.")
    def side(self) -> LedgerSide:
        return LedgerSide.GIVEN if self.row.given else LedgerSide.RECEIVED

    @strawberry.field
    def text(self) -> str:
        return self.row.text

    @strawberry.field
    def terms(self) -> Terms:
        return Terms(self.row.terms)

    @strawberry.field
    async def circle(self, info: Info) -> SomeCircle | None:
        return await info.context.node("Circle", self.row.circle or "")

    @strawberry.field
    async def introducer(self, info: Info) -> SomePerson | None:
        return await info.context.node("Person", self.row.through or "")

    @strawberry.field
    def at(self) -> DateTime:
        return DateTime(self.row.at)

    @strawberry.field(description="Unconfirmed until then, it is gone; a no looks the same.")
    def until(self) -> DateTime:
        return DateTime(self.row.until)

    @strawberry.field
    def state(self) -> LoggedHelpState:
        return LoggedHelpState(self.row.state)

    @strawberry.field(description="For the two of it.")
    def thanks(self) -> str | None:
        return self.row.thanks or None

    @strawberry.field(
        description="Who was helped only: where public thanks show; null where nowhere."
    )
    async def thanks_circle(self, info: Info) -> SomeCircle | None:
        return await info.context.node("Circle", self.row.thanks_circle or "")


@strawberry.input(description="GIVEN: I helped them; RECEIVED: they helped me.")
class LogHelp:
    person_id: strawberry.ID
    side: LedgerSide
    text: str
    terms: Terms | None = Terms.FREE
    circle_id: strawberry.ID | None = None
    introducer_id: strawberry.ID | None = None
    idempotency_key: str | None = None

    def draft(self) -> logged_helps.Draft:
        return logged_helps.Draft(
            ids.decode("Person", self.person_id),
            self.side is LedgerSide.GIVEN,
            self.text,
            (self.terms or Terms.FREE).value,
            ids.decode("Circle", self.circle_id) if self.circle_id is not None else None,
            ids.decode("Person", self.introducer_id) if self.introducer_id is not None else None,
        )


@strawberry.input
class ConfirmHelp:
    help_id: strawberry.ID


@strawberry.input
class DeclineHelp:
    help_id: strawberry.ID


@strawberry.type
class HelpLogged:
    help: LoggedHelp


@strawberry.type
class HelpConfirmed:
    entry: LedgerEntry


@strawberry.type
class HelpDeclined:
    help_id: strawberry.ID


@strawberry.type
class Query:
    @strawberry.field(description="Those I am asked to confirm; mine: true, those I wrote.")
    async def logged_helps(
        self, info: Info, first: int, after: str | None = None, mine: bool = False
    ) -> Connection[LoggedHelp]:
        context, asked = info.context, page(first, after)
        rows = await logged_helps.mine(
            context.store, context.person, mine, (asked.at, asked.id), asked.limit, context.now
        )
        return connect("LoggedHelp", asked, rows, lambda row: (row.at, row.id))


@strawberry.type
class Mutation:
    @mutation(logged_helps.log)
    async def log_help(self, info: Info, input: LogHelp) -> HelpLogged:
        context, key = info.context, input.idempotency_key
        row = await logged_helps.log(context.store, context.person, input.draft(), context.now, key)
        return HelpLogged(help=LoggedHelp(row=row))

    @mutation(logged_helps.confirm)
    async def confirm_help(self, info: Info, input: ConfirmHelp) -> HelpConfirmed:
        context, id = info.context, ids.decode("LoggedHelp", input.help_id)
        row = await logged_helps.confirm(context.store, context.person, id, context.now)
        return HelpConfirmed(entry=LedgerEntry(row=row))

    @mutation(logged_helps.decline)
    async def decline_help(self, info: Info, input: DeclineHelp) -> HelpDeclined:
        context, id = info.context, ids.decode("LoggedHelp", input.help_id)
        await logged_helps.decline(context.store, context.person, id, context.now)
        return HelpDeclined(help_id=input.help_id)
