"""Pairs of worlds that differ in one secret, and who must not be able to tell them apart."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from graph import beginnings, blocks, connecting, entries, invitations, proposals, tie_requests
from graph.beginnings import Direct, Offer
from graph.connecting import Draft as Request
from graph.invitations import Draft as Invitation
from graph.proposals import Proposal
from tests.schema.scene import THEN, Scene
from tests.stage import NOTE

Act = Callable[[Scene], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Twins:
    """`but`: fields in which these worlds may differ; the reason stands beside it."""

    name: str
    readers: str
    acts: tuple[Act, ...]
    but: tuple[str, ...] = ()


async def nothing(scene: Scene) -> None:
    await scene.built()


def tied(one: str, other: str, allows: bool) -> Act:
    async def act(scene: Scene) -> None:
        await scene.built()
        scene.tie(one, other, allows=allows)
        await scene.town.build(scene.store)

    return act


def asked(audience: Any) -> Act:
    async def act(scene: Scene) -> None:
        await scene.built()
        await scene.ask(audience)

    return act


def answered(*said: tuple[str, ...]) -> Act:
    async def act(scene: Scene) -> None:
        await scene.built()
        await scene.ask()
        await scene.request("cleo")
        for one in said:
            await scene.say(*one)

    return act


def knowing(one: str, other: str, act: Act) -> Act:
    """The two have got to know each other since."""

    async def then(scene: Scene) -> None:
        await act(scene)
        scene.tie(one, other)
        await scene.town.build(scene.store)

    return then


def offered(*said: tuple[str, ...]) -> Act:
    async def act(scene: Scene) -> None:
        await scene.built()
        ask, cleo = await scene.ask(), scene.people["cleo"]
        scene.begun = await beginnings.offer(scene.store, cleo, Offer(ask, NOTE), THEN)
        for one in said:
            await scene.say(*one)

    return act


def blocked(who: str, whom: str, *before: str) -> Act:
    """After `before`, a mail from the one who is to block."""

    async def act(scene: Scene) -> None:
        await scene.built()
        for to in before:
            await mail(scene, who, to)
        await blocks.block(scene.store, scene.people[who], scene.people[whom], THEN + 1)

    return act


def paused(name: str, **changed: Any) -> Act:
    """A helper who cannot be reached, for one reason or another."""

    async def act(scene: Scene) -> None:
        for row in scene.town.rows["people"]:
            if row["id"] == scene.people[name] and "open" in changed:
                row["open"] = changed["open"]
        gives = {key: value for key, value in changed.items() if key != "open"}
        await scene.built(**{name: gives})
        await scene.ask()

    return act


def directly(act: Act) -> Act:
    async def then(scene: Scene) -> None:
        await act(scene)
        direct = Direct(scene.asked, scene.people["gil"], NOTE)
        await beginnings.ask_directly(scene.store, scene.people["ada"], direct, THEN)

    return then


def named(helper: str) -> Act:
    """The only one who fits is asked for; nobody sees who gives."""

    async def act(scene: Scene) -> None:
        for one, other in (("ada", "fen"), ("fen", "cleo"), ("fen", "olga")):
            scene.tie(one, other)
        scene.give(helper, visibility="MATCHING")
        await scene.town.build(scene.store)
        await scene.ask()
        await scene.request(helper)

    return act


async def mail(scene: Scene, who: str, to: str) -> str:
    email = f"{to}.{scene.tail}@example.org"
    draft = Request(None, email, "We met once.", "BOTH", True)
    sent = await connecting.connect(scene.store, scene.people[who], draft, THEN)
    assert sent.request
    return sent.request.id


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


def requested(accept: bool | None) -> Act:
    async def act(scene: Scene) -> None:
        await scene.built()
        draft = Request(scene.people["sam"], None, "We row.", "BOTH", True)
        sent = await connecting.connect(scene.store, scene.people["ada"], draft, THEN)
        assert sent.request
        if accept is not None:
            no, sam = tie_requests.Answer(accept), scene.people["sam"]
            await tie_requests.answer(scene.store, sam, sent.request.id, no, THEN + 1)

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


def together(act: Act) -> Act:
    async def then(scene: Scene) -> None:
        await act(scene)
        idea = Proposal(scene.people["cleo"], NOTE, None, scene.people["dora"], NOTE)
        await proposals.propose(scene.store, scene.people["fen"], idea, THEN)

    return then


def wanted(agree: bool | None) -> Act:
    async def act(scene: Scene) -> None:
        olga, zoe = scene.people["olga"], scene.people["zoe"]
        club = scene.town.circle(olga, entry="REQUEST", name=f"The club {scene.tail}", created=THEN)
        await scene.built()
        await entries.join(scene.store, zoe, club, "Let me in.", THEN)
        if agree is not None:
            await entries.answer(scene.store, olga, club, zoe, agree, THEN + 1)

    return act
