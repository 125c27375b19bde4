"""A6: after a block, a mute, a withdrawal or leaving, the very next read denies: 0 late in 500 moves."""

import random
from dataclasses import dataclass, field

from graph import asks, blocks, circles, entries, ideas, mutes, openings, pairings, people
from graph.store import Store
from tests import size
from tests.stage import NEWEST, SECRET
from tests.town import NOW, Town

MOVES = size.of(40, 500)
EVERYBODY = 9


@dataclass
class Village:
    """Everybody knows four others, gives and looks for the same; one circle, and one ask each."""

    store: Store
    chance: random.Random
    people: list[str] = field(default_factory=list[str])
    guild: str = ""
    asked: dict[str, str] = field(default_factory=dict[str, str])
    apart: set[frozenset[str]] = field(default_factory=set[frozenset[str]])
    quiet: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    gone: set[str] = field(default_factory=set[str])

    async def build(self) -> None:
        town = Town()
        self.people = [town.person(f"P{n}", weekly=20) for n in range(EVERYBODY)]
        pricing = town.topic("Pricing")
        organiser = town.person("Olga")
        self.guild = town.circle(organiser, *self.people, topics=[pricing])
        for n, person in enumerate(self.people):
            for step in (1, 2):
                town.tie(person, self.people[(n + step) % EVERYBODY])
            town.give(person, pricing, self.guild, capacity=20)
            town.take(person, pricing, self.guild, visibility="CIRCLE")
        name = town.rows["topics"][0]["name"]
        await town.build(self.store)
        for person in self.people:
            draft = asks.Draft("How do I price it?", [name])
            self.asked[person] = (await asks.post(self.store, person, draft, NOW)).id

    async def move(self) -> tuple[str, str]:
        one, other = self.chance.sample(self.people, 2)
        kind = self.chance.choices(("block", "mute", "withdraw", "leave"), (6, 6, 1, 1))[0]
        await getattr(self, kind)(one, other)
        return one, other

    async def block(self, one: str, other: str) -> None:
        pair = frozenset({one, other})
        if pair not in self.apart and await people.visible(self.store, one, [other], NOW):
            await blocks.block(self.store, one, other, NOW)
            self.apart.add(pair)

    async def mute(self, one: str, other: str) -> None:
        if (one, other) in self.quiet:
            await mutes.unmute(self.store, one, other, NOW)
            self.quiet.discard((one, other))
        elif await people.visible(self.store, one, [other], NOW):
            await mutes.mute(self.store, one, other, NOW)
            self.quiet.add((one, other))

    async def withdraw(self, one: str, _: str) -> None:
        if ask := self.asked.pop(one, None):
            await asks.withdraw(self.store, one, ask, NOW)

    async def leave(self, one: str, _: str) -> None:
        if one not in self.gone and len(self.gone) < 3:
            await entries.leave(self.store, one, self.guild, NOW)
            self.gone.add(one)

    async def late(self, reader: str) -> list[str]:
        """What this reader still comes to and may not."""
        barred = {p for p in self.people if frozenset({reader, p}) in self.apart}
        silent = {p for p in self.people if (reader, p) in self.quiet}
        owner = {ask: person for person, ask in self.asked.items()}
        found: list[str] = []
        for one in await openings.asks_for(self.store, reader, NOW):
            if one.ask not in owner or owner[one.ask] in barred | silent:
                found.append("ask")
        for idea in await ideas.of(self.store, reader, 20, NOW):
            found += self._pair("idea", idea.giver, idea.taker, barred | silent)
        for pair in await pairings.introductions_i_could_make(self.store, reader, NOW):
            asker = owner.get(pair.ask, "")
            found += self._pair("pairing", pair.helper, asker, barred | silent)
        if own := self.asked.get(reader):
            for match in await asks.matches(self.store, reader, own, SECRET, 20, NOW):
                ends = {match.helper, match.introducer, match.runner_up or ""}
                found += ["match"] * bool(ends & barred or match.helper in self.gone)
        members = await circles.members(self.store, reader, self.guild, NEWEST, 50)
        some = {one.person for one in members}
        found += ["member"] * bool(some & self.gone or (reader in self.gone and some))
        return found

    def _pair(self, what: str, one: str, other: str, without: set[str]) -> list[str]:
        """Two others whom a block parted go on being proposed: what is missing would tell of it."""
        return [what] if not other or {one, other} & without else []


async def test_a6_nothing_is_late(store: Store) -> None:
    chance = random.Random(6)
    late: list[tuple[int, str]] = []
    village = Village(store, chance)
    await village.build()
    for n in range(MOVES):
        if n % 50 == 49:
            village = Village(store, chance)
            await village.build()
        for reader in await village.move():
            late += [(n, what) for what in await village.late(reader)]
    assert late == []
