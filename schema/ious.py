"""IOUs on the wire, for the two of each."""

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from graph import ious
from schema import ids, nodes
from schema.connections import Connection, connect, page
from schema.context import Context, Info
from schema.ledger import LedgerEntry, lines
from schema.mutations import mutation
from schema.terms import Terms
from schema.times import DateTime

if TYPE_CHECKING:
    from schema.people import Person


@strawberry.enum
class IouState(Enum):
    OPEN = "OPEN"
    RETURNED = "RETURNED"
    FORGIVEN = "FORGIVEN"


@strawberry.enum
class Settling(Enum):
    RETURNED = "RETURNED"
    FORGIVEN = "FORGIVEN"


async def _offers(context: Context, keys: list[str]) -> Sequence[str]:
    found = await ious.offers(context.store, context.person, keys)
    return [found.get(key, "") for key in keys]


@nodes.kind
@strawberry.type(description="What a favour left owed between two people; only they see it.")
class Iou(nodes.Node):
    row: strawberry.Private[ious.Iou]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        return nodes.in_order("Iou", ids, await ious.of(context.store, context.person, ids))

    @strawberry.field(description="The other of the two; null where they are no longer to be seen.")
    async def person(
        self, info: Info
    ) -> Annotated["Person", strawberry.lazy("schema.people")] | None:
        return await info.context.node("Person", self.row.other)

    @strawberry.field(description="True: they owe me; false: I owe them.")
    def owed_to_me(self) -> bool:
        return self.row.owed

    @strawberry.field
    def state(self) -> IouState:
        return IouState(self.row.state)

    @strawberry.field
    def terms(self) -> Terms:
        return Terms(self.row.terms)

    @strawberry.field
    def since(self) -> DateTime:
        return DateTime(self.row.since)

    @strawberry.field
    def settled_at(self) -> DateTime | None:
        return DateTime(self.row.settled_at) or None

    @strawberry.field(description="The help that left it owed.")
    async def entry(self, info: Info) -> LedgerEntry:
        return await info.context.load(lines, self.row.id)

    @strawberry.field(description="A later help the other way, by which it could be returned.")
    async def offer(self, info: Info) -> LedgerEntry | None:
        if self.row.state != IouState.OPEN.value:
            return None
        favour = await info.context.load(_offers, self.row.id)
        return await info.context.load(lines, favour) if favour else None


@strawberry.input(
    description="Who helped may forgive it or say it was returned; who was helped names a later help."
)
class SettleIou:
    iou_id: strawberry.ID
    how: Settling
    favour_id: strawberry.ID | None = None


@strawberry.type
class IouSettled:
    iou: Iou


@strawberry.type
class Query:
    @strawberry.field(description="Mine, either way, newest first.")
    async def ious(
        self, info: Info, first: int, after: str | None = None, state: IouState | None = None
    ) -> Connection[Iou]:
        context, asked = info.context, page(first, after)
        wanted = state.value if state else None
        rows = await ious.mine(
            context.store, context.person, wanted, (asked.at, asked.id), asked.limit
        )
        return connect("Iou", asked, rows, lambda row: (row.since, row.id))


@strawberry.type
class Mutation:
    @mutation(ious.settle)
    async def settle_iou(self, info: Info, input: SettleIou) -> IouSettled:
        context, iou = info.context, ids.decode("Iou", input.iou_id)
        favour = ids.decode("Favour", input.favour_id) if input.favour_id is not None else None
        row = await ious.settle(
            context.store, context.person, iou, input.how.value, favour, context.now
        )
        return IouSettled(iou=Iou(row=row))
