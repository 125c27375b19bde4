"""What happens around mail addresses: requests for a tie and invitations, whoever they reach."""

from graph import blocks, connecting, invitations, tie_requests
from graph.connecting import Draft as Request
from graph.invitations import Draft as Invitation
from tests.schema.scene import THEN, Scene
from tests.schema.twins import Act


async def mail(scene: Scene, who: str, to: str) -> str:
    email = f"{to}.{scene.tail}@example.org"
    draft = Request(None, email, "We met once.", "BOTH", True)
    sent = await connecting.connect(scene.store, scene.people[who], draft, THEN)
    assert sent.request
    return sent.request.id


def writing(who: str, to: str) -> Act:
    async def act(scene: Scene) -> None:
        await scene.built()
        await mail(scene, who, to)

    return act


def mailed(to: str, does: str = "", again: bool = False) -> Act:
    """Ada writes to one address, the same in every world; whose it is differs."""

    async def act(scene: Scene) -> None:
        for row in scene.town.rows["people"]:
            if row["id"] == scene.people["zoe"]:
                row["email"] = f"{to}.{scene.tail}@example.org"
        await scene.built()
        request = await mail(scene, "ada", "somebody")
        if does == "NO":
            given = tie_requests.Answer(False)
            await tie_requests.answer(scene.store, scene.people["zoe"], request, given, THEN + 1)
        if does == "BLOCK":
            await blocks.block(scene.store, scene.people["zoe"], scene.people["ada"], THEN + 1)
        if again:
            await mail(scene, "ada", "somebody")

    return act


def crossed(to: str) -> Act:
    """Sam asks Ada, who writes to an address that may be Sam's, and then says yes."""

    async def act(scene: Scene) -> None:
        for row in scene.town.rows["people"]:
            if row["id"] == scene.people["sam"]:
                row["email"] = f"{to}.{scene.tail}@example.org"
        await scene.built()
        sam, ada = scene.people["sam"], scene.people["ada"]
        draft = Request(ada, None, "We row.", "BOTH", True)
        sent = await connecting.connect(scene.store, sam, draft, THEN)
        assert sent.request
        await mail(scene, "ada", "somebody")
        yes = tie_requests.Answer(True, "We row.", "BOTH", True)
        await tie_requests.answer(scene.store, ada, sent.request.id, yes, THEN + 1)

    return act


def requested(accept: bool | None, blocks_first: bool = False) -> Act:
    """Ada asks Sam, may block him, and he answers."""

    async def act(scene: Scene) -> None:
        await scene.built()
        draft = Request(scene.people["sam"], None, "We row.", "BOTH", True)
        sent = await connecting.connect(scene.store, scene.people["ada"], draft, THEN)
        assert sent.request
        if blocks_first:
            await blocks.block(scene.store, scene.people["ada"], scene.people["sam"], THEN)
        if accept is not None:
            sam, given = scene.people["sam"], tie_requests.Answer(accept, "We row.", "BOTH", True)
            await tie_requests.answer(scene.store, sam, sent.request.id, given, THEN + 1)

    return act


def invited(to: str) -> Act:
    async def act(scene: Scene) -> None:
        for row in scene.town.rows["people"]:
            if row["id"] in (scene.people["zoe"], scene.people["sam"]):
                name = next(n for n, key in scene.people.items() if key == row["id"])
                mine = "somebody" if name == to else name
                row["email"] = f"{mine}.{scene.tail}@example.org"
        await scene.built()
        draft = Invitation(scene.guild, None, f"somebody.{scene.tail}@example.org")
        await invitations.invite(scene.store, scene.people["olga"], draft, THEN)

    return act
