"""A pause of the whole account: nobody comes across its person and no mail does, until its date or until taken back."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph import changes, turns
from graph.bounds import NO_END, later
from graph.refusals import InvalidInput, refuses
from graph.store import Store, Transaction, new_id

MOST_DAYS = 366
# To others it is what being closed to asks and to introducing is; what was chosen waits here.
ASIDE = {"open": "rest_open", "paused": "rest_paused"}


@dataclass(frozen=True, slots=True)
class Rest:
    """`until` in UTC ms; NO_END until it is taken back."""

    until: int


async def mine(store: Store, viewer: str, now: int) -> Rest | None:
    return await store.one(Rest, "rests/mine", viewer=viewer, now=now)


@refuses(InvalidInput)
async def put(store: Store, viewer: str, resting: bool, until: int | None, now: int) -> Rest | None:
    """Within a year, or without a date; not `resting`, everything is as it was chosen."""
    end = NO_END if until is None or not resting else later("until", until, now, MOST_DAYS)
    await store.write(
        lambda tx: _begin(tx, viewer, end, now) if resting else _end(tx, viewer, NO_END, now)
    )
    return Rest(end) if resting else None


async def record(store: Store, now: int) -> None:
    """What was chosen comes back to those whose date has passed."""
    for row in await store.rows("rests/over", now=now):
        await store.write(lambda tx, person=row["person"]: _end(tx, person, now, now))


async def aside(
    tx: Transaction, viewer: str, changed: Mapping[str, str | int | bool]
) -> dict[str, str | int | bool]:
    """What is chosen during a pause holds after it."""
    resting = await tx.rows("rests/resting", viewer=viewer)
    return {(ASIDE.get(name, name) if resting else name): to for name, to in changed.items()}


async def _begin(tx: Transaction, viewer: str, until: int, now: int) -> None:
    await turns.take(tx, viewer, {viewer}, new_id())
    if not await tx.rows("rests/resting", viewer=viewer):
        await tx.run("rests/set_aside", viewer=viewer)
    await tx.run("rests/begin", viewer=viewer, until=until)
    await changes.note(tx, what="person", of=viewer, now=now)


async def _end(tx: Transaction, viewer: str, by: int, now: int) -> None:
    """One that was to end `by` then: it may have been made longer since it was found."""
    await turns.take(tx, viewer, {viewer}, new_id())
    if await tx.rows("rests/end", viewer=viewer, by=by):
        await changes.note(tx, what="person", of=viewer, now=now)
