"""The store's candidates, ranked, against the definition in plain Python."""

import pytest
from hypothesis import given

from graph import candidates, matching
from graph.candidates import Question
from graph.matching import Match
from graph.store import Store
from tests import size
from tests.communities import Ask, Community
from tests.inventing import communities
from tests.loading import load
from tests.oracle import Found, Oracle
from tests.town import NOW

SECRET = b"a secret of tests"


def question(world: Community, ask: Ask) -> Question:
    everywhere = sorted(one.circle for one in world.belongings if one.person == ask.asker)
    circles = (ask.circle,) if ask.circle else tuple(everywhere)
    return Question(
        ask.id, tuple(ask.topics), circles, ask.terms, circle_only=ask.audience == "CIRCLE"
    )


async def resolved(store: Store, ask: Ask, asked: Question, match: str) -> Match | None:
    return await store.read(lambda tx: candidates.resolve(tx, ask.asker, asked, SECRET, match, NOW))


def plain(match: Match) -> Found:
    reasons = tuple((reason.factor, reason.sentence) for reason in match.reasons)
    return Found(match.helper, match.introducer, match.runner_up, match.give, reasons)


@given(world=communities)
@size.examples(60, 2_000)
async def test_list_order_introducers_and_reasons_follow_the_definition(
    store: Store, world: Community
) -> None:
    await load(store, world)
    oracle = Oracle(world)
    for ask in world.asks[:2]:
        asked = question(world, ask)
        found = await candidates.matches(store, ask.asker, asked, SECRET, NOW, 50)
        assert [plain(match) for match in found] == oracle.matches(ask)
        with pytest.MonkeyPatch.context() as crowded:
            crowded.setattr(candidates, "CROWD", 0)
            along = await candidates.two_away(store, ask.asker, asked, NOW)
        assert matching.rank(along, SECRET, ask.id, NOW) == found
        known = await candidates.contacts(store, ask.asker, asked, NOW)
        assert [contact.person for contact in known] == oracle.contacts_who_fit(ask)


@given(world=communities)
@size.examples(10, 100)
async def test_a_match_is_found_again_by_its_id_and_no_other_is(
    store: Store, world: Community
) -> None:
    await load(store, world)
    ask = world.asks[0]
    asked = question(world, ask)
    for match in await candidates.matches(store, ask.asker, asked, SECRET, NOW, 50):
        assert await resolved(store, ask, asked, match.id) == match
    forged = matching.match_id(b"another secret", ask.id, world.people[0].id)
    assert await resolved(store, ask, asked, forged) is None
