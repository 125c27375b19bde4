"""Who of one's notes is here already; told of those alone who let themselves be found."""

import strawberry

from graph import lookups
from schema import ids
from schema.context import Info
from schema.mutations import mutation


@strawberry.input(description="50 at once and 500 a day at most, whatever the answers.")
class LookUpAcquaintances:
    acquaintance_ids: list[strawberry.ID]


@strawberry.input(description="Whether whoever noted my address may learn that I am here.")
class LetMeBeFound:
    findable: bool


@strawberry.type
class AcquaintancesLookedUp:
    here: list[strawberry.ID] = strawberry.field(
        description="Notes of people who are here, and let themselves be found."
    )


@strawberry.type
class FindingChosen:
    findable: bool


@strawberry.type
class Query:
    @strawberry.field(description="Whether whoever noted my address may learn that I am here.")
    async def findable(self, info: Info) -> bool:
        return await lookups.chosen(info.context.store, info.context.person)


@strawberry.type
class Mutation:
    @mutation(lookups.look_up)
    async def look_up_acquaintances(
        self, info: Info, input: LookUpAcquaintances
    ) -> AcquaintancesLookedUp:
        context = info.context
        asked = [ids.decode("Acquaintance", one) for one in input.acquaintance_ids]
        found = await lookups.look_up(context.store, context.person, asked, context.now)
        return AcquaintancesLookedUp(here=[ids.encode("Acquaintance", one) for one in found])

    @mutation(lookups.choose)
    async def let_me_be_found(self, info: Info, input: LetMeBeFound) -> FindingChosen:
        context = info.context
        found = await lookups.choose(context.store, context.person, input.findable)
        return FindingChosen(findable=found)
