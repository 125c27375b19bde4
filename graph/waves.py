"""Weft asks in the asker's name: a few ways in at first, and more only when those have come to nothing."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from graph import asks, changes, progress, receipts, routes, starts
from graph.asks import Ask
from graph.bounds import prose
from graph.candidates import Ranked
from graph.introductions import Part, State
from graph.progress import MOST_WAVES
from graph.refusals import InvalidInput, KeyReused, NoLongerOpen, refuses
from graph.routes import Route
from graph.starts import Beginning
from graph.store import Store, Transaction, new_id
from graph.styles import STYLES
from graph.ways import NO_ASK

NOTE = 600
NARROWEST = 2
WIDEST = 5
BATCH = 100


@dataclass(frozen=True, slots=True)
class Letting:
    ask_id: str
    note: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the waves of one ask are, read after its turn was taken; `number` 0 before the first."""

    live: bool
    stopped: bool
    last: int
    note: str
    number: int
    due: int
    open: bool
    silent: int
    style: str
    expires: int
    helped: bool = False

    @property
    def first(self) -> int:
        """How many ways in the first step takes."""
        return STYLES[self.style].first


@dataclass(frozen=True, slots=True)
class Fresh:
    """Ids made before the transaction, which may run twice."""

    turn: str
    wave: str
    introductions: tuple[str, ...]

    @classmethod
    def made(cls) -> "Fresh":
        return cls(new_id(), new_id(), tuple(new_id() for _ in range(WIDEST)))


def width(silent: int) -> int:
    """Wider by each way in of the last wave that never reached its helper; two where all did."""
    return min(NARROWEST + silent, WIDEST)


@refuses(InvalidInput, KeyReused, NoLongerOpen)
async def let_weft_ask(
    store: Store, viewer: str, letting: Letting, now: int, key: str | None = None
) -> Ask:
    """The first wave goes out with the tap; while one is out a tap only lets Weft go on."""
    note = prose("note", letting.note, NOTE)
    fresh = Fresh.made()

    async def work(tx: Transaction) -> None:
        standing = await _standing(tx, viewer, letting.ask_id, fresh.turn, now)
        once = (tx, viewer, "waves.let_weft_ask", key, asdict(letting))
        if await receipts.replay(*once) is not None:
            return
        if not standing.live:
            raise InvalidInput("ask_id", NO_ASK)
        if standing.helped:
            raise NoLongerOpen("Somebody has said yes. See how it goes with them first.")
        out = standing.number > 0 and now < standing.due
        ranked = [] if out else await routes.known(tx, viewer, letting.ask_id, now)
        last = standing.last if out else _last(standing, ranked)
        await tx.run("waves/let", viewer=viewer, ask=letting.ask_id, note=note, last=last)
        if not out:
            routed = await routes.choose(
                tx, viewer, letting.ask_id, ranked, fresh.turn, store.caps.pair_days, now
            )
            await _send(tx, viewer, letting, standing, routed[: standing.first], fresh, now)
        await changes.note(tx, "ask", letting.ask_id, now)
        await receipts.keep(*once, letting.ask_id, now)

    await store.write(work)
    return (await asks.of(store, viewer, [letting.ask_id], now))[0]


@refuses(InvalidInput)
async def stop(store: Store, viewer: str, ask_id: str, now: int) -> Ask:
    """No further wave; whoever was asked may still answer."""
    turn = new_id()

    async def work(tx: Transaction) -> None:
        if not await tx.rows("waves/take_turn", viewer=viewer, ask=ask_id, turn=turn):
            raise InvalidInput("ask_id", "We cannot find this ask among yours.")
        await tx.run("waves/stop", viewer=viewer, ask=ask_id, now=now)
        await changes.note(tx, "ask", ask_id, now)

    await store.write(work)
    return (await asks.of(store, viewer, [ask_id], now))[0]


async def go_on(store: Store, now: int) -> int:
    """How many waves went out because the one before was over and nobody had been introduced."""
    rows = await store.rows("waves/over", now=now, most=BATCH)
    return sum([await _next(store, row["asker"], row["ask"], now) for row in rows])


async def _next(store: Store, viewer: str, ask: str, now: int) -> int:
    """One transaction, so that a worker that dies half-way has sent nothing, and of two one sends."""
    fresh = Fresh.made()

    async def work(tx: Transaction) -> int:
        standing = await _standing(tx, viewer, ask, fresh.turn, now)
        if not standing.open or now < standing.due:
            return 0
        await tx.run("waves/close", viewer=viewer, ask=ask)
        over = standing.helped or standing.stopped or standing.number >= standing.last
        if over or not standing.live:
            return 0
        letting, wide = Letting(ask, standing.note), width(standing.silent)
        ranked = await routes.known(tx, viewer, ask, now)
        apart = store.caps.pair_days
        routed = await routes.choose(tx, viewer, ask, ranked, fresh.turn, apart, now)
        await _send(tx, viewer, letting, standing, routed[:wide], fresh, now)
        await changes.note(tx, "ask", ask, now)
        return 1

    return await store.write(work)


async def _standing(tx: Transaction, viewer: str, ask: str, turn: str, now: int) -> Standing:
    await tx.run("waves/take_turn", viewer=viewer, ask=ask, turn=turn)
    standing = await tx.one(Standing, "waves/standing", viewer=viewer, ask=ask, now=now)
    if standing is None:
        raise InvalidInput("ask_id", NO_ASK)
    helped = bool(await progress.helping(tx, viewer, [ask], now))
    return replace(standing, helped=helped)


def _last(standing: Standing, ranked: Sequence[Ranked]) -> int:
    """As many waves as there are ways in through different contacts, as far as the asker may know."""
    ways = routes.pick(ranked, routes.between(ranked))
    if not ways or standing.number >= MOST_WAVES:
        raise NoLongerOpen("Weft finds no other way in for this ask just now.")
    return min(standing.number + -(-len(ways) // standing.first), MOST_WAVES)


async def _send(
    tx: Transaction,
    viewer: str,
    letting: Letting,
    standing: Standing,
    routed: Sequence[Route],
    fresh: Fresh,
    now: int,
) -> None:
    """The wave with all its introductions; the key of ask and number makes it one."""
    ask, number = letting.ask_id, standing.number + 1
    due = starts.fixed(now, standing.expires, tx.caps)
    ids = fresh.introductions[: len(routed)]
    for id, route in zip(ids, routed, strict=True):
        begun = Beginning(
            State.WITH_INTRODUCER,
            Part.ASKER,
            viewer,
            route.helper,
            letting.note,
            ask,
            route.introducer,
            told=False,
            due=due,
        )
        await starts.write(tx, viewer, id, begun, now)
    await tx.run(
        "waves/send",
        viewer=viewer,
        ask=ask,
        id=fresh.wave,
        key=f"{ask}|{number}",
        number=number,
        now=now,
        due=due,
        introductions=list(ids),
    )
