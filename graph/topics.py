"""What help is about: topics with names, found by letters, by alias and by nearness."""

from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from graph import changes, nearness, turns
from graph.bounds import DAY, line, number, prose
from graph.catalogue import Catalogue
from graph.embedding import Local
from graph.nearness import Model
from graph.refusals import InvalidInput, TooManyNewTopics
from graph.store import Store, Transaction, new_id

NEW_A_DAY = 10
LONGEST_NAME = 60
LONGEST_PHRASE = 6
AT_ONCE = 50
# Prose wanders: what it only touches is not what it asks for.
CONFIDENT = 0.6

LOCAL: Model = Local()
_catalogues: WeakKeyDictionary[Store, dict[Model, Catalogue]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Topic:
    id: str
    name: str
    aliases: list[str]


async def of(store: Store, viewer: str, ids: list[str]) -> list[Topic]:
    return await store.all(Topic, "topics/of", viewer=viewer, ids=ids)


async def find(store: Store, viewer: str, matching: str, first: int) -> list[Topic]:
    """By the letters of names and aliases, then by nearness; InvalidInput out of bounds."""
    number("first", first, 1, 50)
    text = line("matching", matching, 100, least=0)
    if not nearness.key(text):
        return []
    known = await _catalogue(store)
    found = known.spelt(text)[:first]
    if len(found) < first:
        found += [near.topic for near in await known.near(text, first)]
    return await _ordered(store, viewer, found, first)


async def suggest(store: Store, viewer: str, text: str, first: int) -> list[Topic]:
    """What prose is about: names it mentions, then what it is surely near to; it stays in here."""
    number("first", first, 1, 10)
    prose("text", text, 4000, least=0)
    known = await _catalogue(store)
    found = _mentioned(known, text)[:first]
    if len(found) < first and nearness.key(text):
        nearest = await known.near(text, first, prose=True)
        found += [near.topic for near in nearest if near.fit >= CONFIDENT]
    return await _ordered(store, viewer, found, first)


async def named(
    tx: Transaction, viewer: str, names: Sequence[str], now: int, path: str = "topics"
) -> list[str]:
    """Ids for names, in order without doubles; unknown ones are made, or InvalidInput, TooManyNewTopics."""
    wanted = {nearness.key(text): text for text in (_name(path, name) for name in names)}
    rows = await tx.rows("topics/keyed", viewer=viewer, keys=list(wanted))
    ids = {row["key"]: row["id"] for row in rows}
    new = {key: text for key, text in wanted.items() if key not in ids}
    if new:
        ids |= await _make(tx, viewer, new, now)
    return list(dict.fromkeys(ids[key] for key in wanted))


def _name(path: str, name: str) -> str:
    text = " ".join(line(path, name, LONGEST_NAME).split())
    if not nearness.key(text):
        raise InvalidInput(path, "Use letters or digits.")
    return text


async def _make(tx: Transaction, viewer: str, new: dict[str, str], now: int) -> dict[str, str]:
    await turns.take(tx, viewer, {viewer}, new_id())
    made = [row["at"] for row in await tx.rows("topics/made", viewer=viewer, since=now - DAY)]
    if (over := len(made) + len(new) - NEW_A_DAY) > 0:
        until = (made + [now] * len(new))[over - 1] + DAY
        raise TooManyNewTopics(
            f"You can name {NEW_A_DAY} new topics a day. Choose one that is there, or wait.", until
        )
    topics = [{"id": new_id(), "name": text, "key": key} for key, text in new.items()]
    await tx.run("topics/make", viewer=viewer, topics=topics, now=now)
    await changes.note_each(tx, "topic", [topic["id"] for topic in topics], now)
    return {topic["key"]: topic["id"] for topic in topics}


async def relate(store: Store, now: int, model: Model = LOCAL) -> int:
    """Joins new topics to those they fit, in both directions; how many there were, 50 at most."""
    new = [row["id"] for row in await store.rows("topics/unrelated", most=AT_ONCE)]
    if not new:
        return 0
    known = await _catalogue(store, model)
    for topic in new:
        await _join(store, topic, await _neighbours(known, topic), now)
    return len(new)


async def _neighbours(known: Catalogue, topic: str) -> dict[str, float]:
    fits: dict[str, float] = {}
    for name in known.names(topic):
        for near in await known.near(name.text, AT_ONCE):
            fits[near.topic] = max(fits.get(near.topic, 0.0), near.fit)
    return {other: fit for other, fit in fits.items() if other != topic}


async def _join(store: Store, topic: str, fits: dict[str, float], now: int) -> None:
    near = [{"id": other, "fit": round(fit, 3)} for other, fit in sorted(fits.items())]
    turn = new_id()

    async def work(tx: Transaction) -> None:
        # Two workers would otherwise draw the same edge twice.
        await tx.run("topics/take_turn", ids=sorted([topic, *fits]), turn=turn)
        await tx.run("topics/relate", id=topic, near=near, now=now)
        await changes.note(tx, "topic", topic, now)

    await store.write(work)


async def _catalogue(store: Store, model: Model = LOCAL) -> Catalogue:
    known = _catalogues.setdefault(store, {}).setdefault(model, Catalogue(model))
    await known.refresh(store)
    return known


async def _ordered(store: Store, viewer: str, ids: list[str], first: int) -> list[Topic]:
    wanted = list(dict.fromkeys(ids))[:first]
    found = {topic.id: topic for topic in await of(store, viewer, wanted)} if wanted else {}
    return [found[id] for id in wanted if id in found]


def _mentioned(known: Catalogue, text: str) -> list[str]:
    """Topics whose names the text says, the longest at each place, in their order."""
    spoken, at, found = text.split(), 0, list[str]()
    while at < len(spoken):
        topic, length = _at(known, spoken[at : at + LONGEST_PHRASE])
        found += [topic] if topic else []
        at += length
    return list(dict.fromkeys(found))


def _at(known: Catalogue, spoken: list[str]) -> tuple[str, int]:
    for length in range(len(spoken), 0, -1):
        said = " ".join(spoken[:length])
        name = known.keyed(nearness.key(said))
        if name and (len(name.key) > 3 or name.text == said.strip(".,;:!?()\"'")):
            return name.topic, length
    return "", 1
