"""One-tap gives: they land at once, touch the tie, and ask for nothing."""

import asyncio
from dataclasses import replace

import pytest

from graph import blocks, gifts, lapses, proposals, ties
from graph.bounds import DAY
from graph.gifts import Draft, Gift, Kind
from graph.proposals import Proposal
from graph.refusals import InvalidInput, KeyReused, TooManyRequests
from graph.store import Store
from tests.cast import small
from tests.graph.test_ledger import EVER
from tests.reading import rows
from tests.town import NOW

MAILS = """
MATCH (p:Person {id: $id})
MATCH (o:Outbox {to: p.email})
RETURN o.kind AS kind, o.due AS due"""
LINK = "https://example.org/prices"
GIFTS = (
    Draft(Kind.LINK, "", link=LINK),
    Draft(Kind.PASSED_ON, "", "I passed your work on to the harbour board."),
    Draft(Kind.PRAISE, "", "Your talk was the clearest of the day."),
)


async def received(store: Store, person: str) -> list[Gift]:
    return await gifts.mine(store, person, False, EVER, 50)


async def test_m39_a_link_work_passed_on_and_an_introduction_are_one_tap_each(
    store: Store,
) -> None:
    cast = await small(store)
    for n, gift in enumerate(GIFTS):
        given = await gifts.give(store, cast.ada, replace(gift, person_id=cast.fen), NOW + n)
        assert (given.kind, given.giver, given.person) == (gift.kind, cast.ada, cast.fen)
        (tie,) = await ties.of(store, cast.fen, [cast.ada])
        assert tie.touched == NOW + n
    assert [one.kind for one in await received(store, cast.fen)] == ["PRAISE", "PASSED_ON", "LINK"]
    assert len(await gifts.mine(store, cast.ada, True, EVER, 50)) == 3
    idea = Proposal(
        cast.ada, "You two should talk.", other_id=cast.cleo, other_note="So should you."
    )
    await proposals.propose(store, cast.fen, idea, NOW)


async def test_praise_is_there_to_read_at_once(store: Store) -> None:
    cast = await small(store)
    gift = Draft(Kind.PRAISE, cast.sam, "You ask the question everybody has.")
    await gifts.give(store, cast.ada, gift, NOW)
    (one,) = await received(store, cast.sam)
    assert one.text == gift.text and one.at == NOW and one.unread
    assert await rows(store, MAILS, id=cast.sam) == [{"kind": "gift", "due": NOW}]
    assert not (await gifts.mark_read(store, cast.sam, one.id, NOW + 1)).unread
    (given,) = await gifts.mine(store, cast.ada, True, EVER, 50)
    assert not given.unread
    with pytest.raises(InvalidInput):
        await gifts.mark_read(store, cast.ada, one.id, NOW)


async def test_nothing_is_chased(store: Store) -> None:
    """M41: a note asks for no reply, and no second mail ever follows it."""
    cast = await small(store)
    await gifts.give(store, cast.ada, Draft(Kind.NOTE, cast.fen, "I thought of you."), NOW)
    for days in (2, 4, 8, 30):
        await lapses.record(store, NOW + days * DAY)
        await lapses.remind(store, NOW + days * DAY)
    assert len(await rows(store, MAILS, id=cast.fen)) == 1


async def test_only_the_two_see_it(store: Store) -> None:
    cast = await small(store)
    one = await gifts.give(store, cast.ada, replace(GIFTS[0], person_id=cast.fen), NOW)
    for person in (cast.ines, cast.sam, cast.zoe):
        assert await gifts.of(store, person, [one.id]) == []
        with pytest.raises(InvalidInput):
            await gifts.mark_read(store, person, one.id, NOW)


async def test_strangers_oneself_and_nobody_get_one_answer(store: Store) -> None:
    cast = await small(store)
    said: set[tuple[str, str]] = set()
    for person in (cast.zoe, cast.ada, "nobody", ""):
        with pytest.raises(InvalidInput) as refused:
            await gifts.give(store, cast.ada, replace(GIFTS[2], person_id=person), NOW)
        said.add((refused.value.path, refused.value.message))
    assert len(said) == 1


