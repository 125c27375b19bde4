"""Who knows whom: mostly friends of friends inside a circle, a few people knowing many."""

from math import log
from random import Random

from graph.bounds import DAY
from graph.sample.community import RINGS, Community, Member, Row
from graph.sample.texts import gatherings

MEDIAN_DEGREE = 9.0
SPREAD = 0.6
TRIADS = 0.65
# Somebody new knows too few people for a way in; they get a place of their own in Today.
NEWCOMERS_KNOW = 3


def weave(community: Community, apart: set[frozenset[str]]) -> None:
    """Ties until everybody has about as many as chance meant them to have."""
    wanted = {name: _degree(community.chance, member) for name, member in community.members.items()}
    names = [name for name, member in community.members.items() if not member.settled]
    reasons = {one.name: one.reasons for one in gatherings()}
    for _ in range(40):
        community.chance.shuffle(names)
        for name in names:
            _reach(community, name, wanted, apart, reasons)


def _degree(chance: Random, member: Member) -> int:
    """Log-normal; the story's people take a few strangers more, the newcomers almost none."""
    drawn = round(chance.lognormvariate(log(MEDIAN_DEGREE), SPREAD))
    if member.newcomer:
        return max(len(member.ties), min(drawn, 1 + drawn % NEWCOMERS_KNOW))
    return len(member.ties) + 5 if member.settled else max(2, min(drawn, 45))


def _reach(
    community: Community,
    name: str,
    wanted: dict[str, int],
    apart: set[frozenset[str]],
    reasons: dict[str, tuple[str, ...]],
) -> None:
    member, chance = community.members[name], community.chance
    if len(member.ties) >= wanted[name]:
        return
    circle = chance.choice(member.circles)
    other = _acquaintance(community, member, circle)
    if other == name or other in member.ties or frozenset((name, other)) in apart:
        return
    if len(community.members[other].ties) < wanted[other]:
        _tie(community, member, community.members[other], reasons[circle])


def _acquaintance(community: Community, member: Member, circle: str) -> str:
    """A friend of a friend in the circle, or anybody there."""
    if member.ties and community.chance.random() < TRIADS:
        friend = community.members[community.chance.choice(sorted(member.ties))]
        near = [name for name in sorted(friend.ties) if circle in community.members[name].circles]
        if near:
            return community.chance.choice(near)
    return community.chance.choice(community.seats[circle])


def _tie(community: Community, one: Member, other: Member, reasons: tuple[str, ...]) -> None:
    chance = community.chance
    earliest = max(one.row["joined"], other.row["joined"])
    since = chance.randint(earliest, community.now - DAY // 2)
    # Most warmth is recent, some has gone cold over the year.
    touched = max(since, community.ago(min(365.0, chance.lognormvariate(log(40), 1.1))))
    ring = chance.choices(range(4), (40, 35, 18, 7))[0]
    back = min(3, max(0, ring + chance.choice((-1, 0, 0, 1))))
    kind = chance.choices(("PROFESSIONAL", "BOTH", "FRIENDLY"), (60, 30, 10))[0]
    sides = _side(chance, ring, reasons), _side(chance, back, reasons)
    community.tie((one.name, other.name), sides, kind=kind, since=since, touched=touched)


def _side(chance: Random, ring: int, reasons: tuple[str, ...]) -> Row:
    return {"ring": RINGS[ring], "reason": chance.choice(reasons), "allows": chance.random() < 0.94}
