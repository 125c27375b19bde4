"""Pairs of worlds that differ in one secret, and who must not be able to tell them apart."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest

from graph import audiences, beginnings, blocks, entries, people, proposals, store
from graph.beginnings import Direct, Offer
from graph.people import Profile
from graph.proposals import Proposal
from schema import limits
from tests.schema import boxes, matrix
from tests.schema.scene import THEN, Scene
from tests.schema.story import COLD
from tests.server.conftest import Place
from tests.stage import NOTE

Act = Callable[[Scene], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Twins:
    """`but`: fields in which these worlds may differ; the reason stands beside it."""

    name: str
    readers: str
    acts: tuple[Act, ...]
    but: tuple[str, ...] = ()


# A world that is in several pairs is built once, and read by each reader once.
BUILT: dict[Act, Scene] = {}
READ: dict[tuple[Act, str, tuple[str, ...]], list[Any]] = {}


async def read_alike(server: Place, twins: Twins) -> None:
    """All that the readers can list, hear of, take along and get by mail is the same in each world."""
    await _build(server, [act for act in twins.acts if act not in BUILT])
    with pytest.MonkeyPatch.context() as patch:
        # To read all of a thing is more than a client may, and may take longer.
        patch.setattr(limits, "COST", limits.ENOUGH)
        patch.setattr(store, "READ_SECONDS", 60.0)
        patch.setattr(matrix, "ASIDE", matrix.ENDS)
        patch.setattr(matrix, "FEW", 3)
        for reader in twins.readers.split():
            read = (_read(act, reader, twins.but) for act in twins.acts)
            first, *others = await asyncio.gather(*read)
            for other in others:
                for one, same in zip(first, other, strict=True):
                    assert one == same, reader


async def _build(server: Place, acts: list[Act]) -> None:
    scenes = {act: Scene(server.house.store) for act in acts}
    for act, scene in scenes.items():
        await act(scene)
    found = await boxes.opened(server, list(scenes.values()))
    for scene in scenes.values():
        scene.letters = {name: found[id] for name, id in scene.people.items()}
    BUILT.update(scenes)


async def _read(act: Act, reader: str, but: tuple[str, ...]) -> list[Any]:
    if (act, reader, but) not in READ:
        READ[act, reader, but] = await BUILT[act].reads(reader, but)
    return READ[act, reader, but]


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


def answered(*said: tuple[str, ...], **gives: Any) -> Act:
    async def act(scene: Scene) -> None:
        await scene.built(**gives)
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


def offered(*said: tuple[str, ...], audience: Any = "EXTENDED") -> Act:
    async def act(scene: Scene) -> None:
        await scene.built()
        ask, cleo = await scene.ask(audience), scene.people["cleo"]
        scene.begun = await beginnings.offer(scene.store, cleo, Offer(ask, NOTE), THEN)
        for one in said:
            await scene.say(*one)

    return act


def beside(one: str, other: str, act: Act) -> Act:
    async def then(scene: Scene) -> None:
        scene.tie(one, other, ring="CORE")
        await act(scene)

    return then


def then(act: Act, *said: tuple[str, ...]) -> Act:
    """What these say afterwards: two names for a block, a name and an answer, a name alone for an offer."""

    async def acted(scene: Scene) -> None:
        await act(scene)
        for one in said:
            known, last = scene.people, one[-1]
            if last in known and len(one) == 2:
                await blocks.block(scene.store, known[one[0]], known[last], THEN + 1)
            elif last in known:
                offer = Offer(scene.asked, NOTE)
                await beginnings.offer(scene.store, known[last], offer, THEN + 1)
            else:
                await scene.say(*one)

    return acted


def blocked(who: str, whom: str) -> Act:
    async def act(scene: Scene) -> None:
        await scene.built()
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


def keeping(name: str, act: Act, *readers: str) -> Act:
    """Who says more than others, for nobody or for these."""
    said = {field: f"https://example.org/{field}" for field in audiences.FIELDS}
    kept = {
        "narrowed": list(said),
        "readers": [f"{field}|{who}" for field in said for who in readers],
    }

    async def then(scene: Scene) -> None:
        for row in scene.town.rows["people"]:
            if row["id"] == scene.people[name]:
                row |= said | kept
        await act(scene)

    return then


def directly(act: Act) -> Act:
    async def then(scene: Scene) -> None:
        await act(scene)
        direct = Direct(scene.asked, scene.people["gil"], NOTE)
        await beginnings.ask_directly(scene.store, scene.people["ada"], direct, THEN)

    return then


def coldly(act: Act) -> Act:
    """Ada asks Sam, a circle-mate who is closed to asks."""

    async def asked(scene: Scene) -> None:
        await act(scene)
        await scene.ask()
        await people.update(scene.store, scene.people["sam"], Profile(open=False), THEN)
        direct = Direct(scene.asked, scene.people["sam"], NOTE, COLD)
        await beginnings.ask_directly(scene.store, scene.people["ada"], direct, THEN)

    return asked


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


def together(act: Act) -> Act:
    async def then(scene: Scene) -> None:
        await act(scene)
        idea = Proposal(scene.people["cleo"], NOTE, None, scene.people["dora"], NOTE)
        scene.begun = await proposals.propose(scene.store, scene.people["fen"], idea, THEN)

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