async def test_to_somebody_who_blocked_it_looks_delivered(store: Store) -> None:
    cast = await small(store)
    await blocks.block(store, cast.fen, cast.ada, NOW)
    one = await gifts.give(store, cast.ada, replace(GIFTS[2], person_id=cast.fen), NOW)
    assert [given.id for given in await gifts.mine(store, cast.ada, True, EVER, 9)] == [one.id]
    assert await received(store, cast.fen) == []
    assert all(mail["due"] > NOW for mail in await rows(store, MAILS, id=cast.fen))
    with pytest.raises(InvalidInput):
        await gifts.give(store, cast.fen, replace(GIFTS[2], person_id=cast.ada), NOW)


async def test_a_block_takes_what_was_given_out_of_sight(store: Store) -> None:
    cast = await small(store)
    one = await gifts.give(store, cast.ada, replace(GIFTS[2], person_id=cast.fen), NOW)
    await blocks.block(store, cast.fen, cast.ada, NOW)
    assert await received(store, cast.fen) == [] == await gifts.of(store, cast.fen, [one.id])
    with pytest.raises(InvalidInput):
        await gifts.mark_read(store, cast.fen, one.id, NOW)


async def test_whoever_gave_it_and_then_blocks_is_not_seen_to(store: Store) -> None:
    cast = await small(store)
    one = await gifts.give(store, cast.ada, replace(GIFTS[2], person_id=cast.fen), NOW)
    before = await received(store, cast.fen)
    await blocks.block(store, cast.ada, cast.fen, NOW + 1)
    assert await received(store, cast.fen) == await gifts.of(store, cast.fen, [one.id]) == before
    assert not (await gifts.mark_read(store, cast.fen, one.id, NOW + 2)).unread


async def test_a_link_is_a_web_address_and_praise_has_words(store: Store) -> None:
    cast = await small(store)
    for path, gift in (
        ("link", Draft(Kind.LINK, cast.fen)),
        ("link", Draft(Kind.LINK, cast.fen, link="javascript:alert(1)")),
        ("text", Draft(Kind.PRAISE, cast.fen, " ")),
        ("text", Draft(Kind.NOTE, cast.fen)),
    ):
        with pytest.raises(InvalidInput) as refused:
            await gifts.give(store, cast.ada, gift, NOW)
        assert refused.value.path == path


async def test_limits_are_one_s_own_and_a_key_has_one_effect(store: Store) -> None:
    cast = await small(store)
    gift = replace(GIFTS[2], person_id=cast.fen)
    told = [await gifts.give(store, cast.ada, gift, NOW, "k") for _ in range(2)]
    assert told[0] == told[1]
    with pytest.raises(KeyReused):
        await gifts.give(store, cast.ada, replace(gift, text="Else."), NOW, "k")
    for _ in range(gifts.A_WEEK_EACH - 1):
        await gifts.give(store, cast.ada, gift, NOW)
    with pytest.raises(TooManyRequests) as refused:
        await gifts.give(store, cast.ada, gift, NOW + 2 * DAY)
    assert refused.value.until == NOW + 7 * DAY
    for person in (cast.ines, cast.cleo, cast.sam) * 3:
        if len(await gifts.mine(store, cast.ada, True, EVER, 50)) < gifts.A_DAY:
            await gifts.give(store, cast.ada, replace(gift, person_id=person), NOW)
    with pytest.raises(TooManyRequests) as refused:
        await gifts.give(store, cast.ada, replace(gift, person_id=cast.sam), NOW + 1)
    assert refused.value.until == NOW + DAY


async def test_many_at_once_stay_within_the_day(store: Store) -> None:
    cast = await small(store)
    people = [who for who in (cast.fen, cast.ines, cast.sam, cast.cleo) for _ in range(8)][:30]
    tries = [gifts.give(store, cast.ada, replace(GIFTS[2], person_id=one), NOW) for one in people]
    told = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(one, Gift) for one in told) == gifts.A_DAY
    assert {type(one) for one in told} == {Gift, TooManyRequests}
    each = [one.person for one in await gifts.mine(store, cast.ada, True, EVER, 50)]
    assert max(each.count(one) for one in each) <= gifts.A_WEEK_EACH


async def test_whoever_was_blocked_sees_the_tie_move_as_any_other(store: Store) -> None:
    touched = []
    for blocked in (False, True):
        cast = await small(store)
        if blocked:
            await blocks.block(store, cast.fen, cast.ada, NOW)
        await gifts.give(store, cast.ada, Draft(Kind.PRAISE, cast.fen, "Well said."), NOW + 5)
        (tie,) = await ties.of(store, cast.ada, [cast.fen])
        touched.append(tie.touched)
    assert touched == [NOW + 5, NOW + 5]
