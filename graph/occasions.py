"""What somebody could do for others today: everything that may come onto their list."""

import asyncio
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from graph import cues, formula, ideas, matching, openings, pairings, renewals
from graph.bounds import DAY
from graph.formula import Give, Side
from graph.introductions import faded
from graph.matching import Reason
from graph.openings import Own
from graph.store import Row, Store, Transaction

OUTCOME_AFTER = 2 * DAY
PAIRS = 5
WATCHED = Reason("watch", "You watch for this")


class Kind(StrEnum):
    ANSWER = "answer"
    TIE = "tie"
    ASK = "ask"
    TAKE = "take"
    MAKE = "make"
    OUTCOME = "outcome"
    THANKS = "thanks"
    THANK_HELP = "thank_help"
    CONFIRM = "confirm"
    MENTION = "mention"
    ASK_ENDS = "ask_ends"
    INTENT_ENDS = "intent_ends"
    PAIR = "pair"
    GIVE = "give"
    CUE = "cue"


TWO = frozenset({Kind.MAKE, Kind.PAIR})
# Answers others wait for, and what one owes.
AWAITED = frozenset({Kind.ANSWER, Kind.TIE, Kind.OUTCOME, Kind.THANKS, Kind.THANK_HELP})
OWED = {"HELPED": Kind.THANKS, "CONFIRMED": Kind.THANK_HELP, "INTRODUCED": Kind.OUTCOME}


@dataclass(frozen=True, slots=True)
class Occasion:
    """`about`: the id of what it is over; `person`: helper, taker or giver; `give`: theirs; `words` to begin from."""

    kind: Kind
    about: str
    person: str = ""
    via: str | None = None
    give: str | None = None
    reasons: tuple[Reason, ...] = ()
    newcomer: bool = False
    handled: bool = False
    words: str = ""
    urgent: bool = False

    @property
    def key(self) -> str:
        """What the list of a day remembers of it."""
        pair = f"{self.about}.{self.person}" if self.kind in TWO else self.about
        return f"{self.kind}|{pair}"


def read(key: str) -> tuple[str, str, str]:
    """(kind, id, id of the helper or '') of a key."""
    kind, _, about = key.partition("|")
    id, _, person = about.partition(".")
    return kind, id, person


@dataclass(frozen=True, slots=True)
class Look:
    """Who looks at a list drawn when (UTC ms), and now; `keys`: what is on it, None for a list to be."""

    viewer: str
    drawn: int
    now: int
    keys: Collection[str] | None = None

    def about(self, kind: Kind) -> set[tuple[str, str]] | None:
        """(id, id of the helper or '') of what is on it of this kind."""
        if self.keys is None:
            return None
        return {(id, person) for of, id, person in map(read, self.keys) if of == kind}


async def found(store: Store, look: Look, kinds: frozenset[Kind]) -> list[Occasion]:
    """Those of these kinds, each kind the most useful first; of what is on a list already, at least all of that."""
    searches = [search(store, look) for search, sought in SEARCHES if kinds & sought]
    found = await asyncio.gather(*searches)
    return [occasion for some in found for occasion in some if occasion.kind in kinds]


async def _awaited(store: Store, look: Look) -> list[Occasion]:
    """Answers others wait for, the earliest to lapse first; then what one owes, the oldest first."""
    viewer, now = look.viewer, look.now

    async def work(tx: Transaction) -> list[Occasion]:
        waiting = await tx.rows("occasions/waiting", viewer=viewer, drawn=look.drawn, now=now)
        requests = await tx.rows("occasions/requests", viewer=viewer, now=now)
        since = faded(now)
        met = now - OUTCOME_AFTER
        owed = await tx.rows("occasions/owed", viewer=viewer, met=met, faded=since)
        # Older helps can be thanked for in the ledger: a day is for what is fresh.
        owed += await tx.rows("occasions/unthanked", viewer=viewer, faded=since)
        owed.sort(key=lambda row: (row["since"], row["id"]))
        answers = [(row["due"], Occasion(Kind.ANSWER, row["id"])) for row in waiting]
        answers += [(row["due"], Occasion(Kind.TIE, row["id"])) for row in requests]
        answers.sort(key=lambda pair: (pair[0], pair[1].about))
        return [occasion for _, occasion in answers] + [
            Occasion(OWED[row["state"]], row["id"]) for row in owed
        ]

    return await store.read(work)


