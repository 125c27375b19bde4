"""How others see me: my own page, as somebody in one relation to me reads it."""

from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from graph import guests
from schema import ids
from schema.context import Info
from schema.times import DateTime

if TYPE_CHECKING:
    from schema.circles import Circle
    from schema.intents import Intent

SomeCircle = Annotated["Circle", strawberry.lazy("schema.circles")]
Intents = list[Annotated["Intent", strawberry.lazy("schema.intents")]]


@strawberry.type(description="Thanks or a vouch, as they are read.")
class WordsSeen:
    row: strawberry.Private[guests.Words]

    @strawberry.field
    def text(self) -> str:
        return self.row.text

    @strawberry.field
    def at(self) -> DateTime:
        return DateTime(self.row.at)

    @strawberry.field(description="A name; null where the reader cannot see them.")
    def by(self) -> str | None:
        return self.row.by

    @strawberry.field(description="The contact in between, where they are named.")
    def through(self) -> str | None:
        return self.row.through

    @strawberry.field
    async def circle(self, info: Info) -> SomeCircle | None:
        return await info.context.node("Circle", self.row.circle or "")


@strawberry.type(
    description="What is read of a person; its gives, takes and circles are the owner's."
)
class PageSeen:
    row: strawberry.Private[guests.Page]
    name: str
    why: str
    photo_url: str | None
    place: str | None
    link: str | None
    pitch: str | None
    about: str | None
    proof: str | None
    reply_time: str | None
    next_step: str | None

    @classmethod
    def of(cls, row: guests.Page) -> Self:
        person, said = row.person, row.said
        return cls(
            row=row,
            name=person.name,
            why=person.why,
            photo_url=person.photo or None,
            place=person.place or None,
            link=person.link or None,
            pitch=said.pitch or None,
            about=said.about or None,
            proof=said.proof or None,
            reply_time=said.reply_time or None,
            next_step=said.next_step or None,
        )

    @strawberry.field
    async def gives(self, info: Info) -> Intents:
        return await info.context.nodes("Intent", self.row.gives)

    @strawberry.field(
        description="To a contact who gives nothing, so without those for whose gives fit."
    )
    async def takes(self, info: Info) -> Intents:
        return await info.context.nodes("Intent", self.row.takes)

    @strawberry.field(description="Those the reader shares.")
    async def circles(self, info: Info) -> list[SomeCircle]:
        return await info.context.nodes("Circle", self.row.circles)

    @strawberry.field(description="The newest five.")
    def thanks(self) -> list[WordsSeen]:
        return [WordsSeen(row=row) for row in self.row.thanks]

    @strawberry.field(description="The newest five.")
    def vouches(self) -> list[WordsSeen]:
        return [WordsSeen(row=row) for row in self.row.vouches]


@strawberry.type
class Query:
    @strawberry.field(
        description="My own page as a contact reads it, as somebody of one of my circles, or as both; "
        "else as somebody I am introduced to. Never as a person there is."
    )
    async def view_as(
        self, info: Info, contact: bool = False, circle_id: strawberry.ID | None = None
    ) -> PageSeen:
        context = info.context
        circle = None if circle_id is None else ids.decode("Circle", circle_id)
        relation = guests.Relation(contact, circle)
        return PageSeen.of(await guests.page(context.store, context.person, relation, context.now))
