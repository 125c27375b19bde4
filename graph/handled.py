"""What became of the things on a list: which of them the viewer has seen to, as far as it still shows."""

from collections.abc import Callable, Collection

from graph import cues, introductions
from graph.introductions import MET, Introduction, State, awaited, true_state
from graph.occasions import Kind, read
from graph.store import Store, Transaction


async def handled(
    store: Store, viewer: str, keys: Collection[str], drawn: int, now: int
) -> set[str]:
    """Of these keys; what is neither here nor found again has lost its ground."""
    if not keys:
        return set()

    async def work(tx: Transaction) -> set[str]:
        return {
            *await _over_introductions(tx, viewer, keys, drawn, now),
            *await _requests(tx, viewer, keys),
            *await _asks(tx, viewer, keys),
            *await _takes(tx, viewer, keys, drawn),
            *await _settled(tx, viewer, keys, now),
            *await _paired(tx, viewer, keys, drawn),
            *await _followed(tx, viewer, keys, drawn),
        }

    return await store.read(work)


def _about(keys: Collection[str], *kinds: Kind) -> dict[str, str]:
    """Key to id, of these kinds."""
    return {key: read(key)[1] for key in keys if read(key)[0] in kinds}


async def _over_introductions(
    tx: Transaction, viewer: str, keys: Collection[str], drawn: int, now: int
) -> set[str]:
    about = _about(keys, Kind.ANSWER, Kind.OUTCOME, Kind.THANKS)
    if not about:
        return set()
    rows = await tx.rows("handled/together", viewer=viewer, ids=sorted(about.values()))
    told = await introductions.told(tx, viewer, [row["id"] for row in rows])
    by_id = {introduction.id: introduction for introduction in told}
    return {
        key
        for key, id in about.items()
        if id in by_id and SEEN_TO[Kind(read(key)[0])](by_id[id], drawn, now)
    }


def _answered(introduction: Introduction, drawn: int, now: int) -> bool:
    """Put aside counts for the day; a no counts, and so does one's own silence."""
    if awaited(introduction, now):
        return introduction.quiet_until > drawn
    if introduction.yes or introduction.left:
        return True
    if true_state(introduction, now) is State.CLOSED:
        return introduction.ended_by.partition(" ")[0] == introduction.part
    return True


def _recorded(introduction: Introduction, _: int, now: int) -> bool:
    return true_state(introduction, now) in MET - {State.INTRODUCED}


def _thanked(introduction: Introduction, _: int, now: int) -> bool:
    return true_state(introduction, now) is State.THANKED


SEEN_TO: dict[Kind, Callable[[Introduction, int, int], bool]] = {
    Kind.ANSWER: _answered,
    Kind.OUTCOME: _recorded,
    Kind.THANKS: _thanked,
}


async def _requests(tx: Transaction, viewer: str, keys: Collection[str]) -> set[str]:
    about = _about(keys, Kind.TIE)
    if not about:
        return set()
    rows = await tx.rows("handled/answered", viewer=viewer, ids=sorted(about.values()))
    answered = {row["id"] for row in rows}
    return {key for key, id in about.items() if id in answered}


async def _asks(tx: Transaction, viewer: str, keys: Collection[str]) -> set[str]:
    """Helped with, or brought to somebody else who could."""
    about = _about(keys, Kind.ASK, Kind.MAKE)
    if not about:
        return set()
    rows = await tx.rows("handled/helping", viewer=viewer, asks=sorted(set(about.values())))
    asks, pairs = {row["ask"] for row in rows}, {(row["ask"], row["helper"]) for row in rows}
    return {
        key
        for key, id in about.items()
        if (id in asks if read(key)[0] == Kind.ASK else read(key)[1:] in pairs)
    }


async def _takes(tx: Transaction, viewer: str, keys: Collection[str], drawn: int) -> set[str]:
    """Brought together with whoever needs it since the list was drawn."""
    about = _about(keys, Kind.TAKE)
    if not about:
        return set()
    rows = await tx.rows("handled/met", viewer=viewer, takes=sorted(about.values()), since=drawn)
    met = {row["id"] for row in rows}
    return {key for key, id in about.items() if id in met}


async def _settled(tx: Transaction, viewer: str, keys: Collection[str], now: int) -> set[str]:
    """Named or not, renewed or closed, thanked for or not."""
    about = _about(keys, Kind.MENTION, Kind.ASK_ENDS, Kind.INTENT_ENDS, Kind.THANK_HELP)
    if not about:
        return set()
    ids = sorted(about.values())
    rows = await tx.rows("handled/settled", viewer=viewer, ids=ids, now=now)
    settled = {row["id"] for row in rows}
    return {key for key, id in about.items() if id in settled}


async def _paired(tx: Transaction, viewer: str, keys: Collection[str], drawn: int) -> set[str]:
    about = _about(keys, Kind.PAIR)
    if not about:
        return set()
    takes = sorted(set(about.values()))
    rows = await tx.rows("handled/paired", viewer=viewer, takes=takes, since=drawn)
    pairs = {(row["take"], row["giver"]) for row in rows}
    return {key for key in about if read(key)[1:] in pairs}


async def _followed(tx: Transaction, viewer: str, keys: Collection[str], drawn: int) -> set[str]:
    """Given to since the list was drawn; or asked for something."""
    give, ask = _about(keys, Kind.GIVE), _about(keys, Kind.CUE)
    if not give and not ask:
        return set()
    gave, asked = await cues.followed(tx, viewer, drawn)
    return {key for key, id in give.items() if id in gave} | (set(ask) if asked else set())
