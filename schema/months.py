"""A circle's month in thanks, and whether one is named in it."""

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, Self

import strawberry

from graph import mentions, months
from schema import ids, nodes
from schema.connections import Connection, connect, page
from schema.context import Context, Info
from schema.mutations import mutation
from schema.times import DateTime

if TYPE_CHECKING:
    from schema.circles import Circle
    from schema.people import Person


@strawberry.enum
class MentionState(Enum):
    ASKED = "ASKED"
    AGREED = "AGREED"
    DECLINED = "DECLINED"


async def _named(context: Context, keys: list[str]) -> Sequence[list[mentions.Mention]]:
    found = await mentions.agreed(context.store, context.person, keys)
    return [[one for one in found if one.month == key] for key in keys]


async def _where(context: Context, keys: list[str]) -> Sequence[tuple[str, str]]:
    found = await mentions.circles(context.store, context.person, keys)
    return [found.get(key, ("", "")) for key in keys]


@nodes.kind
@strawberry.type(description="A name in a month of thanks; others see it once its person agreed.")
class Mention(nodes.Node):
    row: strawberry.Private[mentions.Mention]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        return nodes.in_order("Mention", ids, await mentions.of(context.store, context.person, ids))

    @strawberry.field
    async def person(
        self, info: Info
    ) -> Annotated["Person", strawberry.lazy("schema.people")] | None:
        return await info.context.node("Person", self.row.person)

    @strawberry.field(description="What stands beside the name.")
    def text(self) -> str | None:
        return self.row.text or None

    @strawberry.field
    def state(self) -> MentionState:
        return MentionState(self.row.state)

    @strawberry.field(description="Names these very words: a yes says which ones it is given to.")
    def edition(self) -> str:
        return self.row.edition

    @strawberry.field(description="Only to who is named: the circle that asks.")
    async def circle_name(self, info: Info) -> str | None:
        return (await info.context.load(_where, self.row.id))[0] or None

    @strawberry.field(description="Only to who is named: YYYY-MM.")
    async def month(self, info: Info) -> str | None:
        return (await info.context.load(_where, self.row.id))[1] or None


@nodes.kind
@strawberry.type(description="For the members of its circle; a draft for its organisers.")
class Month(nodes.Node):
    row: strawberry.Private[months.Month]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        return nodes.in_order("Month", ids, await months.of(context.store, context.person, ids))

    @strawberry.field(description="YYYY-MM.")
    def month(self) -> str:
        return self.row.month

    @strawberry.field
    def words(self) -> str | None:
        return self.row.words or None

    @strawberry.field(description="Null for a draft.")
    def published_at(self) -> DateTime | None:
        return DateTime(self.row.published_at) or None

    @strawberry.field
    async def circle(
        self, info: Info
    ) -> Annotated["Circle", strawberry.lazy("schema.circles")] | None:
        return await info.context.node("Circle", self.row.circle)

    @strawberry.field(description="Who agreed to be named, and nobody else; 50 at most.")
    async def mentions(self, info: Info) -> list[Mention]:
        rows = await info.context.load(_named, self.row.id)
        return [Mention(row=row) for row in rows[: months.MOST_LINES]]


async def of_circle(context: Context, circle: str, first: int, after: str | None) -> Any:
    asked = page(first, after)
    rows = await months.listed(
        context.store, context.person, circle, (asked.at, asked.id), asked.limit
    )
    return connect("Month", asked, rows, lambda row: (row.at, row.id))


@strawberry.input(description="For organisers: asks everybody who helped in that month, YYYY-MM.")
class DraftMonth:
    circle_id: strawberry.ID
    month: str


@strawberry.input(description="Whoever it names is asked again where the text is another one.")
class MentionLine:
    mention_id: strawberry.ID
    text: str


@strawberry.input(description="For organisers; what is left out stays as it is.")
class EditMonth:
    month_id: strawberry.ID
    words: str | None = None
    lines: list[MentionLine] | None = None
    idempotency_key: str | None = None

    def edited(self) -> months.Edited:
        lines = [(ids.decode("Mention", one.mention_id), one.text) for one in self.lines or []]
        return months.Edited(ids.decode("Month", self.month_id), self.words, tuple(lines))


@strawberry.input
class PublishMonth:
    month_id: strawberry.ID


@strawberry.input(
    description="At any time; a no takes the name away. A yes names the edition of the words that were read."
)
class AnswerMention:
    mention_id: strawberry.ID
    agree: bool
    edition: str | None = strawberry.field(
        default=None, description="Required for a yes; a no needs none."
    )

    def given(self) -> mentions.Answer:
        id = ids.decode("Mention", self.mention_id)
        return mentions.Answer(id, self.agree, self.edition)


@strawberry.type
class MonthDrafted:
    month: Month


@strawberry.type
class MonthEdited:
    month: Month


@strawberry.type
class MonthPublished:
    month: Month


@strawberry.type
class MentionAnswered:
    mention: Mention


@strawberry.type
class Query:
    @strawberry.field(description="Where a circle would like to name me, newest first.")
    async def mentions(
        self, info: Info, first: int, after: str | None = None
    ) -> Connection[Mention]:
        context, asked = info.context, page(first, after)
        rows = await mentions.mine(context.store, context.person, (asked.at, asked.id), asked.limit)
        return connect("Mention", asked, rows, lambda row: (row.at, row.id))


@strawberry.type
class Mutation:
    @mutation(months.draft)
    async def draft_month(self, info: Info, input: DraftMonth) -> MonthDrafted:
        context, circle = info.context, ids.decode("Circle", input.circle_id)
        row = await months.draft(context.store, context.person, circle, input.month, context.now)
        return MonthDrafted(month=Month(row=row))

    @mutation(months.edit)
    async def edit_month(self, info: Info, input: EditMonth) -> MonthEdited:
        context, key = info.context, input.idempotency_key
        row = await months.edit(context.store, context.person, input.edited(), context.now, key)
        return MonthEdited(month=Month(row=row))

    @mutation(months.publish)
    async def publish_month(self, info: Info, input: PublishMonth) -> MonthPublished:
        context, id = info.context, ids.decode("Month", input.month_id)
        row = await months.publish(context.store, context.person, id, context.now)
        return MonthPublished(month=Month(row=row))

    @mutation(mentions.answer)
    async def answer_mention(self, info: Info, input: AnswerMention) -> MentionAnswered:
        context = info.context
        row = await mentions.answer(context.store, context.person, input.given(), context.now)
        return MentionAnswered(mention=Mention(row=row))
