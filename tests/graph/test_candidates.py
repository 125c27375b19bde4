"""The store's candidates, ranked, against the definition in plain Python."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import candidates
from graph.candidates import Question
from graph.store import Store
from tests.communities import Ask, Community
from tests.inventing import invent
from tests.loading import load
from tests.oracle import Found, Oracle
from tests.town import NOW

SECRET = b"a secret of tests"

communities = st.builds(
    invent,
    seed=st.integers(0, 2**32),
    people=st.integers(8, 25),
    density=st.sampled_from((0.2, 0.3, 0.45)),
)


def question(world: Community, ask: Ask) -> Question:
    everywhere = {one.circle for one in world.belongings if one.person == ask.asker}
    return Question(
        ask.id,
        tuple(ask.topics),
        (ask.circle,) if ask.circle else tuple(everywhere),
        ask.terms,
        circle_only=ask.audience == "CIRCLE",
    )


@given(world=communities)
@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
async def test_list_order_introducers_and_reasons_follow_the_definition(
    store: Store, world: Community
) -> None:
    await load(store, world)
    for ask in world.asks[:3]:
        asked = question(world, ask)
        found = await candidates.matches(store, ask.asker, asked, SECRET, NOW, 50)
        plain = [
            Found(
                match.helper,
                match.introducer,
                match.runner_up,
                match.give,
                tuple((reason.factor, reason.sentence) for reason in match.reasons),
            )
            for match in found
        ]
        assert plain == Oracle(world).matches(ask)
        known = await candidates.contacts(store, ask.asker, asked, NOW)
        assert [contact.person for contact in known] == Oracle(world).contacts_who_fit(ask)