async def _asks(store: Store, look: Look) -> list[Occasion]:
    only = look.about(Kind.ASK)
    asks = None if only is None else {ask for ask, _ in only}
    fitting = await openings.asks_for(store, look.viewer, look.now, asks)
    new = await openings.newcomers(store, look.viewer, {opening.asker for opening in fitting})
    return [
        Occasion(
            Kind.ASK,
            one.ask,
            via=one.via,
            reasons=one.reasons,
            newcomer=one.asker in new,
            urgent=one.urgent,
        )
        for one in fitting
    ]


async def _takes(store: Store, look: Look) -> list[Occasion]:
    """Contacts' takes that one's gives fit, in the same circle and on no dearer terms; what one watches for first."""
    viewer, now = look.viewer, look.now

    async def work(tx: Transaction) -> list[Occasion]:
        own = await openings.own_gives(tx, viewer, now)
        rows = await tx.rows(
            "occasions/takes",
            viewer=viewer,
            near=sorted({topic for give in own for topic in give.fits}),
            circles=sorted({give.circle for give in own}),
            now=now,
        )
        watched = await tx.rows(
            "occasions/watched", viewer=viewer, floor=matching.LEAST_FIT, now=now
        )
        return _ranked(filter(None, (_take(row, own, now) for row in rows)), watched, now)

    return await store.read(work)


Scored = tuple[float, Occasion]


def _ranked(fitting: Iterable[Scored], watched: Iterable[Row], now: int) -> list[Occasion]:
    looked_for = {row["id"]: row for row in watched}
    found = sorted(fitting, key=_best_first)
    fits = {one.about for _, one in found}
    met = [_met(row, now) for row in watched if row["met"] and row["id"] not in fits]
    own = [(score, _watched(one)) for score, one in found if one.about in looked_for]
    rest = [one for _, one in found if one.about not in looked_for]
    return [one for _, one in own + sorted(met, key=_best_first)] + rest


def _watched(one: Occasion) -> Occasion:
    return replace(one, reasons=(WATCHED, *one.reasons))


def _met(row: Row, now: int) -> Scored:
    """Without a give that fits: somebody they were brought together with was about this."""
    reasons = (WATCHED, Reason("topic", f"You met {row['name']} in an introduction"))
    side = Side(row["ring"], row["touched"])
    return formula.closeness(side, now), Occasion(
        Kind.TAKE, row["id"], row["person"], reasons=reasons
    )


def _take(row: Row, own: Iterable[Own], now: int) -> Scored | None:
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


def _best_first(scored: Scored) -> tuple[float, str]:
    return -scored[0], scored[1].about


async def _pairs(store: Store, look: Look) -> list[Occasion]:
    only = look.about(Kind.MAKE)
    found = await pairings.introductions_i_could_make(store, look.viewer, look.now, only)
    return [Occasion(Kind.MAKE, pair.ask, pair.helper, reasons=pair.reasons) for pair in found]


async def _unasked(store: Store, look: Look) -> list[Occasion]:
    return [
        Occasion(Kind.PAIR, idea.take.id, idea.giver, give=idea.give.id, reasons=idea.reasons)
        for idea in await ideas.of(store, look.viewer, PAIRS, look.now)
    ]


async def _dues(store: Store, look: Look) -> list[Occasion]:
    """What is confirmed or renewed with one tap, the most urgent first."""
    rows = await store.rows(
        "occasions/dues",
        viewer=look.viewer,
        now=look.now,
        asks_until=look.drawn + renewals.ASK_NOTICE,
        intents_until=look.drawn + renewals.INTENT_NOTICE,
        confirm_until=look.drawn + renewals.TO_CONFIRM,
    )
    rows.sort(key=lambda row: (row["due"], row["id"]))
    return [Occasion(Kind(row["kind"]), row["id"]) for row in rows]


async def _cues(store: Store, look: Look) -> list[Occasion]:
    return [
        Occasion(Kind.GIVE, cue.person, reasons=cue.reasons)
        if cue.person
        else Occasion(Kind.CUE, cue.about, reasons=cue.reasons, words=cue.words)
        for cue in await cues.of(store, look.viewer, look.drawn, look.now)
    ]


SEARCHES = (
    (_awaited, AWAITED),
    (_dues, frozenset({Kind.CONFIRM, Kind.MENTION, Kind.ASK_ENDS, Kind.INTENT_ENDS})),
    (_asks, frozenset({Kind.ASK})),
    (_takes, frozenset({Kind.TAKE})),
    (_pairs, frozenset({Kind.MAKE})),
    (_unasked, frozenset({Kind.PAIR})),
    (_cues, frozenset({Kind.GIVE, Kind.CUE})),
)
