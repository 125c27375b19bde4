"""Before an ask is sent: what lies between the viewer and each contact it goes through, from the viewer's own side."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph import introductions, ious, ties
from graph.introductions import Introduction, Part
from graph.ious import Iou
from graph.store import Store, Transaction

MOST = 20
ONLY_ASKS = 3
LATEST = (2**53 - 1, "~")


@dataclass(frozen=True, slots=True)
class Touch:
    """TIE, ASK, INTRODUCED, MESSAGE, OUTCOME or GIVEN; over which introduction, '' for none."""

    kind: str
    at: int
    introduction: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """`only_asks`: the viewer's last three touches of them were asks."""

    person: str
    last: Touch
    given: Touch | None
    ious: list[Iou]
    only_asks: bool


async def of(store: Store, viewer: str, people: list[str]) -> list[Check]:
    """Those of `people` who are contacts, in their order; the rest are left out silently."""
    known = await ties.of(store, viewer, people[:MOST])
    wanted = [tie.id for tie in known]
    owed = await ious.mine(store, viewer, "OPEN", LATEST, 50)

    async def work(tx: Transaction) -> dict[str, tuple[list[Touch], list[Touch]]]:
        touches = await _between(tx, viewer, wanted)
        given = await _given(tx, viewer, wanted)
        return {one: (touches[one], given[one]) for one in wanted}

    found = await store.read(work)
    checks = [
        _check(tie.id, [Touch("TIE", tie.since), *found[tie.id][0]], found[tie.id][1], owed)
        for tie in known
    ]
    return sorted(checks, key=lambda check: people.index(check.person))


def _check(person: str, touches: list[Touch], given: list[Touch], owed: list[Iou]) -> Check:
    own = [touch for touch in touches if touch.kind in ("ASK", "OFFER")] + given
    last = sorted(own, key=_at)[-ONLY_ASKS:]
    return Check(
        person,
        max([touch for touch in touches if touch.kind != "OFFER"] + given, key=_at),
        max(given, key=_at, default=None),
        [iou for iou in owed if iou.other == person],
        len(last) == ONLY_ASKS and all(touch.kind == "ASK" for touch in last),
    )


def _at(touch: Touch) -> int:
    return touch.at


async def _between(tx: Transaction, viewer: str, people: list[str]) -> dict[str, list[Touch]]:
    rows = await tx.rows("send_checks/over", viewer=viewer, people=people)
    told = await introductions.told(tx, viewer, [row["id"] for row in rows])
    said = await tx.rows("send_checks/said", viewer=viewer, ids=[one.id for one in told])
    spoken = {row["introduction"]: int(row["at"]) for row in said}
    found: dict[str, list[Touch]] = {person: [] for person in people}
    for one in told:
        for person in {one.asker, one.introducer, one.helper} & set(people):
            found[person or ""] += _touches(one, person or "", spoken.get(one.id, 0))
    return found


def _touches(one: Introduction, person: str, spoken: int) -> Iterable[Touch]:
    """What the viewer knows of one introduction as touches between the two."""
    if one.begun_by == one.part == Part.ASKER and person == (one.introducer or one.helper):
        yield Touch("ASK", one.started, one.id)
    if one.begun_by == one.part and one.part != Part.ASKER:
        yield Touch("OFFER", one.started, one.id)
    if one.introduced_at:
        yield Touch("INTRODUCED", one.introduced_at, one.id)
    if one.outcome_at:
        yield Touch("OUTCOME", one.outcome_at, one.id)
    if spoken and one.part != Part.INTRODUCER and person != one.introducer:
        yield Touch("MESSAGE", spoken, one.id)


async def _given(tx: Transaction, viewer: str, people: list[str]) -> dict[str, list[Touch]]:
    rows = await tx.rows("send_checks/gave", viewer=viewer, people=people)
    found: dict[str, list[Touch]] = {person: [] for person in people}
    for row in rows:
        found[row["person"]].append(Touch("GIVEN", row["at"], row["introduction"] or ""))
    return found
