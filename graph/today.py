"""Today: who you can help, a short list drawn once a day that ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph import days
from graph.bounds import NO_END, later
from graph.handled import handled
from graph.matching import WEEK
from graph.occasions import Kind, Look, Occasion, found, read
from graph.refusals import InvalidInput, refuses
from graph.store import Store, Transaction

EVERY_KIND = frozenset(Kind)
KEPT = WEEK
MOST_DAYS_OFF = 365
UNKNOWN = "We cannot find this on your list."
NOBODY = (
    "Nothing waits for you. People meet through people: "
    "connect with two you trust, and say one thing you can give."
)
NO_GIVES = (
    "Say one thing you can give, and whoever asks for it among people near you comes up here."
)


@dataclass(frozen=True, slots=True)
class Today:
    items: list[Occasion]
    done: bool
    guidance: str | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """The list of one day: keys, and when it was drawn and finished (UTC ms, 0 for not yet)."""

    items: list[str]
    drawn: int
    done: int


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks, what they put off, their lists of late; `told`: ids of urgent asks, and whether each is open still."""

    zone: str
    knows: bool
    gives: bool
    put_off: list[tuple[str, int]]
    lately: dict[str, Drawn]
    told: list[tuple[str, bool]]

    def without(self, moment: int) -> set[str]:
        """What was put off beyond this moment (UTC ms)."""
        return {item for item, until in self.put_off if until > moment}

    @property
    def came(self) -> dict[Kind, int]:
        """When each kind was last on a list (UTC ms), as far back as lists are kept: always to the last one."""
        lists = sorted(self.lately.values(), key=lambda day: day.drawn)
        return {Kind(read(item)[0]): day.drawn for day in lists for item in day.items}

    def urgent(self, day: Drawn) -> list[str]:
        """Open urgent asks they were told of that are not on this list, and were not put off."""
        keys = [f"{Kind.ASK}|{ask}" for ask, open_ in self.told if open_]
        return [key for key in keys if key not in {*day.items, *self.without(day.drawn)}]

    def due(self, now: int) -> frozenset[Kind]:
        """The kinds for a new list: a prompt that came this week rests."""
        came = self.came
        return EVERY_KIND - {kind for kind in days.WEEKLY if came.get(kind, 0) > now - WEEK}


async def look(store: Store, viewer: str, now: int) -> Today:
    """Draws the day's list at the first look; content and rights are read anew at every look."""
    reader = await _reader(store, viewer, now)
    if reader is None:
        return Today([], False, NOBODY)
    id = f"{viewer}|{days.local(reader.zone, now)}"
    if day := reader.lately.get(id):
        return await _again(store, viewer, id, day, reader, now)
    occasions = await found(store, Look(viewer, now, now), reader.due(now))
    left = [one for one in occasions if one.key not in reader.without(now)]
    wanted = days.arrange(left, reader.came)
    if not wanted and _guidance(reader, wanted):
        # Whoever follows the guidance gets a list on the same day.
        return Today([], False, _guidance(reader, wanted))
    day = await _draw(store, viewer, id, wanted, reader, now)
    return await _shown(store, viewer, id, day, reader, occasions, now)


async def _reader(store: Store, viewer: str, now: int) -> Reader | None:
    rows = await store.rows("today/me", viewer=viewer, now=now)
    if not rows:
        return None
    row = rows[0]
    put_off = [(item, until) for item, until in row["put_off"]]
    lately = {id: Drawn(*day) for id, *day in row["lately"]}
    told = [(ask, open_) for ask, open_ in row["told"]]
    return Reader(row["zone"], row["knows"], row["gives"], put_off, lately, told)


async def _draw(
    store: Store, viewer: str, id: str, items: list[str], reader: Reader, now: int
) -> Drawn:
    """Of several first looks at once one draws, and all get its list."""

    async def work(tx: Transaction) -> Drawn:
        await tx.run("today/forget", viewer=viewer, before=now - KEPT, now=now)
        if not all(open_ for _, open_ in reader.told):
            await tx.run("today/forget_told", viewer=viewer, now=now)
        day = id.rpartition("|")[2]
        rows = await tx.rows("today/draw", viewer=viewer, id=id, day=day, items=items, now=now)
        return Drawn(**rows[0])

    return await store.write(work)


async def _again(store: Store, viewer: str, id: str, day: Drawn, reader: Reader, now: int) -> Today:
    urgent = reader.urgent(day)
    keys = [*day.items, *urgent]
    kinds = frozenset(Kind(read(key)[0]) for key in keys)
    occasions = await found(store, Look(viewer, day.drawn, now, keys), kinds)
    if come := [key for key in urgent if key in {one.key for one in occasions}]:
        day = await _enter(store, viewer, id, day, come, occasions)
    return await _shown(store, viewer, id, day, reader, occasions, now)


async def _enter(
    store: Store,
    viewer: str,
    id: str,
    day: Drawn,
    come: list[str],
    occasions: Sequence[Occasion],
) -> Drawn:
    """What is urgent does not wait for the next list, and opens one that was done."""
    open_ = {one.key for one in occasions}
    urgent = [one.key for one in occasions if one.urgent and one.key in {*day.items, *come}]
    items = days.enter(day.items, urgent, open_)
    if items == day.items:
        return day
    await store.write(lambda tx: tx.run("today/enter", viewer=viewer, id=id, items=items))
    return replace(day, items=items, done=0)


async def _shown(
    store: Store,
    viewer: str,
    id: str,
    day: Drawn,
    reader: Reader,
    occasions: Sequence[Occasion],
    now: int,
) -> Today:
    fresh = {one.key: one for one in occasions}
    # Against the moment of drawing, so that what was put off for an hour does not come back today.
    left = [key for key in day.items if key not in reader.without(day.drawn)]
    seen_to = await handled(
        store, viewer, [key for key in left if key not in fresh], day.drawn, now
    )
    items = list(filter(None, (_item(key, fresh, seen_to) for key in left)))
    done = day.done > 0 or all(one.handled for one in items)
    if done and not day.done:
        await store.write(lambda tx: tx.run("today/finish", viewer=viewer, id=id, now=now))
    return Today(items, done, _guidance(reader, day.items))


def _item(key: str, fresh: Mapping[str, Occasion], seen_to: set[str]) -> Occasion | None:
    """As it is now, or handled, or None where its ground is gone."""
    if key in fresh:
        return fresh[key]
    kind, about, person = read(key)
    return Occasion(Kind(kind), about, person, handled=True) if key in seen_to else None


def _guidance(reader: Reader, items: list[str]) -> str | None:
    if not reader.knows and not items:
        return NOBODY
    return None if reader.gives else NO_GIVES


@refuses(InvalidInput)
async def put_off(store: Store, viewer: str, item: str, until: int | None, now: int) -> Today:
    """Until a moment (UTC ms) within a year, or for good; `item` is a key of one's own lists."""
    end = NO_END if until is None else later("until", until, now, MOST_DAYS_OFF)
    await _mark(store, "today/put_off", viewer, item, until=end)
    return await look(store, viewer, now)


@refuses(InvalidInput)
async def undo_put_off(store: Store, viewer: str, item: str, now: int) -> Today:
    await _mark(store, "today/undo_put_off", viewer, item)
    return await look(store, viewer, now)


async def _mark(store: Store, name: str, viewer: str, item: str, **moment: int) -> None:
    async def work(tx: Transaction) -> None:
        key = f"{viewer}|{item}"
        if not await tx.rows(name, viewer=viewer, item=item, key=key, **moment):
            raise InvalidInput("item_id", UNKNOWN)

    await store.write(work)
