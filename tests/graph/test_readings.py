"""M19: a draft read first by somebody who helped there: a comment, no gate, and nothing else to learn."""

import asyncio

import pytest

from graph import asks, blocks, ledger, readings
from graph.bounds import DAY
from graph.cold import Words
from graph.readings import Draft, Reading
from graph.refusals import InvalidInput, KeyReused, NotYourTurn, Refusal, TooManyRequests
from graph.store import Store
from tests.cast import Cast, small
from tests.graph.test_ledger import EVER, favour
from tests.reading import rows
from tests.town import NOW

TEXT = "How do I price a first product?"
WORD = "Say what you tried, and ask one thing."
MAILS = "MATCH (o:Outbox) WHERE o.about CONTAINS $id RETURN o.kind AS kind, o.to AS to"


async def readers(store: Store, *helps: int) -> Cast:
    """Fen and Ines read drafts of the guild, and have finished so many helps there."""
    cast = await small(store)
    for reader, number in zip((cast.fen, cast.ines), helps, strict=True):
        await readings.mark(store, reader, cast.guild, True, NOW)
        for _ in range(number):
            await favour(store, reader, cast.cleo)
    return cast


async def handed_out(store: Store, cast: Cast, now: int = NOW) -> Reading:
    return await readings.hand_out(store, cast.ada, Draft(cast.guild, TEXT), now)


async def offered(store: Store, person: str, now: int) -> list[str]:
    return [one.text for one in await readings.listed(store, person, False, EVER, 9, now)]


async def own(store: Store, cast: Cast, now: int) -> tuple[str, str]:
    (one,) = await readings.listed(store, cast.ada, True, EVER, 9, now)
    return readings.state(one, now), one.comment


async def mails(store: Store, id: str) -> list[str]:
    return sorted(row["kind"] for row in await rows(store, MAILS, id=id))


async def test_m19_one_comments_and_nothing_waits_for_it(store: Store) -> None:
    cast = await readers(store, 2, 1)
    reading = await handed_out(store, cast)
    assert await offered(store, cast.fen, NOW) == [TEXT]
    for person in (cast.ines, cast.cleo, cast.sam, cast.zoe):
        assert await offered(store, person, NOW) == []
        assert await readings.of(store, person, [reading.id], NOW) == []
    assert (await asks.post(store, cast.ada, asks.Draft(TEXT), NOW)).text == TEXT
    await readings.answer(store, cast.fen, reading.id, WORD, NOW + 1)
    (one,) = await readings.of(store, cast.ada, [reading.id], NOW + 1)
    assert (one.comment, one.reader) == (WORD, cast.fen)
    assert await offered(store, cast.ines, NOW + DAY) == []
    assert await mails(store, reading.id) == ["draft_read"]
    await readings.close(store, cast.ada, reading.id, NOW + 2)
    for person in (cast.ada, cast.fen):
        assert await readings.of(store, person, [reading.id], NOW + 2) == []


async def test_only_who_helped_there_and_is_willing_reads(store: Store) -> None:
    cast = await readers(store, 1, 0)
    await readings.mark(store, cast.fen, cast.guild, False, NOW)
    assert await readings.marked(store, cast.ines) == {cast.guild}
    taken_back = await favour(store, cast.ines, cast.cleo)
    await ledger.take_back(store, cast.ines, taken_back, "", NOW)
    reading = await handed_out(store, cast)
    for day in range(3):
        for person in (cast.fen, cast.ines):
            assert await offered(store, person, NOW + day * DAY) == []
    assert await own(store, cast, NOW + 3 * DAY - 1) == ("WAITING", "")
    assert await own(store, cast, NOW + 3 * DAY) == ("UNREAD", "")
    assert await readings.announce(store, NOW) >= 0
    assert await mails(store, reading.id) == []


@pytest.mark.parametrize("passes", [True, False], ids=["passed on", "left alone"])
async def test_it_goes_to_the_next_and_its_writer_sees_no_difference(
    store: Store, passes: bool
) -> None:
    cast = await readers(store, 2, 1)
    reading = await handed_out(store, cast)
    if passes:
        await readings.answer(store, cast.fen, reading.id, None, NOW + 1)
        assert await offered(store, cast.ines, NOW + 1) == [TEXT]
    assert await own(store, cast, NOW + DAY) == ("WAITING", "")
    assert await offered(store, cast.fen, NOW + DAY) == []
    assert await offered(store, cast.ines, NOW + DAY) == [TEXT]
    with pytest.raises(InvalidInput):
        await readings.answer(store, cast.fen, reading.id, WORD, NOW + DAY)
    await readings.answer(store, cast.ines, reading.id, WORD, NOW + DAY)
    assert await own(store, cast, NOW + DAY) == ("READ", WORD)


