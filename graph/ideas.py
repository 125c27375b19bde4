"""Introductions nobody asked for: of two contacts one gives what the other shows they look for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph import evidence, intents, matching
from graph.intents import Intent
from graph.matching import Give, Reason, Side
from graph.store import Row, Store, Transaction


@dataclass(frozen=True, slots=True)
class Idea:
    """Two contacts, and the intents that meet; the viewer may see all four."""

    giver: str
    taker: str
    give: Intent
    take: Intent
    score: float
    reasons: tuple[Reason, ...]

    @property
    def pair(self) -> dict[str, str]:
        return {"giver": self.giver, "taker": self.taker, "give": self.give.id}


@dataclass(frozen=True, slots=True)
class Names:
    """What topics and circles are called."""

    topics: Mapping[str, str]
    circles: Mapping[str, str]


async def of(store: Store, viewer: str, first: int, now: int) -> list[Idea]:
    """The best first, each two people once; none that the viewer proposed before."""
    rows = await store.rows("ideas/contacts", viewer=viewer, now=now)
    if not any(row["looks"] for row in rows):
        return []
    contacts = {row["id"]: row for row in rows}
    shown = await intents.of(store, viewer, sorted(contacts), now)
    every = [intent for some in shown.values() for intent in some]

    async def work(tx: Transaction) -> list[Idea]:
        met = await _met(tx, viewer, every, contacts, now)
        apart = await tx.rows(
            "ideas/apart", viewer=viewer, pairs=[idea.pair for idea in met],
            month_ago=now - matching.MONTH,
        )  # fmt: skip
        free = {(row["giver"], row["taker"], row["give"]) for row in apart}
        return [idea for idea in met if (idea.giver, idea.taker, idea.give.id) in free]

    return _once(await store.read(work))[:first]


async def _met(
    tx: Transaction, viewer: str, every: list[Intent], contacts: Mapping[str, Row], now: int
) -> list[Idea]:
    takes = [one for one in every if one.kind == "TAKE"]
    around = {
        one.topic: one.fits
        for one in await evidence.neighbourhoods(tx, viewer, {take.topic for take in takes})
    }
    names = await _names(tx, viewer, every)
    ideas = [
        _idea(give, take, around[take.topic][give.topic], contacts, names, now)
        for take in takes
        for give in every
        if give.kind == "GIVE" and _meet(give, take) and give.topic in around.get(take.topic, {})
    ]
    return sorted(ideas, key=lambda idea: (-idea.score, idea.give.id, idea.take.id))


async def _names(tx: Transaction, viewer: str, every: Iterable[Intent]) -> Names:
    given = {
        "topics": sorted({one.topic for one in every}),
        "circles": sorted({one.circle for one in every}),
    }
    rows = await tx.rows("ideas/names", viewer=viewer, **given)
    return Names(
        {row["id"]: row["name"] for row in rows if row["topic"]},
        {row["id"]: row["name"] for row in rows if not row["topic"]},
    )


def _meet(give: Intent, take: Intent) -> bool:
    return give.person != take.person and give.circle == take.circle and give.terms <= take.terms


def _idea(
    give: Intent, take: Intent, fit: float, contacts: Mapping[str, Row], names: Names, now: int
) -> Idea:
    giver, taker = contacts[give.person], contacts[take.person]
    sides = [Side(row["ring"], row["touched"]) for row in (giver, taker)]
    close = matching.closeness(sides[0], now) * matching.closeness(sides[1], now)
    topic, circle = names.topics[give.topic], names.circles[give.circle]
    drawn = Give(give.id, topic, circle, fit, names.topics[take.topic])
    reasons = (
        matching.topic_reason(drawn, f"{giver['name']} gives"),
        Reason("take", f"{taker['name']} looks for {names.topics[take.topic]}"),
    )
    return Idea(give.person, take.person, give, take, fit * close, reasons)


def _once(ideas: Iterable[Idea]) -> list[Idea]:
    found: dict[frozenset[str], Idea] = {}
    for idea in ideas:
        found.setdefault(frozenset((idea.giver, idea.taker)), idea)
    return list(found.values())
