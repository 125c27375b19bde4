"""Whoever listens hears that something changed where it shows to them, and nothing else."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator

import pytest

from graph import blocks, connecting, live, messages, standing
from graph.answers import Answer
from graph.live import News
from graph.standing import Kind
from graph.store import Address, Store
from tests.stage import answered, asking, introduced, requested
from tests.town import NOW

# A Neo4j that plans every statement for the first time, on a machine with much to do.
ENOUGH = 30.0
Heard = AsyncGenerator[News]


class Ear:
    """One who listens, and may be shown out."""

    def __init__(
        self, store: Store, viewer: str, after: str | None = None, program: str = ""
    ) -> None:
        self.let_in = True
        self.heard = live.listen(store, viewer, self.still, lambda: NOW, after, program=program)

    async def still(self) -> bool:
        return self.let_in

    async def next(self) -> News:
        return await asyncio.wait_for(anext(self.heard), ENOUGH)

    async def until(self, kind: Kind, id: str = "") -> list[News]:
        """What comes up to and with this thing."""
        found = [await self.next()]
        while (kind, id) not in found[-1].things:
            found.append(await self.next())
        return found


@contextlib.asynccontextmanager
async def listening(
    store: Store, viewer: str, after: str | None = None, program: str = ""
) -> AsyncGenerator[Ear]:
    ear = Ear(store, viewer, after, program)
    async with contextlib.aclosing(ear.heard):
        yield ear


async def said(store: Store, writer: str, introduction: str) -> None:
    await messages.send(store, writer, messages.Draft(introduction, "Hello"), NOW + 1)


async def wanted(store: Store, by: str, person: str) -> None:
    """A request for a tie, which its reader hears of."""
    draft = connecting.Draft(person, None, "We are in one circle.", "PROFESSIONAL", True)
    await connecting.connect(store, by, draft, NOW + 2)


async def silence(*_: object) -> None:
    await asyncio.Event().wait()


async def test_a_stranger_hears_nothing_of_it(store: Store) -> None:
    here = await asking(store)
    begun = await introduced(store, here)
    async with listening(store, here.cast.sam) as sam, listening(store, here.cast.ada) as ada:
        assert (await sam.next()).things == []
        assert (await ada.next()).things == []
        await said(store, here.cast.cleo, begun.id)
        await ada.until(Kind.INTRODUCTION, begun.id)
        await wanted(store, here.cast.ada, here.cast.sam)
        assert [kind for kind, _ in (await sam.next()).things] == [
            Kind.BADGES, Kind.PEOPLE, Kind.TODAY
        ]  # fmt: skip


async def test_both_hear_of_each_message_and_the_contact_in_between_of_none(store: Store) -> None:
    here = await asking(store)
    begun = await introduced(store, here)
    assert begun.introducer
    async with contextlib.AsyncExitStack() as stack:
        people = (here.cast.ada, here.cast.cleo, begun.introducer)
        ears = [await stack.enter_async_context(listening(store, one)) for one in people]
        before = [(await ear.next()).cursor for ear in ears]
        for _ in range(2):
            await said(store, here.cast.cleo, begun.id)
            await ears[0].until(Kind.INTRODUCTION, begun.id)
            await ears[1].until(Kind.INTRODUCTION, begun.id)
        assert before[2] == standing.cursor(await standing.of(store, people[2], NOW))


SAID: dict[str, tuple[tuple[str, Answer], ...]] = {
    "silence": (),
    "a no": (("introducer", Answer.NO),),
    "a delay": (("introducer", Answer.NOT_NOW),),
    "a yes": (("introducer", Answer.YES),),
    "the helper's no": (("introducer", Answer.YES), ("helper", Answer.NO)),
    "the helper's delay": (("introducer", Answer.YES), ("helper", Answer.NOT_NOW)),
}


async def overheard(store: Store, acts: tuple[tuple[str, Answer], ...]) -> list[list[str]]:
    """What the asker hears while these are said, each given time to be heard; then of something else."""
    here = await asking(store)
    begun = await requested(store, here)
    assert begun.introducer
    who = {"introducer": begun.introducer, "helper": here.cast.cleo}
    async with listening(store, here.cast.ada) as ada, listening(store, begun.introducer) as other:
        heard = [await ada.next()]
        await other.next()
        for part, answer in acts:
            await answered(store, who[part], begun.id, answer)
            if part == "introducer":
                await other.until(Kind.INTRODUCTION, begun.id)
        await wanted(store, here.cast.sam, here.cast.ada)
        heard += await ada.until(Kind.PEOPLE)
    return [[f"{kind}{id and ' ?'}" for kind, id in news.things] for news in heard]


async def test_the_asker_cannot_hear_a_no_from_silence(store: Store) -> None:
    transcripts = {name: repr(await overheard(store, acts)) for name, acts in SAID.items()}
    assert set(transcripts.values()) == {"[[], ['BADGES', 'PEOPLE', 'TODAY']]"}


async def test_after_a_gap_the_cursor_tells_which_kinds_differ(store: Store) -> None:
    here = await asking(store)
    begun = await introduced(store, here)
    async with listening(store, here.cast.ada) as ada:
        last = (await ada.next()).cursor
    await said(store, here.cast.cleo, begun.id)
    async with listening(store, here.cast.ada, last) as ada:
        told = await ada.next()
        assert told.things == [(Kind.BADGES, ""), (Kind.INTRODUCTION, "")]
    async with listening(store, here.cast.ada, told.cursor) as ada:
        assert (await ada.next()).things == []


async def test_what_one_reads_here_is_read_on_one_s_other_devices(store: Store) -> None:
    here = await asking(store)
    begun = await introduced(store, here)
    await said(store, here.cast.cleo, begun.id)
    async with listening(store, here.cast.ada) as ada:
        await ada.next()
        await messages.mark_read(store, here.cast.ada, begun.id, NOW + 2)
        assert (await ada.next()).things == [(Kind.BADGES, ""), (Kind.INTRODUCTION, begun.id)]


@pytest.mark.parametrize("cursor", ["", "x", "." * 4, "\N{SNOWMAN}" * 500])
async def test_a_cursor_that_cannot_be_read_means_everything(store: Store, cursor: str) -> None:
    here = await asking(store)
    async with listening(store, here.cast.ada, cursor) as ada:
        assert (await ada.next()).things == [(kind, "") for kind in Kind]


async def test_a_block_takes_the_thread_away_and_then_there_is_silence(store: Store) -> None:
    here = await asking(store)
    begun = await introduced(store, here)
    async with listening(store, here.cast.ada) as ada:
        await ada.next()
        await blocks.block(store, here.cast.ada, here.cast.cleo, NOW + 1)
        await ada.until(Kind.INTRODUCTION, begun.id)
        await said(store, here.cast.cleo, begun.id)
        await wanted(store, here.cast.sam, here.cast.ada)
        heard = await ada.until(Kind.PEOPLE)
        assert [thing for news in heard for thing in news.things if thing[1] == begun.id] == []


async def test_whoever_may_not_look_any_more_hears_the_end_and_nothing_before_it(
    store: Store,
) -> None:
    here = await asking(store)
    begun = await introduced(store, here)
    async with listening(store, here.cast.ada) as ada:
        await ada.next()
        ada.let_in = False
        await said(store, here.cast.cleo, begun.id)
        with pytest.raises(StopAsyncIteration):
            await ada.next()


async def test_another_process_is_heard(store: Store, store_address: Address) -> None:
    here = await asking(store)
    begun = await introduced(store, here)
    elsewhere = Store.open(store_address)
    async with listening(store, here.cast.ada) as ada, listening(elsewhere, here.cast.cleo) as cleo:
        await ada.next()
        await cleo.next()
        await said(elsewhere, here.cast.cleo, begun.id)
        await ada.until(Kind.INTRODUCTION, begun.id)
        await said(store, here.cast.ada, begun.id)
        await cleo.until(Kind.INTRODUCTION, begun.id)
    await elsewhere.close()


async def test_closing_ends_every_stream_though_the_store_is_silent(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = await asking(store)
    async with listening(store, here.cast.ada) as ada, listening(store, here.cast.fen) as fen:
        for ear in (ada, fen):
            await ear.next()
        monkeypatch.setattr(standing, "of", silence)
        live.close(store)
        for ear in (ada, fen):
            with pytest.raises(StopAsyncIteration):
                await ear.next()


async def test_whoever_comes_after_the_end_begins_anew(store: Store) -> None:
    here = await asking(store)
    async with listening(store, here.cast.ada) as ada:
        await ada.next()
        live.close(store)
        async with listening(store, here.cast.fen) as fen:
            assert (await fen.next()).things == []


async def test_however_many_listen_the_feed_is_looked_at_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = await asking(store)
    begun = await introduced(store, here)
    begins: list[int] = []
    begin = live.Feed.begin

    async def counted(self: live.Feed, now: int) -> None:
        begins.append(now)
        await begin(self, now)

    monkeypatch.setattr(live.Feed, "begin", counted)
    async with contextlib.AsyncExitStack() as stack:
        people = (here.cast.ada, here.cast.cleo, here.cast.fen, here.cast.ines, here.cast.ada)
        ears = [await stack.enter_async_context(listening(store, one)) for one in people]
        for ear in ears:
            await ear.next()
        await said(store, here.cast.cleo, begun.id)
        for ear in (ears[0], ears[1], ears[4]):
            await ear.until(Kind.INTRODUCTION, begun.id)
    assert len(begins) == 1
