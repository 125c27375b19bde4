"""Weft asks in the asker's name, wave by wave: waves show, and nobody in them."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph import progress, waves
from schema import ids, nodes
from schema.context import Context, Info
from schema.mutations import mutation
from schema.times import DateTime

if TYPE_CHECKING:
    from schema.asks import Ask

SomeAsk = Annotated["Ask", strawberry.lazy("schema.asks")]


@strawberry.enum(description="MOVED_ON: its date has passed, or the ask ended.")
class WaveState(Enum):
    WAITING = "WAITING"
    MOVED_ON = "MOVED_ON"
    HELPED = "HELPED"


@strawberry.type(description="A few ways in, asked at once; never who they are or what they said.")
class Wave:
    row: strawberry.Private[progress.Wave]

    @strawberry.field
    def number(self) -> int:
        return self.row.number

    @strawberry.field
    def started_at(self) -> DateTime:
        return DateTime(self.row.started)

    @strawberry.field(description="Fixed at its start: some days on, or the end of the ask.")
    def until(self) -> DateTime:
        return DateTime(self.row.due)

    @strawberry.field
    def state(self, info: Info) -> WaveState:
        return WaveState(self.row.going(info.context.now).value)


async def over(context: Context, asks: list[str]) -> list[list[progress.Wave]]:
    found = await progress.of(context.store, context.person, asks, context.now)
    return [found[ask] for ask in asks]


async def possible(context: Context, asks: list[str]) -> list[bool]:
    found = await progress.possible(context.store, context.person, asks, context.now)
    return [ask in found for ask in asks]


@strawberry.type
class Waving:
    """What an ask says of its waves, to its asker alone."""

    row: strawberry.Private[Any]

    @strawberry.field(description="The asker only, the first one first.")
    async def waves(self, info: Info) -> list[Wave]:
        return [Wave(row=wave) for wave in await info.context.load(over, self.row.id)]

    @strawberry.field(description="The asker only: a wave is out, or one will follow.")
    async def weft_asks(self, info: Info) -> bool:
        return progress.asking(await info.context.load(over, self.row.id), info.context.now)

    @strawberry.field(description="The asker only: if nobody has said yes by then.")
    async def next_wave_at(self, info: Info) -> DateTime | None:
        found = await info.context.load(over, self.row.id)
        return DateTime(progress.next_at(found, info.context.now)) or None

    @strawberry.field(description="The asker only: one may let Weft ask, or go on asking.")
    async def can_let_weft_ask(self, info: Info) -> bool:
        return await info.context.load(possible, self.row.id)


@strawberry.input(description="The note goes to whoever is asked to introduce: name none of them.")
class LetWeftAsk:
    ask_id: strawberry.ID
    note: str
    idempotency_key: str | None = None


@strawberry.input
class StopWaves:
    ask_id: strawberry.ID


@strawberry.type
class WavesStarted:
    ask: SomeAsk


@strawberry.type
class WavesStopped:
    ask: SomeAsk


@strawberry.type
class Mutation:
    @mutation(waves.let_weft_ask)
    async def let_weft_ask(self, info: Info, input: LetWeftAsk) -> WavesStarted:
        context = info.context
        letting = waves.Letting(ids.decode("Ask", input.ask_id), input.note)
        row = await waves.let_weft_ask(
            context.store, context.person, letting, context.now, input.idempotency_key
        )
        return WavesStarted(ask=nodes.wrap("Ask", row))

    @mutation(waves.stop)
    async def stop_waves(self, info: Info, input: StopWaves) -> WavesStopped:
        context = info.context
        ask = ids.decode("Ask", input.ask_id)
        row = await waves.stop(context.store, context.person, ask, context.now)
        return WavesStopped(ask=nodes.wrap("Ask", row))
