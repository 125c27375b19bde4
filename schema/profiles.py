"""What people say of themselves beyond a name and a why, and what they are after."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph import asks, goals, profiles, topics
from graph.profiles import Said
from schema import nodes
from schema.context import Context, Info
from schema.mutations import mutation

if TYPE_CHECKING:
    from schema.topics import Topic

Topics = list[Annotated["Topic", strawberry.lazy("schema.topics")]]
NOTHING = Said("", "", "", "", "", "")


@strawberry.enum(description="What a profile can lack.")
class ProfileField(Enum):
    NAME = "name"
    WHY = "why"
    PLACE = "place"
    PHOTO = "photo"
    PITCH = "pitch"
    LINK = "link"
    PROOF = "proof"
    REPLY_TIME = "reply_time"
    NEXT_STEP = "next_step"


@strawberry.type(description="What I am after: for myself, and to begin an ask with.")
class Goal:
    row: strawberry.Private[goals.Goal]

    @strawberry.field(description="Built from the lists, unless I put it otherwise.")
    def sentence(self) -> str:
        return self.row.sentence

    @strawberry.field
    def skills(self) -> list[str]:
        return self.row.skills

    @strawberry.field
    def fields(self) -> list[str]:
        return self.row.fields

    @strawberry.field
    def musts(self) -> list[str]:
        return self.row.musts

    @strawberry.field(description="What the next ask could be about.")
    async def topics(self, info: Info, first: int) -> Topics:
        context = info.context
        found = await topics.suggest(context.store, context.person, self.row.sentence, first)
        return [nodes.wrap("Topic", row) for row in found]


async def said(context: Context, ids: list[str]) -> list[Said]:
    found = await profiles.of(context.store, context.person, ids, context.now)
    return [found.get(id, NOTHING) for id in ids]


@strawberry.type
class Speaking:
    """What a person says of themselves; `missing` and `goal` are to oneself alone."""

    row: strawberry.Private[Any]

    @strawberry.field(description="Two sentences: what I do, and for whom.")
    async def pitch(self, info: Info) -> str | None:
        return (await info.context.load(said, self.row.id)).pitch or None

    @strawberry.field(description="The deeper version, for contacts.")
    async def about(self, info: Info) -> str | None:
        return (await info.context.load(said, self.row.id)).about or None

    @strawberry.field(description="A link that shows it: work, a talk, a credential.")
    async def proof(self, info: Info) -> str | None:
        return (await info.context.load(said, self.row.id)).proof or None

    @strawberry.field(description="How soon they usually reply, in their own words.")
    async def reply_time(self, info: Info) -> str | None:
        return (await info.context.load(said, self.row.id)).reply_time or None

    @strawberry.field(description="What happens after a yes, in their own words.")
    async def next_step(self, info: Info) -> str | None:
        return (await info.context.load(said, self.row.id)).next_step or None

    @strawberry.field(description="Oneself only: what a reader would miss, the weightiest first.")
    async def missing(self, info: Info) -> list[ProfileField]:
        if self.row.email is None:
            return []
        found = await info.context.load(said, self.row.id)
        return [ProfileField(field) for field in profiles.missing(self.row, found)]

    @strawberry.field(description="Oneself only.")
    async def goal(self, info: Info) -> Goal | None:
        if self.row.email is None:
            return None
        found = await goals.of(info.context.store, info.context.person)
        return Goal(row=found) if found else None


@strawberry.type
class Proving:
    """What an ask shows beside its words."""

    row: strawberry.Private[asks.Ask]

    @strawberry.field(description="It ends within a day.")
    def urgent(self) -> bool:
        return self.row.urgent

    @strawberry.field(description="The asker's proof, where the asker is shown.")
    async def proof(self, info: Info) -> str | None:
        context, asker = info.context, self.row.asker
        shown = context.person if self.row.mine else asker["id"] if asker else ""
        return (await context.load(said, shown)).proof or None if shown else None


@strawberry.input(description="One to five skills; fields or experience; musts.")
class SetGoal:
    skills: list[str]
    fields: list[str] = strawberry.field(default_factory=list)
    musts: list[str] = strawberry.field(default_factory=list)
    sentence: str | None = strawberry.field(
        default=None, description="Instead of the one that is built."
    )


@strawberry.type
class GoalSet:
    goal: Goal


@strawberry.type
class Mutation:
    @mutation(goals.put)
    async def set_goal(self, info: Info, input: SetGoal) -> GoalSet:
        given = goals.Goal(input.skills, input.fields, input.musts, input.sentence or "")
        row = await goals.put(info.context.store, info.context.person, given)
        return GoalSet(goal=Goal(row=row))
