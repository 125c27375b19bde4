"""Mail nobody here asked for: to addresses without an account, seldom, and never where it was turned off."""

from dataclasses import dataclass

from graph.bounds import DAY
from graph.refusals import TooManyRequests
from graph.store import Store, Transaction, new_id

KIND = "unasked"
LETTERS = frozenset({"tie_request", "invitation"})
MAIL_DAYS = 30
A_WEEK = 10
WEEK = 7 * DAY


@dataclass(frozen=True, slots=True)
class Known:
    """The `letter` that went to an address last, and when (UTC ms); `off` once it wants none."""

    letter: str | None
    at: int
    off: bool


async def within_limit(tx: Transaction, viewer: str, now: int) -> None:
    """One's own mails to typed addresses, whoever they reach; the week is the last seven days."""
    sent = await tx.rows("unasked/since", viewer=viewer, since=now - WEEK)
    if len(sent) >= A_WEEK:
        until = int(sent[-A_WEEK]["at"]) + WEEK
        words = f"You can write to {A_WEEK} mail addresses a week. Go on when this week is over."
        raise TooManyRequests(words, until)


async def may_go(store: Store, id: str, letter: str, now: int) -> bool:
    """Whether a letter may go to the address of this keyed digest; asked again for one, the same."""
    turn = new_id()

    async def work(tx: Transaction) -> bool:
        known = await _taken(tx, id, turn)
        if known.off or known.letter == letter:
            return not known.off
        if known.at + MAIL_DAYS * DAY > now:
            return False
        await tx.run("unasked/sent", id=id, letter=letter, now=now)
        return True

    return await store.write(work)


async def turn_off(store: Store, id: str) -> None:
    """For ever: there is no account that could take it back."""
    turn = new_id()

    async def work(tx: Transaction) -> None:
        await _taken(tx, id, turn)
        await tx.run("unasked/turn_off", id=id)

    await store.write(work)


async def sweep(store: Store, now: int) -> None:
    """What no longer holds a letter back goes; who turned it off stays."""
    await store.write(lambda tx: tx.run("unasked/sweep", before=now - MAIL_DAYS * DAY))


async def _taken(tx: Transaction, id: str, turn: str) -> Known:
    """Written first and read then, so that two letters at once wait for one another."""
    return (await tx.all(Known, "unasked/take_turn", id=id, turn=turn))[0]
