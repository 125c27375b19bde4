"""What somebody could do for others today: everything that may come onto their list."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from graph import formula, matching, openings, pairings
from graph.bounds import DAY
from graph.formula import Give, Side
from graph.introductions import THREAD_DAYS, State
from graph.matching import Reason
from graph.openings import Own
from graph.store import Row, Store, Transaction

FEW_TIES = 4
OUTCOME_AFTER = 2 * DAY


class Kind(StrEnum):
    ANSWER = "answer"
    TIE = "tie"
    ASK = "ask"
    TAKE = "take"
    MAKE = "make"
    OUTCOME = "outcome"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Occasion:
    """`about` is the id of an introduction, a request, an ask or an intent; `person` the helper or taker."""

    kind: Kind
    about: str
    person: str = ""
    via: str | None = None
    reasons: tuple[Reason, ...] = ()
    newcomer: bool = False
    handled: bool = False

    @property
    def key(self) -> str:
        """What the list of a day remembers of it."""
        pair = f"{self.about}.{self.person}" if self.kind is Kind.MAKE else self.about
        return f"{self.kind}|{pair}"


def read(key: str) -> tuple[str, str, str]:
    """(kind, id, id of the helper or '') of a key."""
    kind, _, about = key.partition("|")
    id, _, person = about.partition(".")
    return kind, id, person


async def found(
    store: Store, viewer: str, kinds: frozenset[Kind], drawn: int, now: int
) -> list[Occasion]:
    """Those of these kinds, each kind the most useful first; `drawn`: when the list was (UTC ms)."""
    searches = [search(store, viewer, drawn, now) for search, sought in SEARCHES if kinds & sought]
    return [occasion for some in await asyncio.gather(*searches) for occasion in some]


async def _awaited(store: Store, viewer: str, drawn: int, now: int) -> list[Occasion]:
    """Answers others wait for, the earliest to lapse first; then what one owes, the oldest first."""

    async def work(tx: Transaction) -> list[Occasion]:
        waiting = await tx.rows("occasions/waiting", viewer=viewer, drawn=drawn, now=now)
        requests = await tx.rows("occasions/requests", viewer=viewer, now=now)
        faded = now - THREAD_DAYS * DAY
        owed = await tx.rows("occasions/owed", viewer=viewer, met=now - OUTCOME_AFTER, faded=faded)
        answers = [(row["due"], Occasion(Kind.ANSWER, row["id"])) for row in waiting]
        answers += [(row["due"], Occasion(Kind.TIE, row["id"])) for row in requests]
        answers.sort(key=lambda pair: (pair[0], pair[1].about))
        return [occasion for _, occasion in answers] + [_owed(row) for row in owed]

    return await store.read(work)


def _owed(row: Row) -> Occasion:
    return Occasion(Kind.THANKS if row["state"] == State.HELPED else Kind.OUTCOME, row["id"])


async def _asks(store: Store, viewer: str, _: int, now: int) -> list[Occasion]:
    fitting = await openings.asks_for(store, viewer, now)
    askers = sorted({opening.asker for opening in fitting})
    few = await store.rows("occasions/few_ties", viewer=viewer, people=askers, few=FEW_TIES)
    new = {row["id"] for row in few}
    return [
        Occasion(Kind.ASK, one.ask, via=one.via, reasons=one.reasons, newcomer=one.asker in new)
        for one in fitting
    ]


async def _takes(store: Store, viewer: str, _: int, now: int) -> list[Occasion]:
    """Contacts' takes that one's gives fit, in the same circle and on no dearer terms."""

    async def work(tx: Transaction) -> list[Occasion]:
        own = await openings.own_gives(tx, viewer, now)
        rows = await tx.rows(
            "occasions/takes",
            viewer=viewer,
            near=sorted({topic for give in own for topic in give.fits}),
            circles=sorted({give.circle for give in own}),
            now=now,
        )
        ranked = sorted(filter(None, (_take(row, own, now) for row in rows)), key=_best_first)
        return [occasion for _, occasion in ranked]

    return await store.read(work)


def _take(row: Row, own: Iterable[Own], now: int) -> tuple[float, Occasion] | None:
    fitting = [
        Give(give.id, give.name, give.circle_name, give.fits[row["topic"]], row["name"])
        for give in own
        if give.circle == row["circle"] and give.terms <= row["terms"] and row["topic"] in give.fits
    ]
    if not fitting:
        return None
    give = matching.best_give(fitting)
    score = give.fit * formula.closeness(Side(row["ring"], row["touched"]), now)
    reasons = (matching.topic_reason(give, "You give"),)
    return score, Occasion(Kind.TAKE, row["id"], row["person"], reasons=reasons)


def _best_first(scored: tuple[float, Occasion]) -> tuple[float, str]:
    return -scored[0], scored[1].about


async def _pairs(store: Store, viewer: str, _: int, now: int) -> list[Occasion]:
    return [
        Occasion(Kind.MAKE, pair.ask, pair.helper, reasons=pair.reasons)
        for pair in await pairings.introductions_i_could_make(store, viewer, now)
    ]


SEARCHES = (
    (_awaited, frozenset({Kind.ANSWER, Kind.TIE, Kind.OUTCOME, Kind.THANKS})),
    (_asks, frozenset({Kind.ASK})),
    (_takes, frozenset({Kind.TAKE})),
    (_pairs, frozenset({Kind.MAKE})),
)
