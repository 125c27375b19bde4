"""How mail comes to somebody: each kind at once, collected by the day or week, or not at all."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from graph.bounds import number
from graph.outbox import Letter
from graph.refusals import InvalidInput, refuses
from graph.store import Store, Transaction

WEEK = tuple(range(1, 8))


class Kind(StrEnum):
    REQUESTS = "requests"
    MESSAGES = "messages"
    GIFTS = "gifts"
    NEWS = "news"
    ENDINGS = "endings"


class Pace(StrEnum):
    INSTANT = "INSTANT"
    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    OFF = "OFF"


COLLECTED = frozenset({Pace.DAILY, Pace.WEEKLY})
# What each letter is about; one that is not named here always goes at once.
OF = {
    **dict.fromkeys(
        (
            "tie_request", "invitation", "entry_request", "introduction_with_introducer", "introduction_with_helper",
            "introduction_with_asker", "introduction_with_both", "menu", "reminder", "urgent_ask",
            "help_logged", "mention", "reading", "case",
        ),
        Kind.REQUESTS,
    ),
    **dict.fromkeys(("introduced", "message"), Kind.MESSAGES),
    "gift": Kind.GIFTS,
    **dict.fromkeys(
        (
            "tie_accepted", "entry_agreed", "organiser_appointed", "outcome", "thanks", "help_confirmed",
            "help_thanked", "moderator_chosen", "circle_closed", "vouch", "draft_read", "looked_at",
        ),
        Kind.NEWS,
    ),
    **dict.fromkeys(("ask_ending", "intent_ending", "give_unconfirmed"), Kind.ENDINGS),
}  # fmt: skip

# Over within a day: it goes at once or, where its kind is off, not at all.
URGENT = frozenset({"urgent_ask"})


@dataclass(frozen=True, slots=True)
class Notices:
    """`days` are ISO weekdays, the first is for weekly mail; `hour` is in `zone`; none comes before `rests` (ms)."""

    requests: Pace = Pace.INSTANT
    messages: Pace = Pace.INSTANT
    gifts: Pace = Pace.INSTANT
    news: Pace = Pace.DAILY
    endings: Pace = Pace.DAILY
    days: tuple[int, ...] = WEEK
    hour: int = 8
    zone: str = "UTC"
    rests: int = 0

    def pace(self, kind: Kind) -> Pace:
        return getattr(self, kind)

    def periods(self, pace: Pace, now: int) -> Iterator[tuple[str, int]]:
        """The days on which a collected mail is due after now, each with its moment (UTC ms)."""
        days = self.days if pace is Pace.DAILY else self.days[:1]
        day = datetime.fromtimestamp(now / 1000, ZoneInfo(self.zone)).date()
        while True:
            due = datetime.combine(day, time(self.hour), ZoneInfo(self.zone)).astimezone(UTC)
            at = round(due.timestamp() * 1000)
            if at > now and day.isoweekday() in days:
                yield day.isoformat(), at
            day += timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Way:
    """A kind of letter on its way to somebody who has a say in it."""

    person: str
    kind: Kind
    notices: Notices
    urgent: bool = False

    @property
    def pace(self) -> Pace:
        chosen = self.notices.pace(self.kind)
        return Pace.INSTANT if self.urgent and chosen in COLLECTED else chosen

    def periods(self, now: int) -> Iterator[tuple[str, int]]:
        return self.notices.periods(self.pace, now)


@dataclass(frozen=True, slots=True)
class Change:
    """None leaves a thing as it is."""

    requests: Pace | None = None
    messages: Pace | None = None
    gifts: Pace | None = None
    news: Pace | None = None
    endings: Pace | None = None
    days: list[int] | None = None
    hour: int | None = None


async def mine(store: Store, viewer: str) -> Notices:
    return await store.read(lambda tx: of(tx, viewer))


async def of(tx: Transaction, viewer: str) -> Notices:
    """As chosen, and as most would have it where nothing was."""
    rows = await tx.rows("notices/of", viewer=viewer)
    known = {name: value for row in rows for name, value in row.items() if value is not None}
    known |= {kind.value: Pace(known[kind]) for kind in Kind if kind in known}
    if "days" in known:
        known["days"] = tuple(map(int, known["days"]))
    return Notices(**known)


@refuses(InvalidInput)
async def change(store: Store, viewer: str, wanted: Change) -> Notices:
    changed = {f"mail_{name}": value for name, value in _bounded(wanted).items()}

    async def work(tx: Transaction) -> Notices:
        await tx.run("notices/set", viewer=viewer, changed=changed)
        return await of(tx, viewer)

    return await store.write(work)


def _bounded(wanted: Change) -> dict[str, str | int]:
    given = {name: value for name, value in asdict(wanted).items() if value is not None}
    if wanted.hour is not None:
        number("hour", wanted.hour, 0, 23)
    if wanted.days is not None:
        given["days"] = "".join(map(str, _days(wanted.days)))
    return given


def _days(days: list[int]) -> list[int]:
    if not days or not set(days) <= set(WEEK):
        raise InvalidInput("days", "Choose at least one day: 1 is Monday, 7 is Sunday.")
    return sorted(set(days))


async def turn_off(store: Store, viewer: str, kind: Kind | None) -> None:
    """One kind; without one all that is collected."""

    async def work(tx: Transaction) -> None:
        now = await of(tx, viewer)
        off = [one for one in Kind if one is kind or (not kind and now.pace(one) in COLLECTED)]
        changed = {f"mail_{one}": Pace.OFF for one in off}
        await tx.run("notices/set", viewer=viewer, changed=changed)

    await store.write(work)


async def unparted(store: Store, viewer: str, letters: list[Letter]) -> list[Letter]:
    """Without those of who left, or whom their reader blocks; one who blocks the reader would be told of by a gap."""
    by = {str(one.facts["by"]) for one in letters if "by" in one.facts}
    rows = await store.rows("notices/senders", viewer=viewer, people=sorted(by)) if by else []
    blocked = {str(row["id"]): bool(row["blocked"]) for row in rows}
    return [one for one in letters if not _parted(one.facts, blocked)]


def _parted(facts: dict[str, Any], blocked: dict[str, bool]) -> bool:
    # An introduction may outlive whoever wrote of it: what became of it decides.
    left = "introduction" not in facts
    return "by" in facts and blocked.get(facts["by"], left)


async def way(store: Store, letter: str, to: str) -> Way | None:
    """How this kind of letter comes to this address; None where it always comes at once."""
    if letter not in OF:
        return None

    async def work(tx: Transaction) -> Way | None:
        rows = await tx.rows("notices/reader", to=to)
        people = [str(row["person"]) for row in rows]
        if not people:
            return None
        return Way(people[0], OF[letter], await of(tx, people[0]), letter in URGENT)

    return await store.read(work)
