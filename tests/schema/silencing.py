"""Somebody is muted, reported, suspended, away or gone, and what must read the same without it."""

from graph import cases, decisions, departures, mutes, people, reports, rests, ties
from graph.bounds import DAY
from graph.decisions import Action
from graph.people import Profile
from graph.reported import Kind
from tests.judging import suspend
from tests.schema.scene import THEN, TIES, Scene
from tests.schema.twins import Act, nothing
from tests.stage import NEWEST, NOTE
from tests.town import NOW


def muted(who: str, whom: str, act: Act) -> Act:
    async def then(scene: Scene) -> None:
        await act(scene)
        await mutes.mute(scene.store, scene.people[who], scene.people[whom], THEN + 1)

    return then


def suspended(name: str, act: Act = nothing) -> Act:
    async def then(scene: Scene) -> None:
        await act(scene)
        await suspend(scene.store, scene.people[name], NOW + DAY, THEN)

    return then


def resting(name: str, act: Act = nothing) -> Act:
    """Whose whole account is paused since."""

    async def then(scene: Scene) -> None:
        await act(scene)
        await rests.put(scene.store, scene.people[name], True, None, THEN + 1)

    return then


def gone(name: str, act: Act) -> Act:
    """Who has left since."""

    async def then(scene: Scene) -> None:
        await act(scene)
        person = scene.people[name]
        await departures.leave(scene.store, person, person, THEN + 1, THEN + 1)

    return then


def away(name: str, act: Act) -> Act:
    """Closed to asks since."""

    async def then(scene: Scene) -> None:
        await act(scene)
        await people.update(scene.store, scene.people[name], Profile(open=False), THEN)

    return then


def closed(name: str) -> Act:
    """By themselves: to asks, and their ties to introductions."""

    async def act(scene: Scene) -> None:
        await scene.built()
        person = scene.people[name]
        await people.update(scene.store, person, Profile(open=False), THEN)
        for other in {one for tie in TIES if name in tie for one in tie} - {name}:
            side = ties.Changed(allows=False)
            await ties.update(scene.store, person, scene.people[other], side, THEN)

    return act


def asking(act: Act) -> Act:
    async def then(scene: Scene) -> None:
        await act(scene)
        await scene.ask()

    return then


def unsuggested(name: str) -> Act:
    """To people two ties away."""

    async def act(scene: Scene) -> None:
        await scene.built()
        await people.update(scene.store, scene.people[name], Profile(suggested=False), THEN)

    return act


def unlent(name: str) -> Act:
    """Closed to asks, and none of their ties is used."""

    async def act(scene: Scene) -> None:
        await scene.built()
        await people.update(scene.store, scene.people[name], Profile(open=False), THEN)
        await ties.lend(scene.store, scene.people[name], False, THEN)

    return act


def reported(who: str, whom: str, action: Action | None = None) -> Act:
    """In the guild, to Olga, who may decide it."""

    async def act(scene: Scene) -> None:
        await scene.built()
        draft = reports.Draft(Kind.PERSON, scene.people[whom], "OTHER", "", scene.guild)
        await reports.report(scene.store, scene.people[who], draft, THEN)
        if action:
            olga = scene.people["olga"]
            (case,) = await cases.listed(scene.store, olga, NEWEST, 2, True)
            decided = decisions.Draft(case.id, action, NOTE)
            await decisions.decide(scene.store, olga, decided, THEN)

    return act
