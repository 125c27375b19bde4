"""Help without a post: one of the two writes it down, and it counts once the other has confirmed it."""

from dataclasses import asdict, dataclass
from typing import Any

from graph import changes, ledger, outbox, reach, receipts, ties, turns
from graph.bounds import DAY, line, number
from graph.circles import UNKNOWN as NO_CIRCLE
from graph.ledger import Entry
from graph.reach import Reached
from graph.refusals import InvalidInput, KeyReused, NotYourTurn, TooManyRequests, refuses
from graph.store import Store, Transaction, new_id

Cursor = tuple[int, str]
OPEN_DAYS = 14
A_DAY = 10
VERB = "logged_helps.log"
UNKNOWN = "We cannot find this help."
CONFIRMED, DECLINED = frozenset({"CONFIRMED", "THANKED"}), frozenset({"DECLINED"})


@dataclass(frozen=True, slots=True)
class Draft:
    """`given`: the viewer helped; else they were helped. `through` is who brought the two together."""

    person_id: str
    given: bool
    text: str
    terms: int = 0
    circle_id: str | None = None
    introducer_id: str | None = None


@dataclass(frozen=True, slots=True)
class LoggedHelp:
    """As one of the two sees it until its date (UTC ms), and once confirmed for good; after a skip `thanks` is ""."""

    id: str
    writer: str
    other: str
    given: bool
    text: str
    terms: int
    circle: str | None
    through: str | None
    at: int
    until: int
    # OPEN, to its writer after a no as well; CONFIRMED, thanks are owed; THANKED; TAKEN_BACK.
    state: str
    thanks: str
    # Where public thanks would show; for who was helped.
    thanks_circle: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the viewer is asked to confirm; `until` in UTC ms, no `email` where its writer blocked the viewer since."""

    writer: str
    email: str | None
    name: str
    state: str
    until: int
    circle: str | None


async def mine(
    store: Store, viewer: str, written: bool, before: Cursor, first: int, now: int
) -> list[LoggedHelp]:
    """Newest first: those the viewer wrote, or those they are asked to confirm."""
    cursor = {"at": before[0], "id": before[1], "first": first, "now": now}

    async def work(tx: Transaction) -> list[LoggedHelp]:
        listed = "logged_helps/written" if written else "logged_helps/addressed"
        rows = await tx.rows(listed, viewer=viewer, **cursor)
        found = await told(tx, viewer, [row["id"] for row in rows], now)
        return sorted(found, key=lambda help: (help.at, help.id), reverse=True)

    return await store.read(work)


async def of(store: Store, viewer: str, ids: list[str], now: int) -> list[LoggedHelp]:
    return await store.read(lambda tx: told(tx, viewer, ids, now))


async def told(tx: Transaction, viewer: str, ids: list[str], now: int) -> list[LoggedHelp]:
    return await tx.all(LoggedHelp, "logged_helps/of", viewer=viewer, ids=ids, now=now)


@refuses(InvalidInput, KeyReused, TooManyRequests)
async def log(
    store: Store, viewer: str, draft: Draft, now: int, key: str | None = None
) -> LoggedHelp:
    """Asks the other one to confirm; whatever they do, to its writer it waits until its date."""
    text, fresh = line("text", draft.text, 300), new_id()
    number("terms", draft.terms, 0, 3)

    async def work(tx: Transaction) -> LoggedHelp:
        await turns.take(tx, viewer, {viewer}, new_id())
        effect = await receipts.replay(tx, viewer, VERB, key, asdict(draft))
        if effect is None:
            await _write(tx, viewer, draft, text, fresh, now)
            await receipts.keep(tx, viewer, VERB, key, asdict(draft), fresh, now)
        return (await told(tx, viewer, [effect or fresh], now))[0]

    return await store.write(work)


async def _write(
    tx: Transaction, viewer: str, draft: Draft, text: str, fresh: str, now: int
) -> None:
    reached = await reach.of(tx, viewer, draft.person_id)
    await _within_limit(tx, viewer, now)
    await _check(tx, viewer, draft)
    help = _row(draft, text, fresh, reached, now)
    await tx.run("logged_helps/log", viewer=viewer, person=draft.person_id, help=help)
    circle, through = draft.circle_id or "", draft.introducer_id or ""
    await tx.run("logged_helps/place", viewer=viewer, id=fresh, circle=circle, through=through)
    about = {"name": reached.name, "help": fresh, "by": viewer}
    due = reached.due(now)
    await outbox.put(tx, kind="help_logged", to=reached.email, about=about, now=now, due=due)
    await changes.note(tx, "logged_help", fresh, now)


async def _check(tx: Transaction, viewer: str, draft: Draft) -> None:
    """A circle both are in; in between, a contact of the viewer's."""
    if draft.circle_id is not None and not await tx.rows(
        "logged_helps/shared", viewer=viewer, person=draft.person_id, circle=draft.circle_id
    ):
        raise InvalidInput("circle_id", NO_CIRCLE)
    between = draft.introducer_id
    if between is not None and (
        between == draft.person_id or not await ties.told(tx, viewer, between)
    ):
        raise InvalidInput("introducer_id", "Choose one of your own contacts.")


