"""Topics on the wire: what help is about."""

from typing import Any

import strawberry

from graph import goals, topics
from schema import nodes
from schema.context import Context, Info


@nodes.kind
@strawberry.type(description="What help is about: a name, and other names for the same thing.")
class Topic(nodes.Node):
    row: strawberry.Private[topics.Topic]

    @strawberry.field
    def name(self) -> str:
        return self.row.name

    @strawberry.field
    def aliases(self) -> list[str]:
        return self.row.aliases

    @classmethod
    async def load(cls, context: Context, ids: list[str]) -> list[Any]:
        found = await topics.of(context.store, context.person, ids)
        return nodes.in_order("Topic", ids, found)


@strawberry.type
class Query:
    @strawberry.field(description="By the letters of names and aliases first, then by nearness.")
    async def topics(self, info: Info, matching: str, first: int) -> list[Topic]:
        context = info.context
        found = await topics.find(context.store, context.person, matching, first)
        return [Topic(row=row) for row in found]

    @strawberry.field(
        description="For free text, before an ask or an intent is posted; where it says little, from my goal."
    )
    async def suggest_topics(self, info: Info, text: str, first: int) -> list[Topic]:
        context = info.context
        found = await topics.suggest(context.store, context.person, text, first)
        if not found and (goal := await goals.of(context.store, context.person)):
            found = await topics.suggest(context.store, context.person, goal.sentence, first)
        return [Topic(row=row) for row in found]
