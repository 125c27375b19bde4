"""M47: a circle's month in thanks is drawn from the ledger, names only who agreed, and is edited before it shows."""

import asyncio

import pytest

from graph import blocks, ledger, mentions, months
from graph.bounds import DAY
from graph.mentions import Answer, Mention
from graph.months import Edited, Month
from graph.refusals import InvalidInput, OnlyOrganisers, WordsChanged
from graph.store import Store
from tests.cast import Cast, small
from tests.graph.test_ledger import EVER, favour
from tests.reading import rows
from tests.town import NOW

MONTH, BEFORE = "2026-09", "2026-08"
ASKED = """
MATCH (p:Person {id: $id})
MATCH (o:Outbox {to: p.email, kind: 'mention'})
RETURN o.about AS about"""


async def helped(store: Store) -> Cast:
    """Cleo and Ada helped in the guild this month; Fen organises it."""
    cast = await small(store)
    await favour(store, cast.cleo, cast.ada)
    await favour(store, cast.ada, cast.ines)
    await favour(store, cast.sam, cast.ada, 0, NOW - 40 * DAY)
    return cast


async def asked(store: Store, person: str) -> list[Mention]:
    return await mentions.mine(store, person, EVER, 10)


def yes(mention: Mention) -> Answer:
    """To the words as they were read."""
    return Answer(mention.id, True, mention.edition)


async def named(store: Store, viewer: str, month: Month) -> list[str]:
    return [one.person for one in await mentions.agreed(store, viewer, [month.id])]


async def listed(store: Store, viewer: str, circle: str) -> list[str]:
    return [one.id for one in await months.listed(store, viewer, circle, EVER, 10)]


async def test_m47_it_is_drawn_edited_and_shown_with_consent(store: Store) -> None:
    cast = await helped(store)
    month = await months.draft(store, cast.fen, cast.guild, MONTH, NOW)
    assert await named(store, cast.fen, month) == []
    (cleos,) = await asked(store, cast.cleo)
    (adas,) = await asked(store, cast.ada)
    assert await asked(store, cast.sam) == [] == await asked(store, cast.ines)
    assert len(await rows(store, ASKED, id=cast.cleo)) == 1
    await mentions.answer(store, cast.cleo, yes(cleos), NOW)
    await mentions.answer(store, cast.ada, Answer(adas.id, False), NOW)
    assert await named(store, cast.fen, month) == [cast.cleo]
    edited = Edited(month.id, "A good month.", ((cleos.id, "read a price page"),))
    assert (await months.edit(store, cast.fen, edited, NOW)).words == "A good month."
    assert await listed(store, cast.sam, cast.guild) == []
    assert await named(store, cast.sam, month) == []
    (again,) = await asked(store, cast.cleo)
    await mentions.answer(store, cast.cleo, yes(again), NOW)
    shown = await months.publish(store, cast.fen, month.id, NOW + 1)
    assert (shown.state, shown.published_at) == ("PUBLISHED", NOW + 1)
    assert await listed(store, cast.sam, cast.guild) == [month.id]
    (line,) = await mentions.agreed(store, cast.sam, [month.id])
    assert (line.person, line.text) == (cast.cleo, "read a price page")
    assert await listed(store, cast.zoe, cast.guild) == []
    assert await mentions.agreed(store, cast.zoe, [month.id]) == []


@pytest.mark.parametrize("published", [False, True])
async def test_m47_to_other_words_nobody_has_agreed_yet(store: Store, published: bool) -> None:
    cast = await helped(store)
    month = await months.draft(store, cast.fen, cast.guild, MONTH, NOW)
    for person in (cast.cleo, cast.ada):
        (one,) = await asked(store, person)
        await mentions.answer(store, person, yes(one), NOW)
    if published:
        await months.publish(store, cast.fen, month.id, NOW)
    cleos, adas = await asked(store, cast.cleo), await asked(store, cast.ada)
    lines = ((cleos[0].id, "failed at a price page"), (adas[0].id, adas[0].text))
    await months.edit(store, cast.fen, Edited(month.id, None, lines), NOW + 1)
    (again,) = await asked(store, cast.cleo)
    assert (again.state, again.text, again.at) == ("ASKED", "failed at a price page", NOW + 1)
    assert await asked(store, cast.ada) == adas
    assert len(await rows(store, ASKED, id=cast.cleo)) == 2
    assert len(await rows(store, ASKED, id=cast.ada)) == 1
    for person in (cast.fen, cast.sam)[: 1 + published]:
        assert await named(store, person, month) == [cast.ada]
        assert await mentions.of(store, person, [again.id]) == []
    with pytest.raises(InvalidInput):
        await months.edit(store, cast.fen, Edited(month.id, None, lines[:1]), NOW + 2)
    await mentions.answer(store, cast.cleo, yes(again), NOW + 3)
    assert set(await named(store, cast.fen, month)) == {cast.ada, cast.cleo}


