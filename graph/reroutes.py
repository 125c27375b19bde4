"""Where the asker allowed it, a no or a lapse moves on to the next way in, inside the date fixed at the start."""

from dataclasses import dataclass

from graph import changes, progress, routes, starts
from graph.introductions import Part, State
from graph.starts import Beginning
from graph.store import Store, Transaction, new_id

BATCH = 100


@dataclass(frozen=True, slots=True)
class Ended:
    """One that came to nothing; `first` is the one its asker was told of."""

    ask: str
    note: str
    due: int
    first: str
    live: bool


async def go_on(store: Store, now: int) -> int:
    """How many moved on; to everybody outside, what waited goes on waiting."""
    rows = await store.rows("reroutes/ended", now=now, most=BATCH)
    return sum([await _next(store, row["asker"], row["id"], now) for row in rows])


async def _next(store: Store, viewer: str, id: str, now: int) -> int:
    """Once for each that ended, whoever comes first and however often a worker dies."""
    turn, fresh = new_id(), new_id()

    async def work(tx: Transaction) -> int:
        await tx.run("reroutes/take_turn", viewer=viewer, id=id, turn=turn)
        ended = await tx.one(Ended, "reroutes/standing", viewer=viewer, id=id, now=now)
        if ended is None:
            return 0
        await tx.run("reroutes/spend", viewer=viewer, id=id)
        apart = store.caps.pair_days
        sought = ended.live and not await progress.helping(tx, viewer, [ended.ask], now)
        known = await routes.known(tx, viewer, ended.ask, now) if sought else []
        found = (await routes.choose(tx, viewer, ended.ask, known, turn, apart, now))[:1]
        for route in found:
            await starts.write(tx, viewer, fresh, _after(viewer, ended, route), now)
            await changes.note(tx, "introduction", fresh, now)
        return len(found)

    return await store.write(work)


def _after(viewer: str, ended: Ended, route: routes.Route) -> Beginning:
    return Beginning(
        State.WITH_INTRODUCER,
        Part.ASKER,
        viewer,
        route.helper,
        ended.note,
        ended.ask,
        route.introducer,
        told=False,
        due=ended.due,
        reroute=True,
        instead_of=ended.first,
    )