async def _within_limit(tx: Transaction, viewer: str, now: int) -> None:
    written = await tx.rows("logged_helps/since", viewer=viewer, since=now - DAY)
    if len(written) >= A_DAY:
        until = int(written[-A_DAY]["at"]) + DAY
        raise TooManyRequests(f"You can write down {A_DAY} a day. Go on tomorrow.", until)


def _row(draft: Draft, text: str, fresh: str, reached: Reached, now: int) -> dict[str, Any]:
    return {
        "id": fresh,
        "side": "BY" if draft.given else "FOR",
        "text": text,
        "terms": draft.terms,
        "state": "OPEN",
        "silent": reached.silent,
        "at": now,
        "until": now + OPEN_DAYS * DAY,
        "turn": "",
    }


@refuses(InvalidInput, NotYourTurn)
async def confirm(store: Store, viewer: str, id: str, now: int) -> Entry:
    """Makes it a favour of the ledger, once; the viewer's own line of it."""

    async def work(tx: Transaction) -> None:
        asked = await _asked(tx, viewer, id, CONFIRMED, now)
        if asked.state == "OPEN":
            await tx.run("logged_helps/answer", viewer=viewer, id=id, state="CONFIRMED")
            await tx.run("logged_helps/credit", viewer=viewer, id=id, now=now)
            await ledger.post(tx, viewer, id, now, asked.circle)
            await ties.touch(tx, viewer, asked.writer, now)
            if asked.email:
                about = {"name": asked.name, "by": viewer}
                await outbox.put(tx, kind="help_confirmed", to=asked.email, about=about, now=now)
            await changes.note(tx, "favour", id, now)

    await store.write(work)
    # Read after it: the embedded store may show a part of what another confirmation just wrote.
    return (await ledger.of(store, viewer, [id]))[0]


@refuses(InvalidInput, NotYourTurn)
async def decline(store: Store, viewer: str, id: str, now: int) -> None:
    """Of which nobody learns; declining again changes nothing."""

    async def work(tx: Transaction) -> None:
        await _asked(tx, viewer, id, DECLINED, now)
        await tx.run("logged_helps/answer", viewer=viewer, id=id, state="DECLINED")

    await store.write(work)


async def _asked(tx: Transaction, viewer: str, id: str, states: frozenset[str], now: int) -> Asked:
    """Unanswered before its date, or answered the same way already."""
    asked = await tx.one(Asked, "logged_helps/asked", viewer=viewer, id=id, turn=new_id())
    if asked is None:
        raise InvalidInput("help_id", UNKNOWN)
    if asked.state not in states and (asked.state != "OPEN" or asked.until <= now):
        raise NotYourTurn()
    return asked
