"""One-tap gives, and ideas for a note without an obligation."""

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from graph import gifts, note_ideas
from schema import ids, nodes
from schema.connections import Connection, connect, page
from schema.context import Context, Info
from schema.mutations import mutation
from schema.times import DateTime

if TYPE_CHECKING:
    from schema.people import Person

SomePerson = Annotated["Person", strawberry.lazy("schema.people")]


@strawberry.enum
class GiftKind(Enum):
    LINK = "LINK"
    PASSED_ON = "PASSED_ON"
    PRAISE = "PRAISE"
    NOTE = "NOTE"


@strawberry.enum(description="What a note without an obligation may begin from.")
class NoteMoment(Enum):
    AFTER_NO_HELP = "AFTER_NO_HELP"
    LAST_YEARS_EVENT = "LAST_YEARS_EVENT"
    EX_COLLEAGUE = "EX_COLLEAGUE"
    THEIR_INTEREST = "THEIR_INTEREST"
    FRESH_CONTACT = "FRESH_CONTACT"


@nodes.kind
@strawberry.type(description="Given without being asked; nothing is answered, nothing is chased.")
class Gift(nodes.Node):
    row: strawberry.Private[gifts.Gift]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        return nodes.in_order("Gift", ids, await gifts.of(context.store, context.person, ids))

    @strawberry.field
    def kind(self) -> GiftKind:
        return GiftKind(self.row.kind)

    @strawberry.field
    def text(self) -> str | None:
        return self.row.text or None

    @strawberry.field
    def link(self) -> str | None:
        return self.row.link or None

    @strawberry.field
    def at(self) -> DateTime:
        return DateTime(self.row.at)

    @strawberry.field(name="from", description="Null where they are no longer to be seen.")
    async def giver(self, info: Info) -> SomePerson | None:
        return await info.context.node("Person", self.row.giver)

    @strawberry.field
    async def to(self, info: Info) -> SomePerson | None:
        return await info.context.node("Person", self.row.person)

    @strawberry.field(description="Only to whom it is for.")
    def unread(self) -> bool:
        return self.row.unread


@strawberry.type(description="A text to begin with; it is sent by nobody but its reader.")
class NoteIdea:
    moment: NoteMoment
    text: str


async def ideas(context: Context, people: list[str]) -> Sequence[list[NoteIdea]]:
    found = await note_ideas.of(context.store, context.person, people, context.now)
    return [
        [NoteIdea(moment=NoteMoment(one.moment.value), text=one.text) for one in found.get(id, [])]
        for id in people
    ]


@strawberry.input(
    description="LINK needs a link, PRAISE and NOTE need words. An introduction is proposeIntroduction."
)
class Give:
    person_id: strawberry.ID
    kind: GiftKind
    text: str | None = None
    link: str | None = None
    idempotency_key: str | None = None

    def draft(self) -> gifts.Draft:
        person = ids.decode("Person", self.person_id)
        return gifts.Draft(gifts.Kind(self.kind.value), person, self.text or "", self.link or "")


@strawberry.input
class MarkGiftRead:
    gift_id: strawberry.ID


@strawberry.type
class Given:
    gift: Gift


@strawberry.type
class GiftRead:
    gift: Gift


@strawberry.type
class Query:
    @strawberry.field(description="What I was given, newest first; given: true, what I gave.")
    async def gifts(
        self, info: Info, first: int, after: str | None = None, given: bool = False
    ) -> Connection[Gift]:
        context, asked = info.context, page(first, after)
        rows = await gifts.mine(
            context.store, context.person, given, (asked.at, asked.id), asked.limit
        )
        return connect("Gift", asked, rows, lambda row: (row.at, row.id))


@strawberry.type
class Mutation:
    @mutation(gifts.give)
    async def give(self, info: Info, input: Give) -> Given:
        context, key = info.context, input.idempotency_key
        row = await gifts.give(context.store, context.person, input.draft(), context.now, key)
        return Given(gift=Gift(row=row))

    @mutation(gifts.mark_read)
    async def mark_gift_read(self, info: Info, input: MarkGiftRead) -> GiftRead:
        context, id = info.context, ids.decode("Gift", input.gift_id)
        row = await gifts.mark_read(context.store, context.person, id, context.now)
        return GiftRead(gift=Gift(row=row))
