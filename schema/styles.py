"""How an ask is put: soft, casual, hard, cold."""

from enum import Enum

import strawberry

from graph import manners, styles
from graph.manners import UNASKED, Manner
from schema.context import Context


@strawberry.enum(
    description="COLD is a direct ask to a circle-mate without a path, and nothing else."
)
class AskStyle(Enum):
    SOFT = "SOFT"
    HARD = "HARD"
    CASUAL = "CASUAL"
    COLD = "COLD"


@strawberry.type(description="What a style means, the same for everybody.")
class StyleMeaning:
    style: AskStyle
    opening: str = strawberry.field(description="Words to begin with, never sent by themselves.")
    first_step: int = strawberry.field(description="Ways in that are asked first.")
    answer_expected: bool
    reminds: bool = strawberry.field(description="Once a step; never after an answer.")


@strawberry.type(description="What a cold ask carries.")
class Cold:
    who: str
    work: str
    after: str


async def manner(context: Context, ids: list[str]) -> list[Manner]:
    found = await manners.of(context.store, context.person, ids)
    return [found.get(id, UNASKED) for id in ids]


@strawberry.type
class Query:
    @strawberry.field(description="How an ask can be put.")
    def ask_styles(self) -> list[StyleMeaning]:
        return [
            StyleMeaning(
                style=AskStyle(name),
                opening=style.opening,
                first_step=style.first,
                answer_expected=style.answer,
                reminds=style.reminder > 0,
            )
            for name, style in styles.STYLES.items()
        ]