async def test_a_yes_that_comes_late_is_no_yes_to_newer_words(store: Store) -> None:
    cast = await helped(store)
    month = await months.draft(store, cast.fen, cast.guild, MONTH, NOW)
    (first,) = await asked(store, cast.cleo)
    for _ in range(2):
        await mentions.answer(store, cast.cleo, yes(first), NOW)
    line = ((first.id, "failed at a price page"),)
    await months.edit(store, cast.fen, Edited(month.id, None, line), NOW + 1)
    with pytest.raises(WordsChanged):
        await mentions.answer(store, cast.cleo, yes(first), NOW + 2)
    with pytest.raises(InvalidInput) as refused:
        await mentions.answer(store, cast.cleo, Answer(first.id, True), NOW + 2)
    assert refused.value.path == "edition"
    assert refused.value.message == "Reload the page, read the words, and answer again."
    (again,) = await asked(store, cast.cleo)
    assert again.state == "ASKED" and await named(store, cast.fen, month) == []
    await mentions.answer(store, cast.cleo, Answer(first.id, False, first.edition), NOW + 3)
    assert (await asked(store, cast.cleo))[0].state == "DECLINED"


async def test_a_no_meanwhile_stays_a_no(store: Store) -> None:
    cast = await helped(store)
    month = await months.draft(store, cast.fen, cast.guild, MONTH, NOW)
    (one,) = await asked(store, cast.cleo)
    await mentions.answer(store, cast.cleo, yes(one), NOW)
    edited = Edited(month.id, "A good month.", ((one.id, one.text),))
    for _ in range(5):
        await asyncio.gather(
            *(months.edit(store, cast.fen, edited, NOW + 1) for _ in range(5)),
            mentions.answer(store, cast.cleo, Answer(one.id, False), NOW + 1),
            return_exceptions=True,
        )
        assert await named(store, cast.fen, month) == []
        await mentions.answer(store, cast.cleo, yes(one), NOW + 2)


async def test_a_yes_may_be_taken_back(store: Store) -> None:
    cast = await helped(store)
    month = await months.draft(store, cast.fen, cast.guild, MONTH, NOW)
    (one,) = await asked(store, cast.cleo)
    await mentions.answer(store, cast.cleo, yes(one), NOW)
    await months.publish(store, cast.fen, month.id, NOW)
    await mentions.answer(store, cast.cleo, Answer(one.id, False), NOW)
    assert await named(store, cast.sam, month) == []
    for person in (cast.fen, cast.ada, cast.zoe):
        with pytest.raises(InvalidInput):
            await mentions.answer(store, person, yes(one), NOW)


async def test_who_drafts_learns_nothing_of_those_who_did_not_agree(store: Store) -> None:
    cast = await helped(store)
    month = await months.draft(store, cast.fen, cast.guild, MONTH, NOW)
    empty = await months.draft(store, cast.fen, cast.guild, BEFORE, NOW)
    (one,) = await asked(store, cast.cleo)
    assert await mentions.of(store, cast.fen, [one.id]) == []
    assert await named(store, cast.fen, month) == await named(store, cast.fen, empty) == []
    with pytest.raises(InvalidInput):
        await months.edit(store, cast.fen, Edited(month.id, None, ((one.id, "x"),)), NOW)


async def test_thirty_drafts_are_one_and_ask_once(store: Store) -> None:
    cast = await helped(store)
    drafts = (months.draft(store, cast.fen, cast.guild, MONTH, NOW) for _ in range(30))
    told = await asyncio.gather(*drafts)
    assert len({month.id for month in told}) == 1
    assert len(await asked(store, cast.cleo)) == 1
    assert len(await rows(store, ASKED, id=cast.cleo)) == 1
    await favour(store, cast.ines, cast.ada)
    await months.draft(store, cast.fen, cast.guild, MONTH, NOW + 1)
    assert len(await asked(store, cast.ines)) == 1 == len(await asked(store, cast.cleo))


async def test_only_organisers_draft_edit_and_publish(store: Store) -> None:
    cast = await helped(store)
    month = await months.draft(store, cast.fen, cast.guild, MONTH, NOW)
    with pytest.raises(OnlyOrganisers):
        await months.draft(store, cast.ada, cast.guild, MONTH, NOW)
    for verb in (months.publish(store, cast.ada, month.id, NOW),):
        with pytest.raises(InvalidInput):
            await verb
    await months.publish(store, cast.fen, month.id, NOW)
    with pytest.raises(OnlyOrganisers):
        await months.edit(store, cast.ada, Edited(month.id, "Mine."), NOW)
    with pytest.raises(InvalidInput):
        await months.draft(store, cast.fen, "nowhere", MONTH, NOW)


async def test_blocked_and_corrected_help_names_nobody(store: Store) -> None:
    cast = await small(store)
    taken = await favour(store, cast.cleo, cast.ada)
    await ledger.take_back(store, cast.cleo, taken, "", NOW)
    await favour(store, cast.sam, cast.ada)
    await blocks.block(store, cast.sam, cast.fen, NOW)
    await months.draft(store, cast.fen, cast.guild, MONTH, NOW)
    assert await asked(store, cast.cleo) == [] == await asked(store, cast.sam)


@pytest.mark.parametrize("month", ["", "2026", "2026-13", "2026-10", "september"])
async def test_a_month_has_its_form_and_has_begun(store: Store, month: str) -> None:
    cast = await small(store)
    with pytest.raises(InvalidInput) as refused:
        await months.draft(store, cast.fen, cast.guild, month, NOW)
    assert refused.value.path == "month"
