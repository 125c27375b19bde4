"""How mail comes to oneself."""

from enum import Enum
from typing import Self

import strawberry

from graph import notices
from schema.context import Info
from schema.mutations import mutation


@strawberry.enum(description="At once, collected by the day or by the week, or not at all.")
class NoticePace(Enum):
    INSTANT = "INSTANT"
    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    OFF = "OFF"

    @property
    def pace(self) -> notices.Pace:
        return notices.Pace(self.value)


@strawberry.type(description="Oneself only. Codes to sign in always come at once.")
class Notices:
    requests: NoticePace = strawberry.field(description="Somebody waits for an answer.")
    messages: NoticePace = strawberry.field(description="Introductions, and what is written.")
    gifts: NoticePace = strawberry.field(description="Praise, links and notes for oneself.")
    news: NoticePace = strawberry.field(description="Thanks, and what came of things.")
    endings: NoticePace = strawberry.field(description="Own asks and gives that end soon.")
    days: list[int] = strawberry.field(
        description="On which a collected mail may come: 1 is Monday. The weekly one comes on the first of them."
    )
    hour: int = strawberry.field(description="Of the day, in one's own time zone.")

    @classmethod
    def of(cls, row: notices.Notices) -> Self:
        paces = {kind.value: NoticePace(row.pace(kind)) for kind in notices.Kind}
        return cls(**paces, days=list(row.days), hour=row.hour)


@strawberry.input
class ChangeNotices:
    requests: NoticePace | None = None
    messages: NoticePace | None = None
    gifts: NoticePace | None = None
    news: NoticePace | None = None
    endings: NoticePace | None = None
    days: list[int] | None = None
    hour: int | None = None

    def change(self) -> notices.Change:
        given = {kind.value: getattr(self, kind) for kind in notices.Kind}
        paces = {name: pace.pace for name, pace in given.items() if pace}
        return notices.Change(**paces, days=self.days, hour=self.hour)


@strawberry.type
class NoticesChanged:
    notices: Notices


@strawberry.type
class Query:
    @strawberry.field(description="Null for an anonymous visitor.")
    async def notices(self, info: Info) -> Notices | None:
        viewer = info.context.viewer
        return Notices.of(await notices.mine(info.context.store, viewer)) if viewer else None


@strawberry.type
class Mutation:
    @mutation(notices.change)
    async def change_notices(self, info: Info, input: ChangeNotices) -> NoticesChanged:
        row = await notices.change(info.context.store, info.context.person, input.change())
        return NoticesChanged(notices=Notices.of(row))
