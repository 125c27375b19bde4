"""Invented people, the circles they sit in, and what they give and take."""

from collections.abc import Iterator

from graph.bounds import DAY
from graph.sample.community import Community, Member, made
from graph.sample.texts import Gathering, Region, Subject, gatherings, regions

STRANGERS_A_REGION = 22
SHOWN = ("CIRCLE", "NEWCOMERS", "CONTACTS", "MATCHING")
PAIRINGS = (
    "Ask me about {a}; I am still learning {b}.",
    "I know a little about {a} and would like to know more about {b}.",
    "I came for {a} and stayed for the people.",
    "Half of my week is {a}, the other half is explaining it.",
    "I do {a} by day and think about {b} on the train.",
    "I learnt {a} late, from kind people.",
)


def found(community: Community) -> None:
    """Topics and circles, before anybody sits in them."""
    subjects = [subject for one in gatherings() for subject in one.subjects]
    for subject in subjects:
        _topic(community, subject)
    for one in gatherings():
        _circle(community, one)


def _topic(community: Community, subject: Subject) -> None:
    id = made("topic", subject.name)
    created = community.ago(400)
    community.add(
        "topics", row={"id": id, "name": subject.name, "created": created, "near_at": created}
    )
    for name in (subject.name, *subject.aliases):
        community.add("aliases", topic=id, name=name)
    for other, fit in subject.near:
        community.add("nears", a=id, b=made("topic", other), fit=fit)


def _circle(community: Community, one: Gathering) -> None:
    row = {
        "id": made("circle", one.name),
        "name": one.name,
        "purpose": one.purpose,
        "norms": one.norms,
    }
    created = {"entry": one.entry, "created": community.ago(380), "turn": ""}
    topics = [made("topic", subject.name) for subject in one.subjects]
    community.add("circles", row=row | created, topics=topics)


def arrive(community: Community) -> None:
    """Strangers take the seats the story left free, each at home in one circle first."""
    whys = {one.name: _whys(community, one) for one in gatherings()}
    people = [place for region in regions() for place in _strangers(community, region)]
    community.chance.shuffle(people)
    homes = _homes(community, len(people))
    for (name, place), home in zip(people, homes, strict=True):
        _stranger(community, name, place, home, next(whys[home]))
    for one in gatherings():
        _fill(community, one)
        _organise(community, one)
    for member in community.members.values():
        if not member.settled:
            _declare(community, member)


def _strangers(community: Community, region: Region) -> Iterator[tuple[str, tuple[str, str]]]:
    """Given and family names met so that nobody is called like anybody else."""
    given, family = region.given, region.family
    for n in range(STRANGERS_A_REGION):
        name = f"{given[n % len(given)]} {family[(5 * n + 3 * (n // len(given))) % len(family)]}"
        yield name, community.chance.choice(region.places)


def _homes(community: Community, count: int) -> list[str]:
    free = {one.name: one.size - len(community.seats.get(one.name, [])) for one in gatherings()}
    whole = sum(free.values())
    homes = [name for name, seats in free.items() for _ in range(seats * count // whole)]
    homes += community.chance.sample(sorted(free), count - len(homes))
    community.chance.shuffle(homes)
    return homes


def _whys(community: Community, one: Gathering) -> Iterator[str]:
    written = [why for subject in one.subjects for why in subject.whys] + list(one.whys)
    community.chance.shuffle(written)
    yield from written
    topics = [subject.inside_a_sentence for subject in one.subjects]
    while True:
        a, b = community.chance.sample(topics, 2)
        yield community.chance.choice(PAIRINGS).format(a=a, b=b)


def _stranger(community: Community, name: str, place: tuple[str, str], home: str, why: str) -> None:
    chance = community.chance
    newcomer = chance.random() < 0.08
    joined = chance.uniform(2, 13) if newcomer else chance.uniform(40, 370)
    weekly = chance.choices((1, 2, 0, 3), (70, 15, 10, 5))[0]
    member = community.person(name, why, place, joined, weekly=weekly, open=chance.random() < 0.93)
    member.newcomer = newcomer
    community.join(name, home)


def _fill(community: Community, one: Gathering) -> None:
    inside = set(community.seats[one.name])
    outside = [
        m.name
        for m in community.members.values()
        if m.name not in inside and not m.settled and not m.newcomer
    ]
    # Those who sit in few circles are likelier to come than those who sit in many.
    outside.sort(
        key=lambda name: community.chance.random() * (1 + len(community.members[name].circles))
    )
    for name in outside[: max(one.size - len(inside), 0)]:
        community.join(name, one.name)


def _organise(community: Community, one: Gathering) -> None:
    """One or two strangers of those who sat down first, unless the story named some."""
    circle = made("circle", one.name)
    seats = [row for row in community.rows["members"] if row["circle"] == circle]
    named = sum(row["organiser"] for row in seats)
    settled = {m.row["id"] for m in community.members.values() if m.settled}
    free = [row for row in seats if row["person"] not in settled]
    for row in sorted(free, key=lambda row: row["since"])[: 2 - named]:
        row["organiser"] = True


def _declare(community: Community, member: Member) -> None:
    chance = community.chance
    subjects = {one.name: one.subjects for one in gatherings()}
    for n, circle in enumerate(member.circles):
        if n == 0 or chance.random() < 0.5:
            for subject in chance.sample(subjects[circle], chance.choice((1, 1, 2))):
                _give(community, member, subject, circle)
    if chance.random() < 0.4:
        circle = chance.choice(member.circles)
        wanted = [one for one in subjects[circle] if one.name not in member.gives]
        _take(community, member, chance.choice(wanted), circle)


def _give(community: Community, member: Member, subject: Subject, circle: str) -> None:
    chance = community.chance
    until = (
        {"until": community.now + chance.randint(20, 200) * DAY} if chance.random() < 0.15 else {}
    )
    community.intent(
        "GIVE",
        member.name,
        subject.name,
        circle,
        note=chance.choice((*subject.gives, "")),
        terms=chance.choices((0, 1, 2, 3), (72, 14, 8, 6))[0],
        visibility=chance.choices(SHOWN, (78, 6, 10, 6))[0],
        capacity=chance.choices((2, 1, 3, 4), (70, 15, 10, 5))[0],
        **until,
    )


def _take(community: Community, member: Member, subject: Subject, circle: str) -> None:
    chance = community.chance
    note = chance.choice((*subject.takes, ""))
    visibility = chance.choices(("CONTACTS", "CIRCLE", "MATCHING"), (75, 20, 5))[0]
    community.intent("TAKE", member.name, subject.name, circle, note=note, visibility=visibility)
