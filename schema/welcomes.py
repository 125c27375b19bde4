"""What members give to those who are new in a circle."""

import asyncio
from typing import TYPE_CHECKING, Annotated

import strawberry

from graph import circles, welcomes
from schema.context import Context, Info

if TYPE_CHECKING:
    from schema.intents import Intent
    from schema.people import Person


@strawberry.type(description="Somebody gives this to whoever is new in the circle.")
class Welcome:
    person: Annotated["Person", strawberry.lazy("schema.people")]
    give: Annotated["Intent", strawberry.lazy("schema.intents")]


@strawberry.type
class Welcoming:
    row: strawberry.Private[circles.Circle]

    @strawberry.field(description="Gives aimed at whoever is new here, to them alone; 20 at most.")
    async def welcomes(self, info: Info) -> list[Welcome]:
        rows = await info.context.load(_listed, self.row.id)
        found = await asyncio.gather(*(_shown(info.context, row) for row in rows))
        return [one for one in found if one]


async def _listed(context: Context, circles: list[str]) -> list[list[welcomes.Welcome]]:
    found = await welcomes.of(context.store, context.person, circles, context.now)
    return [found[circle] for circle in circles]


async def _shown(context: Context, row: welcomes.Welcome) -> Welcome | None:
    person = await context.node("Person", row.person)
    give = await context.node("Intent", row.give)
    return Welcome(person=person, give=give) if person and give else None
