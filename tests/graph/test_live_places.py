"""How many may listen at once: a person at eight places, a program of theirs at two and out of their way."""

import contextlib

import pytest

from graph import live
from graph.refusals import TooManyScreens
from graph.store import Store
from tests.graph.test_live import listening
from tests.stage import asking

Open = contextlib.AsyncExitStack


async def seated(stack: Open, store: Store, viewer: str, program: str = "") -> None:
    ear = await stack.enter_async_context(listening(store, viewer, program=program))
    await ear.next()


async def sent_away(store: Store, viewer: str, program: str = "") -> None:
    async with listening(store, viewer, program=program) as one_more:
        with pytest.raises(TooManyScreens):
            await one_more.next()


async def test_there_is_a_most_of_places_to_listen_at(store: Store) -> None:
    here = await asking(store)
    async with Open() as stack:
        for _ in range(live.SCREENS):
            await seated(stack, store, here.cast.ada)
        await sent_away(store, here.cast.ada)
        await seated(stack, store, here.cast.fen)
    async with Open() as again:
        await seated(again, store, here.cast.ada)


async def test_a_program_shuts_out_neither_its_owner_nor_another(store: Store) -> None:
    here = await asking(store)
    async with Open() as stack:
        for _ in range(live.A_PROGRAM):
            await seated(stack, store, here.cast.ada, "one")
        await sent_away(store, here.cast.ada, "one")
        await seated(stack, store, here.cast.ada, "another")
        for _ in range(live.SCREENS):
            await seated(stack, store, here.cast.ada)
        await seated(stack, store, here.cast.fen, "one")


async def test_nor_do_all_of_them_together_though_they_are_kept_at_eight(store: Store) -> None:
    here = await asking(store)
    async with Open() as stack:
        for n in range(live.SCREENS):
            await seated(stack, store, here.cast.ada, f"program {n // live.A_PROGRAM}")
        await sent_away(store, here.cast.ada, "one more")
        await seated(stack, store, here.cast.ada)
