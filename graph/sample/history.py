"""What people ask today, and the help that lies behind them."""

from collections.abc import Iterator

from graph.sample.beginnings import Began, ask, introduce
from graph.sample.community import Community
from graph.sample.texts import Plea, gatherings

MOST_ASKS = 2


def remember(community: Community) -> None:
    """Earlier asks that led to help, each through a chain of three who are tied so."""
    for one in gatherings():
        for plea in one.earlier:
            chain = next(_chains(community, plea), None)
            if chain:
                _helped(community, plea, chain)


def _chains(community: Community, plea: Plea) -> Iterator[tuple[str, str, str]]:
    """Asker, contact in between, helper who gives and is no contact of the asker."""
    seats = [name for name in community.seats[plea.circle] if not community.members[name].settled]
    for asker in community.chance.sample(seats, len(seats)):
        known = community.members[asker].ties
        for introducer in sorted(known):
            for helper in sorted(community.members[introducer].ties - known - {asker}):
                member = community.members[helper]
                if (
                    plea.topics[0] in member.gives
                    and plea.circle in member.circles
                    and not member.settled
                ):
                    yield asker, introducer, helper


def _helped(community: Community, plea: Plea, chain: tuple[str, str, str]) -> None:
    days = community.chance.uniform(15, 150)
    ask(community, chain[0], plea, days + 1, state="HELPED")
    note = f"I am told you know somebody who gives {plea.topics[0].lower()}."
    began = Began(
        "THANKED",
        "ASKER",
        chain,
        days,
        note,
        ask=plea.text,
        give=plea.topics[0],
        outcome_note=plea.outcome,
        thanks=plea.thanks,
    )
    introduce(community, began)


def wonder(community: Community) -> None:
    """The open asks, each by somebody of its circle who does not give what they ask for."""
    asked: dict[str, int] = {}
    for one in gatherings():
        for plea in one.asks:
            asker = _asker(community, plea, asked)
            asked[asker] = asked.get(asker, 0) + 1
            ask(community, asker, plea, community.chance.uniform(0.2, 12))


def _asker(community: Community, plea: Plea, asked: dict[str, int]) -> str:
    fitting = [
        name
        for name in community.seats[plea.circle]
        if not community.members[name].settled
        and not set(plea.topics) & community.members[name].gives.keys()
        and asked.get(name, 0) < MOST_ASKS
    ]
    new = [name for name in fitting if community.members[name].newcomer]
    return community.chance.choice(new if plea.newcomer and new else fitting)