async def test_a_reader_is_told_once_on_their_day(store: Store) -> None:
    cast = await readers(store, 2, 1)
    reading = await handed_out(store, cast)
    for now in (NOW, NOW + 1, NOW + DAY, NOW + DAY + 1):
        await asyncio.gather(*(readings.announce(store, now) for _ in range(5)))
    assert await mails(store, reading.id) == ["reading", "reading"]
    await readings.close(store, cast.ada, reading.id, NOW)
    assert await mails(store, reading.id) == ["reading", "reading"]


async def test_thirty_comments_at_once_are_one(store: Store) -> None:
    cast = await readers(store, 1, 0)
    reading = await handed_out(store, cast)

    async def comment(number: int) -> str:
        try:
            await readings.answer(store, cast.fen, reading.id, f"Word {number}.", NOW)
        except NotYourTurn:
            return ""
        return f"Word {number}."

    said = await asyncio.gather(*(comment(number) for number in range(30)))
    (one,) = [word for word in said if word]
    assert await own(store, cast, NOW) == ("READ", one)
    assert await mails(store, reading.id) == ["draft_read"]


async def test_thirty_drafts_at_once_stay_within_the_week_and_its_readers(store: Store) -> None:
    cast = await readers(store, 1, 0)

    async def let(number: int) -> Refusal | Reading:
        try:
            return await readings.hand_out(
                store, cast.ada, Draft(cast.guild, f"Draft {number}"), NOW
            )
        except TooManyRequests as refusal:
            assert refusal.until == NOW + 7 * DAY
            return refusal

    told = await asyncio.gather(*(let(number) for number in range(30)))
    assert sum(isinstance(one, Reading) for one in told) == readings.A_WEEK
    assert len(await offered(store, cast.fen, NOW)) == 1


async def test_a_reader_rests_a_week_whoever_asks(store: Store) -> None:
    cast = await readers(store, 1, 0)

    draft, writers = Draft(cast.guild, TEXT), (cast.ada, cast.cleo, cast.sam)
    await asyncio.gather(*(readings.hand_out(store, one, draft, NOW) for one in writers))
    assert len(await offered(store, cast.fen, NOW)) == 1
    await handed_out(store, cast, NOW + 8 * DAY)
    assert len(await offered(store, cast.fen, NOW + 8 * DAY)) == 1


async def test_who_is_blocked_or_gone_neither_reads_nor_is_read(store: Store) -> None:
    cast = await readers(store, 1, 1)
    await blocks.block(store, cast.ines, cast.ada, NOW)
    reading = await handed_out(store, cast)
    (reader,) = [one for one in (cast.fen, cast.ines) if await offered(store, one, NOW)]
    assert reader == cast.fen
    assert await offered(store, cast.ines, NOW + DAY) == []
    await blocks.block(store, cast.ada, cast.fen, NOW)
    assert await offered(store, cast.fen, NOW) == []
    with pytest.raises(InvalidInput):
        await readings.answer(store, cast.fen, reading.id, WORD, NOW)
    await readings.announce(store, NOW)
    assert await mails(store, reading.id) == []


async def test_a_cold_draft_keeps_for_whom_it_is(store: Store) -> None:
    cast = await readers(store, 2, 1)
    words = Words("I build pumps. I sell to hospitals.", "https://example.org", "We talk.")
    draft = Draft(cast.guild, TEXT, "You priced one.", words, cast.fen)
    reading = await readings.hand_out(store, cast.ada, draft, NOW, "k")
    assert reading.person == cast.fen
    assert await offered(store, cast.fen, NOW) == []
    (seen,) = await readings.listed(store, cast.ines, False, EVER, 9, NOW)
    assert (seen.person, seen.due, seen.who, seen.note) == ("", None, words.who, draft.note)
    assert (await readings.hand_out(store, cast.ada, draft, NOW, "k")).id == reading.id
    with pytest.raises(KeyReused):
        await readings.hand_out(store, cast.ada, Draft(cast.guild, TEXT), NOW, "k")


async def test_who_may_not_is_told_of_nothing(store: Store) -> None:
    cast = await readers(store, 1, 0)
    reading = await handed_out(store, cast)
    for person in (cast.ada, cast.sam, cast.zoe):
        with pytest.raises(InvalidInput) as refused:
            await readings.answer(store, person, reading.id, WORD, NOW)
        assert refused.value.message == readings.UNKNOWN
    for person in (cast.fen, cast.zoe):
        with pytest.raises(InvalidInput):
            await readings.close(store, person, reading.id, NOW)
    for verb in (
        readings.mark(store, cast.zoe, cast.guild, True, NOW),
        readings.hand_out(store, cast.zoe, Draft(cast.guild, TEXT), NOW),
        readings.hand_out(store, cast.ada, Draft(cast.guild, "x"), NOW),
        readings.answer(store, cast.fen, reading.id, " ", NOW),
    ):
        with pytest.raises(InvalidInput):
            await verb
