"""A menu: a line each for a few contacts of an introducer, to tick."""

from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph import introductions, menus
from schema import ids, nodes
from schema.context import Context, Info
from schema.mutations import mutation

if TYPE_CHECKING:
    from schema.introductions import Introduction
    from schema.people import Person

SomePerson = Annotated["Person", strawberry.lazy("schema.people")]
SomeIntroduction = Annotated["Introduction", strawberry.lazy("schema.introductions")]


@strawberry.type
class MenuItem:
    row: strawberry.Private[menus.Offered]

    @strawberry.field
    def id(self) -> strawberry.ID:
        return ids.encode("MenuItem", self.row.id)

    @strawberry.field(description="In the introducer's own words, without a name.")
    def line(self) -> str:
        return self.row.line

    @strawberry.field
    def ticked(self) -> bool:
        return self.row.ticked

    @strawberry.field(description="The introducer only.")
    async def person(self, info: Info) -> SomePerson | None:
        return await info.context.node("Person", self.row.person or "")


@strawberry.type
class Offering:
    """What an introduction says of its menu."""

    row: strawberry.Private[Any]

    @strawberry.field(description="Asker and introducer; empty where there is none.")
    async def menu(self, info: Info) -> list[MenuItem]:
        return [MenuItem(row=item) for item in await info.context.load(over, self.row.id)]

    @strawberry.field(description="The introducer only: a menu may be the answer.")
    def can_offer_menu(self, info: Info) -> bool:
        waits = introductions.awaited(self.row, info.context.now)
        return self.row.shown and waits and not self.row.both


async def over(context: Context, keys: list[str]) -> list[list[menus.Offered]]:
    found = await menus.of(context.store, context.person, keys)
    return [found[key] for key in keys]


@strawberry.input(description="A contact, and a line about them without their name.")
class MenuLine:
    person_id: strawberry.ID
    line: str


@strawberry.input(description="One to five lines.")
class AnswerWithMenu:
    introduction_id: strawberry.ID
    items: list[MenuLine]

    def menu(self) -> menus.Menu:
        items = [menus.Item(ids.decode("Person", one.person_id), one.line) for one in self.items]
        return menus.Menu(ids.decode("Introduction", self.introduction_id), items)


@strawberry.input
class TickMenu:
    introduction_id: strawberry.ID
    item_ids: list[strawberry.ID]

    def ticked(self) -> menus.Ticked:
        chosen = [ids.decode("MenuItem", item) for item in self.item_ids]
        return menus.Ticked(ids.decode("Introduction", self.introduction_id), chosen)


@strawberry.type
class AnsweredWithMenu:
    introduction: SomeIntroduction


@strawberry.type
class MenuTicked:
    introduction: SomeIntroduction


@strawberry.type
class Mutation:
    @mutation(menus.answer)
    async def answer_with_menu(self, info: Info, input: AnswerWithMenu) -> AnsweredWithMenu:
        context = info.context
        row = await menus.answer(context.store, context.person, input.menu(), context.now)
        return AnsweredWithMenu(introduction=nodes.wrap("Introduction", row))

    @mutation(menus.tick)
    async def tick_menu(self, info: Info, input: TickMenu) -> MenuTicked:
        context = info.context
        row = await menus.tick(context.store, context.person, input.ticked(), context.now)
        return MenuTicked(introduction=nodes.wrap("Introduction", row))
