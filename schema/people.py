"""People on the wire: each as the viewer may see them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Self

import strawberry

from graph import circles, intents, people
from schema import gifts, ids, mutes, nodes, thanks, vouches
from schema.audiences import Narrowing
from schema.connections import Connection
from schema.context import Context, Info
from schema.mutations import mutation
from schema.profiles import Speaking
from schema.times import DateTime

if TYPE_CHECKING:
    from schema.circles import Circle
    from schema.gifts import NoteIdea
    from schema.intents import Intent
    from schema.thanks import Thanks
    from schema.ties import Tie
    from schema.vouches import Vouch

SomeTie = Annotated["Tie", strawberry.lazy("schema.ties")]
Circles = list[Annotated["Circle", strawberry.lazy("schema.circles")]]
Intents = list[Annotated["Intent", strawberry.lazy("schema.intents")]]


async def shared(context: Context, keys: list[str]) -> Sequence[list[str]]:
    found = await circles.shared(context.store, context.person, keys)
    return [found.get(key, []) for key in keys]


async def live(context: Context, keys: list[str]) -> Sequence[list[intents.Intent]]:
    found = await intents.of(context.store, context.person, keys, context.now)
    return [found.get(key, []) for key in keys]


@nodes.kind
@strawberry.type(description="An account: a name and one sentence. No CV.")
class Person(nodes.Node, Speaking, Narrowing):
    row: strawberry.Private[people.Person]

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Self | None]:
        found = await people.visible(context.store, context.person, ids, context.now)
        return nodes.in_order("Person", ids, found)

    @strawberry.field
    def name(self) -> str:
        return self.row.name

    @strawberry.field(description="One sentence: why you would want to talk to me.")
    def why(self) -> str:
        return self.row.why

    @strawberry.field(description="On this host, for whoever sees it; another one for each photo.")
    def photo_url(self) -> str | None:
        return self.row.photo or None

    @strawberry.field
    def place(self) -> str | None:
        return self.row.place or None

    @strawberry.field
    def link(self) -> str | None:
        return self.row.link or None

    @strawberry.field(description="Those the viewer may see.")
    async def gives(self, info: Info, circle_id: strawberry.ID | None = None) -> Intents:
        return await self._intents(info, "GIVE", circle_id)

    @strawberry.field(description="Those the viewer may see.")
    async def takes(self, info: Info, circle_id: strawberry.ID | None = None) -> Intents:
        return await self._intents(info, "TAKE", circle_id)

    async def _intents(self, info: Info, kind: str, circle: strawberry.ID | None) -> Any:
        wanted = ids.decode("Circle", circle) if circle is not None else None
        rows: list[intents.Intent] = await info.context.load(live, self.row.id)
        found = [row for row in rows if row.kind == kind and wanted in (None, row.circle)]
        return [nodes.wrap("Intent", row) for row in found]

    @strawberry.field(description="Those the viewer shares, 50 at most.")
    async def circles(self, info: Info) -> Circles:
        return await info.context.nodes("Circle", await info.context.load(shared, self.row.id))

    @strawberry.field(description="Said in public, in circles the viewer is in; newest first.")
    async def thanks(
        self, info: Info, first: int, after: str | None = None
    ) -> Connection[Annotated["Thanks", strawberry.lazy("schema.thanks")]]:
        return await thanks.on_page(info.context, self.row.id, first, after)

    @strawberry.field(description="For their contacts and the people of their circles.")
    async def vouches(
        self, info: Info, first: int, after: str | None = None
    ) -> Connection[Annotated["Vouch", strawberry.lazy("schema.vouches")]]:
        return await vouches.on_page(info.context, self.row.id, first, after)

    @strawberry.field(description="For a contact of mine, as our relation has it; often none.")
    async def note_ideas(
        self, info: Info
    ) -> list[Annotated["NoteIdea", strawberry.lazy("schema.gifts")]]:
        return await info.context.load(gifts.ideas, self.row.id)

    @strawberry.field(description="The viewer's own side of the tie.")
    async def tie(self, info: Info) -> SomeTie | None:
        return await info.context.node("Tie", self.row.id)

    @strawberry.field(description="I asked, and the fixed date has not passed.")
    def request_pending(self) -> bool:
        return self.row.pending

    @strawberry.field(description="I muted them: they come to my Today and suggestions no more.")
    async def muted(self, info: Info) -> bool:
        return await info.context.load(mutes.among, self.row.id)

    @strawberry.field(description="Oneself only, and so are the next three.")
    def email(self) -> str | None:
        return self.row.email

    @strawberry.field
    def open_to_asks(self) -> bool | None:
        return self.row.open

    @strawberry.field
    def introductions_per_week(self) -> int | None:
        return self.row.weekly

    @strawberry.field(description="Oneself only: nobody asks me to introduce before that.")
    def paused_until(self, info: Info) -> DateTime | None:
        until = self.row.paused or 0
        return DateTime(until) if until > info.context.now else None

    @strawberry.field(description="Oneself only: Weft may suggest me to people two ties away.")
    def suggested_two_away(self) -> bool | None:
        return self.row.suggested

    @strawberry.field(description="Oneself only: my ties may be used, each as I said of it.")
    def lends_ties(self) -> bool | None:
        return self.row.lends

    @strawberry.field
    def time_zone(self) -> str | None:
        return self.row.zone


@strawberry.input(description="What is left out stays as it is.")
class UpdateProfile:
    name: str | None = None
    why: str | None = None
    place: str | None = None
    link: str | None = None
    open_to_asks: bool | None = None
    introductions_per_week: int | None = None
    paused_until: DateTime | None = strawberry.field(
        default=None, description="A moment that has passed ends the pause."
    )
    suggested_two_away: bool | None = None
    time_zone: str | None = None
    pitch: str | None = None
    about: str | None = None
    proof: str | None = None
    reply_time: str | None = None
    next_step: str | None = None
    photo: str | None = strawberry.field(
        default=None, description="A JPEG in base64, 512 pixels to a side at most; empty for none."
    )

    def profile(self) -> people.Profile:
        return people.Profile(
            name=self.name,
            why=self.why,
            place=self.place,
            link=self.link,
            open=self.open_to_asks,
            weekly=self.introductions_per_week,
            paused=self.paused_until,
            suggested=self.suggested_two_away,
            zone=self.time_zone,
            pitch=self.pitch,
            about=self.about,
            proof=self.proof,
            reply_time=self.reply_time,
            next_step=self.next_step,
            photo=self.photo,
        )


@strawberry.type
class ProfileUpdated:
    person: Person


@strawberry.type
class Query:
    @strawberry.field(description="Null for an anonymous visitor.")
    async def me(self, info: Info) -> Person | None:
        return await info.context.node("Person", info.context.viewer or "")


@strawberry.type
class Mutation:
    @mutation(people.update)
    async def update_profile(self, info: Info, input: UpdateProfile) -> ProfileUpdated:
        context = info.context
        row = await people.update(context.store, context.person, input.profile(), context.now)
        return ProfileUpdated(person=Person(row=row))
