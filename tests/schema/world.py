"""Who there is: everything anybody wrote is a secret of its own; whoever looks has one part in it."""

from dataclasses import dataclass, field

from graph.bounds import DAY, NO_END
from graph.store import Store, new_id
from schema import ids
from tests.town import NOW, Town

VIEWERS = (
    "anonymous", "stranger", "contact", "two_away", "member", "blocked", "blocker", "asker",
    "introducer_before", "introducer_after", "introducer_done", "helper_before", "helper_after",
    "refuser", "paired", "offerer", "requester", "mailed", "organiser", "former", "moderator",
    "nameless", "leaving", "erased",
)  # fmt: skip
OTHERS = ("helped", "match")
GUILD = (
    "organiser", "asker", "introducer_before", "introducer_after", "introducer_done", "two_away",
    "helper_before", "helper_after", "refuser", "helped", "member", "blocked", "blocker", "match",
    "offerer", "leaving", "erased",
)  # fmt: skip
TIES = (
    ("asker", ("contact", "introducer_before", "introducer_after", "introducer_done")),
    ("asker", ("blocked", "blocker", "former", "leaving", "erased")),
    ("introducer_before", ("two_away", "match", "offerer", "paired")),
    ("introducer_after", ("helper_before", "refuser", "match")),
    ("introducer_done", ("helper_after", "helped")),
)
SHOWN = {"helper_after": "CONTACTS", "helper_before": "MATCHING", "offerer": "NEWCOMERS"}
GIVERS = (
    "two_away", "helper_before", "helper_after", "refuser", "helped", "match", "offerer",
    "introducer_before", "leaving", "erased",
)  # fmt: skip
# A place for contacts, and a proof for nobody.
NARROWED = {"narrowed": ["place", "proof"], "readers": ["place|contacts"]}
YESTERDAY, EARLIER = NOW - DAY, NOW - 5 * DAY


def secret(what: str, whose: str) -> str:
    """A text nobody finds anywhere but where it was written."""
    return f"{what}.{whose}."


@dataclass
class World:
    store: Store
    people: dict[str, str] = field(default_factory=dict[str, str])
    keys: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    topics: dict[str, str] = field(default_factory=dict[str, str])
    # Of whoever is let in nowhere with one, but may come back.
    sessions: dict[str, str] = field(default_factory=dict[str, str])

    def viewer(self, part: str) -> str | None:
        """Of whoever was erased, the id under which a request of theirs may be on its way still."""
        return None if part in ("anonymous", *self.sessions) else self.people[part]

    def keep(self, kind: str, name: str, key: str) -> str:
        self.keys.setdefault(kind, {})[name] = key
        return key

    def id(self, kind: str, name: str) -> str:
        return ids.encode(kind, self.keys[kind][name])


async def settle(world: World) -> None:
    town = Town(EARLIER)
    for part in (*VIEWERS[1:], *OTHERS):
        # Who has no name yet comes in by themselves.
        if part == "nameless":
            continue
        world.people[part] = world.keep("Person", part, _person(town, part))
    for one, others in TIES:
        for other in others:
            _tie(world, town, one, other)
    _circles(world, town)
    _intents(world, town)
    await town.build(world.store)
    for other in ("asker", "introducer_before"):
        world.keep("Tie", other, world.people[other])


def _person(town: Town, part: str) -> str:
    return town.person(
        secret("name", part),
        why=secret("why", part),
        place=secret("place", part),
        link=f"https://{secret('link', part)}example.org",
        **{what: secret(what, part) for what in ("pitch", "about", "reply_time", "next_step")},
        proof=f"https://{secret('proof', part)}example.org",
        photo=f"https://{secret('photo', part)}example.org",
        email=f"{secret('mail', part)}{new_id()}@example.org",
        weekly=20,
        named_in_thanks=part == "introducer_done",
        **(NARROWED if part == "introducer_done" else {}),
    )


def _tie(world: World, town: Town, one: str, other: str) -> None:
    town.tie(
        world.people[one],
        world.people[other],
        reason=secret("reason", f"{one}-{other}"),
        allows=other != "contact",
        ring="CLOSE" if one == "introducer_before" else "FAMILIAR",
        back={"reason": secret("reason", f"{other}-{one}"), "allows": True},
    )


def _circles(world: World, town: Town) -> None:
    pricing, rowing = town.topic("Pricing", "Setting prices"), town.topic("Rowing")
    world.topics = {one["id"]: one["name"] for one in town.rows["topics"]}
    world.keep("Topic", "pricing", pricing)
    world.keep("Topic", "rowing", rowing)
    for name, entry, members in (
        ("guild", "INVITED", GUILD),
        ("fair", "OPEN", ("organiser", "requester", "asker")),
        ("club", "REQUEST", ("organiser",)),
    ):
        circle = town.circle(
            *(world.people[part] for part in members),
            topics=[pricing],
            entry=entry,
            questions=["What do you charge?"] if name == "guild" else [],
            **{what: secret(what, name) for what in ("name", "purpose", "norms")},
        )
        world.keep("Circle", name, circle)


def _intents(world: World, town: Town) -> None:
    about = world.keys["Topic"]["pricing"], world.keys["Circle"]["guild"]
    for giver in GIVERS:
        note, shown = secret("give", giver), SHOWN.get(giver, "CIRCLE")
        until = NOW + DAY if giver == "match" else NO_END
        give = town.give(world.people[giver], *about, note=note, visibility=shown, until=until)
        world.keep("Intent", giver, give)
    take = town.take(world.people["asker"], *about, note=secret("take", "take"))
    world.keep("Intent", "take", take)
