"""Letters collected into one mail a person and period; what was seen to meanwhile is left out."""

import json
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass

from graph import (
    asks,
    introductions,
    invitations,
    notices,
    outbox,
    readings,
    standing,
    tie_requests,
)
from graph.bounds import NO_END
from graph.introductions import MET
from graph.notices import Pace, Way
from graph.outbox import Letter
from graph.store import Store, Transaction, new_id
from graph.ties import Cursor

NEWEST: Cursor = (2**53 - 1, "~")
# More than anybody is asked in the days that a request is open.
MOST_ASKED = 1_000
KIND = "digest"


@dataclass(frozen=True, slots=True)
class Digest:
    """`letters` are all it collected, `new` those that still say something."""

    person: str
    key: str
    letters: list[Letter]
    new: list[Letter]


async def collect(store: Store, letter: Letter, way: Way, now: int) -> None:
    """Into the next one that has not been sent: a day has one, though clocks and zones are set back."""
    turn, id = new_id(), new_id()

    async def work(tx: Transaction) -> None:
        key = await _next(tx, way, turn, id, now)
        held = {"viewer": way.person, "key": key, "letter": letter.id}
        await tx.run("digests/collect", rest=NO_END, **held)

    await store.write(work)


async def _next(tx: Transaction, way: Way, turn: str, id: str, now: int) -> str:
    for period, due in way.periods(now):
        key = f"{way.person}|{period}"
        found = await tx.rows("digests/take_turn", viewer=way.person, key=key, turn=turn)
        if not found:
            about = json.dumps({"person": way.person, "key": key})
            begun = {"key": key, "id": id, "about": about, "turn": turn, "due": due, "now": now}
            await tx.run("digests/begin", viewer=way.person, **begun)
        if not (found and found[0]["sent"]):
            return key
    raise AssertionError("unreachable")


async def opened(store: Store, letter: Letter, now: int) -> Digest:
    """What a digest has to say at this moment, by what its reader wants and may see by now."""
    person, key = letter.facts["person"], letter.facts["key"]
    letters = await store.all(Letter, "digests/collected", viewer=person, key=key)
    open_ones = await notices.unparted(store, person, letters)
    settings = await notices.mine(store, person)
    wanted = [
        one
        for one in open_ones
        if settings.rests <= now and settings.pace(notices.OF[one.kind]) is not Pace.OFF
    ]
    return Digest(person, key, letters, await lasting(store, person, wanted, now))


async def close(store: Store, letter: Letter, digest: Digest, now: int) -> None:
    """Sent: its letters go, and one that came at the last moment waits for the next."""
    turn, told = new_id(), [one.id for one in digest.letters]

    async def work(tx: Transaction) -> None:
        await _end(tx, letter, turn, told, now)
        await outbox.end(tx, letter.id)

    await store.write(work)


async def give_up(store: Store, letter: Letter, now: int) -> None:
    """Never sent, and over all the same: what it collected waits for the next."""
    turn = new_id()

    async def work(tx: Transaction) -> None:
        await _end(tx, letter, turn, [], now)
        await outbox.rest(tx, letter.id)

    await store.write(work)


async def _end(tx: Transaction, letter: Letter, turn: str, told: list[str], now: int) -> None:
    mine = {"viewer": letter.facts["person"], "key": letter.facts["key"]}
    await tx.run("digests/take_turn", turn=turn, **mine)
    await tx.run("digests/close", letters=told, now=now, **mine)
    await tx.run("digests/release", now=now, **mine)


async def sweep(store: Store, before: int) -> None:
    await store.write(lambda tx: tx.run("digests/sweep", before=before))


Check = Callable[[Store, str, list[str], int], Awaitable[Collection[str]]]


async def lasting(store: Store, person: str, letters: list[Letter], now: int) -> list[Letter]:
    """Each thing once, and only while it is as its letter says."""
    new: list[Letter] = []
    for fact, check, kinds in CHECKS:
        some = {one.facts[fact]: one for one in letters if one.kind in kinds and fact in one.facts}
        still = await check(store, person, sorted(some), now) if some else ()
        new += [one for id, one in some.items() if id in still]
    checked = {kind for *_, kinds in CHECKS for kind in kinds}
    rest = {(one.kind, one.about): one for one in letters if one.kind not in checked}
    order = [one.id for one in letters]
    return sorted([*new, *rest.values()], key=lambda one: order.index(one.id))


async def awaited(store: Store, person: str, ids: list[str], now: int) -> Collection[str]:
    found = await introductions.of(store, person, ids)
    return {one.id for one in found if introductions.seen(one, now).waiting_for_me}


async def _unread(store: Store, person: str, ids: list[str], _: int) -> Collection[str]:
    open_ones = [one.id for one in await introductions.of(store, person, ids)]
    talks = await standing.threads(store, person, open_ones)
    return {id for id, talk in talks.items() if talk["unread"]}


async def _met(store: Store, person: str, ids: list[str], now: int) -> Collection[str]:
    found = await introductions.of(store, person, ids)
    return {one.id for one in found if introductions.seen(one, now).state in MET}


async def _asked(store: Store, person: str, ids: list[str], now: int) -> Collection[str]:
    found = await tie_requests.addressed(store, person, NEWEST, MOST_ASKED, now)
    return {one.id for one in found if one.id in ids}


async def _sent(store: Store, person: str, ids: list[str], now: int) -> Collection[str]:
    return {one.id for one in await tie_requests.of(store, person, ids, now)}


async def _handed(store: Store, person: str, ids: list[str], now: int) -> Collection[str]:
    found = await readings.of(store, person, ids, now)
    return {one.id for one in found if not one.mine and not one.comment}


async def _open(store: Store, person: str, ids: list[str], now: int) -> Collection[str]:
    found = await asks.of(store, person, ids, now)
    return {one.id for one in found if asks.state(one, now) == "OPEN"}


CHECKS: tuple[tuple[str, Check, frozenset[str]], ...] = (
    (
        "introduction",
        awaited,
        frozenset(
            {
                "introduction_with_introducer", "introduction_with_helper",
                "introduction_with_asker", "introduction_with_both", "menu", "reminder",
            }
        ),
    ),
    ("introduction", _unread, frozenset({"message"})),
    ("introduction", _met, frozenset({"introduced", "outcome", "thanks"})),
    ("request", _asked, frozenset({"tie_request"})),
    ("invitation", invitations.standing, frozenset({"invitation"})),
    ("reading", _handed, frozenset({"reading"})),
    ("ask", _open, frozenset({"urgent_ask", "ask_ending"})),
)  # fmt: skip

# To an address without an account, which asks nothing itself.
BY_SENDER: dict[str, tuple[str, Check]] = {
    "tie_request": ("request", _sent),
    "invitation": ("invitation", invitations.standing),
}


async def meant(store: Store, letter: Letter, now: int) -> bool:
    """Whether whoever wrote to that address is still here, and has not taken it back."""
    fact, check = BY_SENDER[letter.kind]
    id = letter.facts[fact]
    return id in await check(store, letter.facts["by"], [id], now)
