"""A thread is between two, and only after both said yes."""

import asyncio

import pytest

from graph import messages, standing
from graph.bounds import DAY
from graph.messages import Draft
from graph.refusals import InvalidInput, KeyReused, TooEarly
from graph.store import Store
from tests.graph.test_answers import mailed
from tests.stage import asking, introduced, requested
from tests.town import NOW
from tests.waiting import Late

START = (2**53 - 1, "~")


async def test_the_two_write_and_read(store: Store) -> None:
    stage = await asking(store)
    cast = stage.cast
    opened = await introduced(store, stage)
    for n, writer in enumerate((cast.ada, cast.ada, cast.cleo)):
        await messages.send(store, writer, Draft(opened.id, f"Line {n}"), NOW + n)
    for reader in (cast.ada, cast.cleo):
        thread = await messages.thread(store, reader, opened.id, START, 10)
        assert [one.text for one in thread] == ["Line 2", "Line 1", "Line 0"]
    earlier = await messages.thread(store, cast.ada, opened.id, (NOW + 2, thread[0].id), 1)
    assert [one.text for one in earlier] == ["Line 1"]
    for outsider in (cast.fen, cast.zoe):
        assert await messages.thread(store, outsider, opened.id, START, 10) == []
        assert await messages.of(store, outsider, [thread[0].id]) == []
        with pytest.raises(InvalidInput):
            await messages.send(store, outsider, Draft(opened.id, "Me too"), NOW)


async def test_unread_until_marked_and_one_mail_until_read(store: Store) -> None:
    stage = await asking(store)
    cast = stage.cast
    opened = await introduced(store, stage)
    for n in range(3):
        await messages.send(store, cast.ada, Draft(opened.id, "Hello"), NOW + 1 + n)
    assert await messages.unread(store, cast.cleo, [opened.id]) == {opened.id: 3}
    assert await messages.unread(store, cast.ada, [opened.id]) == {opened.id: 0}
    assert await mailed(store, opened.id, "message") == 1
    await messages.mark_read(store, cast.cleo, opened.id, NOW + 9)
    assert await messages.unread(store, cast.cleo, [opened.id]) == {opened.id: 0}
    await messages.send(store, cast.ada, Draft(opened.id, "Again"), NOW + 10)
    assert await mailed(store, opened.id, "message") == 2
    with pytest.raises(InvalidInput):
        await messages.mark_read(store, cast.fen, opened.id, NOW)


async def test_what_was_on_its_way_while_others_were_read_is_unread(store: Store) -> None:
    stage = await asking(store)
    ada, cleo = stage.cast.ada, stage.cast.cleo
    opened = await introduced(store, stage)

    async def read() -> None:
        await messages.mark_read(store, cleo, opened.id, NOW + 20)

    await messages.send(Late(store, read), ada, Draft(opened.id, "First"), NOW + 10)
    assert await messages.unread(store, cleo, [opened.id]) == {opened.id: 1}

    async def answered_and_read() -> None:
        await messages.send(store, ada, Draft(opened.id, "Third"), NOW + 50)
        await read()

    await messages.send(Late(store, answered_and_read), ada, Draft(opened.id, "Second"), NOW + 40)
    assert await messages.unread(store, cleo, [opened.id]) == {opened.id: 1}
    assert (await standing.threads(store, cleo, [opened.id]))[opened.id]["unread"] == 1
    assert await mailed(store, opened.id, "message") == 2
    await read()
    assert await messages.unread(store, cleo, [opened.id]) == {opened.id: 0}


async def test_of_many_at_once_none_is_read_before_it_stands(store: Store) -> None:
    stage = await asking(store)
    ada, cleo = stage.cast.ada, stage.cast.cleo
    opened = await introduced(store, stage)
    stood: list[int] = []

    async def read() -> None:
        await messages.mark_read(store, cleo, opened.id, NOW)
        stood.append(len(await messages.thread(store, cleo, opened.id, START, 50)))

    async def reading() -> None:
        for _ in range(5):
            await read()

    sent = [Draft(opened.id, f"Line {n}") for n in range(30)]
    tries = [messages.send(store, ada, one, NOW + 30 - n) for n, one in enumerate(sent)]
    await asyncio.gather(*tries, reading())
    unread = (await messages.unread(store, cleo, [opened.id]))[opened.id]
    assert unread >= 30 - stood[-1]


async def test_no_word_before_both_agree_or_after_a_month(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    with pytest.raises(TooEarly):
        await messages.send(store, stage.cast.ada, Draft(begun.id, "Hello"), NOW)
    other = await asking(store)
    opened = await introduced(store, other)
    with pytest.raises(TooEarly):
        await messages.send(store, other.cast.ada, Draft(opened.id, "Hello"), NOW + 30 * DAY)


async def test_a_key_sends_once(store: Store) -> None:
    stage = await asking(store)
    opened = await introduced(store, stage)
    draft = Draft(opened.id, "Hello")
    first = await messages.send(store, stage.cast.ada, draft, NOW, key="k")
    assert await messages.send(store, stage.cast.ada, draft, NOW + 5, key="k") == first
    with pytest.raises(KeyReused):
        await messages.send(store, stage.cast.ada, Draft(opened.id, "Other"), NOW, key="k")


async def test_an_empty_or_endless_message_is_refused(store: Store) -> None:
    stage = await asking(store)
    opened = await introduced(store, stage)
    for text in ("", "x" * 4001):
        with pytest.raises(InvalidInput):
            await messages.send(store, stage.cast.ada, Draft(opened.id, text), NOW)
