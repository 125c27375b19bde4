"""A host about whom everything is set, and somebody real in every relation a guest can have to them."""

from dataclasses import dataclass
from typing import Any

from graph import audiences, juniors, people, proposals, vouches
from graph.audiences import Audience, Readers
from graph.bounds import DAY
from graph.people import Profile
from graph.proposals import Proposal
from graph.store import Store, new_id
from tests.graph.test_ledger import favour
from tests.stage import NOTE, answered
from tests.town import NOW, Town, look

THANKS = """
MATCH (p:Person {id: $to})
MATCH (by:Person {id: $by})
MATCH (through:Person {id: $through})
MATCH (c:Circle {id: $circle})
MATCH (f:Favour {id: $favour})
CREATE (t:Thanks {id: $id, text: $words, at: $at, hidden: $hidden})-[:TO]->(p)
CREATE (t)-[:FROM]->(by)
CREATE (t)-[:NAMES]->(through)
CREATE (t)-[:IN]->(c)
CREATE (t)-[:OVER]->(f)"""
AUDIENCES = (
    ("place", Readers.CONTACTS, 1),
    ("photo", Readers.CONTACTS, 0),
    ("pitch", Readers.CONTACTS, 1),
    ("proof", Readers.NOBODY, 0),
)
SAID = ("pitch", "about", "proof", "reply_time", "next_step")


@dataclass(frozen=True, slots=True)
class House:
    """Hana is the host; Ben knows her, Mia and Bo are of her guild, Bo knows her too, Ian met her through Fen."""

    # Tess and Ulf thanked her in the guild, of which Ulf is no more, and vouch for her.
    hana: str
    ben: str
    mia: str
    bo: str
    ian: str
    fen: str
    tess: str
    ulf: str
    guild: str


async def build(store: Store) -> House:
    town = Town()
    said: dict[str, Any] = {name: f"https://example.org/{name}" for name in SAID}
    hana = town.person("Hana", place="Bonn", link="https://example.org", photo="/hana.png", **said)
    ben, mia, bo, ian, fen, tess, ulf = town.people("Ben", "Mia", "Bo", "Ian", "Fen", "Tess", "Ulf")
    for one, other in ((ben, hana), (bo, hana), (fen, hana), (fen, ian)):
        town.tie(one, other)
    topic = town.topic()
    guild = town.circle(tess, hana, mia, bo, topics=[topic], entry="INVITED")
    club = town.circle(hana, tess, fen, topics=[topic])
    for circle in (guild, club):
        for visibility in ("CIRCLE", "CONTACTS", "MATCHING"):
            town.give(hana, topic, circle, visibility=visibility)
            town.take(hana, topic, circle, visibility=visibility)
        town.give(hana, topic, circle, closed=True)
        town.give(hana, topic, circle, until=NOW - DAY)
    await town.build(store)
    house = House(hana, ben, mia, bo, ian, fen, tess, ulf, guild)
    await _praised(store, house)
    await _met(store, house)
    for field, readers, circles in AUDIENCES:
        chosen = tuple(guild for _ in range(circles))
        await audiences.put(store, hana, Audience(field, readers, chosen), NOW)
    await juniors.mark(store, hana, guild, True, NOW)
    await people.update(store, hana, Profile(open=False, paused=NOW + DAY, suggested=False), NOW)
    return house


async def _praised(store: Store, house: House) -> None:
    """By two, each of whom also wrote what she took off her page."""
    for at, (by, through) in enumerate(((house.tess, house.bo), (house.ulf, house.fen))):
        for hidden in (False, True):
            helped = await favour(store, house.hana, by)
            draft = vouches.Draft(helped, f"Vouched {at} {hidden}.")
            vouched = await vouches.vouch(store, by, draft, NOW + at)
            await vouches.hide(store, house.hana, vouched.id, hidden, NOW)
            ids = {"to": house.hana, "by": by, "through": through, "circle": house.guild}
            said = {"words": f"Thanked {at} {hidden}.", "at": NOW + at, "hidden": hidden}
            await look(store, THANKS, **ids, **said, favour=helped, id=new_id())


async def _met(store: Store, house: House) -> None:
    idea = Proposal(house.hana, NOTE, other_id=house.ian, other_note=NOTE)
    begun = await proposals.propose(store, house.fen, idea, NOW)
    for one in (house.hana, house.ian):
        await answered(store, one, begun.id)
