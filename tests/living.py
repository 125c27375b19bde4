"""An invented community goes on living: random moves through the verbs, and the same in plain rows."""

import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from graph import asks, blocks, changes, entries, intents, people, ties
from graph.bounds import NO_END
from graph.people import Profile
from graph.store import Store, new_id
from graph.ties import Changed
from tests.communities import Belonging, Block, Community, Favour, Intent, Introduction, Knows
from tests.loading import load
from tests.town import NOW

T = TypeVar("T")

RINGS = ("NEW", "FAMILIAR", "CLOSE", "CORE")


@dataclass
class Life:
    store: Store
    world: Community
    chance: random.Random

    async def go_on(self, moves: int) -> None:
        for _ in range(moves):
            await self.chance.choice(self.moves)()

    @property
    def moves(self) -> list[Callable[[], Awaitable[None]]]:
        return [
            self.end,
            self.block,
            self.unblock,
            self.turn,
            self.draw,
            self.lend,
            self.close,
            self.declare,
            self.help,
            self.leave,
            self.join,
            self.withdraw,
        ]

    async def end(self) -> None:
        if self.world.knows:
            side = self._one(self.world.knows)
            await ties.end(self.store, side.a, side.b, NOW)
            self._untie(side.a, side.b)

    async def block(self) -> None:
        """Somebody they are tied to, for whom else may one see to block."""
        if self.world.knows:
            side = self._one(self.world.knows)
            await blocks.block(self.store, side.a, side.b, NOW)
            self._untie(side.a, side.b)
            self.world.blocks.append(Block(side.a, side.b))

    async def unblock(self) -> None:
        if self.world.blocks:
            block = self._one(self.world.blocks)
            await blocks.unblock(self.store, block.a, block.b, NOW)
            self.world.blocks.remove(block)

    async def turn(self) -> None:
        """Opens or closes oneself to asks, and introduces more or less."""
        who = self._one(self.world.people)
        who.open, who.weekly = self.chance.random() < 0.7, self.chance.randrange(4)
        await people.update(self.store, who.id, Profile(open=who.open, weekly=who.weekly), NOW)

    async def draw(self) -> None:
        """Closer or further, and whether the tie may be used."""
        if self.world.knows:
            side = self._one(self.world.knows)
            side.ring, side.allows = self._one(RINGS), self.chance.random() < 0.7
            changed = Changed(ring=side.ring, allows=side.allows)
            await ties.update(self.store, side.a, side.b, changed, NOW)
            self._reopened(side.a)

    async def lend(self) -> None:
        """Whether any of one's ties may be used."""
        who = self._one(self.world.people)
        who.lends = await ties.lend(self.store, who.id, not who.lends, NOW)
        self._reopened(who.id)

    async def close(self) -> None:
        if self.world.intents:
            intent = self._one(self.world.intents)
            await intents.close(self.store, intent.owner, intent.id, NOW)
            intent.closed = True

    async def declare(self) -> None:
        if self.world.belongings:
            own, topic = self._one(self.world.belongings), self._one(self.world.topics)
            give = Intent(
                new_id(), own.person, topic.id, own.circle, "GIVE", 0, 2, NO_END, closed=False
            )
            await self._written(Community(intents=[give]), give.id)
            self.world.intents.append(give)

    async def help(self) -> None:
        """Somebody is asked to introduce, somebody is reached and helps."""
        asker, introducer, helper = (
            person.id for person in self.chance.sample(self.world.people, 3)
        )
        gives = [intent.id for intent in self.world.intents if intent.owner == helper]
        met = Introduction(
            id=new_id(),
            ask=None,
            asker=asker,
            introducer=introducer,
            helper=helper,
            meant=None,
            upon=self._one(gives) if gives else None,
            state="HELPED",
            asked_at=NOW,
            reached_at=NOW,
        )
        favour = Favour(new_id(), helper, asker, introducer, NOW)
        await self._written(Community(introductions=[met], favours=[favour]), met.id)
        self.world.introductions.append(met)
        self.world.favours.append(favour)

    async def leave(self) -> None:
        if self.world.belongings:
            own = self._one(self.world.belongings)
            await entries.leave(self.store, own.person, own.circle, NOW)
            self.world.belongings.remove(own)
            for intent in self.world.intents:
                if (intent.owner, intent.circle) == (own.person, own.circle):
                    intent.closed = True

    async def join(self) -> None:
        who = self._one(self.world.people).id
        circle = self._one(self.world.circles).id
        if Belonging(who, circle) not in self.world.belongings:
            await entries.join(self.store, who, circle, None, NOW)
            self.world.belongings.append(Belonging(who, circle))

    async def withdraw(self) -> None:
        live = [ask for ask in self.world.asks if ask.state == "OPEN" and ask.expires > NOW]
        if len(live) > 1:
            ask = self._one(live)
            await asks.withdraw(self.store, ask.asker, ask.id, NOW)
            ask.state = "WITHDRAWN"

    async def _written(self, rows: Community, changed: str) -> None:
        """What takes several people's answers, written at once and noted like them."""
        await load(self.store, rows)
        await self.store.write(lambda tx: changes.note(tx, "introduction", changed, NOW))

    def _one(self, some: Sequence[T]) -> T:
        return self.chance.choice(some)

    def _side(self, a: str, b: str) -> Knows:
        return next(side for side in self.world.knows if (side.a, side.b) == (a, b))

    def _reopened(self, person: str) -> None:
        for side in self.world.knows:
            if side.a == person:
                back = self._side(side.b, side.a)
                lent = all(one.lends for one in self.world.people if one.id in (side.a, side.b))
                side.via = back.via = side.allows and back.allows and lent

    def _untie(self, a: str, b: str) -> None:
        self.world.knows = [side for side in self.world.knows if {side.a, side.b} != {a, b}]
