"""The names of all topics, held in a process: some thousands, found by letters or by nearness."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from graph import nearness, wording
from graph.matching import LEAST_FIT
from graph.nearness import Model, Scale, Vectors
from graph.store import Row, Store
from graph.wording import Wording

MOST = 20_000
# Clocks of several processes differ; what was read twice is known by its key.
OVERLAP_MS = 600_000
# Shorter aliases, mostly abbreviations, are found by their letters and say nothing to a model.
LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a topic, its own or an alias; `phrase` folded."""

    topic: str
    own: bool
    text: str
    key: str
    phrase: str
    wording: Wording


@dataclass(frozen=True, slots=True)
class Near:
    topic: str
    fit: float


class Catalogue:
    """One per store, model and process; brought up to date before each use."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._scale: Scale | None = None
        self._reading = asyncio.Lock()
        self._aliases = 0
        self._newest = 0
        self._names: dict[str, Name] = {}
        self._telling: list[Name] = []
        self._marked: defaultdict[str | int, list[int]] = defaultdict(list)
        self._vectors: Vectors = np.zeros((0, 1), np.float32)

    async def refresh(self, store: Store) -> None:
        """A count when nothing is new, else what is new, else everything."""
        if await _count(store) == self._aliases:
            return
        async with self._reading:
            aliases = await _count(store)
            if aliases != self._aliases:
                await self._catch_up(store, aliases)

    async def _catch_up(self, store: Store, aliases: int) -> None:
        await self._read(store, self._newest - OVERLAP_MS)
        if len(self._names) != aliases:
            await self._read(store, 0)
        self._aliases = aliases

    async def _read(self, store: Store, since: int) -> None:
        rows = await store.rows("topics/since", since=since, most=MOST)
        self._newest = max([self._newest, *(row["created"] for row in rows)])
        # In a thread: thousands of names take the loop too long.
        for name in await asyncio.to_thread(_names, rows):
            self._add(name)

    def _add(self, name: Name) -> None:
        if name.key in self._names:
            return
        self._names[name.key] = name
        if name.own or len(name.key) >= LEAST_LETTERS:
            for mark in name.wording.marks():
                self._marked[mark].append(len(self._telling))
            self._telling.append(name)

    def keyed(self, key: str) -> Name | None:
        return self._names.get(key)

    def names(self, topic: str) -> list[Name]:
        return [name for name in self._telling if name.topic == topic]

    def spelt(self, matching: str) -> list[str]:
        """Ids of topics whose name has these letters: the same, at its start, in a word, inside."""
        key, phrase = nearness.key(matching), " " + " ".join(nearness.folded(matching))
        found = [
            (rank, len(name.text), name.text, name.topic)
            for name in self._names.values()
            if (rank := _rank(name, key, phrase)) is not None
        ]
        return list(dict.fromkeys(topic for *_, topic in sorted(found)))

    async def near(self, text: str, most: int, prose: bool = False) -> list[Near]:
        """Topics that fit, nearest first: by the words, and by the model where they say nothing."""
        found = await (self._in_prose(text) if prose else self._by_name(wording.read(text)))
        best = dict[str, float]()
        for name, fit in found:
            best[name.topic] = max(best.get(name.topic, 0.0), fit)
        fitting = [Near(topic, fit) for topic, fit in best.items() if fit >= LEAST_FIT]
        return sorted(fitting, key=lambda near: (-near.fit, near.topic))[:most]

    async def _in_prose(self, text: str) -> list[tuple[Name, float]]:
        """In prose a shared word is no chance, and a name is not a part of another."""
        scale = await self._ready()
        names, cosines = await self._likely(" ".join(nearness.words(text)))
        return [
            (name, scale.fit(float(cosine))) for name, cosine in zip(names, cosines, strict=True)
        ]

    async def _by_name(self, said: Wording) -> list[tuple[Name, float]]:
        """The words know names that no model would look at, and the other way round."""
        scale = await self._ready()
        names, wholes = await self._likely(said.bare)
        pairs = [(said.bare, name.wording.bare) for name in names]
        cosines = await nearness.weighed(self._model, wholes, pairs)
        marked = {at for mark in said.sought() for at in self._marked.get(mark, ())}
        seen = {name.key: scale.fit(float(c)) for name, c in zip(names, cosines, strict=True)}
        known = {name.key: name for name in (*names, *(self._telling[at] for at in marked))}
        return [
            (name, wording.decide(said, name.wording, seen.get(key, 0.0)))
            for key, name in known.items()
        ]

    async def _ready(self) -> Scale:
        if self._scale is None:
            self._scale = await nearness.calibrate(self._model)
        return self._scale

    async def _likely(self, bare: str) -> tuple[list[Name], Vectors]:
        """Names that fit as a whole, with their cosines; less so once shared words are taken away."""
        names, vectors = await self._embedded()
        if not names:
            return [], vectors[:, 0]
        cosines = vectors @ (await self._model.embed([bare]))[0]
        likely = np.flatnonzero(cosines >= (await self._ready()).just)
        return [names[at] for at in likely], cosines[likely]

    async def _embedded(self) -> tuple[list[Name], Vectors]:
        names, known = list(self._telling), self._vectors
        new = [name.wording.bare for name in names[len(known) :]]
        if new:
            rows = await self._model.embed(new)
            # Before the first names, the width of a row is not known.
            known = np.concatenate([known, rows]) if len(known) else rows
            self._vectors = max(self._vectors, known, key=len)
        return names, known


async def _count(store: Store) -> int:
    return (await store.rows("topics/count"))[0]["aliases"]


def _names(rows: list[Row]) -> list[Name]:
    return [
        Name(
            topic=row["id"],
            own=text == row["name"],
            text=text,
            key=nearness.key(text),
            phrase=" " + " ".join(nearness.folded(text)),
            wording=wording.read(text),
        )
        for row in rows
        for text in row["names"]
    ]


def _rank(name: Name, key: str, phrase: str) -> int | None:
    if name.key == key:
        return 0
    if name.key.startswith(key):
        return 1
    if phrase in name.phrase:
        return 2
    return 3 if len(key) >= 3 and key in name.key else None
