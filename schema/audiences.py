"""Who reads what I say of myself, field by field."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph import audiences
from graph.audiences import Audience
from schema import ids
from schema.context import Info
from schema.mutations import mutation

if TYPE_CHECKING:
    from schema.circles import Circle


@strawberry.enum(description="What can be for fewer than everybody who may see me.")
class AudienceField(Enum):
    PLACE = "place"
    LINK = "link"
    PHOTO = "photo"
    PITCH = "pitch"
    PROOF = "proof"
    REPLY_TIME = "reply_time"
    NEXT_STEP = "next_step"


@strawberry.enum(description="Of those who may see me at all.")
class Readers(Enum):
    EVERYBODY = "EVERYBODY"
    CONTACTS = "CONTACTS"
    NOBODY = "NOBODY"


@strawberry.type(description="Who reads one field.")
class FieldAudience:
    row: strawberry.Private[Audience]

    @strawberry.field
    def field(self) -> AudienceField:
        return AudienceField(self.row.field)

    @strawberry.field
    def readers(self) -> Readers:
        return Readers(self.row.readers.value)

    @strawberry.field(description="Whose people read it beside my contacts; those I left fall out.")
    async def circles(
        self, info: Info
    ) -> list[Annotated["Circle", strawberry.lazy("schema.circles")]]:
        return await info.context.nodes("Circle", self.row.circles)


@strawberry.type
class Narrowing:
    """A person, of whom it is told to themselves alone."""

    row: strawberry.Private[Any]

    @strawberry.field(description="Oneself only: who reads what, beside name and why.")
    async def audiences(self, info: Info) -> list[FieldAudience]:
        if self.row.email is None:
            return []
        kept = await audiences.mine(info.context.store, info.context.person)
        return [FieldAudience(row=row) for row in kept]


@strawberry.input(description="Circles of mine go with CONTACTS, whom they join.")
class SetAudience:
    field: AudienceField
    readers: Readers
    circle_ids: list[strawberry.ID] = strawberry.field(default_factory=list)

    def wanted(self) -> Audience:
        circles = [ids.decode("Circle", id) for id in self.circle_ids]
        readers = audiences.Readers(self.readers.value)
        return Audience(self.field.value, readers, tuple(dict.fromkeys(circles)))


@strawberry.type
class AudienceSet:
    audience: FieldAudience


@strawberry.type
class Mutation:
    @mutation(audiences.put)
    async def set_audience(self, info: Info, input: SetAudience) -> AudienceSet:
        context = info.context
        row = await audiences.put(context.store, context.person, input.wanted(), context.now)
        return AudienceSet(audience=FieldAudience(row=row))
