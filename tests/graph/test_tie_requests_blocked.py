"""Whoever asked for a tie and blocked since: to the one they asked nothing has changed."""

import pytest

from graph import badges, blocks, connecting, people, tie_requests, ties
from graph.bounds import DAY
from graph.refusals import NotYourTurn
from graph.store import Store
from graph.tie_requests import Answer, TieRequest
from tests.town import NOW, Town, look

START = (2**53 - 1, "~")
YES = Answer(True, "We met at the fair.", "BOTH", True)
NO = Answer(False)

EDGES = (
    "MATCH (:Person {id: $a})-[k:KNOWS]-(:Person {id: $b}) RETURN k.via AS via, k.reason AS reason"
)


async def asked(store: Store, *, mail: bool = False) -> tuple[str, str, str]:
    """Ada asked Ben, whom she shares a circle with."""
    town = Town()
    ada, ben = town.people("Ada", "Ben")
    town.circle(ada, ben)
    await town.build(store)
    person, email = (None, f"{ben}@example.org") if mail else (ben, None)
    draft = connecting.Draft(person, email, "We sat side by side.", "PROFESSIONAL", True)
    connected = await connecting.connect(store, ada, draft, NOW)
    assert connected.request
    return ada, ben, connected.request.id


async def addressed(store: Store, viewer: str, now: int = NOW) -> list[TieRequest]:
    return await tie_requests.addressed(store, viewer, START, 50, now)


async def sent(store: Store, viewer: str, now: int = NOW) -> list[TieRequest]:
    return await tie_requests.sent(store, viewer, START, 50, now)


async def looked(store: Store, ben: str, ada: str) -> object:
    """What Ben sees of it all."""
    return (
        await addressed(store, ben, NOW + 1),
        await people.visible(store, ben, [ada], NOW + 1),
        await ties.of(store, ben, [ada]),
        await badges.of(store, ben, NOW + 1),
    )


async def test_whoever_asked_and_then_blocks_is_not_seen_to(store: Store) -> None:
    ada, ben, request = await asked(store)
    before = await looked(store, ben, ada)
    await blocks.block(store, ada, ben, NOW)
    assert await sent(store, ada) == await tie_requests.of(store, ada, [request], NOW) == []
    assert await people.visible(store, ada, [ben], NOW) == []
    assert await looked(store, ben, ada) == before
    assert await addressed(store, ben, NOW + 8 * DAY) == []
    await blocks.unblock(store, ada, ben, NOW)
    assert [one.id for one in await sent(store, ada)] == [request]
    assert await looked(store, ben, ada) == before


@pytest.mark.parametrize("how", ["answer", "connect"])
@pytest.mark.parametrize("mail", [False, True])
async def test_a_yes_to_whoever_blocked_meanwhile_makes_an_unmoving_tie(
    store: Store, how: str, mail: bool
) -> None:
    shown: list[object] = []
    for block_first in (False, True):
        ada, ben, request = await asked(store, mail=mail)
        if block_first:
            await blocks.block(store, ada, ben, NOW)
        for _ in range(2):
            if how == "answer":
                tie = await tie_requests.answer(store, ben, request, YES, NOW + 1)
                assert tie and tie.id == ada
        if how == "connect":
            draft = connecting.Draft(ada, None, "We met at the fair.", "BOTH", True)
            tie = (await connecting.connect(store, ben, draft, NOW + 1)).tie
            assert tie and tie.id == ada
        if not block_first:
            await blocks.block(store, ada, ben, NOW)
        assert [one.id for one in await sent(store, ada)] == ([request] * (mail and block_first))
        assert await look(store, EDGES, a=ada, b=ben) == []
        shown.append(await unlike(store, ben, ada))
        await blocks.unblock(store, ada, ben, NOW + 2)
        assert await ties.of(store, ben, [ada]) == await ties.of(store, ada, [ben]) == []
    assert shown[0] == shown[1]


async def unlike(store: Store, ben: str, ada: str) -> str:
    """What Ben sees, without the id that differs from town to town."""
    return str(await looked(store, ben, ada)).replace(ada, "ada")


async def test_a_no_to_whoever_blocked_meanwhile_is_one(store: Store) -> None:
    ada, ben, request = await asked(store)
    await blocks.block(store, ada, ben, NOW)
    for _ in range(2):
        assert await tie_requests.answer(store, ben, request, NO, NOW + 1) is None
    assert await addressed(store, ben) == []
    with pytest.raises(NotYourTurn):
        await tie_requests.answer(store, ben, request, YES, NOW + 1)
