"""One hands another something unasked, or writes down a help, and may block them afterwards."""

from graph import blocks, gifts, logged_helps
from graph.gifts import Kind
from tests.schema.scene import THEN, Scene
from tests.schema.twins import Act


def given(who: str, whom: str) -> Act:
    async def act(scene: Scene) -> None:
        await scene.built()
        draft = gifts.Draft(Kind.PRAISE, scene.people[whom], "Your talk was the clearest.")
        await gifts.give(scene.store, scene.people[who], draft, THEN)

    return act


def logged(who: str, whom: str, blocks_first: bool = False, confirms: bool = False) -> Act:
    """A help for a favour in return, so that its confirmation leaves an IOU."""

    async def act(scene: Scene) -> None:
        await scene.built()
        one, other = scene.people[who], scene.people[whom]
        draft = logged_helps.Draft(other, True, "Drove them home.", 1, scene.guild)
        help = await logged_helps.log(scene.store, one, draft, THEN)
        if blocks_first:
            await blocks.block(scene.store, one, other, THEN + 1)
        if confirms:
            await logged_helps.confirm(scene.store, other, help.id, THEN + 2)

    return act
